import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createCore } from '#core/app/core'
import type { Invoice } from '#shared/contract/invoice'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate, WallTime } from '#shared/time/types'
import { NOW, openTestCore, refusal, type TestCore } from '../support/core'

const june = { from: '2024-06-01' as CivilDate, to: '2024-06-30' as CivilDate }
const address = { address: 'Dorpsstraat 1', postcode: '2980 AA', town: 'Ridderkerk' }
const seller = { ...address, kvk: '12345678', vatNumber: 'NL001234567B01', iban: 'NL91 ABNA 0417 1643 00', revision: 1 }

/** A core that can bill: a seller that is complete, and renters with an address. */
async function openBilling(over: Parameters<typeof openTestCore>[0] = {}) {
  const test = await openTestCore(over)
  await test.client.billing.changeSeller(seller)
  const renter = (name: string) => test.client.renters.create({ name, category: 'commercial', ...address })
  return { ...test, renter }
}
type Billing = Awaited<ReturnType<typeof openBilling>>
const day = (n: number, hour = 10) => `2024-06-${String(n).padStart(2, '0')}T${hour}:00` as WallTime

/** Bookings on the days named, of one renter, that cost 50.05 each. */
async function bookings({ book }: TestCore, renterId: string, days: readonly number[]) {
  const made = []
  for (const n of days)
    made.push(
      await book({
        renterId: renterId as never,
        startsAt: day(n),
        endsAt: day(n, 12),
        chargedCents: 5_005,
        title: `Dag ${n}`,
      }),
    )
  return made
}

async function billed(desk: Billing, days: readonly number[]): Promise<Invoice> {
  const renter = await desk.renter('Yogaschool')
  const made = await bookings(desk, renter.id, days)
  const [draft] = await desk.client.invoices.draft({ bookingIds: made.map((b) => b.id), ...june })
  if (!draft) throw new Error('no draft')
  return desk.client.invoices.finalise({ id: draft.id, revision: draft.revision })
}

test('what is not billed is proposed by renter; making drafts takes it off the list, throwing away puts it back', async () => {
  const desk = await openBilling()
  const { client, book } = desk
  const [one, two] = [await desk.renter('Yoga'), await desk.renter('Bridge')]
  await bookings(desk, one.id, [4, 5])
  await bookings(desk, two.id, [6])
  await book({ startsAt: day(7), endsAt: day(7, 12), chargedCents: 100 })
  await book({ renterId: one.id, startsAt: day(8), endsAt: day(8, 12) })
  const cancelled = await book({ renterId: one.id, startsAt: day(9), endsAt: day(9, 12), chargedCents: 100 })
  await client.bookings.cancel({ id: cancelled.id, revision: cancelled.revision })
  const proposal = await client.invoices.proposal(june)
  expect(proposal.renters.map((r) => [r.renterName, r.bookings.length, r.totalCents])).toEqual([
    ['Bridge', 1, 5_005],
    ['Yoga', 2, 10_010],
  ])
  expect((await client.invoices.proposal({ ...june, to: '2024-06-05' as CivilDate })).renters).toHaveLength(1)
  const bookingIds = proposal.renters.flatMap((r) => r.bookings.map((b) => b.id))
  const drafts = await client.invoices.draft({ bookingIds, ...june })
  expect(drafts.map((d) => [d.renterName, d.number, d.totalCents, d.status])).toEqual(
    expect.arrayContaining([
      ['Yoga', null, 10_010, 'draft'],
      ['Bridge', null, 5_005, 'draft'],
    ]),
  )
  expect((await client.invoices.proposal(june)).renters).toEqual([])
  expect((await refusal(client.invoices.draft({ bookingIds }))).data).toMatchObject({ reason: 'billed' })
  const [draft] = drafts
  if (!draft) throw new Error('no draft')
  await client.invoices.discard({ id: draft.id, revision: 1 })
  expect((await client.invoices.proposal(june)).renters.map((r) => r.renterId)).toEqual([draft.renterId])
  await client.undo.undo()
  await client.undo.undo()
  expect((await client.invoices.proposal(june)).renters).toHaveLength(2)
})

