import type { Stretch } from '#shared/domain/hours'
import type { SeasonPlace, SeasonRoom, TakenOn, WishFacts } from '#shared/domain/season'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { addDays, weekdayOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'

const room = (id: string, more: Partial<SeasonRoom> = {}): SeasonRoom => ({
  id,
  name: id,
  use: 'exclusive',
  capacity: 20,
  partIds: [],
  archived: false,
  wheelchair: true,
  setupMinutes: 0,
  clearupMinutes: 0,
  ...more,
})
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

type Given = { open?: [from: number, to: number][]; taken?: Map<string, TakenOn[]>; rooms?: SeasonRoom[] }

/** A centre from September to November 2026 with two rooms that can be joined, a kitchen with buffers and a shared room; open from 9 to 23 unless said otherwise (hours). */
export function aPlace({ open = [[9, 23]], taken = new Map(), rooms = [] }: Given): SeasonPlace {
  const from = '2026-09-01' as CivilDate
  const stretches: Stretch[] = open.map(([a, b]) => ({ from: a * 60, to: b * 60 }))
  const days = Array.from({ length: 91 }, (_, i) => addDays(from, i))
  const all = [
    room('one'),
    room('two'),
    room('joined', { partIds: ['one', 'two'], capacity: 40 }),
    room('kitchen', { capacity: 10, setupMinutes: 15, clearupMinutes: 30 }),
    room('shared', { use: 'shared', capacity: 30 }),
    ...rooms,
  ]
  return {
    id: 'c',
    from,
    rooms: new Map(all.map((r) => [r.id, r])),
    open: new Map(weekdays.map((d) => [d, stretches])),
    hasHours: true,
    facilities: new Map([['beamer', { name: 'Beamer', roomId: null, stock: 1 }]]),
    dates: new Map(weekdays.map((d) => [d, days.filter((day) => weekdayOf(day) === d)])),
    taken,
  }
}

export type TestWish = {
  category?: RenterCategory
  owner?: string
  everyWeeks?: 1 | 2
  minutes?: number
  people?: number | null
  room?: string | null
  weekday?: Weekday
  from?: string
  second?: { room: string | null; weekday: Weekday; from: string }
  beamer?: boolean
}

/** A wish for a Tuesday evening in room one unless said otherwise. */
export function aWish(id: string, given: TestWish): WishFacts & { title: string } {
  const { room: roomId = 'one', weekday = 2, from = '19:00', second } = given
  return {
    id,
    title: id,
    centreId: 'c',
    owner: given.owner ?? id,
    category: given.category ?? 'association',
    people: given.people === undefined ? 8 : given.people,
    minutes: given.minutes ?? 120,
    everyWeeks: given.everyWeeks ?? 1,
    wheelchair: false,
    facilities: given.beamer ? [{ facilityId: 'beamer', quantity: 1 }] : [],
    choices: [
      { roomId, weekday, from: from as ClockTime },
      ...(second ? [{ roomId: second.room, weekday: second.weekday, from: second.from as ClockTime }] : []),
    ],
  }
}
