import { expect, test } from 'vitest'
import { roomMap } from '../../../src/renderer/src/features/planbord/board'
import { slotOn, slotOver } from '../../../src/renderer/src/features/planbord/period/slots'
import type { Booking } from '../../../src/shared/contract/booking'
import type { Room } from '../../../src/shared/contract/place'
import type { DayHours } from '../../../src/shared/domain/hours'
import { occupancyOf } from '../../../src/shared/domain/occupancy'
import type { CivilDate, WallTime } from '../../../src/shared/time/types'

const room = {
  id: 'r',
  name: 'Zaal',
  use: 'exclusive',
  partIds: [],
  setupMinutes: 0,
  clearupMinutes: 0,
} as unknown as Room
const byId = roomMap([room])
const day = (date: string, ...open: [number, number][]): DayHours => ({
  date: date as CivilDate,
  open: open.map(([from, to]) => ({ from: from * 60, to: to * 60 })),
  staffed: [],
  closedBecause: null,
  active: true,
})
const booked = (from: string, to: string, more: Partial<Booking> = {}) =>
  occupancyOf(
    {
      id: `${from}`,
      roomIds: ['r'],
      startsAt: `2026-06-04T${from}` as WallTime,
      endsAt: `2026-06-04T${to}` as WallTime,
      setupMinutes: 0,
      clearupMinutes: 0,
      expectedParticipants: null,
      ...more,
    },
    byId,
  )
const times = (open: DayHours, taken: ReturnType<typeof booked>, now = '2026-06-02T11:20', of = room) => {
  const { startsAt, endsAt } = slotOn(open, of, { taken, byId, now: now as WallTime })
  return `${startsAt.slice(11)}-${endsAt.slice(11)}`
}
const thursday = day('2026-06-04', [8, 22])

test('a day offers the first free two hours from nine', () => {
  expect(times(thursday, [])).toBe('09:00-11:00')
  expect(times(thursday, booked('10:00', '12:00'))).toBe('12:00-14:00')
  expect(times(day('2026-06-04', [13, 22]), [])).toBe('13:00-15:00')
})

test('setup of the room counts', () => {
  const prepared = { ...room, setupMinutes: 30 }
  expect(times(thursday, booked('09:00', '12:00'), undefined, prepared)).toBe('12:30-14:30')
})

test('it does not reach over a pause, nor past closing time', () => {
  expect(times(day('2026-06-04', [10, 11], [14, 18]), [])).toBe('14:00-16:00')
  expect(times(day('2026-06-04', [9, 12]), booked('09:00', '10:30'))).toBe('10:30-11:30')
})

test('today it begins at the coming half hour', () => {
  expect(times(thursday, [], '2026-06-04T11:20')).toBe('11:30-13:30')
  expect(times(thursday, [], '2026-06-04T21:10')).toBe('21:30-22:00')
})

test('a full or closed day still offers something: the form says what is there', () => {
  expect(times(thursday, booked('08:00', '22:00'))).toBe('09:00-11:00')
  expect(times(day('2026-06-04'), [])).toBe('09:00-11:00')
})

test('several days go from the first opening to the last closing', () => {
  expect(slotOver(thursday, day('2026-06-06', [10, 12], [13, 17]))).toEqual({
    startsAt: '2026-06-04T08:00',
    endsAt: '2026-06-06T17:00',
  })
})