test('a draft follows its bookings, a final invoice stays as it was', async () => {
  const desk = await openBilling()
  const { client } = desk
  const renter = await desk.renter('Yoga')
  const [a, b] = await bookings(desk, renter.id, [4, 5])
  if (!a || !b) throw new Error('no bookings')
  const [draft] = await client.invoices.draft({ bookingIds: [a.id, b.id] })
  if (!draft) throw new Error('no draft')
  await client.bookings.cancel({ id: b.id, revision: b.revision })
  expect((await client.invoices.get({ id: draft.id })).totalCents).toBe(5_005)
  const final = await client.invoices.finalise({ id: draft.id, revision: 1 })
  expect(final).toMatchObject({ number: '2024-0001', issuedOn: '2024-06-03', dueOn: '2024-06-17', status: 'open' })
  await client.renters.change({ id: renter.id, revision: 1, name: 'Yoga BV', town: 'Rotterdam' })
  await client.billing.changeSeller({ revision: 2, legalName: 'Heel anders' })
  const kept = await client.invoices.get({ id: draft.id })
  expect([kept.buyer, kept.seller, kept.lines]).toEqual([final.buyer, final.seller, final.lines])
})

test('a booking that goes to another renter leaves the draft of the first, and is billed to the other', async () => {
  const desk = await openBilling()
  const { client } = desk
  const [first, other] = [await desk.renter('Yoga'), await desk.renter('Bridge')]
  const [stays, goes] = await bookings(desk, first.id, [4, 5])
  if (!stays || !goes) throw new Error('no bookings')
  const [draft] = await client.invoices.draft({ bookingIds: [stays.id, goes.id] })
  if (!draft) throw new Error('no draft')
  await client.bookings.change({ id: goes.id, revision: goes.revision, renterId: other.id })
  expect((await client.invoices.list({ view: 'draft' })).map((row) => row.totalCents)).toEqual([5_005])
  const final = await client.invoices.finalise({ id: draft.id, revision: draft.revision })
  expect(final.lines.map((line) => line.bookingId)).toEqual([stays.id])
  const { renters } = await client.invoices.proposal(june)
  expect(renters.map((r) => [r.renterName, r.bookings.map((b) => b.id)])).toEqual([['Bridge', [goes.id]]])
})

test('an amount typed over an invoiced booking is refused, and so is what would take its price back', async () => {
  const desk = await openBilling()
  const { client, centre } = desk
  await client.tariffs.create({ centreId: centre.id, unit: 'hour', cents: 1000, validFrom: '2024-01-01' as CivilDate })
  const renter = await desk.renter('Yoga')
  const made = await desk.book({ renterId: renter.id, startsAt: day(4), endsAt: day(4, 12) })
  const typed = await client.bookings.change({ id: made.id, revision: made.revision, chargedCents: 1500 })
  const [draft] = await client.invoices.draft({ bookingIds: [made.id] })
  if (!draft) throw new Error('no draft')
  // A draft follows its bookings: nothing is sent yet.
  const again = await client.bookings.change({ id: made.id, revision: typed.revision, chargedCents: 1600 })
  expect((await client.invoices.get({ id: draft.id })).totalCents).toBe(1600)
  const moved = await client.bookings.change({ id: made.id, revision: again.revision, endsAt: day(4, 13) })
  await client.invoices.finalise({ id: draft.id, revision: draft.revision })

  const refused = async (call: Promise<unknown>) => {
    const { code, data } = await refusal(call)
    expect([code, data]).toEqual(['wrong_state', { reason: 'invoiced', detail: 'Koor' }])
    expect(await client.bookings.get({ id: made.id })).toEqual(await stood)
    expect(await client.prices.ofBooking({ id: made.id })).toEqual(await cost)
  }
  const [stood, cost] = [client.bookings.get({ id: made.id }), client.prices.ofBooking({ id: made.id })]
  const which = { id: made.id, revision: moved.revision }
  await refused(client.bookings.change({ ...which, chargedCents: 900 }))
  await refused(client.bookings.change({ ...which, chargedCents: null, remarks: 'toch gratis' }))
  await refused(client.prices.renew(which))
  await refused(client.undo.undo())
  const check = { ...desk.draft({ startsAt: day(4), endsAt: day(4, 15) }), id: made.id }
  expect((await client.bookings.check(check)).price).toBeNull()

  // Anything else may still change, and a move leaves what was billed.
  const later = await client.bookings.change({ ...which, remarks: 'sleutel', endsAt: day(4, 14) })
  expect(later.chargedCents).toBe(moved.chargedCents)
  await client.undo.undo()
  expect(await client.bookings.get({ id: made.id })).toMatchObject({ remarks: null, chargedCents: moved.chargedCents })
})

