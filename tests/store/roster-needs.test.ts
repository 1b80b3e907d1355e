import { expect, test } from 'vitest'
import { putCaretaker } from '#core/store/caretakers'
import { putIncident } from '#core/store/incidents'
import { putShift, removeShift } from '#core/store/roster'
import type { RoomId } from '#shared/contract/base'
import type { NewBooking } from '#shared/contract/booking'
import type { Incident } from '#shared/contract/incident'
import type { Caretaker, Shift } from '#shared/contract/roster'
import type { Finding } from '#shared/domain/booking-rules'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'
import { openTestCore, refusal, wall } from '../support/core'
import { aPerson } from '../support/roster'

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
  const drop = (id: string) =>
    it.core.ctx.change({ action: 'shifts.remove', undoable: false }, async (unit) => {
      await removeShift(unit.tx, id)
      return { result: null, subject: '' }
    })
  return { ...it, roster, drop }
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

const missing = (findings: readonly Finding[]) => findings.filter((f) => f.code === 'caretaker_missing')

test('a booking says that nobody is found yet, and that somebody is there once there is', async () => {
  const { client, draft, roster } = await openStaffedCore()
  const evening = draft({ startsAt: wall('19:00'), endsAt: wall('22:00'), usage: 'external' })
  const { findings } = await client.bookings.check(evening)
  expect(missing(findings)).toEqual([
    {
      code: 'caretaker_missing',
      severity: 'warning',
      data: {
        required: false,
        gaps: [{ startsAt: wall('19:00'), endsAt: wall('22:00'), present: 0, missing: 1, certificate: null }],
      },
    },
  ])
  expect((await client.bookings.check(draft())).findings).toEqual([])
  expect(missing((await client.bookings.check({ ...evening, selfService: true })).findings)).toEqual([])

  await roster('s1', '19:00', '21:00')
  expect(missing((await client.bookings.check(evening)).findings)[0]?.data).toMatchObject({
    gaps: [{ startsAt: wall('21:00'), endsAt: wall('22:00') }],
  })
  await roster('s2', '21:00', '22:00')
  const found = (await client.bookings.check(evening)).findings
  expect(found).toMatchObject([{ code: 'after_staffed_hours', severity: 'info', data: { there: true } }])
  // Ria has no sociale hygiëne, and there is one of her where a hundred people come.
  const alcohol = (await client.bookings.check({ ...evening, alcohol: true })).findings
  expect(missing(alcohol)[0]?.data).toMatchObject({ gaps: [{ missing: 0, certificate: 'social_hygiene' }] })
  const crowd = (await client.bookings.check({ ...evening, expectedParticipants: 100 })).findings
  expect(missing(crowd)[0]?.data).toMatchObject({ gaps: [{ missing: 1, present: 1 }] })
})

test('where a caretaker is required a booking waits for one before it is definite', async () => {
  const { client, book, draft, centre, roster, drop } = await openStaffedCore()
  const { revision } = await client.centres.list({}).then((all) => all.find((c) => c.id === centre.id) ?? centre)
  await client.centres.change({ id: centre.id, revision, caretakerRequired: true })
  const evening = { startsAt: wall('19:00'), endsAt: wall('22:00'), usage: 'external' } as const
  expect((await refusal(book(evening))).code).toBe('rule_violated')
  const option = await book({ ...evening, status: 'option' })
  expect((await refusal(client.bookings.confirm({ id: option.id, revision: option.revision }))).code).toBe(
    'rule_violated',
  )
  const day = await book()
  expect(
    (await refusal(client.bookings.change({ id: day.id, revision: day.revision, expectedParticipants: 100 }))).code,
  ).toBe('rule_violated')

  // Only the date of a series that somebody is found for is booked.
  await roster('s1', '19:00', '22:00')
  await roster('s2', '2024-06-17T19:00', '2024-06-17T22:00')
  const { dates } = await client.series.preview({
    ...draft({ startsAt: wall('2024-06-10T19:00'), endsAt: wall('2024-06-10T22:00'), usage: 'external' }),
    rule: { frequency: 'weekly', count: 3 },
  })
  expect(dates.map((date) => date.state)).toEqual(['refused', 'booked', 'refused'])

  const confirmed = await client.bookings.confirm({ id: option.id, revision: option.revision })
  expect(confirmed.status).toBe('confirmed')
  await drop('s1')
  // What stands already can still get a remark, and says that nobody is there any more.
  const remarked = await client.bookings.change({ id: option.id, revision: confirmed.revision, remarks: 'Koffie' })
  expect(missing(remarked.findings)).toHaveLength(1)
})

