import { Textarea } from '@mantine/core'
import type { Narrative } from '#shared/contract/accountability'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { keyOf, type TextPlace, type Writing } from './writing'

type Props = { place: TextPlace; saved: Narrative | null; label: string; hideLabel: boolean; longest: number }

/** A text that is closed with its quarter: to read, or to put right for a next version. */
export function ClosedField({
  place,
  saved,
  label,
  hideLabel,
  longest,
  writing,
}: Props & { writing: Exclude<Writing, { mode: 'open' }> }) {
  if (writing.mode === 'correct') {
    const text = writing.texts.get(keyOf(place))?.text ?? saved?.text ?? ''
    return (
      <div className="va-field">
        <Textarea
          {...(hideLabel ? { 'aria-label': label } : { label })}
          autosize
          minRows={hideLabel ? 1 : 3}
          maxRows={14}
          maxLength={longest}
          value={text}
          onChange={(event) =>
            writing.put({ ...place, text: event.currentTarget.value, revision: saved?.revision ?? null })
          }
        />
        <p className="va-status">{text.trim() !== (saved?.text ?? '') && 'Veranderd; nog niet vastgesteld'}</p>
      </div>
    )
  }
  return (
    <div className="va-field va-closed-text">
      {!hideLabel && <h3>{label}</h3>}
      <p>{saved?.text ?? 'Niets geschreven.'}</p>
      {saved && (
        <p className="va-status">
          {saved.by}, {formatDate(dateOf(saved.at))} {formatTime(clockOf(saved.at))}
        </p>
      )}
    </div>
  )
}