test('an amount without a price, as an import leaves it, is refused as well once it is invoiced; a credit note frees it', async () => {
  const desk = await openBilling()
  const { client } = desk
  const invoice = await billed(desk, [4])
  const bookingId = invoice.lines[0]?.bookingId
  if (!bookingId) throw new Error('no booking')
  const { code } = await refusal(client.bookings.change({ id: bookingId, revision: 1, chargedCents: 1 }))
  expect(code).toBe('wrong_state')
  const note = await client.invoices.credit({ id: invoice.id })
  await client.invoices.finalise({ id: note.id, revision: note.revision })
  const changed = await client.bookings.change({ id: bookingId, revision: 1, chargedCents: 1 })
  expect(changed.chargedCents).toBe(1)
})

test('an invoice is final only with the data that the law asks', async () => {
  const { client, book } = await openTestCore()
  const renter = await client.renters.create({ name: 'Yoga', category: 'commercial' })
  const booking = await book({ renterId: renter.id, chargedCents: 100 })
  const [draft] = await client.invoices.draft({ bookingIds: [booking.id] })
  if (!draft) throw new Error('no draft')
  const { code, data } = await refusal(client.invoices.finalise({ id: draft.id, revision: 1 }))
  expect([code, data]).toEqual([
    'wrong_state',
    { reason: 'incomplete', detail: 'seller_address seller_kvk seller_vat seller_iban buyer_address' },
  ])
  expect((await refusal(client.billing.changeSeller({ revision: 1, iban: 'NL91ABNA0417164301' }))).code).toBe(
    'invalid_input',
  )
})

test('making final can not be undone, and nothing before it either', async () => {
  const desk = await openBilling()
  const invoice = await billed(desk, [4])
  expect((await desk.client.undo.state()).undo).toMatchObject({ label: 'bookings.create' })
  const { code } = await refusal(desk.client.invoices.discard({ id: invoice.id, revision: invoice.revision }))
  expect(code).toBe('wrong_state')
})

test('the database keeps final invoices and refuses a gap, whatever asks', async () => {
  const desk = await openBilling()
  const { id } = await billed(desk, [4])
  const db = new Database(desk.core.databaseFile)
  try {
    const run = (text: string) => () => db.prepare(text).run()
    expect(run(`update invoice set note = 'x' where id = '${id}'`)).toThrow('invoice_final')
    expect(run(`delete from invoice where id = '${id}'`)).toThrow('invoice_final')
    for (const text of ['delete from invoice_line', 'update invoice_line set cents = 1'])
      expect(run(text)).toThrow('invoice_final')
    const copy = (sequence: number, year: number) =>
      run(`insert into invoice select 'x${sequence}', type, state, ${year}, ${sequence}, 'x${sequence}', renter_id, corrects_id,
        issued_on, due_on, period_from, period_to, seller, buyer, reference, note, created_at, 1 from invoice limit 1`)
    expect(copy(3, 2024)).toThrow('invoice_gap')
    expect(copy(1, 2024)).toThrow('invoice_gap')
    expect(copy(2, 2024)).not.toThrow()
    expect(copy(2, 2025)).toThrow('invoice_gap')
  } finally {
    db.close()
  }
})

