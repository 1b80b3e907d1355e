import { describe, expect, test } from 'vitest'
import { periodOfChoice } from '#shared/domain/selection'
import type { CivilDate, Period } from '#shared/time/types'
import { openTestCore } from '../support/core'
import { readEml } from '../support/eml'
import { readPdf } from '../support/pdf'

const QUARTER = '2024-Q2' as Period

describe('a fixed choice', () => {
  test('is kept, changed, removed and each of it undone', async () => {
    const { client, centre } = await openTestCore()
    const made = await client.selections.create({
      ...{ name: 'Voor de gemeente', period: 'previous_quarter', centreIds: [centre.id], formats: ['pdf', 'xlsx'] },
    })
    const changed = await client.selections.change({ id: made.id, revision: made.revision, name: 'Gemeente' })
    expect(changed).toEqual({ ...made, name: 'Gemeente', revision: 2 })
    await client.selections.remove({ id: made.id, revision: 2 })
    expect(await client.selections.list()).toEqual([])
    await client.undo.undo()
    await client.undo.undo()
    expect(await client.selections.list()).toMatchObject([{ name: 'Voor de gemeente', formats: ['pdf', 'xlsx'] }])
  })

  test('has a name of its own, and centres that are there', async () => {
    const { client } = await openTestCore()
    const choice = { name: 'Jaar', period: 'this_year' as const, centreIds: [], formats: ['csv' as const] }
    await client.selections.create(choice)
    await expect(client.selections.create({ ...choice, name: 'JAAR' })).rejects.toMatchObject({ code: 'duplicate' })
    const elsewhere = { ...choice, name: 'Anders', centreIds: ['nergens' as never] }
    await expect(client.selections.create(elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['this_quarter', '2026-Q1'],
    ['previous_quarter', '2025-Q4'],
    ['this_year', '2026'],
    ['previous_year', '2025'],
    ['2024-09-01..2025-06-30', '2024-09-01..2025-06-30'],
  ])('%s means %s on 2 January 2026', (choice, period) => {
    expect(periodOfChoice(choice, '2026-01-02' as CivilDate)).toBe(period)
  })
})

describe('the overview by mail', () => {
  const people = [
    { name: 'Bea Bestuur', email: 'bea@example.nl' },
    { name: 'Wim, Wijk', email: 'wim@example.nl' },
  ]
  const mail = {
    period: QUARTER,
    recipients: people,
    formats: ['pdf', 'csv'] as const,
    subject: 'Cijfers',
    body: 'Beste,\n\nHierbij.',
  }

  test('is a message to each, with the files, that nobody else stands in', async () => {
    const { client, book } = await openTestCore()
    await book({ startsAt: '2024-06-01T10:00' as never, endsAt: '2024-06-01T12:00' as never })
    const messages = await client.reports.mail({ ...mail, formats: [...mail.formats], together: false })
    expect(messages.map(({ fileName }) => fileName)).toEqual([
      'overzicht-2024-Q2-bea-bestuur.eml',
      'overzicht-2024-Q2-wim-wijk.eml',
    ])
    const [first] = messages.map(({ base64 }) => readEml(Buffer.from(base64, 'base64')))
    expect(first?.headers.to).toContain('bea@example.nl')
    expect(first?.raw).not.toContain('wim@example.nl')
    expect(first?.headers['x-unsent']).toBe('1')
    expect(first?.attachments.map(({ fileName }) => fileName)).toEqual([
      'kwartaaloverzicht-2024-Q2.pdf',
      'kwartaaloverzicht-2024-Q2.csv',
    ])
    expect(readPdf(first?.attachments[0]?.bytes ?? new Uint8Array()).title).toBe('Kwartaaloverzicht 2e kwartaal 2024')
  })

  test('is one message to all when asked', async () => {
    const { client } = await openTestCore()
    const messages = await client.reports.mail({ ...mail, formats: [], together: true })
    expect(messages).toHaveLength(1)
    const one = readEml(Buffer.from(messages[0]?.base64 ?? '', 'base64'))
    for (const { email } of people) expect(one.headers.to).toContain(email)
    expect(one.attachments).toEqual([])
  })

  test('is noted as sent, per period and centre, and the note can be taken back', async () => {
    const { client, centre } = await openTestCore()
    const notes = await client.reports.noteSent({ period: QUARTER, centreId: centre.id, recipients: people })
    expect(notes.map(({ email, sentAt }) => [email, sentAt])).toEqual([
      ['bea@example.nl', '2024-06-03T09:00'],
      ['wim@example.nl', '2024-06-03T09:00'],
    ])
    expect(await client.reports.sent({ period: QUARTER, centreId: centre.id })).toHaveLength(2)
    expect(await client.reports.sent({ period: QUARTER })).toEqual([])
    await client.undo.undo()
    expect(await client.reports.sent({ period: QUARTER, centreId: centre.id })).toEqual([])
  })
})

describe('the text of the mail', () => {
  test('is a template that the organisation can word itself, with fields', async () => {
    const { client, centre } = await openTestCore()
    const first = await client.reports.mailText({ period: QUARTER })
    expect(first.subject).toBe('Kwartaaloverzicht 2e kwartaal 2024, alle centra')
    expect(first.body).toMatch(/^Beste lezer,\n\nHierbij krijgt u: Kwartaaloverzicht 2e kwartaal 2024, alle centra\./)
    const template = (await client.templates.list()).find(({ kind }) => kind === 'overview')
    const body = '{{aanhef}}: {{overzicht.naam}} van {{overzicht.van}} tot {{overzicht.tot}}, {{overzicht.centrum}}'
    const change = {
      kind: 'overview' as const,
      revision: template?.revision ?? 0,
      subject: '{{overzicht.periode}}',
      body,
    }
    await client.templates.change(change)
    expect(
      await client.reports.mailText({ period: QUARTER, centreId: centre.id, name: 'Bezetting', recipient: 'Bea' }),
    ).toEqual({
      subject: '2e kwartaal 2024',
      body: 'Beste Bea: Bezetting van ma 1 april 2024 tot zo 30 juni 2024, De Fuik',
    })
    await client.undo.undo()
    expect(await client.reports.mailText({ period: QUARTER })).toEqual(first)
    const renter = { ...change, revision: template?.revision ?? 0, body: '{{huurder.naam}}' }
    await expect(client.templates.change(renter)).rejects.toMatchObject({ code: 'invalid_input' })
    const tried = await client.templates.check({ kind: 'overview', subject: 'x', body: '{{overzicht.periode}}' })
    expect(tried).toMatchObject({ problems: [], body: '1e kwartaal 2024', example: '1e kwartaal 2024' })
  })

  test('says the version of a closed quarter', async () => {
    const { client } = await openTestCore()
    const period = '2024-Q1' as Period
    expect((await client.reports.mailText({ period })).body).not.toContain('versie')
    await client.closings.close({ quarter: period as never, version: 1 })
    expect((await client.reports.mailText({ period })).body).toContain('Ze zijn vastgesteld; dit is versie 1.')
  })
})
