import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LogEntry } from '#shared/contract/app'
import type { BookingId } from '#shared/contract/base'
import { Booking } from '#shared/contract/booking'
import { dateOf, wallTimeOf } from '#shared/time/civil'
import { formatDay, formatTime, formatTimes } from '#shared/time/format'
import { api } from '../../lib/client'
import { callWords } from '../../lib/words/calls'
import { statusWords } from '../../lib/words/vocabulary'

/** Who did what to this booking, latest first. */
export function History({ id }: { id: BookingId }) {
  const [open, setOpen] = useState(false)
  const log = useQuery({ ...api.app.log.queryOptions({ input: { kind: 'booking', id, limit: 50 } }), enabled: open })
  return (
    <section>
      <UnstyledButton className="booking-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        Geschiedenis
      </UnstyledButton>
      {open && (
        <ol className="booking-history">
          {(log.data ?? []).map((entry) => {
            const at = wallTimeOf(entry.at)
            return (
              <li key={entry.id}>
                <b>
                  {entry.action === 'undo'
                    ? 'ongedaan gemaakt'
                    : entry.action === 'redo'
                      ? 'opnieuw gedaan'
                      : callWords(entry.action)}
                </b>
                <small>
                  {formatDay(dateOf(at))} {formatTime(at)} · {entry.user}
                </small>
                {differences(entry).map((line) => (
                  <small key={line}>{line}</small>
                ))}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

/** What people want to know of a change: when, which status, how many. */
function differences(entry: LogEntry): string[] {
  const before = Booking.safeParse(entry.before)
  const after = Booking.safeParse(entry.after)
  if (!before.success || !after.success) return []
  const [a, b] = [before.data, after.data]
  const when = (x: Booking) => `${formatDay(dateOf(x.startsAt))} ${formatTimes(x.startsAt, x.endsAt)}`
  const lines: string[] = []
  if (when(a) !== when(b)) lines.push(`van ${when(a)} naar ${when(b)}`)
  if (a.roomIds.join() !== b.roomIds.join()) lines.push('andere ruimte')
  if (a.status !== b.status)
    lines.push(
      `${statusWords[a.status]} → ${statusWords[b.status]}${b.statusReason === null ? '' : `: ${b.statusReason}`}`,
    )
  if (a.participants !== b.participants)
    lines.push(`deelnemers: ${a.participants ?? 'onbekend'} → ${b.participants ?? 'onbekend'}`)
  return lines
}