test('two desks on one folder: numbers follow each other without a gap, and no booking is billed twice', async () => {
  const desk = await openBilling({ newId: randomUUID })
  const other = await createCore({
    dataDir: desk.core.dataDir,
    version: 'x',
    clock: fixedClock(NOW),
    newId: randomUUID,
  })
  try {
    const renter = await desk.renter('Yoga')
    const made = await bookings(desk, renter.id, [4, 5, 6, 7, 8, 11, 12, 13])
    const drafts: { id: string; revision: number }[] = []
    for (const { id } of made) {
      const tries = await Promise.allSettled(
        [desk.client, other.client].map((client) => client.invoices.draft({ bookingIds: [id] })),
      )
      expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected'])
      for (const t of tries) if (t.status === 'fulfilled') drafts.push(...t.value)
    }
    const done = await Promise.all(
      drafts.map(({ id, revision }, i) =>
        (i % 2 === 0 ? desk : other).client.invoices.finalise({ id: id as Invoice['id'], revision }),
      ),
    )
    expect(done.map((i) => i.number).sort()).toEqual(made.map((_, i) => `2024-000${i + 1}`))
  } finally {
    await other.close()
  }
})

test('a credit note takes lines back once; what is taken back whole can be billed again', async () => {
  const desk = await openBilling()
  const { client } = desk
  const invoice = await billed(desk, [4, 5, 6])
  const part = await client.invoices.credit({ id: invoice.id, positions: [1] })
  expect(part).toMatchObject({ type: 'credit', state: 'draft', totalCents: -5_005, correctsNumber: '2024-0001' })
  expect((await refusal(client.invoices.credit({ id: invoice.id, positions: [1] }))).data).toMatchObject({
    reason: 'credited',
  })
  expect((await client.invoices.get({ id: invoice.id })).openCents).toBe(15_015)
  expect((await client.invoices.finalise({ id: part.id, revision: 1 })).number).toBe('2024-0002')
  expect(await client.invoices.get({ id: invoice.id })).toMatchObject({ openCents: 10_010, creditedLines: [1] })
  expect((await client.invoices.proposal(june)).renters[0]?.bookings.map((b) => b.title)).toEqual(['Dag 5'])
  const rest = await client.invoices.credit({ id: invoice.id })
  expect(rest.lines).toHaveLength(2)
  await client.invoices.finalise({ id: rest.id, revision: 1 })
  const end = await client.invoices.get({ id: invoice.id })
  expect([end.openCents, end.status]).toEqual([0, 'credited'])
  const notes = await Promise.all([part, rest].map(({ id }) => client.invoices.get({ id })))
  for (const key of ['cents', 'netCents'] as const)
    expect([end, ...notes].flatMap((i) => i.lines).reduce((sum, line) => sum + line[key], 0)).toBe(0)
  expect((await refusal(client.invoices.credit({ id: part.id }))).data).toMatchObject({ reason: 'not_final' })
})

test('a discount is not taken back without what it was given on', async () => {
  const desk = await openBilling()
  const { client } = desk
  const [booking] = await bookings(desk, (await desk.renter('Yogaschool')).id, [4])
  if (!booking) throw new Error('no booking')
  const discount = { percent: 10, cents: null, reason: 'nieuwe groep' }
  await client.prices.overrule({ id: booking.id, revision: booking.revision, discount })
  const [draft] = await client.invoices.draft({ bookingIds: [booking.id] })
  if (!draft) throw new Error('no draft')
  const { id, lines } = await client.invoices.finalise({ id: draft.id, revision: draft.revision })
  expect(lines.map((line) => line.cents)).toEqual([5_005, -501])
  expect((await refusal(client.invoices.credit({ id, positions: [1] }))).data).toMatchObject({ reason: 'credit_asks' })
  const rent = await client.invoices.credit({ id, positions: [0] })
  expect(rent.totalCents).toBe(-5_005)
  // After the rent, taking back the discount only gives back less; but the draft of the rent may still be thrown away.
  const less = await client.invoices.credit({ id, positions: [1] })
  expect(less.totalCents).toBe(501)
  const early = client.invoices.finalise({ id: less.id, revision: less.revision })
  expect((await refusal(early)).data).toMatchObject({ reason: 'credit_asks' })
  await client.invoices.finalise({ id: rent.id, revision: rent.revision })
  const billable = async () =>
    (await client.invoices.proposal(june)).renters.flatMap((r) => r.bookings.map((b) => b.id))
  expect(await billable()).toEqual([])
  await client.invoices.finalise({ id: less.id, revision: less.revision })
  expect(await billable()).toEqual([booking.id])
})