test('a renter does not pay for a caretaker who is there for what was agreed, and a price that stands stays', async () => {
  const { client, book, centre, roster, drop } = await openStaffedCore()
  const rate = {
    roundMinutes: 30,
    minimumMinutes: 0,
    travelCents: 0,
    vat: 'high',
    validFrom: day('2024-01-01'),
  } as const
  await client.caretakerRates.create({ centreId: centre.id, centsPerHour: 3000, ...rate })
  const evening = { startsAt: wall('19:00'), endsAt: wall('22:00'), category: 'association' } as const
  const charged = async (over: Partial<NewBooking> = {}) => (await book({ ...evening, ...over })).chargedCents

  // A shift that nothing else asks for stands there for this booking: it pays.
  await roster('s1', '18:00', '23:00')
  const first = await book(evening)
  expect(first.chargedCents).toBe(9000)
  await client.bookings.cancel({ id: first.id, revision: first.revision })

  await client.coverage.agree({
    centreId: centre.id,
    from: day('2024-06-01'),
    hours: [{ weekday: 1, opens: '18:00' as ClockTime, closes: '21:00' as ClockTime, people: 1 }],
  })
  const rooms = (await client.rooms.list({ centreId: centre.id })).map((room) => room.id)
  const shared = await book({ ...evening, roomIds: [rooms[0] as RoomId] })
  expect(shared.chargedCents).toBe(3000)
  // Agreed, and nobody is on the roster for it: somebody comes for this booking.
  await drop('s1')
  expect(await charged({ startsAt: wall('2024-06-10T19:00'), endsAt: wall('2024-06-10T20:00') })).toBe(3000)
  expect((await client.prices.ofBooking({ id: shared.id })).price?.lines).toMatchObject([{ cents: 3000 }])
})

test("a caretaker who is there for the operator's own crowd is not paid by another that evening", async () => {
  const { client, book, centre, roster, rooms } = await openStaffedCore()
  const rate = {
    roundMinutes: 30,
    minimumMinutes: 0,
    travelCents: 0,
    vat: 'high',
    validFrom: day('2024-01-01'),
  } as const
  await client.caretakerRates.create({ centreId: centre.id, centsPerHour: 3000, ...rate })
  await roster('s1', '18:00', '23:00')
  const evening = { startsAt: wall('19:00'), endsAt: wall('22:00') }
  await book({ ...evening, expectedParticipants: 100 })
  const guest = await book({ ...evening, category: 'association', roomIds: [rooms.kitchen.id] })
  // The kitchen is set up a quarter before and cleared half an hour after: an hour that the crowd is not there.
  expect(guest.chargedCents).toBe(3000)
})

test('the quarter says who had beheer, beside what was agreed, and nothing where there is no roster', async () => {
  const { client, centre, roster } = await openStaffedCore()
  const other = await client.centres.create({ name: 'Oost', type: 'wvc' })
  // Agreed for Mondays from 8:30 to 17:00; on the 3rd somebody is there until noon.
  await client.coverage.agree({
    centreId: centre.id,
    from: day('2024-01-01'),
    hours: [{ weekday: 1, opens: '08:30' as ClockTime, closes: '17:00' as ClockTime, people: 1 }],
  })
  await roster('s1', '08:30', '12:00')
  await roster('s2', '2024-06-04T19:00', '2024-06-04T22:00')
  await roster('s3', '2024-07-01T08:30', '2024-07-01T12:00')
  const report = (asOf: string) => client.reports.quarter({ quarter: '2024-Q2' as never, asOf: wall(asOf) })
  const { centres, total } = await report('2024-06-04T20:00')
  const here = centres.find((one) => one.centreId === centre.id)?.coverage
  // Ten Mondays from 1 April up to 3 June.
  expect(here).toEqual({
    rosteredMinutes: { volunteer: 0, fixed: 390, employed: 0, flex: 0, total: 390 },
    desiredMinutes: 10 * 510,
    uncoveredMinutes: 10 * 510 - 210,
    shifts: 2,
    fixedFaceShifts: 2,
    fixedFacePct: 100,
    incidents: 0,
    incidentsSolved: 0,
  })
  expect(total.coverage).toEqual(here)
  expect(centres.find((one) => one.centreId === other.id)).not.toHaveProperty('coverage')
  expect((await report('2024-06-03T10:00')).total.coverage).toMatchObject({
    desiredMinutes: 9 * 510 + 90,
    uncoveredMinutes: 9 * 510,
    shifts: 1,
  })
  const csv = Buffer.from(
    (await client.reports.exportFile({ period: '2024-Q2' as never, format: 'csv', asOf: wall('2024-06-04T20:00') }))
      .base64,
    'base64',
  ).toString()
  expect(csv).toContain('Niet bezet (minuten)')
  expect(
    new Set(
      csv
        .trim()
        .split('\r\n')
        .map((row) => row.split(';').length),
    ).size,
  ).toBe(1)
})

