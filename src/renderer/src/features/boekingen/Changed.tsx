import { Button } from '@mantine/core'
import type { Booking } from '#shared/contract/booking'
import { useRooms } from '../../lib/here'
import { differences } from './differences'

type Props = {
  /** The state that was typed over, and how the booking is now. */
  before: Booking
  after: Booking
  onKeep: () => void
  onForget: () => void
}

/** Somebody else was first: what they changed, and the choice to go on from there or to let go of what was typed. */
export function Changed({ before, after, onKeep, onForget }: Props) {
  const rooms = useRooms(after.centreId)
  const lines = differences(before, after, (id) => rooms.find((room) => room.id === id)?.name ?? 'andere ruimte')
  return (
    <div className="booking-changed" role="alert">
      <b>Iemand anders heeft deze boeking net gewijzigd</b>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>Wat u typte staat er nog: bewaar opnieuw om dat er alsnog in te zetten.</p>
      <div className="booking-changed-choice">
        <Button size="xs" onClick={onKeep}>
          Verder met mijn wijzigingen
        </Button>
        <Button size="xs" variant="default" onClick={onForget}>
          Laat maar
        </Button>
      </div>
    </div>
  )
}