test('a booking that is cancelled after it was billed asks for a credit note', async () => {
  const desk = await openBilling()
  const { client } = desk
  const invoice = await billed(desk, [4, 5])
  const ids = invoice.lines.flatMap((line) => line.bookingId ?? [])
  const [a, b] = await Promise.all(ids.map((id) => client.bookings.get({ id })))
  if (!a || !b) throw new Error('no bookings')
  await client.bookings.cancel({ id: a.id, revision: a.revision })
  expect((await client.invoices.proposal(june)).changed).toMatchObject([
    { id: a.id, invoiceNumber: '2024-0001', billedCents: 5_005, cents: 0, cancelled: true },
  ])
  const note = await client.invoices.credit({ id: invoice.id })
  await client.invoices.finalise({ id: note.id, revision: 1 })
  await client.bookings.change({ id: b.id, revision: b.revision, chargedCents: 4_000 })
  const after = await client.invoices.proposal(june)
  expect([after.changed, after.renters[0]?.bookings.map((x) => x.cents)]).toEqual([[], [4_000]])
})

test('payments are noted by hand: part, whole, too much, and taken out again', async () => {
  const desk = await openBilling()
  const { client } = desk
  const invoice = await billed(desk, [4])
  const pay = (cents: number) =>
    client.invoices.pay({ id: invoice.id, cents, paidOn: '2024-06-03' as CivilDate, how: 'bank' })
  const status = async () => {
    const { openCents, status } = await client.invoices.get({ id: invoice.id })
    return [openCents, status]
  }
  await pay(5_000)
  expect(await status()).toEqual([5, 'open'])
  await pay(5)
  expect(await status()).toEqual([0, 'paid'])
  // So large that no list of invoices could be answered any more.
  for (const cents of [9e15, -9e15]) expect((await refusal(pay(cents))).code).toBe('invalid_input')
  const wrong = await pay(100)
  expect(await status()).toEqual([-100, 'refund'])
  expect((await client.billing.debt({ id: invoice.renterId })).openCents).toBe(-100)
  await client.invoices.unpay({ id: wrong.id, revision: 1 })
  expect(await status()).toEqual([0, 'paid'])
  expect(await client.invoices.list({ view: 'paid' })).toHaveLength(1)
  expect(await client.invoices.list({ view: 'open' })).toEqual([])
  await client.undo.undo()
  expect(await status()).toEqual([-100, 'refund'])
})

test('what is due before today is late, and a renter owes the sum', async () => {
  const desk = await openBilling()
  const invoice = await billed(desk, [4])
  const later = await createCore({
    dataDir: desk.core.dataDir,
    version: 'x',
    clock: fixedClock('2024-06-18T10:00:00.000Z'),
    newId: randomUUID,
  })
  try {
    const debt = await later.client.billing.debt({ id: invoice.renterId })
    expect(debt).toMatchObject({ openCents: 5_005, overdueCents: 5_005 })
    const reminder = await later.client.messages.prepare({ kind: 'reminder', invoiceId: invoice.id })
    expect(reminder.body).toContain('Van € 50,05 staat nog € 50,05 open')
  } finally {
    await later.close()
  }
})

test('lines for bookkeeping come with ledger account and VAT, also of credit notes, with a decimal comma', async () => {
  const desk = await openBilling()
  const { client } = desk
  const invoice = await billed(desk, [4])
  const note = await client.invoices.credit({ id: invoice.id })
  await client.invoices.finalise({ id: note.id, revision: 1 })
  const file = await client.invoices.ledger(june)
  const rows = Buffer.from(file.base64, 'base64').toString('utf8').split('\r\n').slice(0, -1)
  expect(rows[0]).toMatch(/^\uFEFFNummer;Soort;Factuurdatum/)
  expect(rows.slice(1).map((row) => row.split(';').slice(0, 3).concat(row.split(';').slice(11)))).toEqual([
    ['2024-0001', 'Factuur', '03-06-2024', '8000', 'vrijgesteld', '50,05', '0,00', '50,05', ''],
    ['2024-0002', 'Creditnota', '03-06-2024', '8000', 'vrijgesteld', '-50,05', '0,00', '-50,05', '2024-0001'],
  ])
})

