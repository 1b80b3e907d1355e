import { expect, test } from 'vitest'
import type { Booking } from '#shared/contract/booking'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

const address = { address: 'Dorpsstraat 1', postcode: '2980 AA', town: 'Ridderkerk' }
const today = '2024-06-03' as CivilDate

/** A core with a booking of last Saturday and one of next week, both with a deposit of 150 euros asked. */
async function openWithDeposits() {
  const desk = await openTestCore()
  const { client } = desk
  await client.billing.changeSeller({
    ...{ ...address, kvk: '12345678', vatNumber: 'NL001234567B01', iban: 'NL91 ABNA 0417 1643 00' },
    revision: 1,
  })
  const renter = await client.renters.create({ name: 'Yogaschool', category: 'commercial', ...address })
  const ask = async (day: string): Promise<Booking> => {
    const [startsAt, endsAt] = [`${day}T10:00` as WallTime, `${day}T12:00` as WallTime]
    const booking = await desk.book({
      renterId: renter.id,
      startsAt,
      endsAt,
      chargedCents: 5_000,
      title: `Feest ${day}`,
    })
    return (await client.prices.overrule({ id: booking.id, revision: booking.revision, depositCents: 15_000 })).booking
  }
  const past = await ask('2024-06-01')
  const coming = await ask('2024-06-10')
  const standOf = async ({ id }: Booking) => (await client.deposits.ofBooking({ id })).row?.stand ?? null
  const receive = (booking: Booking) =>
    client.deposits.receive({
      bookingId: booking.id,
      cents: 15_000,
      how: 'cash',
      receivedOn: '2024-05-30' as CivilDate,
    })
  return { ...desk, renter, past, coming, standOf, receive }
}

test('a deposit is asked until the booking, held while it is to come, and to be given back when it is over', async () => {
  const { client, past, coming, standOf, receive, book } = await openWithDeposits()
  expect([await standOf(past), await standOf(coming)]).toEqual([null, 'asked'])
  expect(await standOf(await book())).toBeNull()
  await receive(past)
  const held = await receive(coming)
  expect(held).toMatchObject({ cents: 15_000, how: 'cash', settledOn: null, keptCents: 0 })
  expect((await refusal(receive(coming))).data).toMatchObject({ reason: 'deposit_received' })
  const open = await client.deposits.list({})
  expect(open.map((row) => [row.bookingId, row.stand, row.renterName])).toEqual([
    [past.id, 'due_back', 'Yogaschool'],
    [coming.id, 'held', 'Yogaschool'],
  ])
  await client.bookings.cancel({ id: coming.id, revision: coming.revision })
  expect(await standOf(coming)).toBe('due_back')
})

test('it goes back whole; the note is undone, done again and corrected', async () => {
  const { client, past, standOf, receive } = await openWithDeposits()
  const { revision } = await receive(past)
  const back = await client.deposits.giveBack({ id: past.id, revision, how: 'pin' })
  expect(back).toMatchObject({ settledOn: today, backHow: 'pin', keptCents: 0, keptReason: null, keptVat: null })
  expect((await client.deposits.list({ view: 'settled' })).map((row) => row.bookingId)).toEqual([past.id])
  expect((await refusal(client.deposits.giveBack({ id: past.id, revision }))).code).toBe('stale')
  await client.undo.undo()
  expect(await standOf(past)).toBe('due_back')
  await client.undo.redo()
  expect(await standOf(past)).toBe('settled')
  const now = (await client.deposits.ofBooking({ id: past.id })).row?.deposit?.revision ?? 0
  const again = await client.deposits.correct({ id: past.id, revision: now })
  expect(again.deposit).toMatchObject({ settledOn: null })
  await client.deposits.correct({ id: past.id, revision: again.deposit?.revision ?? 0 })
  expect((await client.deposits.ofBooking({ id: past.id })).row).toBeNull()
})

test('keeping asks for a reason and never more than was received', async () => {
  const { client, past, receive } = await openWithDeposits()
  const { revision } = await receive(past)
  const give = (over: object) => refusal(client.deposits.giveBack({ id: past.id, revision, ...over }))
  expect((await give({ keptCents: 100 })).data).toMatchObject({ issues: [{ path: 'keptReason' }] })
  expect((await give({ keptCents: 15_001, keptReason: 'stuk' })).data).toMatchObject({
    issues: [{ path: 'keptCents' }],
  })
  expect((await refusal(client.deposits.bill({ id: past.id, revision }))).data).toMatchObject({
    reason: 'nothing_kept',
  })
  const all = await client.deposits.giveBack({ id: past.id, revision, keptCents: 15_000, keptReason: 'ruit stuk' })
  expect(all).toMatchObject({ backHow: null, keptVat: 'none' })
})