test('the quarter counts calamities at each centre of their shifts, and those that were decided', async () => {
  const { client, core, centre } = await openTestCore()
  const other = await client.centres.create({ name: 'Oost', type: 'wvc' })
  await client.centres.create({ name: 'West', type: 'wvc' })
  const incident = (id: string, reportedOn: string, state: Incident['state'], ...centreIds: string[]) => ({
    ...{ id, kind: 'illness', caretakerId: 'p1', absenceId: null, note: null, answers: [], revision: 1 },
    ...{ startsAt: wall('08:00'), endsAt: wall('18:00'), reportedAt: `${reportedOn}T06:00:00.000Z`, reportedOn, state },
    decidedAt: state === 'decided' ? '2024-07-02T06:00:00.000Z' : null,
    lines: centreIds.map((centreId, n) => ({
      ...{ shiftId: `${id}-${n}`, centreId, startsAt: wall('08:30'), endsAt: wall('12:00'), choice: null },
    })),
  })
  const all = [
    incident('before', '2024-03-31', 'decided', centre.id),
    incident('first', '2024-04-01', 'decided', centre.id, centre.id, other.id),
    incident('nobody', '2024-05-01', 'open'),
    incident('withdrawn', '2024-05-01', 'withdrawn', centre.id),
    incident('last', '2024-06-30', 'proposed', centre.id),
    incident('after', '2024-07-01', 'open', centre.id),
  ]
  await core.ctx.store.write(async (tx) => {
    await putCaretaker(tx, {
      ...aPerson(),
      name: 'Fatima',
      phone: null,
      email: null,
      remarks: null,
      revision: 1,
      id: 'p1',
    } as Caretaker)
    for (const one of all) await putIncident(tx, one as unknown as Incident)
  })
  const figures = async (asOf: string) => {
    const { centres, total } = await client.reports.quarter({ quarter: '2024-Q2' as never, asOf: wall(asOf) })
    const pair = (c: (typeof total)['coverage']) => c && [c.incidents, c.incidentsSolved]
    return [...centres, { ...total, centre: 'all' }].map((one) => [one.centre, pair(one.coverage)])
  }
  const [fuik, east] = [centre.name, 'Oost']
  expect(await figures('2024-08-01T12:00')).toEqual([
    [fuik, [2, 1]],
    [east, [1, 1]],
    ['West', undefined],
    ['all', [3, 2]],
  ])
  expect(await figures('2024-06-29T23:59')).toContainEqual([fuik, [1, 1]])
  expect(await figures('2024-06-30T00:00')).toContainEqual([fuik, [2, 1]])
  expect(await figures('2024-03-31T12:00')).toContainEqual(['all', undefined])
  const file = await client.reports.exportFile({
    period: '2024-Q2' as never,
    format: 'csv',
    asOf: wall('2024-08-01T12:00'),
  })
  const [heads, ...rows] = Buffer.from(file.base64, 'base64')
    .toString()
    .trim()
    .split('\r\n')
    .map((row) => row.split(';'))
  const column = (head: string) => heads?.indexOf(head) ?? -1
  const current = rows.filter((row) => row[column('Vergelijking')] === '')
  const whole = current.filter((row) => row[column('Groep')] === 'Totaal' && row[column('Onderdeel')] === 'Gebruik')
  expect(whole.map((row) => [row[column('Calamiteiten')], row[column('Calamiteiten opgelost')]])).toEqual([
    ['2', '1'],
    ['1', '1'],
    ['', ''],
    ['3', '2'],
  ])
})