test('a draft takes lines by hand: they count, follow the seller, are frozen, credited and undone like any other', async () => {
  const desk = await openBilling()
  const { client } = desk
  const renter = await desk.renter('Yoga')
  const [booking] = await bookings(desk, renter.id, [4])
  if (!booking) throw new Error('no booking')
  const [draft] = await client.invoices.draft({ bookingIds: [booking.id], ...june })
  if (!draft) throw new Error('no draft')
  const cleaning = { text: ' Schoonmaak ', quantity: 1, unitCents: 12_100, vat: 'high' } as const
  const chairs = { text: 'Stoelen', quantity: 30, unitCents: 109, vat: 'low' } as const
  const change = (revision: number, freeLines: (typeof cleaning | typeof chairs)[]) =>
    client.invoices.change({ id: draft.id, revision, freeLines })
  const after = await change(1, [cleaning, chairs])
  expect(after.lines.map((line) => [line.text, line.cents, line.netCents, line.bookingId])).toEqual([
    ['Dag 4, 10.00–12.00', 5_005, 5_005, booking.id],
    ['Schoonmaak', 12_100, 10_000, null],
    ['30 × Stoelen', 3_270, 3_000, null],
  ])
  expect(after.freeLines).toEqual([{ ...cleaning, text: 'Schoonmaak' }, chairs])
  expect((await client.invoices.list({ view: 'draft' })).map((row) => row.totalCents)).toEqual([20_375])

  await client.undo.undo()
  expect((await client.invoices.get({ id: draft.id })).totalCents).toBe(5_005)
  await client.undo.redo()
  const { revision } = await client.invoices.get({ id: draft.id })
  for (const wrong of [{ quantity: 0 }, { unitCents: 0 }, { unitCents: 1.5 }, { text: ' ' }])
    expect((await refusal(change(revision, [{ ...cleaning, ...wrong } as typeof cleaning]))).code).toBe('invalid_input')

  // A reference that is changed leaves the lines; a seller without VAT asks none on them.
  const named = await client.invoices.change({ id: draft.id, revision, reference: 'PO 7' })
  expect(named.totalCents).toBe(20_375)
  await client.billing.changeSeller({ revision: 2, vatExempt: true })
  expect((await client.invoices.get({ id: draft.id })).vat).toMatchObject([{ vat: 'exempt', grossCents: 20_375 }])
  await client.billing.changeSeller({ revision: 3, vatExempt: false })

  const final = await client.invoices.finalise({ id: draft.id, revision: named.revision })
  expect([final.totalCents, final.freeLines]).toEqual([20_375, []])
  expect(final.vat.map((rate) => [rate.vat, rate.vatCents])).toEqual([
    ['exempt', 0],
    ['low', 270],
    ['high', 2_100],
  ])
  expect((await refusal(change(final.revision, []))).data).toMatchObject({ reason: 'invoice_final' })
  const note = await client.invoices.credit({ id: final.id, positions: [2] })
  expect(note.lines.map((line) => [line.text, line.cents, line.netCents])).toEqual([['30 × Stoelen', -3_270, -3_000]])
  const onNote = client.invoices.change({ id: note.id, revision: note.revision, freeLines: [chairs] })
  expect((await refusal(onNote)).code).toBe('invalid_input')
  await client.invoices.finalise({ id: note.id, revision: note.revision })
  expect((await client.invoices.get({ id: final.id })).openCents).toBe(17_105)
  const ledger = Buffer.from((await client.invoices.ledger(june)).base64, 'base64').toString('utf8')
  expect(ledger).toContain('30 × Stoelen;Losse regel;8000;9%;30,00;2,70;32,70')
})
