import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useContext } from 'react'
import type { Narrative } from '#shared/contract/accountability'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { useMay } from '../../lib/session'
import { ClosedField } from './ClosedField'
import { type Autosave, useAutosave } from './useAutosave'
import { type TextPlace, WritingContext } from './writing'

const LONGEST = 5000

type Props = {
  place: TextPlace
  saved: Narrative | null
  label: string
  hideLabel?: boolean
  hint: string
}

/** A field for plain text, with who wrote it when. Give it a key by its place: it belongs to one. */
export function NarrativeField(props: Props) {
  const writing = useContext(WritingContext)
  const { place, saved, label, hideLabel = false } = props
  const may = useMay('narratives.write', place.centreId)
  if (writing.mode === 'open' && may) return <OpenField {...props} />
  const shown = writing.mode === 'open' ? ({ mode: 'closed' } as const) : writing
  return <ClosedField {...{ place, saved, label, hideLabel }} writing={shown} longest={LONGEST} />
}

/** One that keeps itself. */
function OpenField({ place, saved, label, hideLabel = false, hint }: Props) {
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
