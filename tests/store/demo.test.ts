import { expect, test } from 'vitest'
import { loadDemo } from '#core/demo/demo'
import { listLog } from '#core/store/log'
import type { Booking } from '#shared/contract/booking'
import { holdsRoom, usualHolds } from '#shared/domain/vocabulary'
import type { CivilDate } from '#shared/time/types'
import { openEmptyCore, refusal } from '../support/core'

const year = { from: '2023-06-03' as CivilDate, to: '2024-06-03' as CivilDate }
const ahead = { from: '2024-06-03' as CivilDate, to: '2024-09-03' as CivilDate }

test('a demo set is the same each time, past and coming, and never doubly booked', async () => {
  const core = await openEmptyCore()
  await loadDemo(core.ctx, { set: 'ridderkerk', years: 1 })
  const { client } = core

  const state = await client.app.state()
  expect(state.organisation).toMatchObject({ name: 'Facet', municipality: 'Ridderkerk', demo: true })
  const centres = await client.centres.list()
  expect(centres.filter((centre) => !centre.managed).map((centre) => centre.name)).toHaveLength(2)
  expect(centres.filter((centre) => centre.managed).map((centre) => centre.name)).toEqual([
    'De Fuik',
    'Museumschool',
    'SWS Slikkerveer',
    'Trefpunt Oost',
    'WVC Bolnes',
    'WVC West',
  ])

  const past = await client.bookings.list(year)
  const coming = await client.bookings.list(ahead)
  expect(past.length).toBeGreaterThan(5000)
  expect(coming.length).toBeGreaterThan(1000)
  const statuses = (list: readonly { status: string }[]) => [...new Set(list.map((booking) => booking.status))].sort()
  expect(statuses(past)).toEqual(['cancelled', 'confirmed', 'declined', 'displaced', 'expired', 'no_show'])
  expect(statuses(coming)).toEqual(['cancelled', 'confirmed', 'option', 'request'])
  const counted = past.filter((booking) => booking.status === 'confirmed')
  const filledIn = counted.filter((booking) => booking.participants !== null)
  expect(filledIn.length / counted.length).toBeGreaterThan(0.9)

  // Weekly courses that are under way have their series: each date of it a booking, or why not.
  const courses = (await Promise.all(centres.map(({ id }) => client.series.list({ centreId: id })))).flat()
  expect(courses.length).toBeGreaterThanOrEqual(4 * 6)
  expect(courses.filter(({ coming, last }) => coming === 0 || last === null || last < ahead.from)).toEqual([])
  for (const course of courses) {
    const view = await client.series.get({ id: course.id })
    const ofCourse = [...past, ...coming].filter((booking) => booking.seriesId === course.id)
    expect(ofCourse.length).toBeGreaterThan(0)
    expect(view.dates.flatMap(({ booking }) => booking?.id ?? [])).toEqual(ofCourse.map(({ id }) => id))
  }

  const rooms = new Map((await client.rooms.list({})).map((room) => [room.id as string, room]))
  const holding = past.filter((booking) => holdsRoom(booking.status, usualHolds))
  const fits = (booking: Booking) =>
    booking.roomIds.every((id) => (rooms.get(id)?.capacity ?? 0) >= (booking.expectedParticipants ?? 0))
  expect(holding.filter((booking) => !fits(booking))).toEqual([])
  const doubles = [...rooms.values()]
    .filter((room) => room.use === 'exclusive')
    .flatMap((room) => {
      const here = holding.filter((booking) => booking.roomIds.includes(room.id))
      return here.filter((one, i) => (here[i + 1]?.startsAt ?? '9') < one.endsAt)
    })
  expect(doubles).toEqual([])

  // Contact people are clearly made up: nobody is rung by accident.
  const renters = await client.renters.search({ q: '', limit: 200 })
  expect(renters.length).toBe(200)
  // Who came long ago may have left no address.
  const isReal = ({ phone, email }: (typeof renters)[number]) =>
    (phone !== null && !/^06-0000\d{4}$/.test(phone)) || (email !== null && !/@example\.nl$/.test(email))
  expect(renters.filter((r) => r.phone !== null && r.email !== null).length).toBeGreaterThan(190)
  const real = renters.filter(isReal)
  expect(real).toEqual([])

  const again = await openEmptyCore()
  await loadDemo(again.ctx, { set: 'ridderkerk', years: 1 })
  expect(await again.client.bookings.list(year)).toEqual(past)

  // Looks of the days before, at people who are there.
  const { looks } = await client.log.looks({})
  expect(looks.filter(({ takenOut }) => takenOut).length).toBeGreaterThan(1)
  expect(looks.filter(({ subjectId, subject }) => subjectId !== null && subject === null)).toEqual([])
  const moments = looks.map(({ at }) => at)
  expect(moments).toEqual([...moments].sort().reverse())
  expect(moments.filter((at) => at > core.ctx.clock.now())).toEqual([])
}, 120_000)

test('loading is logged, not to be undone, and refused in a store that holds something', async () => {
  const core = await openEmptyCore()
  const progress: number[] = []
  await loadDemo(core.ctx, { set: 'nieuwegein', years: 1, onProgress: (done, total) => progress.push(done / total) })
  expect(progress.at(-1)).toBe(1)
  expect((await core.client.undo.state()).undo).toBeNull()
  const [entry] = await core.store.read((tx) => listLog(tx, { kind: 'booking', limit: 1 }))
  expect(entry).toMatchObject({ action: 'app.loadDemo', before: null, after: { revision: 1 } })

  const before = await core.client.bookings.list(year)
  expect(await refusal(core.client.app.loadDemo({ set: 'rheden' }))).toMatchObject({
    code: 'wrong_state',
    data: { reason: 'not_empty' },
  })
  expect(await core.client.bookings.list(year)).toEqual(before)
}, 120_000)

test('a busy set has ten centres with eight rooms and about as many bookings a year as asked', async () => {
  const core = await openEmptyCore()
  await loadDemo(core.ctx, { set: 'rotterdam', years: 1, busy: true, perYear: 6000 })
  expect(await core.client.centres.list()).toHaveLength(10)
  expect(await core.client.rooms.list({})).toHaveLength(80)
  const past = await core.client.bookings.list(year)
  expect(past.length).toBeGreaterThan(5000)
  expect(past.length).toBeLessThan(7000)
}, 120_000)
