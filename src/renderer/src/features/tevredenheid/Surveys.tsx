import { Button, Switch } from '@mantine/core'
import {
  IconClipboardText,
  IconKeyboard,
  IconPlus,
  IconPrinter,
  IconSettings,
  IconTableImport,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Centre } from '#shared/contract/place'
import type { SurveyRow } from '#shared/contract/satisfaction'
import { formatDate, formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { notifyError } from '../../lib/notify'
import { number } from '../../lib/numbers'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { AnswersDialog } from './AnswersDialog'
import { QuestionsForm } from './QuestionsForm'
import { NewSurveyForm, SurveyForm } from './SurveyForm'

type Props = {
  surveys: readonly SurveyRow[]
  entering: string | null
  centre: Centre | undefined
  onEnter: (id: string | null) => void
}

/** The questionnaires: make one, print it, enter what was filled in. */
export function Surveys({ surveys, entering, centre, onEnter }: Props) {
  const { centres, today } = useHere()
  const labels = useQuery(api.labels.list.queryOptions()).data ?? []
  const questionnaire = useQuery(api.satisfaction.questions.queryOptions()).data
  // The booking or series that somebody came from.
  const [fromBooking, fromSeries] = [useParam('boeking'), useParam('reeks')]
  const may = useRights()
  const [open, setOpen] = useState<'new' | 'questions' | 'answers' | null>(
    (fromBooking || fromSeries) && entering === null && may('satisfaction.create') ? 'new' : null,
  )
  const [changing, setChanging] = useState<SurveyRow | null>(null)
  const [archived, setArchived] = useState(false)
  const shown = surveys.filter((survey) => survey.archived === archived)
  const centreName = (id: string) => centres.find((one) => one.id === id)?.name ?? ''
  const themeName = (id: string | null) => labels.find((label) => label.id === id)?.name ?? 'Zonder thema'
  const shortDate = (date: CivilDate) => (date.slice(0, 4) === today.slice(0, 4) ? formatDay(date) : formatDate(date))
  const aboutOf = ({ centreId, seriesId, heldOn }: SurveyRow) => {
    const held = heldOn === null ? [] : `boeking van ${formatDate(heldOn)}`
    return [centre ? [] : centreName(centreId), seriesId === null ? held : 'reeks'].flat().join(' · ')
  }
  const print = async (survey: SurveyRow) => {
    try {
      saveFile(await client.satisfaction.paper({ id: survey.id }))
    } catch (error) {
      notifyError(error)
    }
  }
  const add = may('satisfaction.create', centre?.id) && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setOpen('new')}>
      Nieuwe vragenlijst
    </Button>
  )
  return (
    <>
      <Card
        title="Vragenlijsten"
        note="half A4: leg ze op tafel, en voer in wat terugkomt"
        actions={
          <>
            {surveys.some((survey) => survey.archived) && (
              <Switch
                label="Archief"
                checked={archived}
                onChange={(event) => setArchived(event.currentTarget.checked)}
              />
            )}
            <May call="satisfaction.changeQuestions">
              <Button
                variant="default"
                leftSection={<IconSettings size={16} aria-hidden="true" />}
                disabled={!questionnaire}
                onClick={() => setOpen('questions')}
              >
                Vragen en formulier
              </Button>
            </May>
            <May call="satisfaction.takeAnswers" at={null}>
              <Button
                variant="default"
                leftSection={<IconTableImport size={16} aria-hidden="true" />}
                disabled={surveys.length === 0}
                onClick={() => setOpen('answers')}
              >
                Antwoorden plakken
              </Button>
            </May>
            {surveys.length > 0 && add}
          </>
        }
      >
        {shown.length === 0 ? (
          <EmptyState
            icon={IconClipboardText}
            title={archived ? 'Er staat niets in het archief' : 'Er is nog geen vragenlijst'}
            action={!archived && add}
          >
            {add &&
              'Maak er een voor een boeking, een reeks of een andere activiteit. Druk haar af en leg haar na afloop op tafel.'}
          </EmptyState>
        ) : (
          <div className="fig-scroll">
            <table className="fig-table">
              <caption className="visually-hidden">Vragenlijsten</caption>
              <thead>
                <tr>
                  <th scope="col">Activiteit</th>
                  <th scope="col">Thema</th>
                  <th scope="col">Code</th>
                  <th scope="col" className="is-num">
                    Ingevuld
                  </th>
                  <th scope="col">Laatst</th>
                  <th scope="col">
                    <span className="visually-hidden">Wat u kunt doen</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((survey) => (
                  <tr key={survey.id} data-survey={survey.id} aria-current={survey.id === entering || undefined}>
                    <th scope="row">
                      {may('satisfaction.change', survey.centreId) ? (
                        <button type="button" className="fig-button" onClick={() => setChanging(survey)}>
                          {survey.title}
                          <span className="visually-hidden"> wijzigen</span>
                        </button>
                      ) : (
                        survey.title
                      )}
                      <small className="tv-about">{aboutOf(survey)}</small>
                      {!survey.current && <Tag>vragen van eerder</Tag>}
                    </th>
                    <td>{themeName(survey.themeId)}</td>
                    <td className="tv-code">{survey.code}</td>
                    <td className="is-num">{number(survey.sheets)}</td>
                    <td className="tv-last">{survey.days[0] ? shortDate(survey.days[0].date) : '–'}</td>
                    <td className="tv-acts">
                      {may('satisfaction.paper') && (
                        <Button
                          size="xs"
                          variant="default"
                          leftSection={<IconPrinter size={14} aria-hidden="true" />}
                          title="Afdrukken"
                          aria-label={`Afdrukken: ${survey.title}`}
                          onClick={() => void print(survey)}
                        >
                          Afdrukken
                        </Button>
                      )}
                      {may('satisfaction.addSheet', survey.centreId) && (
                        <Button
                          size="xs"
                          variant="default"
                          leftSection={<IconKeyboard size={14} aria-hidden="true" />}
                          title="Invoeren"
                          aria-label={`Invoeren: ${survey.title}`}
                          onClick={() => onEnter(survey.id)}
                        >
                          Invoeren
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {open === 'new' && (
        <NewSurveyForm
          centre={centre}
          bookingId={fromBooking}
          seriesId={fromSeries}
          onClose={() => {
            setOpen(null)
            setParams({ boeking: null, reeks: null })
          }}
        />
      )}
      {open === 'questions' && questionnaire && (
        <QuestionsForm questionnaire={questionnaire} onClose={() => setOpen(null)} />
      )}
      {open === 'answers' && <AnswersDialog onClose={() => setOpen(null)} />}
      {changing && <SurveyForm survey={changing} onClose={() => setChanging(null)} />}
    </>
  )
}
