import { expect, test } from 'vitest'
import type { BookingId } from '#shared/contract/base'
import type { NewTour } from '#shared/contract/museum'
import type { CivilDate, ClockTime, Period, WallTime } from '#shared/time/types'
import { openEmptyCore, refusal } from '../support/core'
import { readPdf } from '../support/pdf'
import { readWorkbook } from '../support/xlsx'

const season = '2024-03-01..2024-06-30' as Period
const bytesOf = (file: { base64: string }) => Buffer.from(file.base64, 'base64')

/** A museum that is exploited for seven months, closed in winter, with one tour and two volunteers. */
async function openMuseum() {
  const core = await openEmptyCore()
  const { client } = core
  const hours = ([1, 2, 3, 4, 5, 6] as const).map((weekday) => ({
    weekday,
    opens: '10:00' as ClockTime,
    closes: '17:00' as ClockTime,
  }))
  const centre = await client.centres.create({
    name: 'Museumschool',
    type: 'museum',
    openingHours: hours,
    activeFrom: '2023-12-01' as CivilDate,
    activeTo: '2024-06-30' as CivilDate,
  })
  await client.closures.create({
    centreId: centre.id,
    from: '2023-12-01' as CivilDate,
    to: '2024-02-29' as CivilDate,
    reason: 'Winterstop',
  })
  const room = await client.rooms.create({ centreId: centre.id, name: 'Leslokaal', capacity: 30 })
  const person = (name: string) => client.caretakers.create({ name, kind: 'volunteer' })
  const [gerda, piet] = [await person('Gerda Hof'), await person('Piet Vos')]
  const programme = await client.museum.createProgramme({
    centreId: centre.id,
    name: 'Schooltijd van opa',
    kind: 'tour',
    roomId: room.id,
    minutes: 90,
    mostPeople: 28,
    personCents: 350,
    vat: 'low',
    description: null,
  })
  const book = (startsAt: string, over: Partial<NewTour> = {}) =>
    client.museum.book({
      programmeId: programme.id,
      startsAt: startsAt as WallTime,
      group: 'Groep 5',
      people: 24,
      category: 'association',
      ...over,
    })
  return { core, client, centre, room, gerda, piet, programme, book }
}

test('a tour is booked in one step, priced per person, with a guide; a moved one keeps that price', async () => {
  const { client, book, gerda, room, programme, centre } = await openMuseum()
  const { tour } = await book('2024-06-04T10:30', { guideId: gerda.id })
  expect(tour).toMatchObject({ name: 'Schooltijd van opa', guideName: 'Gerda Hof', clash: false })
  expect(tour.booking).toMatchObject({
    title: 'Schooltijd van opa: Groep 5',
    roomIds: [room.id],
    endsAt: '2024-06-04T12:00',
    expectedParticipants: 24,
    chargedCents: 8_400,
    status: 'confirmed',
  })
  const price = await client.prices.ofBooking({ id: tour.id })
  expect(price.price?.lines).toMatchObject([
    { text: 'Schooltijd van opa, per persoon', unit: 'person', quantity: 24, unitCents: 350, cents: 8_400, vat: 'low' },
  ])
  await client.museum.changeProgramme({ id: programme.id, revision: 1, personCents: 500 })
  const moved = await client.bookings.change({
    id: tour.id,
    revision: tour.booking.revision,
    startsAt: '2024-06-04T13:00' as WallTime,
    endsAt: '2024-06-04T14:30' as WallTime,
    expectedParticipants: 10,
  })
  expect(moved.chargedCents).toBe(3_500)
  const range = { centreId: centre.id, from: '2024-06-04' as CivilDate, to: '2024-06-04' as CivilDate }
  expect((await client.museum.tours(range)).map(({ id }) => id)).toEqual([tour.id])
})

test('undo takes the tour away with its booking, redo brings both back', async () => {
  const { client, book, gerda } = await openMuseum()
  const { tour } = await book('2024-06-04T10:30', { guideId: gerda.id })
  await client.undo.undo()
  expect((await client.museum.tourOfBooking({ id: tour.id })).row).toBeNull()
  expect((await refusal(client.bookings.get({ id: tour.id }))).code).toBe('not_found')
  await client.undo.redo()
  expect((await client.museum.tourOfBooking({ id: tour.id })).row).toMatchObject({ guideId: gerda.id })
})

