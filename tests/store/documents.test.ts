import { expect, test } from 'vitest'
import { originals } from '#core/usecases/documents/originals'
import { fill, problemsOf } from '#core/usecases/documents/template'
import { documentKinds } from '#shared/domain/documents'
import { openTestCore, refusal, wall } from '../support/core'

const renterOf = (client: Awaited<ReturnType<typeof openTestCore>>['client']) =>
  client.renters.create({
    name: 'Koor De Lijster',
    category: 'association',
    contactName: 'Anne Bos',
    email: 'anne@example.nl',
  })

test('every template that the product ships is in order', () => {
  for (const kind of documentKinds) {
    const { subject, body } = originals[kind]
    expect([kind, ...problemsOf(kind, subject, 'subject'), ...problemsOf(kind, body, 'body')]).toEqual([kind])
  }
})

test('a template with an unknown field, a broken bracket or a helper of its own is refused with its line', () => {
  const problems = (body: string) =>
    problemsOf('confirmation', body, 'body').map(({ line, code, detail }) => `${line} ${code} ${detail}`.trim())
  expect(problems('Beste,\n{{boeking.titel}}\n{{boeking.tietel}}')).toEqual(['3 unknown_field boeking.tietel'])
  expect(problems('Beste,\n\n{{#if boeking.titel}}ja')).toEqual(['3 syntax'])
  expect(problems('{{#if boeking.titel}}ja{{/each}}')).toEqual(['1 syntax'])
  expect(problems('{{#each boeking.titel}}x{{/each}}')).toEqual(['1 not_a_list boeking.titel'])
  expect(problems('{{#each regels}}{{bedrag}} {{boeking.nummer}} {{tijd}}{{/each}}')).toEqual(['1 unknown_field tijd'])
  expect(problems('{{regels}}')).toEqual(['1 not_allowed regels'])
  for (const way of [
    '{{constructor}}',
    '{{boeking.constructor}}',
    '{{__proto__}}',
    '{{boeking.titel.length}}',
    '{{this}}',
    '{{../boeking}}',
    '{{@root}}',
    '{{lookup boeking "titel"}}',
    '{{> deel}}',
    '{{#with boeking}}{{titel}}{{/with}}',
    '{{log boeking.titel}}',
    '{{{boeking.titel.constructor.constructor}}}',
    '{{#each boekingen as |b|}}{{b.titel}}{{/each}}',
    '{{"x"}}',
    '{{#if (lookup boeking "titel")}}x{{/if}}',
  ])
    expect([way, problems(way).length]).toEqual([way, 1])
})

test('what people typed is text, never a template or markup of ours', () => {
  const boeking = { titel: '{{organisatie.iban}} <b>& co' }
  expect(fill('{{boeking.titel}}|{{{boeking.titel}}}', { boeking })).toBe(
    '{{organisatie.iban}} <b>& co|{{organisatie.iban}} <b>& co',
  )
})

