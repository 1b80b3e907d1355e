import { useQuery } from '@tanstack/react-query'
import type { Caretaker } from '#shared/contract/roster'
import { api } from '../../lib/client'
import { useHere, useRooms } from '../../lib/here'

const none: readonly Caretaker[] = []
const nameIn = (all: readonly { id: string; name: string }[]) => {
  const names = new Map(all.map(({ id, name }) => [id, name]))
  return (id: string): string => names.get(id) ?? ''
}

/** The names of centres, rooms and people by their id; empty while they are on their way. */
export function useNames() {
  const { centres } = useHere()
  const rooms = useRooms(null)
  const people = useQuery(api.caretakers.list.queryOptions()).data ?? none
  return { centre: nameIn(centres), room: nameIn(rooms), person: nameIn(people), people }
}
export type Names = ReturnType<typeof useNames>
