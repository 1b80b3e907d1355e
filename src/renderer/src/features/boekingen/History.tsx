import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LogEntry } from '#shared/contract/app'
import type { BookingId, CentreId } from '#shared/contract/base'
import { Booking } from '#shared/contract/booking'
import { callWords } from '#shared/contract/call-words'
import { Referral } from '#shared/contract/self-service'
import { dateOf, wallTimeOf } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { useRooms } from '../../lib/here'
import { differences } from './differences'
import { referralText } from './Referrals'

/** Who did what to this booking, latest first. */
export function History({ id, centreId }: { id: BookingId; centreId: CentreId }) {
  const rooms = useRooms(centreId)
  const roomName = (roomId: string) => rooms.find((room) => room.id === roomId)?.name ?? 'andere ruimte'
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
                {changesOf(entry, roomName).map((line) => (
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

/** What a change changed; of what came or went as a whole only where to a booking was referred. */
function changesOf(entry: LogEntry, roomName: (id: string) => string): string[] {
  if (entry.kind === 'referral') {
    const referral = Referral.safeParse(entry.after ?? entry.before)
    return referral.success ? [referralText(referral.data)] : []
  }
  const before = Booking.safeParse(entry.before)
  const after = Booking.safeParse(entry.after)
  return before.success && after.success ? differences(before.data, after.data, roomName) : []
}