test('a refusal names the reason and free places, and money is said in euros', async () => {
  const { client, book } = await openTestCore()
  const renter = await renterOf(client)
  await book({ title: 'Bridge' })
  const request = await book({ status: 'request', title: 'Repetitie', renterId: renter.id, chargedCents: 123_456 })
  const declined = await client.bookings.decline({ id: request.id, revision: 1, reason: 'De zaal is bezet' })
  const message = await client.messages.prepare({ kind: 'refusal', bookingIds: [declined.id] })
  expect(message).toMatchObject({
    recipient: 'anne@example.nl',
    renterId: renter.id,
    subject: 'Uw aanvraag voor ma 3 juni 2024: Repetitie',
  })
  expect(message.body).toContain('Beste Anne Bos,')
  expect(message.body).toContain('De reden: De zaal is bezet')
  expect(message.body).toContain('- ma 3 juni 2024, 12.00–14.00: Zaal, De Fuik')
  expect(message.body).not.toMatch(/\{\{|undefined|null/)
  const offer = await client.messages.prepare({ kind: 'quotation', bookingIds: [declined.id] })
  expect(offer.body).toContain('- Repetitie: € 1.234,56')
})

test('a displacement names the new place', async () => {
  const { client, rooms, book } = await openTestCore()
  const old = await book({ title: 'Griepprik' })
  const next = await book({
    title: 'Griepprik',
    roomIds: [rooms.meeting.id],
    startsAt: wall('10:00'),
    endsAt: wall('12:00'),
  })
  const { body } = await client.messages.prepare({ kind: 'displacement', bookingIds: [old.id], newBookingId: next.id })
  expect(body).toContain('Dit is uw nieuwe plek: ma 3 juni 2024, 10.00–12.00, Ontmoetingsruimte in De Fuik.')
})

test('an organisation writes its own template, sees it with a real booking, and goes back to the original', async () => {
  const { client, book } = await openTestCore()
  const renter = await renterOf(client)
  await book({ renterId: renter.id, title: 'Repetitie' })
  const mine = {
    kind: 'confirmation',
    subject: 'Ja: {{boeking.titel}}',
    body: 'Dag {{huurder.contact}},\ntot dan!',
  } as const
  expect(await client.templates.check(mine)).toMatchObject({
    problems: [],
    subject: 'Ja: Repetitie',
    body: 'Dag Anne Bos,\ntot dan!',
    example: '2024-00001',
  })
  const wrong = { ...mine, body: 'Dag\n{{naam}}' }
  expect((await client.templates.check(wrong)).problems).toEqual([
    { part: 'body', line: 2, code: 'unknown_field', detail: 'naam' },
  ])
  expect(await refusal(client.templates.change({ ...wrong, revision: 1 }))).toEqual({
    code: 'invalid_input',
    data: { issues: [{ path: 'body', problem: 'line 2: unknown_field naam' }] },
  })
  const saved = await client.templates.change({ ...mine, revision: 1 })
  expect(saved).toEqual({ ...mine, original: false, revision: 2 })
  expect((await refusal(client.templates.change({ ...mine, revision: 1 }))).code).toBe('stale')
  await client.templates.reset({ kind: 'confirmation', revision: 2 })
  const shipped = (await client.templates.list()).find((t) => t.kind === 'confirmation')
  expect(shipped).toEqual({ kind: 'confirmation', ...originals.confirmation, original: true, revision: 1 })
  await client.undo.undo()
  expect((await client.templates.list()).find((t) => t.kind === 'confirmation')).toMatchObject(mine)
})

test('a message is noted by hand with each of its bookings, and the note can be taken back', async () => {
  const { client, book } = await openTestCore()
  const renter = await renterOf(client)
  const one = await book({ renterId: renter.id })
  const two = await book({ renterId: renter.id, startsAt: wall('17:00'), endsAt: wall('18:00') })
  const sent = { kind: 'cancellation', recipient: '', subject: 'Sneeuw', body: 'Dicht', how: 'told' } as const
  await client.messages.note({ ...sent, bookingIds: [one.id, two.id] })
  for (const bookingId of [one.id, two.id])
    expect(await client.messages.list({ bookingId })).toMatchObject([
      {
        kind: 'cancellation',
        how: 'told',
        recipient: null,
        renterId: renter.id,
        sentAt: wall('09:00'),
        user: 'Beheerder',
      },
    ])
  expect(await client.messages.list({ renterId: renter.id })).toHaveLength(2)
  await client.undo.undo()
  expect(await client.messages.list({ renterId: renter.id })).toEqual([])
  expect((await refusal(client.messages.note({ ...sent, bookingIds: [] }))).code).toBe('invalid_input')
})

test('an EML holds the message as text and escaped HTML, ready to send', async () => {
  const { client } = await openTestCore()
  await client.billing.changeSeller({ revision: 1, email: 'balie@example.nl', legalName: 'Stichting De Fuik' })
  const file = await client.messages.file({
    recipient: 'anne@example.nl',
    subject: 'Café één\r\nBcc: dief@example.nl',
    body: 'Dag <Anne>,\n\nGroet & tot ziens',
  })
  expect(file).toMatchObject({ mediaType: 'message/rfc822', fileName: 'cafe-een-bcc-diefexamplenl.eml' })
  const eml = Buffer.from(file.base64, 'base64').toString('utf8')
  expect(eml).toMatch(/^X-Unsent: 1\r?$/m)
  expect(eml).toMatch(/^To: anne@example.nl\r?$/m)
  expect(eml).toContain('balie@example.nl')
  expect(eml).not.toMatch(/^Bcc:/m)
  expect(eml).toContain('<p>Dag &lt;Anne&gt;,</p>')
})
