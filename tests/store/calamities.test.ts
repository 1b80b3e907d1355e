import { describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { putCaretaker } from '#core/store/caretakers'
import type { BookingId, CaretakerId, ShiftId } from '#shared/contract/base'
import type { IncidentChoice, LineWays, WayOut } from '#shared/contract/incident'
import type { Caretaker } from '#shared/contract/roster'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'
import { aCaretaker } from '../support/roster'

const wall = (text: string) => text as WallTime
const person = (id: string, over: Partial<Caretaker> = {}) => aCaretaker(id, { phone: `06-${id}`, ...over })
const write = (core: Core, work: Parameters<typeof core.ctx.store.write>[0]) => core.ctx.store.write(work)

/** It is Monday 09:00; Marja is on from 08:30 to 17:00 and on Tuesday from 12:00 to 17:00. */
async function openCalamity(others: readonly Caretaker[] = [person('Ali')]) {
  const test = await openTestCore()
  const { core, client, centre } = test
  const marja = person('Marja', { centres: [{ centreId: centre.id, fixed: true }] })
  await write(core, async (tx) => {
    for (const one of [marja, ...others]) await putCaretaker(tx, one)
  })
  const add = (startsAt: string, endsAt: string) =>
    client.shifts.create({
      centreId: centre.id,
      startsAt: wall(startsAt),
      endsAt: wall(endsAt),
      caretakerId: marja.id,
    })
  const monday = await add('2024-06-03T08:30', '2024-06-03T17:00')
  const tuesday = await add('2024-06-04T12:00', '2024-06-04T17:00')
  const report = (over: { startsAt?: string; endsAt?: string } = {}) =>
    client.calamities.report({
      kind: 'illness',
      caretakerId: marja.id,
      startsAt: wall(over.startsAt ?? '2024-06-03T09:00'),
      endsAt: wall(over.endsAt ?? '2024-06-05T00:00'),
    })
  const shifts = async () =>
    (await client.shifts.list({ from: '2024-06-03' as CivilDate, to: '2024-06-10' as CivilDate })).shifts
      .map(({ startsAt, endsAt, caretakerId }) => [startsAt.slice(8), endsAt.slice(8), caretakerId])
      .sort()
  return { ...test, marja: marja.id, monday, tuesday, report, shifts }
}

const take = (id: string): IncidentChoice => ({ way: 'take', caretakerId: id as CaretakerId })
const kinds = (line: LineWays | undefined) => line?.ways.map((way) => way.kind)
const without = (line: LineWays | undefined, kind: WayOut['kind']): IncidentChoice => {
  const way = line?.ways.find((one) => one.kind === kind)
  if (!way || way.kind === 'take') throw new Error(`no way ${kind}`)
  return { way: 'without', bookings: way.bookings }
}

describe('somebody falls ill', () => {
  test('all shifts of that time open, one that is going on is cut in two, and one undo puts all back', async () => {
    const { client, report, shifts } = await openCalamity()
    const before = await shifts()
    const incident = await report()
    expect(incident).toMatchObject({ state: 'open', reportedOn: '2024-06-03', lines: [{}, {}] })
    expect(await shifts()).toEqual([
      ['03T08:30', '03T09:00', 'Marja'],
      ['03T09:00', '03T17:00', null],
      ['04T12:00', '04T17:00', null],
    ])
    expect(await client.calamities.list({ unsolved: true })).toHaveLength(1)
    await client.undo.undo()
    expect(await shifts()).toEqual(before)
    expect(await client.calamities.list({})).toEqual([])
    expect((await refusal(report({ endsAt: '2024-06-03T09:00' }))).code).toBe('invalid_input')
  })

  test('the ways out name who can take it with reasons and cost, and what goes wrong for the others', async () => {
    const { client, book, report } = await openCalamity([
      person('Ali'),
      person('Oud', { activeTo: '2024-01-01' as CivilDate }),
    ])
    await book({ startsAt: wall('2024-06-04T13:00'), endsAt: wall('2024-06-04T15:00'), expectedParticipants: 30 })
    const { lines } = await client.calamities.ways({ id: (await report()).id })
    const tuesday = lines.find(({ shift }) => shift.startsAt === '2024-06-04T12:00')
    expect(tuesday?.bookings).toMatchObject([{ title: 'Koor', people: 30 }])
    expect(tuesday?.ways[0]).toMatchObject({ kind: 'take', phone: '06-Ali', candidate: { name: 'Ali' } })
    expect(tuesday?.ways.filter((way) => way.kind === 'take')).toHaveLength(1)
    expect(tuesday?.cannot.map(({ code }) => code).sort()).toEqual(['absent', 'not_active'])
  })

  test('who takes one shift counts for the others, so that the best of all can stand together', async () => {
    const { client, centre, report } = await openCalamity([person('Ali'), person('Bea', { hourCents: 9000 })])
    // Ali works 48:45 from Wednesday to Sunday: one shift more is fine, both would make a week of over 60 hours.
    for (const day of ['05', '06', '07', '08', '09'])
      await client.shifts.create({
        centreId: centre.id,
        startsAt: wall(`2024-06-${day}T09:00`),
        endsAt: wall(`2024-06-${day}T19:30`),
        caretakerId: 'Ali' as CaretakerId,
      })
    const incident = await report({ startsAt: '2024-06-03T00:00' })
    const takers = (line: LineWays | undefined) =>
      line?.ways.flatMap((way) => (way.kind === 'take' ? way.candidate.name : []))
    const { lines } = await client.calamities.ways({ id: incident.id })
    expect(lines.map(takers)).toEqual([['Ali', 'Bea'], ['Bea']])
    const choices = [take('Ali'), take('Bea')].map((choice, at) => ({
      shiftId: incident.lines[at]?.shiftId as ShiftId,
      choice,
    }))
    // Bea is chosen for Monday: then Ali can have Tuesday.
    const [monday] = choices
    const takes = [{ shiftId: monday?.shiftId as ShiftId, caretakerId: 'Bea' as CaretakerId }]
    const chosen = await client.calamities.ways({ id: incident.id, takes })
    expect(takers(chosen.lines[1])).toEqual(['Ali', 'Bea'])
    const seen = { id: incident.id, revision: incident.revision }
    const both = choices.map(({ shiftId }) => ({ shiftId, choice: take('Ali') }))
    expect(await refusal(client.calamities.decide({ ...seen, choices: both }))).toMatchObject({
      code: 'roster_violated',
      data: { shift: { name: 'Ali', startsAt: '2024-06-04T12:00' } },
    })
    expect(await client.calamities.decide({ ...seen, choices })).toMatchObject({ incident: { state: 'decided' } })
  })

  test('where a colleague is there, nothing is touched but what asks for more people', async () => {
    const { client, centre, book, report } = await openCalamity([person('Ali'), person('Bea')])
    await client.centres.change({ id: centre.id, revision: centre.revision, crowdFrom: 20 })
    const agreed = { weekday: 2 as const, opens: '08:30' as ClockTime, closes: '17:00' as ClockTime, people: 1 }
    await client.coverage.agree({ centreId: centre.id, from: '2024-06-01' as CivilDate, hours: [agreed] })
    await client.shifts.create({
      centreId: centre.id,
      startsAt: wall('2024-06-04T12:00'),
      endsAt: wall('2024-06-04T16:00'),
      caretakerId: 'Ali' as CaretakerId,
    })
    await book({
      startsAt: wall('2024-06-04T13:00'),
      endsAt: wall('2024-06-04T14:00'),
      title: 'Met Ali',
      expectedParticipants: 19,
    })
    await book({
      startsAt: wall('2024-06-04T15:30'),
      endsAt: wall('2024-06-04T16:30'),
      title: 'Na Ali',
      expectedParticipants: 19,
    })
    await book({
      startsAt: wall('2024-06-04T14:00'),
      endsAt: wall('2024-06-04T15:00'),
      title: 'Druk',
      expectedParticipants: 20,
    })
    const { id } = await report()
    const tuesday = (await client.calamities.ways({ id })).lines[1]
    expect(tuesday?.bookings.map(({ title }) => title)).toEqual(['Druk', 'Na Ali'])
    expect(tuesday?.there).toEqual([{ name: 'Ali', startsAt: '2024-06-04T12:00', endsAt: '2024-06-04T16:00' }])
  })

  test('a booking that came after the choice was made is not left without a caretaker', async () => {
    const { client, book, report } = await openCalamity([])
    const incident = await report({ startsAt: '2024-06-04T00:00' })
    const [line] = (await client.calamities.ways({ id: incident.id })).lines
    const choices = [{ shiftId: line?.shift.id as ShiftId, choice: without(line, 'nothing_on') }]
    await book({ startsAt: wall('2024-06-04T13:00'), endsAt: wall('2024-06-04T14:00'), title: 'Erbij' })
    const refused = await refusal(client.calamities.decide({ id: incident.id, revision: incident.revision, choices }))
    expect(refused).toMatchObject({ code: 'wrong_state', data: { reason: 'booking_undecided', detail: 'Erbij' } })
  })

  test('when nobody can, bookings do without, move, get shorter or fall away', async () => {
    const { client, centre, rooms, book, report } = await openCalamity([])
    const renter = await client.renters.create({ name: 'Koor De Merel', category: 'association' })
    await client.instructions.create({
      renterId: renter.id,
      centreId: centre.id,
      givenOn: '2024-01-01' as CivilDate,
    })
    await book({ startsAt: wall('2024-06-04T13:00'), endsAt: wall('2024-06-04T15:00'), renterId: renter.id })
    await book({
      startsAt: wall('2024-06-04T15:00'),
      endsAt: wall('2024-06-04T19:00'),
      roomIds: [rooms.meeting.id],
      title: 'Bingo',
    })
    const { lines } = await client.calamities.ways({ id: (await report()).id })
    expect(kinds(lines[0])).toEqual(['nothing_on'])
    expect(kinds(lines[1])).toEqual(expect.arrayContaining(['self_service', 'shorten', 'close']))
    const acts = new Map(lines[1]?.bookings.map((one) => [one.title, one.acts.map(({ act }) => act)]))
    expect(acts.get('Koor')?.[0]).toBe('self_service')
    expect(lines[1]?.ways.find(({ kind }) => kind === 'shorten')).toMatchObject({
      bookings: expect.arrayContaining([
        expect.objectContaining({ act: 'move', startsAt: '2024-06-04T17:00', endsAt: '2024-06-04T19:00' }),
      ]),
    })
  })

  test('a decision carries out takers and bookings in one act, and one undo takes it back', async () => {
    const { client, centre, book, report, shifts } = await openCalamity()
    const renter = await client.renters.create({ name: 'Koor De Merel', category: 'association' })
    await client.instructions.create({
      renterId: renter.id,
      centreId: centre.id,
      givenOn: '2024-01-01' as CivilDate,
    })
    const choir = await book({
      startsAt: wall('2024-06-04T13:00'),
      endsAt: wall('2024-06-04T15:00'),
      renterId: renter.id,
    })
    const incident = await report()
    const opened = await shifts()
    const { lines } = await client.calamities.ways({ id: incident.id })
    const [first, second] = incident.lines.map(({ shiftId }) => shiftId)
    const choices = [
      { shiftId: first as ShiftId, choice: take('Ali') },
      { shiftId: second as ShiftId, choice: without(lines[1], 'self_service') },
    ]
    const done = await client.calamities.decide({ id: incident.id, revision: incident.revision, choices })
    expect(done).toMatchObject({ incident: { state: 'decided' }, bookingIds: [choir.id] })
    expect(await shifts()).toEqual([
      ['03T08:30', '03T09:00', 'Marja'],
      ['03T09:00', '03T17:00', 'Ali'],
    ])
    expect(await client.bookings.get({ id: choir.id })).toMatchObject({ selfService: true, status: choir.status })
    expect(await client.calamities.list({ unsolved: true })).toEqual([])
    const again = { id: incident.id, revision: done.incident.revision, choices }
    expect((await refusal(client.calamities.decide(again))).code).toBe('wrong_state')
    await client.undo.undo()
    expect(await shifts()).toEqual(opened)
    expect(await client.bookings.get({ id: choir.id })).toMatchObject({ selfService: false })
  })

  test('bookings move to another time here or fall away', async () => {
    const { client, rooms, book, report } = await openCalamity([])
    const at = { startsAt: wall('2024-06-04T13:00'), endsAt: wall('2024-06-04T15:00') }
    const hall = await book(at)
    const meeting = await book({ ...at, roomIds: [rooms.meeting.id] })
    const incident = await report({ startsAt: '2024-06-04T00:00' })
    const [line] = (await client.calamities.ways({ id: incident.id })).lines
    const move = line?.bookings.find((one) => one.bookingId === hall.id)?.acts.find(({ act }) => act === 'move')
    if (!move || !line) throw new Error('no other time')
    const cancel = { act: 'cancel' as const, bookingId: meeting.id as BookingId, revision: meeting.revision }
    await client.calamities.decide({
      id: incident.id,
      revision: incident.revision,
      choices: [{ shiftId: line.shift.id, choice: { way: 'without', bookings: [move, cancel] } }],
    })
    const moved = await client.bookings.get({ id: hall.id })
    expect(moved.endsAt <= '2024-06-04T12:00' || moved.startsAt >= '2024-06-04T17:00').toBe(true)
    expect(await client.bookings.get({ id: meeting.id })).toMatchObject({ status: 'cancelled' })
  })

  test('two bookings are not offered the same place: closing can be carried out as it is proposed', async () => {
    const { client, rooms, book, report } = await openCalamity([])
    const at = (from: string, to: string) => ({
      startsAt: wall(`2024-06-04T${from}`),
      endsAt: wall(`2024-06-04T${to}`),
    })
    const moved = await Promise.all([
      // The hall gets other minutes after these were booked: each keeps its own.
      book({ ...at('12:00', '13:00'), title: 'Een' }),
      book({ ...at('13:00', '14:00'), title: 'Twee' }),
      book({ ...at('14:00', '15:00'), title: 'Drie' }),
    ])
    await client.rooms.change({ id: rooms.hall.id, revision: rooms.hall.revision, setupMinutes: 30 })
    const incident = await report({ startsAt: '2024-06-04T00:00' })
    const [line] = (await client.calamities.ways({ id: incident.id })).lines
    const choices = [{ shiftId: line?.shift.id as ShiftId, choice: without(line, 'close') }]
    const done = await client.calamities.decide({ id: incident.id, revision: incident.revision, choices })
    expect(done.bookingIds).toHaveLength(3)
    const now = await Promise.all(moved.map(({ id }) => client.bookings.get({ id })))
    expect(new Set(now.map(({ startsAt, roomIds }) => `${startsAt} ${roomIds.join()}`)).size).toBe(3)
  })

  test('a booking moves to another centre where somebody is, and its message names that place', async () => {
    const { client, book, report } = await openCalamity()
    const west = await client.centres.create({
      name: 'WVC West',
      type: 'wvc',
      openingHours: [{ weekday: 2, opens: '08:00' as ClockTime, closes: '22:00' as ClockTime }],
    })
    const hall = await client.rooms.create({ centreId: west.id, name: 'Grote zaal', capacity: 60 })
    const at = { startsAt: wall('2024-06-04T13:00'), endsAt: wall('2024-06-04T15:00') }
    const renter = await client.renters.create({ name: 'Koor De Merel', category: 'association' })
    const choir = await book({ ...at, renterId: renter.id, expectedParticipants: 30 })
    const incident = await report({ startsAt: '2024-06-04T00:00' })
    const ways = async () => (await client.calamities.ways({ id: incident.id })).lines[0]
    // Nobody is at West yet: then it is no way out.
    expect(kinds(await ways())).not.toContain('merge')
    await client.shifts.create({
      centreId: west.id,
      startsAt: wall('2024-06-04T12:00'),
      endsAt: wall('2024-06-04T17:00'),
      caretakerId: 'Ali' as CaretakerId,
    })
    const line = await ways()
    // Ali is at West by now, so that nobody can take it; moving it loses nothing.
    expect(kinds(line)).not.toContain('take')
    expect(line?.ways.find(({ kind }) => kind === 'merge')).toMatchObject({
      left: 0,
      bookings: [{ act: 'move', bookingId: choir.id, centreId: west.id, roomIds: [hall.id], ...at }],
    })
    const [shiftId] = incident.lines.map((one) => one.shiftId)
    const choices = [{ shiftId: shiftId as ShiftId, choice: without(line, 'merge') }]
    await client.calamities.decide({ id: incident.id, revision: incident.revision, choices })
    const lost = await client.bookings.get({ id: choir.id })
    expect(lost).toMatchObject({ status: 'displaced', statusReason: 'Geen beheerder door een calamiteit' })
    const { successor } = await client.bookings.links({ id: choir.id })
    expect(successor).toMatchObject({ ...at, centreId: west.id, roomIds: [hall.id], status: 'option', title: 'Koor' })
    const message = await client.messages.prepare({
      kind: 'displacement',
      bookingIds: [choir.id],
      newBookingId: successor?.id,
    })
    expect(message.body).toContain('WVC West')
    expect(message.body).toContain('Grote zaal')
    await client.undo.undo()
    expect(await client.bookings.get({ id: choir.id })).toMatchObject({ status: choir.status, roomIds: choir.roomIds })
    const there = { centreId: west.id, from: '2024-06-04' as CivilDate, to: '2024-06-05' as CivilDate }
    expect(await client.bookings.list(there)).toEqual([])
  })

  test('a decision that is refused or not whole leaves all as it was', async () => {
    const { client, report, shifts, marja } = await openCalamity()
    const incident = await report()
    const opened = await shifts()
    const [first, second] = incident.lines.map(({ shiftId }) => shiftId as ShiftId)
    if (!first || !second) throw new Error('two shifts were opened')
    const decide = (choices: { shiftId: ShiftId; choice: IncidentChoice | null }[]) =>
      refusal(client.calamities.decide({ id: incident.id, revision: incident.revision, choices }))
    expect((await decide([{ shiftId: first, choice: take('Ali') }])).code).toBe('invalid_input')
    const refused = await decide([
      { shiftId: first, choice: take('Ali') },
      { shiftId: second, choice: take(marja) },
    ])
    expect(refused.code).toBe('roster_violated')
    expect(await shifts()).toEqual(opened)
  })

  test('a proposal keeps choices and answers; withdrawn, shifts stay as they are', async () => {
    const { client, report, shifts } = await openCalamity()
    const incident = await report()
    const opened = await shifts()
    const choices = incident.lines.map(({ shiftId }) => ({ shiftId, choice: take('Ali') }))
    const proposed = await client.calamities.propose({ id: incident.id, revision: incident.revision, choices })
    expect(proposed).toMatchObject({ state: 'proposed', lines: [{ choice: take('Ali') }, { choice: take('Ali') }] })
    expect(await shifts()).toEqual(opened)
    const answered = await client.calamities.answer({
      id: incident.id,
      revision: proposed.revision,
      answer: { name: 'Bestuur De Fuik', role: null, answer: 'agrees', note: null },
    })
    expect(answered.answers).toMatchObject([{ name: 'Bestuur De Fuik', at: '2024-06-03T07:00:00.000Z' }])
    await client.calamities.withdraw({ id: incident.id, revision: answered.revision })
    expect(await client.calamities.list({})).toMatchObject([{ state: 'withdrawn' }])
    expect(await shifts()).toEqual(opened)
  })
})
