import { expect, test } from 'vitest'
import { putCaretaker } from '#core/store/caretakers'
import { putShift } from '#core/store/roster'
import type { Caretaker, Shift } from '#shared/contract/roster'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'
import { openTestCore, wall } from '../support/core'

const day = (text: string) => text as CivilDate
const week = { from: day('2024-06-03'), to: day('2024-06-10') }
const office = ([1, 2, 3, 4, 5] as Weekday[]).map((weekday) => ({
  weekday,
  opens: '08:30' as ClockTime,
  closes: '17:00' as ClockTime,
}))

/** De Fuik with a caretaker until 17:00 on working days, and coverage that was agreed for it. */
async function openStaffedCore() {
  const it = await openTestCore()
  const { client, centre } = it
  await client.centres.change({ id: centre.id, revision: centre.revision, staffedHours: office, crowdFrom: 100 })
  await client.coverage.agree({
    centreId: centre.id,
    from: day('2024-01-01'),
    hours: office.map((hours) => ({ ...hours, people: 1 })),
  })
  const person = {
    id: 'p1',
    name: 'Ria',
    kind: 'employed',
    association: null,
    phone: null,
    email: null,
    remarks: null,
    contractMinutes: 1440,
    hourCents: 3200,
    flexPool: false,
    activeFrom: null,
    activeTo: null,
    centres: [{ centreId: centre.id, fixed: true }],
    certificates: [{ kind: 'bhv', issuedOn: day('2023-01-01'), expiresOn: day('2025-01-01') }],
    times: [],
    archived: false,
    revision: 1,
  } as unknown as Caretaker
  const roster = (id: string, startsAt: string, endsAt: string) =>
    it.core.ctx.change({ action: 'shifts.create', undoable: false }, async (unit) => {
      const shift = {
        id,
        centreId: centre.id,
        startsAt: wall(startsAt),
        endsAt: wall(endsAt),
        caretakerId: person.id,
        source: 'fixed',
        fixedFace: true,
        pinned: false,
        breakMinutes: 0,
        note: null,
        workedFrom: null,
        workedTo: null,
        workedBreak: null,
        revision: 1,
      } as Shift
      await putShift(unit.tx, shift)
      return { result: shift, subject: '' }
    })
  await it.core.ctx.change({ action: 'caretakers.create', undoable: false }, async (unit) => {
    await putCaretaker(unit.tx, person)
    return { result: null, subject: '' }
  })
  return { ...it, roster }
}

test('a booking after staffed hours makes a need, takes it along when it moves and drops it when it is cancelled', async () => {
  const { client, book, centre, roster } = await openStaffedCore()
  const inTheEvening = async () => {
    const { needs, gaps, bhv } = await client.roster.needs({ ...week, centreId: centre.id })
    const evening = needs.filter((need) => need.reasons.some((reason) => reason.kind === 'after_hours'))
    return { needs, evening: evening.map((need) => `${need.startsAt} ${need.endsAt}`), gaps, bhv }
  }
  expect((await inTheEvening()).needs).toHaveLength(5)
  const booking = await book({ startsAt: wall('19:00'), endsAt: wall('22:00'), usage: 'external' })
  const asked = await inTheEvening()
  expect(asked.evening).toEqual([`${wall('19:00')} ${wall('22:00')}`])
  expect(asked.gaps.find((gap) => gap.startsAt === wall('19:00'))).toMatchObject({
    missing: 1,
    bookingIds: [booking.id],
  })
  expect(asked.bhv).toEqual([{ centreId: centre.id, startsAt: wall('19:00'), endsAt: wall('22:00'), ok: false }])

  await roster('s1', '18:30', '22:00')
  const met = await inTheEvening()
  expect(met.gaps.every((gap) => gap.bookingIds.length === 0)).toBe(true)
  expect(met.bhv.map((stretch) => stretch.ok)).toEqual([true])

  const moved = await client.bookings.change({
    id: booking.id,
    revision: booking.revision,
    startsAt: wall('2024-06-04T19:00'),
    endsAt: wall('2024-06-04T20:00'),
  })
  const later = await inTheEvening()
  expect(later.evening).toEqual(['2024-06-04T19:00 2024-06-04T20:00'])
  expect(later.gaps.some((gap) => gap.bookingIds.includes(booking.id))).toBe(true)

  await client.bookings.cancel({ id: booking.id, revision: moved.revision })
  expect((await inTheEvening()).evening).toEqual([])
})

test('nobody is asked for on a closed day, nor at a centre that is not managed here', async () => {
  const { client, centre } = await openStaffedCore()
  await client.closures.create({
    centreId: centre.id,
    from: day('2024-06-04'),
    to: day('2024-06-05'),
    reason: 'Verbouwing',
  })
  const other = await client.centres.create({ name: 'Gymzaal', type: 'other', managed: false })
  await client.coverage.agree({
    centreId: other.id,
    from: day('2024-01-01'),
    hours: office.map((hours) => ({ ...hours, people: 1 })),
  })
  const { needs, gaps } = await client.roster.needs(week)
  expect(needs.map((need) => need.startsAt.slice(0, 10))).toEqual(['2024-06-03', '2024-06-06', '2024-06-07'])
  expect(gaps).toHaveLength(3)
  expect(new Set(needs.map((need) => need.centreId))).toEqual(new Set([centre.id]))
})
