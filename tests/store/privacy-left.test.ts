import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edges } from '#core/store/held'
import { fieldKey, nameFields, notCleared } from '#core/store/named'
import { labelsOf, tableNames } from '#core/store/personal-data/index'
import { checkStore } from '#core/usecases/backups'
import { fieldWords } from '#core/usecases/privacy/words'
import { anonymousName, fiscalFrom, fiscalUntil } from '#shared/domain/privacy'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { MARK, NAME, openInTime, textsIn, withOneOfEverything } from '../support/privacy'

const WORDS = [MARK, 'Quispel', 'Zwaanhilde']

test('seven full calendar years: the day after the last that the law asks for is the first that it does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2080 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const issued = `${year}-${String(month).padStart(2, '0')}-28` as CivilDate
      const until = fiscalUntil(issued)
      expect(issued < fiscalFrom(until)).toBe(false)
      expect(issued < fiscalFrom(`${year + 8}-01-01` as CivilDate)).toBe(true)
    }),
  )
})

/** Everything of the invoices that is a number, a date or a reference. */
function amounts(file: string): unknown[] {
  const db = new Database(file, { readonly: true })
  try {
    return [
      db
        .prepare(`select id, type, state, year, sequence, number, renter_id, corrects_id, issued_on, due_on, period_from,
        period_to, seller from invoice order by id`)
        .all(),
      db
        .prepare(`select invoice_id, position, booking_id, date, kind, unit, quantity, unit_cents, cents, waived_cents, vat,
        net_cents from invoice_line order by invoice_id, position`)
        .all(),
      db.prepare('select id, invoice_id, paid_on, cents, how from payment order by id').all(),
    ]
  } finally {
    db.close()
  }
}

describe('invoices', () => {
  test('keep the name for seven years, are proposed after that, and lose it then; no figure of them moves', async () => {
    const { client, core, renter, invoice, go } = await withOneOfEverything()
    const subject = { kind: 'renter', id: renter.id } as const
    go('2024-09-01')
    expect((await client.privacy.proposals()).proposals.find(({ id }) => id === renter.id)).toMatchObject({
      invoicesUntil: '2029-12-31',
      invoicesPast: 0,
    })
    const { revision } = await client.privacy.preview(subject)
    const [first] = await client.privacy.anonymise({ subjects: [{ ...subject, revision }], reason: 'term' })
    expect(first?.left).toContainEqual({
      where: 'Facturen en creditnota’s',
      what: 'naam en adres op de factuur',
      rows: 1,
      why: 'law',
    })
    // All these years there is nothing to ask.
    go('2029-12-31')
    expect((await client.privacy.proposals()).proposals.filter(({ id }) => id === renter.id)).toEqual([])
    expect((await client.privacy.preview(subject)).refused).toEqual(['done'])
    go('2030-01-02')
    const { proposals } = await client.privacy.proposals()
    const due = proposals.find(({ id }) => id === renter.id)
    expect(due).toMatchObject({ name: 'Geanonimiseerd (1)', refused: [], invoicesUntil: null, invoicesPast: 1 })
    expect((await client.privacy.proposalCount()).count).toBe(proposals.length)
    const preview = await client.privacy.preview(subject)
    expect(preview.gone.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Facturen en creditnota’s', 'Factuurregels', 'Betalingen']),
    )
    const before = amounts(core.databaseFile)
    const totals = await client.invoices.get({ id: invoice.id })
    const [second] = await client.privacy.anonymise({
      subjects: [{ ...subject, revision: preview.revision }],
      reason: 'term',
    })
    expect(second).toMatchObject({ name: 'Geanonimiseerd (1)', refused: [] })
    expect(amounts(core.databaseFile)).toEqual(before)
    expect(await client.invoices.get({ id: invoice.id })).toMatchObject({
      number: totals.number,
      totalCents: totals.totalCents,
      buyer: { name: 'Geanonimiseerd (1)', address: null, attention: null },
    })
    const places = new Set(textsIn(core.databaseFile, WORDS).map(({ place }) => place))
    expect([...places].sort()).toEqual(['booking.remarks', 'log.after'])
    expect((await client.privacy.preview(subject)).refused).toEqual(['done'])
    expect((await checkStore(core.ctx)).problems).toEqual([])
  })

  test('that are old enough go at once; the database lets nobody take a name off an invoice of who is known', async () => {
    const { client, core, renter, invoice, go } = await withOneOfEverything()
    go('2031-03-01')
    const subject = { kind: 'renter', id: renter.id } as const
    const preview = await client.privacy.preview(subject)
    expect(preview.stays.map(({ title }) => title)).not.toContain('Facturen en creditnota’s')
    const db = new Database(core.databaseFile)
    expect(() => db.prepare(`update invoice set buyer = '{}' where id = ?`).run(invoice.id)).toThrow('invoice_final')
    const before = amounts(core.databaseFile)
    const [done] = await client.privacy.anonymise({
      subjects: [{ ...subject, revision: preview.revision }],
      reason: 'term',
    })
    expect(done?.left.filter(({ why }) => why === 'law')).toEqual([])
    expect(amounts(core.databaseFile)).toEqual(before)
    expect(() => db.prepare('update invoice set due_on = ? where id = ?').run('2031-01-01', invoice.id)).toThrow(
      'invoice_final',
    )
    expect(() => db.prepare('update invoice_line set cents = 1 where invoice_id = ?').run(invoice.id)).toThrow(
      'invoice_final',
    )
    db.close()
  })
})