test('what is kept becomes an invoice that the deposit has paid, without VAT for damage and with VAT for work', async () => {
  const { client, past, receive, renter } = await openWithDeposits()
  const { revision } = await receive(past)
  const kept = { keptCents: 6_050, keptReason: 'extra schoonmaak', keptVat: 'high' as const }
  const settled = await client.deposits.giveBack({ id: past.id, revision, ...kept })
  const draft = await client.deposits.bill({ id: past.id, revision: settled.revision })
  expect(draft).toMatchObject({ renterId: renter.id, totalCents: 6_050, state: 'draft', freeLines: [] })
  const which = { id: past.id, revision: settled.revision }
  expect((await refusal(client.deposits.bill(which))).data).toMatchObject({ reason: 'deposit_billed' })
  expect((await refusal(client.deposits.correct(which))).data).toMatchObject({ reason: 'deposit_billed' })
  // A line by hand comes beside it, and does not take its place.
  const free = { text: 'Vervoer', quantity: 2, unitCents: 500, vat: 'high' as const }
  const changed = await client.invoices.change({ id: draft.id, revision: 1, freeLines: [free] })
  expect(changed.lines.map((line) => [line.kind, line.cents, line.vat])).toEqual([
    ['kept', 6_050, 'high'],
    ['free', 1_000, 'high'],
  ])
  await client.invoices.change({ id: draft.id, revision: 2, freeLines: [] })
  const final = await client.invoices.finalise({ id: draft.id, revision: 3 })
  expect(final).toMatchObject({ status: 'paid', openCents: 0, paidCents: 6_050 })
  expect(final.vat).toEqual([{ vat: 'high', netCents: 5_000, vatCents: 1_050, grossCents: 6_050 }])
  // The rent itself is billed as before, on another invoice.
  const proposal = await client.invoices.proposal({ from: '2024-06-01' as CivilDate, to: '2024-06-30' as CivilDate })
  expect(proposal.renters[0]?.bookings.map((b) => b.cents)).toEqual([5_000, 5_000])
  expect(proposal.changed).toEqual([])
  const note = await client.invoices.credit({ id: final.id })
  await client.invoices.finalise({ id: note.id, revision: note.revision })
  expect((await client.deposits.ofBooking({ id: past.id })).row?.invoice).toBeNull()
})

test('a compensation lies outside VAT, also in the file for bookkeeping; a draft thrown away frees it', async () => {
  const { client, past, receive } = await openWithDeposits()
  const { revision } = await receive(past)
  const kept = { keptCents: 4_500, keptReason: 'twee stoelen stuk' }
  const settled = await client.deposits.giveBack({ id: past.id, revision, ...kept })
  const bill = () => client.deposits.bill({ id: past.id, revision: settled.revision })
  const first = await bill()
  await client.invoices.discard({ id: first.id, revision: first.revision })
  const draft = await bill()
  const final = await client.invoices.finalise({ id: draft.id, revision: draft.revision })
  expect(final.lines).toMatchObject([{ kind: 'damage', vat: 'exempt', text: 'Ingehouden waarborg: twee stoelen stuk' }])
  const ledger = await client.invoices.ledger({ from: today, to: today })
  expect(Buffer.from(ledger.base64, 'base64').toString('utf8')).toContain('geen btw')
})

test('somebody else can not undo what stands on an invoice by now', async () => {
  const { client, past, receive } = await openWithDeposits()
  const { revision } = await receive(past)
  const settled = await client.deposits.giveBack({ id: past.id, revision, keptCents: 100, keptReason: 'stuk' })
  const draft = await client.deposits.bill({ id: past.id, revision: settled.revision })
  await client.invoices.finalise({ id: draft.id, revision: draft.revision })
  // The draft is behind a number; what lies before it is the settling.
  expect((await refusal(client.undo.undo())).data).toMatchObject({ reason: 'deposit_billed' })
})

test('a confirmation and a quotation say what deposit is asked', async () => {
  const { client, coming } = await openWithDeposits()
  for (const kind of ['confirmation', 'quotation'] as const) {
    const { body } = await client.messages.prepare({ kind, bookingIds: [coming.id] })
    expect(body).toMatch(/Waarborg: € 150,00/)
  }
})
