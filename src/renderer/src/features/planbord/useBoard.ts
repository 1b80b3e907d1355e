import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { RoomId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Centre, Closure } from '#shared/contract/place'
import type { CivilDate, WallSpan } from '#shared/time/types'
import { api } from '../../lib/client'
import { failureOf } from '../../lib/failure'
import { useRooms } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { occupiedBy, roomMap, visible } from './board'
import { hideRefusal, notifyRefused } from './refused'

const noBookings: readonly Booking[] = []
const noClosures: readonly Closure[] = []

/** The bookings, rooms and closures of a centre in a period (`to` exclusive), and what follows from them. */
export function useBoard(centre: Centre, from: CivilDate, to: CivilDate, ended: boolean) {
  const centreId = centre.id
  const rooms = useRooms(centreId)
  const query = useQuery(api.bookings.list.queryOptions({ input: { centreId, from, to } }))
  const all = query.data ?? noBookings
  const closures = useQuery(api.closures.list.queryOptions({ input: { centreId } })).data ?? noClosures
  const derived = useMemo(() => {
    const byId = roomMap(rooms)
    return { byId, bookings: visible(all, ended), taken: occupiedBy(centre, all, byId) }
  }, [all, centre, rooms, ended])
  return {
    rooms,
    closures,
    ready: query.isSuccess && rooms.length > 0,
    noRooms: query.isSuccess && rooms.length === 0,
    error: query.error,
    ...derived,
  }
}

export type Move = Partial<WallSpan> & { roomIds?: RoomId[] }

/** Moves or resizes a booking; tells the result, and rejects when it is refused so that the caller puts it back. */
export function useMove() {
  const queries = useQueryClient()
  const change = useMutation(api.bookings.change.mutationOptions())
  const cancel = useMutation(api.bookings.cancel.mutationOptions({ onError: notifyError }))
  const move = async (booking: Booking, to: Move): Promise<boolean> => {
    try {
      await change.mutateAsync({ id: booking.id, revision: booking.revision, ...to })
      await queries.invalidateQueries({ queryKey: api.bookings.key() })
      hideRefusal()
      notifyDone(`Verplaatst: ${booking.title}`, { undo: true })
      return true
    } catch (error) {
      notifyRefused(booking, error, ({ startsAt, endsAt, roomIds }) => {
        void move(booking, { startsAt, endsAt, roomIds: roomIds.map((id) => RoomId.parse(id)) })
      })
      if (failureOf(error)?.code === 'stale') void queries.invalidateQueries({ queryKey: api.bookings.key() })
      return false
    }
  }
  return {
    move,
    cancel(booking: Booking): void {
      cancel.mutate(
        { id: booking.id, revision: booking.revision },
        { onSuccess: () => notifyDone(`Geannuleerd: ${booking.title}`, { undo: true }) },
      )
    },
  }
}