describe('names that were typed', () => {
  test('stand in a field that is followed, that can be cleared, or of which it is said why not', () => {
    const typed = new Set([...nameFields, ...notCleared].map(fieldKey))
    const held = new Set([...edges.renter, ...edges.caretaker].map(({ table }) => table))
    const own = new Set(['renter', 'caretaker', ...held])
    const missing = tableNames.flatMap((table) =>
      labelsOf(table)
        .filter(({ kind, column, gone }) => {
          const followed = own.has(table) && gone !== null && gone !== 'stays'
          return kind === 'name' && !followed && !typed.has(fieldKey({ table, column }))
        })
        .map(({ column }) => `${table}.${column}`),
    )
    expect(missing).toEqual([])
    expect(nameFields.filter(({ column }) => fieldWords[column] === undefined)).toEqual([])
  })

  test('are shown, go where somebody says so and nowhere else, and what stays is told', async () => {
    const { client, core, centre, go } = await openInTime()
    const caretaker = await client.caretakers.create({
      ...{ name: 'Zwaanhilde', kind: 'employed', activeTo: '2022-05-31' as CivilDate },
      centres: [{ centreId: centre.id, fixed: true }],
    })
    const note = await client.dayLog.writeNote({ centreId: centre.id, text: 'Lamp stuk', by: 'zwaanhilde' })
    await client.dayLog.writeNote({ centreId: centre.id, text: 'Deur klemt', by: 'Aad' })
    await client.keys.create({ centreId: centre.id, what: 'Kast 4', holder: 'Zwaanhilde ', by: 'Zwaanhilde' })
    go('2024-09-01')
    const subject = { kind: 'caretaker', id: caretaker.id } as const
    const held = Buffer.from(
      (await client.privacy.exportHeld({ ...subject, format: 'json' })).base64,
      'base64',
    ).toString()
    expect(JSON.parse(held).mentions).toContainEqual(
      expect.objectContaining({ where: 'Overdracht in het logboek, door', text: 'zwaanhilde' }),
    )
    const preview = await client.privacy.preview(subject)
    expect(preview.named).toEqual([
      { field: 'key_loan.holder', where: 'Uitgegeven sleutels', what: 'wie de sleutel had', rows: 1 },
      { field: 'key_loan.out_by', where: 'Uitgegeven sleutels', what: 'uitgegeven door', rows: 1 },
      { field: 'desk_note.by_name', where: 'Overdracht in het logboek', what: 'door', rows: 1 },
    ])
    const [outcome] = await client.privacy.anonymise({
      subjects: [{ ...subject, revision: preview.revision }],
      reason: 'asked',
      clear: ['desk_note.by_name', 'key_loan.holder'],
    })
    // Not chosen: it stays, and that is said.
    expect(outcome?.left).toEqual([{ where: 'Uitgegeven sleutels', what: 'uitgegeven door', rows: 1, why: 'others' }])
    const places = textsIn(core.databaseFile, WORDS)
    expect([...new Set(places.map(({ place }) => place))].sort()).toEqual(['key_loan.out_by'])
    const db = new Database(core.databaseFile, { readonly: true })
    expect(db.prepare('select by_name from desk_note order by by_name').pluck().all()).toEqual([
      'Aad',
      anonymousName(1),
    ])
    expect(db.prepare('select text from desk_note where id = ?').pluck().get(note.id)).toBe('Lamp stuk')
    db.close()
    expect((await checkStore(core.ctx)).problems).toEqual([])
  })
})