test('refuses a guide who is busy, too many people, a room that is taken, and what is no longer offered', async () => {
  const { client, book, gerda, piet, programme, room, centre } = await openMuseum()
  const hall = await client.rooms.create({ centreId: centre.id, name: 'Ontvangstruimte', capacity: 40 })
  const other = await client.museum.createProgramme({
    ...{ centreId: centre.id, name: 'Met koffie', kind: 'arrangement', roomId: hall.id, minutes: 120, mostPeople: 40 },
    ...{ personCents: 750, vat: 'low', description: '' },
  })
  const { tour } = await book('2024-06-04T10:30', { guideId: gerda.id })
  expect((await refusal(book('2024-06-04T11:00', { guideId: piet.id }))).code).toBe('room_conflict')
  const busy = await refusal(book('2024-06-04T11:00', { programmeId: other.id, guideId: gerda.id }))
  expect(busy.data).toMatchObject({ reason: 'guide_taken' })
  expect((await refusal(book('2024-06-05T10:30', { people: 29 }))).code).toBe('invalid_input')
  const second = (await book('2024-06-04T12:00', { programmeId: other.id, guideId: gerda.id })).tour
  // A booking is moved like any other: the clash that comes of it is shown, and mended by another guide.
  await client.bookings.change({
    id: second.id,
    revision: second.booking.revision,
    startsAt: '2024-06-04T11:00' as WallTime,
    endsAt: '2024-06-04T13:00' as WallTime,
  })
  const range = { centreId: centre.id, from: '2024-06-04' as CivilDate, to: '2024-06-04' as CivilDate }
  expect((await client.museum.tours(range)).map(({ clash }) => clash)).toEqual([true, true])
  await client.museum.guide({ id: tour.id, revision: tour.revision, guideId: piet.id })
  expect((await client.museum.tours(range)).map(({ clash }) => clash)).toEqual([false, false])
  expect((await refusal(client.museum.guide({ id: tour.id, revision: tour.revision, guideId: null }))).code).toBe(
    'stale',
  )
  await client.museum.changeProgramme({ id: programme.id, revision: 1, archived: true })
  expect((await refusal(book('2024-06-06T10:30'))).data).toMatchObject({ reason: 'programme_archived' })
  const same = { centreId: centre.id, name: 'met KOFFIE', kind: 'tour' as const, roomId: room.id, minutes: 60 }
  const dup = client.museum.createProgramme({ ...same, mostPeople: 1, personCents: 0, vat: 'low', description: null })
  expect((await refusal(dup)).code).toBe('duplicate')
})

test('the report: tours, visitors, volunteers, maintenance, money apart; the same in every file and without names', async () => {
  const { client, book, centre, gerda, piet } = await openMuseum()
  const held = (await book('2024-06-03T10:00', { guideId: gerda.id })).tour
  await book('2024-06-20T10:00', { guideId: piet.id })
  await client.museum.addEntry({
    ...{ centreId: centre.id, date: '2024-05-04' as CivilDate, kind: 'contribution', cents: 1_250, note: 'Melkbus' },
  })
  const bought = await client.museum.addEntry({
    ...{ centreId: centre.id, date: '2024-05-06' as CivilDate, kind: 'purchase', cents: 900, note: '' },
  })
  await client.dayLog.addVisitors({
    ...{ centreId: centre.id, date: '2024-06-01' as CivilDate, daypart: 'afternoon', more: 17 },
  })
  const asOf = '2024-06-03T12:00' as WallTime
  const query = { period: season, centreId: centre.id, asOf }
  const report = await client.museum.report(query)
  expect(report).toMatchObject({
    activeFrom: '2023-12-01',
    activeTo: '2024-06-30',
    figures: {
      tours: 1,
      participants: 0,
      withoutCount: 1,
      visitors: { total: 17 },
      income: { tours: 8_400, contribution: 1_250 },
      incomeCents: 9_650,
      expenses: { purchase: 900 },
      expenseCents: 900,
      balanceCents: 8_750,
    },
    volunteers: { all: 1, new: 1 },
    served: [{ name: 'Gerda Hof', tours: 1, shifts: 0, isNew: true }],
  })
  expect(report.days.closed).toBe(0)
  expect((await client.museum.report({ ...query, period: '2024-Q1' as Period })).days).toEqual({ open: 26, closed: 52 })
  await client.museum.removeEntry({ id: bought.id, revision: bought.revision })
  expect((await client.museum.report(query)).figures.expenseCents).toBe(0)
  await client.undo.undo()
  const file = (format: 'csv' | 'xlsx' | 'pdf') => client.museum.exportFile({ ...query, format })
  const csv = bytesOf(await file('csv')).toString('utf8')
  expect(csv).toContain('Inkomsten samen')
  expect(csv).toContain('96,50')
  const sheets = readWorkbook(bytesOf(await file('xlsx')))
  expect(sheets.find(({ name }) => name === 'Inkomsten')?.rows.at(-1)).toEqual(['Inkomsten samen', 96.5])
  const pdf = readPdf(bytesOf(await file('pdf')))
  const expenses = pdf.tables().find(({ caption }) => caption.endsWith('Uitgaven'))
  expect(expenses?.rows.at(-1)?.[0]).toBe('Saldo')
  expect(pdf.text.join(' ')).toContain('87,50')
  expect(`${csv} ${pdf.text.join(' ')}`).not.toContain('Gerda')
  expect(held.booking.chargedCents).toBe(8_400)
})

test('only a museum has this report, and money is not entered ahead', async () => {
  const { client, centre } = await openMuseum()
  const other = await client.centres.create({ name: 'De Fuik', type: 'wvc' })
  expect((await refusal(client.museum.report({ period: season, centreId: other.id }))).code).toBe('invalid_input')
  const tomorrow = {
    centreId: centre.id,
    date: '2024-06-04' as CivilDate,
    kind: 'subsidy',
    cents: 1,
    note: null,
  } as const
  expect((await refusal(client.museum.addEntry(tomorrow))).code).toBe('invalid_input')
  expect((await client.museum.tourOfBooking({ id: 'none' as BookingId })).row).toBeNull()
})
