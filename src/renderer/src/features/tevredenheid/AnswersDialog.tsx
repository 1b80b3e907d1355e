import { Button, Checkbox, FileButton, Modal, Textarea } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerCheck } from '#shared/contract/satisfaction'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { dateOrNull } from '../../lib/values'

const problems: Record<AnswerCheck['faults'][number]['problem'], string> = {
  unknown_code: 'deze code is er niet',
  empty: 'geen enkel antwoord',
  unknown_question: 'een vraag die deze vragenlijst niet stelt',
  out_of_scale: 'een antwoord dat niet op de schaal past',
  contact_details: 'een telefoonnummer of e-mailadres in de opmerking',
  bad_date: 'geen datum',
  future: 'een dag die nog moet komen',
}
const sheets = (count: number) => formatCount(count, 'vragenlijst', 'vragenlijsten')

/** Takes over what a form collected: paste or choose a file, see what comes in, and take it. */
export function AnswersDialog({ onClose }: { onClose: () => void }) {
  const { today } = useHere()
  const [text, setText] = useState('')
  const [date, setDate] = useState<string | null>(today)
  const [again, setAgain] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const options = { onError: (error: unknown) => setProblem(messageFor(error)), onMutate: () => setProblem(null) }
  const check = useMutation(api.satisfaction.checkAnswers.mutationOptions(options))
  const take = useMutation(
    api.satisfaction.takeAnswers.mutationOptions({
      ...options,
      onSuccess: ({ taken }) => {
        notifyDone(`${sheets(taken)} overgenomen`, { undo: true })
        onClose()
      },
    }),
  )
  const day = dateOrNull(date)
  const input = { text, date: day ?? today, repeats: again ? ('add' as const) : ('skip' as const) }
  const found = check.data
  const ready = text.trim() !== '' && day !== null && day <= today
  // What was looked at is no longer what would come in.
  const edited = (change: () => void) => {
    change()
    check.reset()
  }
  return (
    <Modal opened onClose={onClose} title="Antwoorden van uw formulier" size="lg">
      <form
        className="tv-answers"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready) return
          if (found && found.taken > 0) take.mutate(input)
          else check.mutate(input)
        }}
      >
        <p className="tv-help">
          Open in uw formulier de antwoorden in Excel, kopieer alles met de eerste regel en plak het hier. Nodig is een
          kolom <b>code</b>; verder <b>cijfer</b>, de stellingen zoals zij op papier staan, <b>opmerking</b> en als u
          wilt <b>datum</b>. Andere kolommen, zoals namen, neemt Buurtbalie niet over.
        </p>
        <Textarea
          label="Antwoorden"
          placeholder={'code;cijfer;opmerking'}
          autosize
          minRows={6}
          maxRows={12}
          data-autofocus
          value={text}
          onChange={(event) => {
            const { value } = event.currentTarget
            edited(() => setText(value))
          }}
        />
        <div className="in-row">
          <FileButton
            accept=".csv,.txt"
            onChange={(file) => {
              if (file) void file.text().then((read) => edited(() => setText(read)))
            }}
          >
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden="true" />}>
                CSV-bestand kiezen
              </Button>
            )}
          </FileButton>
        </div>
        <DateField
          label="Dag van de activiteit"
          description="Voor wat geen datum heeft en geen boeking is. Antwoorden op een boeking horen bij de dag van de boeking."
          value={date}
          maxDate={today}
          onChange={(value) => edited(() => setDate(value))}
        />
        <Checkbox
          label="Ook regels die al eerder zijn overgenomen"
          description="Een formulier geeft elke keer alle antwoorden. Laat dit uit, dan telt elke regel één keer."
          checked={again}
          onChange={(event) => {
            const { checked } = event.currentTarget
            edited(() => setAgain(checked))
          }}
        />
        {problem && (
          <p className="tv-problem" role="alert">
            {problem}
          </p>
        )}
        {found && <Found check={found} />}
        <div className="in-row">
          <Button type="submit" disabled={!ready} loading={check.isPending || take.isPending}>
            {found && found.taken > 0 ? `Neem ${sheets(found.taken)} over` : 'Kijk na'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuleren
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function Found({ check }: { check: AnswerCheck }) {
  const { taken, repeated, faults, unused, surveys } = check
  return (
    <div className="tv-found" role="status">
      <p>
        <b>{taken === 0 ? 'Er is niets nieuws.' : `${sheets(taken)} nieuw.`}</b>
        {repeated > 0 && ` ${formatCount(repeated, 'regel was', 'regels waren')} er al.`}
        {unused.length > 0 && ` Niet overgenomen kolommen: ${unused.join(', ')}.`}
      </p>
      {surveys.length > 0 && (
        <ul>
          {surveys.map(({ code, title, sheets: count }) => (
            <li key={code}>
              {title} ({code}): {sheets(count)}
            </li>
          ))}
        </ul>
      )}
      {faults.length > 0 && (
        <>
          <p>
            <b>{formatCount(faults.length, 'regel blijft', 'regels blijven')} achter:</b>
          </p>
          <ul>
            {faults.map(({ line, problem, text }) => (
              <li key={`${line} ${problem} ${text}`}>
                {line > 0 && `Regel ${line}: `}
                {problems[problem]}
                {text !== '' && ` (${text})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