test('wherever a name was typed: after making anonymous it is gone, or the answer says where it is', async () => {
  const where = fc.constantFrom('note by', 'note text', 'incident', 'remarks', 'key', 'title', 'other renter')
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(where, { minLength: 1 }),
      fc.subarray(['desk_note.by_name', 'day_incident.acted_by', 'key_loan.holder']),
      fc.constantFrom(NAME, NAME.toUpperCase(), `${NAME} `),
      async (places, clear, spelled) => {
        const { client, core, centre, book, go } = await openInTime()
        const renter = await client.renters.create({ name: NAME, category: 'residents', phone: '06-98765432' })
        const times = { startsAt: '2022-05-14T10:00' as never, endsAt: '2022-05-14T12:00' as never }
        await book({ renterId: renter.id, ...times, title: 'Yoga' })
        const type: Record<string, () => Promise<unknown>> = {
          'note by': () => client.dayLog.writeNote({ centreId: centre.id, text: 'Lamp', by: spelled }),
          'note text': () => client.dayLog.writeNote({ centreId: centre.id, text: `Bel ${spelled}`, by: 'Aad' }),
          incident: () =>
            client.incidents.create({
              centreId: centre.id,
              what: 'Val',
              actedBy: spelled,
              by: 'Aad',
              date: '2022-05-02' as CivilDate,
              time: '10:00' as ClockTime,
            }),
          remarks: () =>
            book({
              startsAt: '2022-05-15T10:00' as never,
              endsAt: '2022-05-15T12:00' as never,
              remarks: `Met ${spelled}`,
            }),
          key: () => client.keys.create({ centreId: centre.id, what: 'Kast', holder: spelled, by: 'Aad' }),
          title: () =>
            book({
              startsAt: '2022-05-16T10:00' as never,
              endsAt: '2022-05-16T12:00' as never,
              title: `Feest ${spelled}`,
            }),
          'other renter': () => client.renters.create({ name: 'Koor', category: 'association', contactName: spelled }),
        }
        for (const place of places) await type[place]?.()
        go('2024-11-01')
        const { revision } = await client.privacy.preview({ kind: 'renter', id: renter.id })
        const [outcome] = await client.privacy.anonymise({
          subjects: [{ kind: 'renter', id: renter.id, revision }],
          reason: 'asked',
          clear,
        })
        expect(outcome?.refused).toEqual([])
        const found = new Set(
          textsIn(core.databaseFile, ['Quispel', '98765432'])
            .map(({ place }) => place)
            // An index of what stands elsewhere.
            .filter((place) => !place.startsWith('title_search') && !place.startsWith('booking_title')),
        )
        const said = outcome?.left.length ?? 0
        expect(said >= found.size, `${[...found].join(', ')} and said ${JSON.stringify(outcome?.left)}`).toBe(true)
        for (const field of clear) expect(found.has(field)).toBe(false)
        expect((await checkStore(core.ctx)).problems).toEqual([])
      },
    ),
    { numRuns: 6, seed: 20_240_603 },
  )
}, 60_000)

test('a phone number that somebody typed in another way is found, shown, and goes from their own texts', async () => {
  const { client, core, centre, book, go } = await openInTime()
  const renter = await client.renters.create({ name: NAME, category: 'residents', phone: '06-98765432' })
  const on = (day: string) => ({ startsAt: `${day}T10:00` as never, endsAt: `${day}T12:00` as never })
  await book({ renterId: renter.id, ...on('2022-05-14'), title: 'Yoga', remarks: 'Bellen: +31 (0)6 98 76 54 32' })
  await book({ ...on('2022-05-15'), title: 'Koor', remarks: 'Anders 0031 6 9876 5432 bellen' })
  await client.dayLog.writeNote({ centreId: centre.id, text: 'Bel 06 98 76 54 32, en niet 06 98 76 54 33', by: 'Aad' })
  go('2024-11-01')
  const subject = { kind: 'renter', id: renter.id } as const
  const preview = await client.privacy.preview(subject)
  expect(preview.mentions.map(({ text }) => text).sort()).toEqual([
    'Anders 0031 6 9876 5432 bellen',
    'Bel 06 98 76 54 32, en niet 06 98 76 54 33',
  ])
  const subjects = [{ ...subject, revision: preview.revision }]
  const [outcome] = await client.privacy.anonymise({ subjects, reason: 'asked' })
  expect(outcome?.left.map(({ where, what, rows }) => `${rows} ${where}, ${what}`).sort()).toEqual([
    '1 Boekingen en aanvragen, opmerkingen',
    '1 Overdracht in het logboek, tekst',
    '1 Wie wanneer iets wijzigde, onderwerp',
    '2 Wijzigingen, wat er toen kwam te staan',
  ])
  expect(textsIn(core.databaseFile, ['(0)6'])).toEqual([])
})
