import { SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SatisfactionReport } from '#shared/contract/satisfaction'
import { satisfactionDefinitions } from '#shared/domain/satisfaction-words'
import { periodAt } from '#shared/time/period'
import { AccountingChooser } from '../../lib/AccountingChooser'
import { useAccountCentre } from '../../lib/account-centre'
import { setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { useHere } from '../../lib/here'
import { setPeriod, usePeriod } from '../../lib/period'
import { usePeriodKeys } from '../../lib/period-keys'
import { useMay, useRights } from '../../lib/session'
import { ClosedAsTag } from '../../ui/ClosedAsTag'
import { FiguresScreen } from '../../ui/FiguresScreen'
import { FileButtons } from '../../ui/FileButtons'
import { Meanings } from '../../ui/Meanings'
import { EntryPanel } from './EntryPanel'
import { RemarksPanel } from './RemarksPanel'
import { Scores } from './Scores'
import { Surveys } from './Surveys'
import './tevredenheid.css'

const kinds = ['month', 'quarter', 'year', 'span'] as const
const SURVEYS = 'vragenlijsten'
const views = [
  { value: 'cijfers', label: 'Cijfers' },
  { value: SURVEYS, label: 'Vragenlijsten' },
] as const

/** How people liked the activities: scores of a period, and the questionnaires that they come from. */
export default function TevredenheidScreen() {
  const here = useHere()
  const period = usePeriod(kinds, periodAt('quarter', here.date))
  const about = useAccountCentre('satisfaction.report')
  const { centre, ready } = about
  const maySurveys = useMay('satisfaction.list')
  const view = useParam('weergave') === SURVEYS && maySurveys ? SURVEYS : 'cijfers'
  const ofCentre = centre ? { centreId: centre.id } : {}
  const input = { period, ...ofCentre }
  const report = useQuery(
    api.satisfaction.report.queryOptions({ input, enabled: ready, placeholderData: keepPreviousData }),
  )
  const surveys = useQuery(
    api.satisfaction.list.queryOptions({
      input: ofCentre,
      enabled: ready && maySurveys,
      placeholderData: keepPreviousData,
    }),
  )
  const [remarks, setRemarks] = useState<SatisfactionReport['activities'][number] | null>(null)
  const [entering, setEntering] = useState<string | null>(null)
  // The booking or series that somebody came from: its questionnaire is opened, or made when there is none.
  const [fromBooking, fromSeries] = [useParam('boeking'), useParam('reeks')]
  const may = useRights()
  const close = () => {
    setRemarks(null)
    setEntering(null)
    if (fromBooking || fromSeries) setParams({ boeking: null, reeks: null }, { replace: true })
  }
  const asked = surveys.data?.find(
    ({ archived, bookingId, seriesId, centreId }) =>
      !archived &&
      may('satisfaction.addSheet', centreId) &&
      ((bookingId !== null && bookingId === fromBooking) || (seriesId !== null && seriesId === fromSeries)),
  )
  const survey = surveys.data?.find(({ id }) => id === entering) ?? asked
  usePeriodKeys('tevredenheid', 'Tevredenheid', period, here.today, (next) => {
    close()
    setPeriod(next)
  })
  const show = (value: string) => {
    close()
    setParams({ weergave: value === SURVEYS ? value : null })
  }
  return (
    <FiguresScreen
      title="Tevredenheid"
      hint={
        view === 'cijfers' && report.data && <ClosedAsTag closed={report.data.closed} notKept={report.data.notKept} />
      }
      tools={
        <>
          {maySurveys && (
            <SegmentedControl
              size="xs"
              aria-label="Wat u ziet"
              data={views.map(({ value, label }) => ({ value, label }))}
              value={view}
              onChange={show}
            />
          )}
          {view === 'cijfers' && (
            <FileButtons
              disabled={report.data === undefined}
              make={(format) => client.satisfaction.exportFile({ ...input, format })}
            />
          )}
        </>
      }
      chooser={
        <AccountingChooser
          about={about}
          label="Tevredenheid van"
          period={period}
          kinds={kinds}
          onCentre={close}
          onPeriod={(next) => {
            close()
            setPeriod(next)
          }}
        />
      }
      query={view === 'cijfers' ? report : surveys}
      behind={
        (view === 'cijfers' && remarks && <RemarksPanel key={remarks.title} activity={remarks} onClose={close} />) ||
        (view === SURVEYS && survey && <EntryPanel key={survey.id} survey={survey} onClose={close} />)
      }
    >
      {view === 'cijfers' && report.data && (
        <>
          <Scores report={report.data} onRemarks={setRemarks} onSurveys={() => show(SURVEYS)} />
          <Meanings of={satisfactionDefinitions} />
        </>
      )}
      {view === SURVEYS && surveys.data && (
        <Surveys surveys={surveys.data} entering={survey?.id ?? null} centre={centre} onEnter={setEntering} />
      )}
    </FiguresScreen>
  )
}
