import type { Layout } from './vocabulary'

type Minutes = { setupMinutes: number; clearupMinutes: number }
/** What a room asks for before and after, by itself and per layout. */
export type Buffered = Minutes & { layouts?: readonly (Minutes & { layout: Layout })[] }

/**
 * Minutes of set-up and clear-up for a booking of these rooms in a layout: the largest that any of them asks for, by
 * itself or for that layout.
 */
export function buffersFor(rooms: readonly Buffered[], layout: Layout | null): Minutes {
  const asked = rooms.flatMap((room) => [room, ...(room.layouts ?? []).filter((l) => l.layout === layout)])
  return {
    setupMinutes: Math.max(0, ...asked.map((one) => one.setupMinutes)),
    clearupMinutes: Math.max(0, ...asked.map((one) => one.clearupMinutes)),
  }
}

/** True when a room can stand in a layout: it lists it, or lists none. */
export const offersLayout = (room: Buffered, layout: Layout): boolean =>
  (room.layouts ?? []).length === 0 || (room.layouts ?? []).some((l) => l.layout === layout)
