import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconHeart,
  IconHelpCircle,
  IconPin,
  IconStar,
  IconUser,
  IconUserBolt,
} from '@tabler/icons-react'
import type { Shift } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import type { ShiftSource } from '#shared/domain/roster/vocabulary'
import { formatCount } from '../../lib/format'
import { sourceWords } from '../../lib/words/roster'
import { placeOf, timesText } from './board'

/** Where a caretaker comes from: a sign besides the colour. */
export const sourceIcons: Record<ShiftSource, typeof IconStar> = {
  volunteer: IconHeart,
  fixed: IconStar,
  employed: IconUser,
  flex: IconUserBolt,
}

/** What a gap is short of, in words. */
const gapText = (gap: Gap): string =>
  gap.missing > 0 ? (gap.people > 1 ? `${gap.missing} te weinig` : 'niemand') : 'niemand met sociale hygiëne'
const touchedText = (gap: Gap): string =>
  gap.bookingIds.length === 0 ? 'geen boekingen' : `raakt ${formatCount(gap.bookingIds.length, 'boeking', 'boekingen')}`

type ShiftFace = { shift: Shift; title: string; changed: boolean; offered: boolean; wrong: boolean }

/** A shift as it stands in a cell: name (or centre), time, and from which pool. */
export function ShiftFace({ shift, title, changed, offered, wrong }: ShiftFace) {
  const Icon = wrong ? IconAlertTriangle : shift.source === null ? IconHelpCircle : sourceIcons[shift.source]
  return (
    <>
      <i className="ro-bar" aria-hidden />
      <b>{title}</b>
      <span className="ro-signs" aria-hidden>
        {changed && <em title="Gewijzigd sinds het rooster bekend is gemaakt" />}
        {offered && <IconArrowsExchange size={12} aria-hidden />}
        {shift.pinned && <IconPin size={12} aria-hidden />}
        <Icon size={13} aria-hidden />
      </span>
      <span className="ro-times">
        {timesText(shift)}
        <span className="visually-hidden"> {moreText({ shift, title, changed, offered, wrong })}</span>
      </span>
    </>
  )
}

/** What the signs and colours of a shift say, for who hears it. */
const moreText = ({ shift, changed, offered, wrong }: ShiftFace): string =>
  [
    shift.source === null ? 'niemand ingedeeld' : sourceWords[shift.source],
    shift.pinned ? 'vastgezet' : '',
    offered ? 'aangeboden aan anderen' : '',
    changed ? 'gewijzigd sinds het bekend is gemaakt' : '',
    wrong ? 'tegen een regel' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

/** A gap as it stands in a cell: what is read aloud is what is seen, with the rest after it. */
export function GapFace({ gap, where }: { gap: Gap; where: string | null }) {
  const [seen, more] = gap.missing > 0 ? [touchedText(gap), gapText(gap)] : [gapText(gap), touchedText(gap)]
  return (
    <>
      <i className="ro-bar" aria-hidden />
      {where !== null && <span className="visually-hidden">Gat </span>}
      <b>{where ?? 'Gat'}</b>
      <span className="ro-signs">
        <IconAlertTriangle size={13} aria-hidden />
      </span>
      <span className="ro-times">{timesText(gap)}</span>
      <span className="ro-times">{seen}</span>
      <span className="visually-hidden">, {more}</span>
    </>
  )
}

/** The day of a cell as a thin bar: who covers when, and where nobody does. */
export function CoverBar({
  shifts,
  gaps,
  shown,
}: {
  shifts: readonly Shift[]
  gaps: readonly Gap[]
  shown: { from: number; to: number }
}) {
  return (
    <div className="ro-cover" aria-hidden>
      {shifts.map((shift) => (
        <i key={shift.id} data-source={shift.source ?? 'open'} style={placeOf(shift, shown)} />
      ))}
      {gaps.map((gap) => (
        <i key={`${gap.centreId}${gap.startsAt}`} data-source="gap" style={placeOf(gap, shown)} />
      ))}
    </div>
  )
}
