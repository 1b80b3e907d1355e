import { expect, test } from 'vitest'
import type { Renter } from '#shared/contract/renter'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { openTestCore, refusal, wall } from '../support/core'

const address = { address: 'Dorpsstraat 1', postcode: '2980 AA', town: 'Ridderkerk' }
const seller = { ...address, kvk: '12345678', vatNumber: 'NL001234567B01', iban: 'NL91 ABNA 0417 1643 00', revision: 1 }

/** Twice the same choir: the one with an address, the other with a phone and everything that was done for it. */
async function openWithDouble() {
  const desk = await openTestCore()
  const { client, centre, draft, rooms } = desk
  await client.billing.changeSeller(seller)
  const keep = await client.renters.create({ name: 'Koor Cantabile', category: 'association', ...address, notes: 'A' })
  const gone = await client.renters.create({
    name: 'Cantabile koor',
    category: 'commercial',
    phone: '06-1',
    notes: 'B',
  })
  const booking = await desk.book({ renterId: gone.id, chargedCents: 2_000 })
  const { series } = await client.series.create({
    ...draft({ renterId: gone.id, startsAt: wall('2024-06-10T19:00'), endsAt: wall('2024-06-10T21:00') }),
    rule: { frequency: 'weekly', count: 3 },
    onConflict: 'refuse',
  })
  await client.instructions.create({ renterId: gone.id, centreId: centre.id, handedOut: 'Sleutel 3' })
  await client.messages.note({ kind: 'confirmation', bookingIds: [booking.id], how: 'told', subject: 'Ja', body: 'Ja' })
  const season = await client.seasons.create({
    name: 'Winter',
    from: '2024-09-01' as CivilDate,
    to: '2024-12-31' as CivilDate,
    centreId: centre.id,
    skipHolidays: true,
    skipSchoolHolidays: false,
  })
  await client.wishes.add({
    ...{ seasonId: season.id, centreId: centre.id, renterId: gone.id, title: 'Koor', minutes: 120 },
    first: { roomId: rooms.hall.id, weekday: 1, from: '19:00' as ClockTime },
  })
  await client.billing.changeRenter({ id: gone.id, revision: 1, reference: 'PO 7' })
  const merge = (a: Renter, b: Renter) =>
    client.renters.merge({ keepId: a.id, keepRevision: a.revision, goneId: b.id, goneRevision: b.revision })
  return { ...desk, keep, gone, booking, series, season, merge }
}

test('what the double has goes to the renter that stays; the double goes, and undo brings all of it back', async () => {
  const desk = await openWithDouble()
  const { client, keep, gone, booking, series, season, merge } = desk
  const preview = await client.renters.previewMerge({ keepId: keep.id, goneId: gone.id })
  expect(preview).toMatchObject({
    counts: { bookings: 4, series: 1, drafts: 0, messages: 1, wishes: 1, instructions: 1 },
    finalInvoices: 0,
    refused: null,
  })
  const kept = await merge(keep, gone)
  expect(kept).toMatchObject({
    name: 'Koor Cantabile',
    category: 'association',
    phone: '06-1',
    notes: 'A\nB',
    ...address,
  })
  expect(kept).toEqual({ ...preview.keep, revision: 2 })
  expect((await refusal(client.renters.get({ id: gone.id }))).code).toBe('not_found')
  expect(await client.renters.bookings({ id: keep.id })).toHaveLength(4)
  // What was agreed for the booking itself stays.
  expect(await client.bookings.get({ id: booking.id })).toMatchObject({ category: 'commercial', chargedCents: 2_000 })
  expect((await client.series.get({ id: series.id })).renterName).toBe('Koor Cantabile')
  expect(await client.instructions.list({ renterId: keep.id })).toHaveLength(1)
  expect(await client.messages.list({ renterId: keep.id })).toHaveLength(1)
  expect((await client.wishes.list({ seasonId: season.id }))[0]).toMatchObject({ renterId: keep.id })
  expect(await client.billing.renter({ id: keep.id })).toMatchObject({ reference: 'PO 7' })
  await client.undo.undo()
  expect(await client.renters.get({ id: keep.id })).toMatchObject({ phone: null, notes: 'A' })
  expect(await client.renters.bookings({ id: gone.id })).toHaveLength(4)
  expect((await client.series.get({ id: series.id })).renterName).toBe('Cantabile koor')
  expect(await client.instructions.list({ renterId: keep.id })).toEqual([])
  expect(await client.billing.renter({ id: gone.id })).toMatchObject({ reference: 'PO 7' })
  expect(await client.billing.renter({ id: keep.id })).toMatchObject({ reference: null })
  await client.undo.redo()
  expect(await client.renters.bookings({ id: keep.id })).toHaveLength(4)
})

test('final invoices stay as they were with the double, who rests in the archive; an open one refuses', async () => {
  const { client, keep, gone, booking, merge } = await openWithDouble()
  await client.billing.changeRenter({ id: gone.id, revision: 2, ...address })
  const [draft] = await client.invoices.draft({ bookingIds: [booking.id] })
  if (!draft) throw new Error('no draft')
  expect((await client.renters.previewMerge({ keepId: keep.id, goneId: gone.id })).counts.drafts).toBe(1)
  const final = await client.invoices.finalise({ id: draft.id, revision: draft.revision })
  expect((await client.renters.previewMerge({ keepId: keep.id, goneId: gone.id })).refused).toBe('open_invoices')
  expect((await refusal(merge(keep, gone))).data).toMatchObject({ reason: 'merge_open_invoices' })
  // The other way round nothing is lost from sight.
  expect((await client.renters.previewMerge({ keepId: gone.id, goneId: keep.id })).refused).toBeNull()
  await client.invoices.pay({ id: final.id, paidOn: '2024-06-03' as CivilDate, cents: 2_000, how: 'pin' })
  await merge(keep, gone)
  expect(await client.renters.get({ id: gone.id })).toMatchObject({
    archived: true,
    notes: expect.stringMatching(/Samengevoegd met Koor Cantabile/),
  })
  expect(await client.invoices.get({ id: final.id })).toMatchObject({
    renterId: gone.id,
    buyer: { name: 'Cantabile koor' },
  })
  expect(await client.bookings.get({ id: booking.id })).toMatchObject({ renterId: keep.id })
})

test('one and the same, an archived renter, and a renter that changed since are refused', async () => {
  const { client, keep, gone, merge } = await openWithDouble()
  expect((await refusal(merge(keep, keep))).code).toBe('invalid_input')
  await client.renters.change({ id: gone.id, revision: gone.revision, name: 'Ander koor' })
  expect((await refusal(merge(keep, gone))).code).toBe('stale')
  const archived = await client.renters.change({ id: keep.id, revision: keep.revision, archived: true })
  const now = await client.renters.get({ id: gone.id })
  expect((await refusal(merge(archived, now))).data).toMatchObject({ reason: 'merge_archived' })
})

test('a draft goes to the renter that stays', async () => {
  const { client, keep, gone, booking, merge } = await openWithDouble()
  const [draft] = await client.invoices.draft({ bookingIds: [booking.id], from: '2024-06-01' as CivilDate })
  await merge(keep, gone)
  expect(await client.invoices.get({ id: draft?.id ?? ('' as never) })).toMatchObject({
    renterId: keep.id,
    totalCents: 2_000,
  })
})
