import { expect, test } from 'vitest'
import {
  axisOf,
  dragEdge,
  dragEdgeToDay,
  isOn,
  lastDayOf,
  shareOf,
  spansDays,
  stretchBy,
} from '../../../src/renderer/src/features/planbord/period/axis'
import type { CivilDate, WallSpan, WallTime } from '../../../src/shared/time/types'

const days = ['2026-06-01', '2026-06-02', '2026-06-03'] as CivilDate[]
const axis = { from: 8 * 60, to: 23 * 60 }
/** Strips of 300 pixels: an hour is 20 wide; 10 pixels of night between two days. */
const lanes = [0, 310, 620].map((left) => ({ left, right: left + 300 }))
const span = (startsAt: string, endsAt: string): WallSpan => ({
  startsAt: startsAt as WallTime,
  endsAt: endsAt as WallTime,
})
const yoga = span('2026-06-02T10:00', '2026-06-02T11:00')
const drag = (edge: 'start' | 'end', moved: number, of = yoga, on = lanes) =>
  Object.values(dragEdge(of, edge, moved, days, on, axis)).map((wall) => wall.slice(8))

test('an edge goes along the line of time, by quarters where these can be aimed at', () => {
  expect(drag('end', 20)).toEqual(['02T10:00', '02T12:00'])
  expect(drag('end', 26)).toEqual(['02T10:00', '02T12:15'])
  expect(drag('start', -21)).toEqual(['02T09:00', '02T11:00'])
})

test('narrow strips go by half hours', () => {
  const narrow = [0, 110, 220].map((left) => ({ left, right: left + 100 }))
  expect(drag('end', 9, yoga, narrow)).toEqual(['02T10:00', '02T12:30'])
  expect(drag('end', 11, yoga, narrow)).toEqual(['02T10:00', '02T12:30'])
})

test('past the evening comes the morning of the next day, and the sides of the board hold', () => {
  expect(drag('end', 240)).toEqual(['02T10:00', '02T23:00'])
  expect(drag('end', 260)).toEqual(['02T10:00', '03T08:30'])
  expect(drag('end', 9999)).toEqual(['02T10:00', '03T23:00'])
  expect(drag('start', -70)).toEqual(['01T22:00', '02T11:00'])
})

test('begin and end do not pass each other, and a hand that trembles changes nothing', () => {
  expect(drag('end', -200)).toEqual(['02T10:00', '02T10:15'])
  expect(drag('start', 200)).toEqual(['02T10:45', '02T11:00'])
  expect(drag('end', 2)).toEqual(['02T10:00', '02T11:00'])
})

test('an end at midnight stands at the right of its evening', () => {
  const late = span('2026-06-02T22:00', '2026-06-03T00:00')
  const wide = { from: 480, to: 1440 }
  expect(lastDayOf(late)).toBe('2026-06-02')
  expect(spansDays(late)).toBe(false)
  expect(isOn(late, '2026-06-03' as CivilDate)).toBe(false)
  expect(dragEdge(late, 'end', -18.75, days, lanes, wide).endsAt).toBe('2026-06-02T23:00')
})

test('in a month an edge goes by whole days and keeps its time', () => {
  const camp = span('2026-06-01T09:00', '2026-06-02T17:00')
  expect(dragEdgeToDay(camp, 'end', '2026-06-03' as CivilDate)?.endsAt).toBe('2026-06-03T17:00')
  expect(dragEdgeToDay(camp, 'start', '2026-06-02' as CivilDate)?.startsAt).toBe('2026-06-02T09:00')
  expect(dragEdgeToDay(camp, 'start', '2026-06-03' as CivilDate)).toBeNull()
})

test('keys make it longer and shorter, down to half an hour', () => {
  expect(stretchBy(yoga, 'end', 30).endsAt).toBe('2026-06-02T11:30')
  expect(stretchBy(stretchBy(yoga, 'end', -30), 'end', -30).endsAt).toBe('2026-06-02T10:30')
  expect(stretchBy(yoga, 'start', -30)).toEqual({ ...yoga, startsAt: '2026-06-02T09:30' })
  expect(stretchBy(stretchBy(yoga, 'start', 30), 'start', 30).startsAt).toBe('2026-06-02T10:30')
})

test('the line of time is as wide as hours ask for', () => {
  const day = {
    date: days[0] as CivilDate,
    open: [{ from: 420, to: 1440 }],
    staffed: [],
    closedBecause: null,
    active: true,
  }
  expect(axisOf([day], [])).toEqual({ from: 420, to: 1440 })
  expect(axisOf([], [])).toEqual(axis)
  expect([shareOf(0, axis), shareOf(930, axis), shareOf(1440, axis)]).toEqual([0, 50, 100])
})
