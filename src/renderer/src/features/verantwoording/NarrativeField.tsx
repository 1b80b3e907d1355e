import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Narrative, NarrativeWriting } from '#shared/contract/accountability'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { type Autosave, useAutosave } from './useAutosave'

const LONGEST = 5000

/** A field for plain text that keeps itself, with who wrote it when. Give it a key by its place: it belongs to one. */
export function NarrativeField({
  place,
  saved,
  label,
  hideLabel = false,
  hint,
}: {
  place: Pick<NarrativeWriting, 'period' | 'centreId' | 'agreementId' | 'field'>
  saved: Narrative | null
  label: string
  hideLabel?: boolean
  hint: string
}) {
  const save = useAutosave(place, saved)
  return (
    <div className="va-field">
      <Textarea
        {...(hideLabel ? { 'aria-label': label } : { label })}
        placeholder={hint}
        autosize
        minRows={hideLabel ? 1 : 3}
        maxRows={14}
        maxLength={LONGEST}
        value={save.text}
        onChange={(event) => save.setText(event.currentTarget.value)}
        onBlur={save.flush}
      />
      {save.theirs ? (
        <div className="va-theirs" role="alert">
          <p>
            {save.theirs.by} schreef hier intussen: “{save.theirs.text}”
          </p>
          <Button size="compact-xs" variant="default" onClick={save.takeTheirs}>
            Die tekst gebruiken
          </Button>
          <Button size="compact-xs" variant="default" onClick={save.keepMine}>
            Mijn tekst houden
          </Button>
        </div>
      ) : (
        <Status save={save} saved={saved} />
      )}
    </div>
  )
}

function Status({ save: { state, problem, flush }, saved }: { save: Autosave; saved: Narrative | null }): ReactNode {
  if (state === 'refused')
    return (
      <p className="va-status is-bad" role="alert">
        Nog niet bewaard. {problem}{' '}
        <Button size="compact-xs" variant="default" onClick={flush}>
          Opnieuw proberen
        </Button>
      </p>
    )
  return (
    <p className="va-status" aria-live="polite">
      {state === 'saving' && 'Wordt bewaard'}
      {state === 'typing' && 'Wordt zo bewaard'}
      {state === 'saved' &&
        saved &&
        `Bewaard, ${saved.by}, ${formatDate(dateOf(saved.at))} ${formatTime(clockOf(saved.at))}`}
    </p>
  )
}
