/**
 * The slow, obviously right model of who is where: it looks at every quarter of an hour and at every pair of bookings.
 * Times are minutes since the midnight that begins the day of the run.
 */
export type ModelRoom = { setup: number; clear: number; takes: readonly { room: string; wholly: boolean }[] }
export type ModelBooking = {
  rooms: readonly string[]
  from: number
  to: number
  people: number | null
  status: string
}

/** People that the shared room holds. */
export const SHARED_HOLDS = 10

const wholly = (...rooms: string[]) => rooms.map((room) => ({ room, wholly: true }))
export const modelRooms: Record<string, ModelRoom> = {
  hall: { setup: 0, clear: 0, takes: wholly('hall') },
  kitchen: { setup: 15, clear: 30, takes: wholly('kitchen') },
  one: { setup: 0, clear: 15, takes: wholly('one') },
  two: { setup: 15, clear: 0, takes: wholly('two') },
  meeting: { setup: 0, clear: 0, takes: [{ room: 'meeting', wholly: false }] },
  joined: { setup: 30, clear: 30, takes: wholly('one', 'two') },
  plaza: { setup: 0, clear: 15, takes: wholly('hall', 'meeting') },
  all: { setup: 0, clear: 0, takes: wholly('one', 'two', 'hall', 'meeting') },
}
const HOLDING = ['option', 'confirmed', 'held']

const buffers = (booking: ModelBooking) => ({
  setup: Math.max(...booking.rooms.map((room) => modelRooms[room]?.setup ?? 0)),
  clear: Math.max(...booking.rooms.map((room) => modelRooms[room]?.clear ?? 0)),
})

function takes(booking: ModelBooking): Map<string, boolean> {
  const taken = new Map<string, boolean>()
  for (const name of booking.rooms)
    for (const { room, wholly } of modelRooms[name]?.takes ?? []) taken.set(room, wholly || taken.get(room) === true)
  return taken
}

/** Between two bookings the larger of the first's clear-up and the second's setup must fit. */
function clash(a: ModelBooking, b: ModelBooking): boolean {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a]
  if (second.from < first.to) return true
  return second.from - first.to < Math.max(buffers(first).clear, buffers(second).setup)
}

/** True when the booking can stand beside the others. */
export function fits(booking: ModelBooking, others: readonly ModelBooking[]): boolean {
  if (!HOLDING.includes(booking.status)) return true
  const holding = others.filter((other) => HOLDING.includes(other.status))
  for (const [room, whole] of takes(booking)) {
    const here = holding.filter((other) => takes(other).has(room))
    for (const other of here) if ((whole || takes(other).get(room)) && clash(booking, other)) return false
    if (whole) continue
    for (let minute = booking.from; minute < booking.to; minute += 15) {
      const present = here.filter((other) => other.from <= minute && minute < other.to)
      const people = present.reduce((sum, other) => sum + (other.people ?? 0), booking.people ?? 0)
      if (people > SHARED_HOLDS) return false
    }
  }
  return true
}
