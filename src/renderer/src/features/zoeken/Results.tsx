import type { KeyboardEvent } from 'react'
import type { FoundPlace } from '#shared/contract/find'
import type { FindReason } from '#shared/domain/find-place'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { formatEuros } from '../../lib/format'
import { daysInWords, reasonText } from '../../lib/words/find'
import { Tag, type Tone } from '../../ui/Tag'

/** What is said by itself elsewhere in the row, or that asks for attention. */
const attention: Partial<Record<FindReason['code'], Tone>> = {
  unstaffed: 'warn',
  passed_over: 'warn',
  other_time: 'warn',
  some_times: 'warn',
  too_small: 'warn',
  facility_short: 'warn',
  too_dear: 'warn',
  price_unknown: 'warn',
}

/** Arrow keys walk through the places. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.find-row')]
  const at = rows.findIndex((row) => row === document.activeElement)
  if (at < 0) return
  event.preventDefault()
  const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1]
  if (next) next.focus()
  else if (event.key === 'ArrowUp') document.getElementById('find-people')?.focus()
}

/** When it would be: one moment, or the days and the time that they share. */
function whenOf({ occurrences }: FoundPlace): string {
  const [first] = occurrences
  if (!first) return ''
  const times = formatTimes(first.startsAt, first.endsAt)
  if (occurrences.length === 1) return `${formatDay(dateOf(first.startsAt))} ${times}`
  return `${times} op ${daysInWords(occurrences.map((one) => dateOf(one.startsAt)))}`
}

/** What it costs in all, when that is known. */
function priceText({ priceCents, occurrences }: FoundPlace): string[] {
  if (priceCents === null) return []
  if (priceCents === 0) return ['geen kosten']
  return [occurrences.length > 1 ? `samen ${formatEuros(priceCents)}` : formatEuros(priceCents)]
}

function Row({ place, actOf, onTake }: { place: FoundPlace } & Pick<Props, 'actOf' | 'onTake'>) {
  const act = actOf(place)
  const told = place.reasons.filter((reason) => attention[reason.code] !== undefined)
  const rest = place.reasons.filter((reason) => attention[reason.code] === undefined)
  const where = place.district === null ? place.centreName : `${place.centreName}, ${place.district}`
  return (
    <li>
      <button type="button" className="find-row" disabled={act === null} onClick={() => onTake(place)}>
        <span className="find-where">
          <b>{place.roomNames.join(' en ')}</b>
          <small>{where}</small>
        </span>
        <span className="find-when">
          <b className="tabular">{whenOf(place)}</b>
          <small>{[...priceText(place), ...rest.map(reasonText)].join(' · ')}</small>
          {told.length > 0 && (
            <span className="find-told">
              {told.map((reason) => (
                <Tag key={reason.code} tone={attention[reason.code] ?? 'neutral'}>
                  {reasonText(reason)}
                </Tag>
              ))}
            </span>
          )}
        </span>
        {act !== null && (
          <span className="find-act" aria-hidden>
            {act} <kbd className="kbd">↵</kbd>
          </span>
        )}
      </button>
    </li>
  )
}

type Props = {
  places: readonly FoundPlace[]
  /** What choosing a place is called; null for a place where one may not book. */
  actOf: (place: FoundPlace) => string | null
  label: string
  onTake: (place: FoundPlace) => void
}

/** Places in order, the best first; Enter takes one. */
export function Places({ places, actOf, label, onTake }: Props) {
  return (
    <ul className="list find-list" aria-label={label}>
      {places.map((place) => (
        <Row
          key={`${place.roomIds.join()}${place.occurrences[0]?.startsAt ?? ''}`}
          place={place}
          actOf={actOf}
          onTake={onTake}
        />
      ))}
    </ul>
  )
}
