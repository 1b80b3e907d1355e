import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { SurveyRow } from '#shared/contract/satisfaction'
import { hasContactDetails, topScore } from '#shared/domain/satisfaction'
import { REMARK_QUESTION } from '#shared/domain/satisfaction-words'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError, step } from '../../lib/notify'
import { dateOrNull, textOrNull } from '../../lib/values'
import { isFull, isGood, typedScore } from './entry'
import { SidePanel } from './SidePanel'

/** Enters sheets one after another from the keyboard: a digit goes to the next question, Enter to the next sheet. */
export function EntryPanel({ survey, onClose }: { survey: SurveyRow; onClose: () => void }) {
  const { today } = useHere()
  const start = survey.heldOn !== null && survey.heldOn <= today ? survey.heldOn : today
  const [date, setDate] = useState<string | null>(start)
  const [scores, setScores] = useState<Record<string, string>>({})
  const [remark, setRemark] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [entered, setEntered] = useState(0)
  const fields = useRef<(HTMLInputElement | HTMLTextAreaElement | null)[]>([])
  const goTo = (index: number) => fields.current[index]?.focus()
  const add = useMutation(
    api.satisfaction.addSheet.mutationOptions({
      onSuccess: () => {
        setScores({})
        setRemark('')
        setProblem(null)
        setEntered((count) => count + 1)
        goTo(0)
      },
      // What was typed stays.
      onError: (error) => setProblem(messageFor(error)),
    }),
  )
  const { questions } = survey
  const day = dateOrNull(date)
  const wrong = questions.find(
    (question) => (scores[question.id] ?? '') !== '' && !isGood(scores[question.id] ?? '', question),
  )
  const save = () => {
    if (add.isPending) return
    if (day === null || day > today) return setProblem('Kies vandaag of een dag die is geweest.')
    if (wrong) return setProblem(`Geef een antwoord van 1 tot en met ${topScore[wrong.kind]}: ${wrong.text}`)
    const given = questions.flatMap(({ id }) => (scores[id] ? [[id, Number(scores[id])] as const] : []))
    if (given.length === 0 && textOrNull(remark) === null) return setProblem('Vul ten minste één antwoord in.')
    add.mutate({ id: survey.id, date: day, scores: Object.fromEntries(given), remark: textOrNull(remark) })
  }
  const takeBack = async () => {
    await step('undo')
    setEntered((count) => count - 1)
    goTo(0)
  }
  const onEnter = (index: number) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    if (index < questions.length) goTo(index + 1)
    else save()
  }
  return (
    <SidePanel
      title={survey.title}
      note={`Code ${survey.code}. Typ een cijfer per vraag en druk na de opmerking op Enter; leeg laten mag.`}
      takesFocus={false}
      onClose={onClose}
    >
      <form
        className="tv-entry"
        noValidate
        aria-label="Vragenlijst invoeren"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <DateField label="Dag van de activiteit" value={date} maxDate={today} onChange={setDate} />
        {questions.map((question, i) => {
          const text = scores[question.id] ?? ''
          return (
            <TextInput
              key={question.id}
              ref={(field) => {
                fields.current[i] = field
              }}
              className="tv-score"
              label={question.text}
              description={question.kind === 'mark' ? '1 tot en met 10; 0 is 10' : '1 helemaal niet, 5 helemaal wel'}
              inputMode="numeric"
              autoComplete="off"
              data-autofocus={i === 0}
              autoFocus={i === 0}
              value={text}
              error={text !== '' && !isGood(text, question) ? `1 tot en met ${topScore[question.kind]}` : null}
              onKeyDown={onEnter(i)}
              onChange={(event) => {
                const typed = typedScore(event.currentTarget.value, question)
                setScores({ ...scores, [question.id]: typed })
                if (typed.length > text.length && isFull(typed, question)) goTo(i + 1)
              }}
            />
          )
        })}
        <Textarea
          ref={(field) => {
            fields.current[questions.length] = field
          }}
          label={REMARK_QUESTION}
          description="Laat namen weg."
          autosize
          minRows={2}
          maxLength={2000}
          value={remark}
          error={
            hasContactDetails(remark)
              ? 'Laat telefoonnummers en e-mailadressen weg: antwoorden zijn van niemand.'
              : null
          }
          onChange={(event) => setRemark(event.currentTarget.value)}
          onKeyDown={onEnter(questions.length)}
        />
        {problem && (
          <p className="tv-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="in-row">
          <Button type="submit" loading={add.isPending}>
            Volgende
          </Button>
          <span role="status" className="tv-count">
            {entered > 0 && `${formatCount(entered, 'vragenlijst', 'vragenlijsten')} ingevoerd`}
          </span>
          {entered > 0 && (
            <Button variant="subtle" color="gray" c="var(--text-2)" onClick={() => void takeBack()}>
              Haal de laatste weg
            </Button>
          )}
        </div>
      </form>
      <Days survey={survey} />
    </SidePanel>
  )
}

/** What came in per day; a day can be taken away, to enter it anew. */
function Days({ survey }: { survey: SurveyRow }) {
  const remove = useMutation(
    api.satisfaction.removeDay.mutationOptions({
      onSuccess: () => notifyDone('De antwoorden van deze dag zijn weg', { undo: true }),
      onError: notifyError,
    }),
  )
  if (survey.days.length === 0) return null
  return (
    <>
      <h3 className="tv-days">Ingevoerd</h3>
      <ul className="list" aria-label="Ingevoerd per dag">
        {survey.days.map(({ date, sheets, revision }) => (
          <li key={date} className="list-item">
            <div className="list-text">
              <b>{formatDate(date)}</b>
              <small>{formatCount(sheets, 'vragenlijst', 'vragenlijsten')}</small>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--text-2)"
              aria-label={`Antwoorden van ${formatDate(date)} verwijderen`}
              onClick={() => remove.mutate({ id: survey.id, date, revision })}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </>
  )
}
