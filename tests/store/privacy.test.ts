import { readFile } from 'node:fs/promises'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edges, logged, notFollowed } from '#core/store/held'
import { labelsOf, personalData, tableNames } from '#core/store/personal-data/index'
import { tableWords } from '#core/usecases/privacy/words'
import type { Renter } from '#shared/contract/renter'
import type { AnonymousReason } from '#shared/domain/privacy'
import { addDays } from '#shared/time/civil'
import type { CivilDate, Period, Quarter, WallTime } from '#shared/time/types'
import { openEmptyCore, refusal } from '../support/core'
import { MARK, NAME, openInTime, textsIn, withOneOfEverything } from '../support/privacy'

const WORDS = [MARK, 'Quispel', 'Zwaanhilde']
const fromBase64 = (base64: string) => Buffer.from(base64, 'base64')

describe('the labels', () => {
  test('say of every column of every table whether it holds personal data', async () => {
    const core = await openEmptyCore()
    const db = new Database(core.databaseFile, { readonly: true })
    const tables = db
      .prepare(
        `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'title_search%'`,
      )
      .all() as { name: string }[]
    const real = tables.map(({ name }) => {
      const columns = db.prepare('select name from pragma_table_info(?)').all(name) as { name: string }[]
      return [name, columns.map((column) => column.name).sort()] as const
    })
    db.close()
    const said = tableNames.map((name) => {
      const { personal, plain } = personalData[name]
      return [name as string, [...Object.keys(personal), ...plain.trim().split(/\s+/)].sort()] as const
    })
    expect(new Map(said)).toEqual(new Map(real))
  })

  test('every reference to what hangs on somebody is followed, or it is said why not', async () => {
    const core = await openEmptyCore()
    const db = new Database(core.databaseFile, { readonly: true })
    const followed = new Set<string>()
    for (const edge of [...edges.renter, ...edges.caretaker]) followed.add(`${edge.table}.${edge.by} > ${edge.from}`)
    const reached = new Set<string>([
      'renter',
      'caretaker',
      ...edges.renter.map((e) => e.from),
      ...edges.caretaker.map((e) => e.from),
    ])
    const known = new Set(notFollowed.map(({ table, by }) => `${table}.${by}`))
    const missing = tableNames.flatMap((table) =>
      (
        db.prepare('select "from", "table" from pragma_foreign_key_list(?)').all(table) as {
          from: string
          table: string
        }[]
      )
        .filter((key) => reached.has(key.table) && !known.has(`${table}.${key.from}`))
        .map((key) => `${table}.${key.from} > ${key.table}`)
        .filter((key) => !followed.has(key)),
    )
    db.close()
    expect(missing).toEqual([])
  })

  test('say of all that hangs on somebody what becomes of it', () => {
    const held = new Set([...edges.renter, ...edges.caretaker].map(({ table }) => table))
    const unsaid = [...held].flatMap((table) =>
      labelsOf(table)
        .filter(({ gone }) => gone === null)
        .map(({ column }) => `${table}.${column}`),
    )
    expect(unsaid).toEqual([])
    expect(logged.every(({ table }) => held.has(table) || table === 'renter' || table === 'caretaker')).toBe(true)
  })
})

test('every table that holds something of somebody has a name for people', () => {
  expect(tableNames.filter((table) => labelsOf(table).length > 0 && tableWords[table] === undefined)).toEqual([])
})

test('the export holds every text of somebody that stands anywhere, and nothing of somebody else', async () => {
  const { client, core, renter } = await withOneOfEverything()
  const json = await client.privacy.exportHeld({ kind: 'renter', id: renter.id, format: 'json' })
  const held = fromBase64(json.base64).toString('utf8')
  const everywhere = textsIn(core.databaseFile, [MARK])
  expect(new Set(everywhere.map(({ place }) => place)).size).toBeGreaterThan(20)
  const parsed = JSON.parse(held) as Record<string, unknown>
  const inside = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string') inside.add(value)
    else if (typeof value === 'object' && value !== null) {
      inside.add(JSON.stringify(value))
      Object.values(value).forEach(walk)
    }
  }
  walk(parsed)
  const missed = everywhere.filter(
    ({ text }) => !inside.has(text) && !(text.startsWith('{') && inside.has(JSON.stringify(JSON.parse(text)))),
  )
  expect(missed).toEqual([])
  expect(held).not.toContain('Blijft')
  // A text of somebody else that names them is there to be looked at.
  expect(parsed.mentions).toMatchObject([{ where: 'Boekingen en aanvragen', text: `Samen met ${NAME}` }])
  const pdf = await client.privacy.exportHeld({ kind: 'renter', id: renter.id, format: 'pdf' })
  expect(fromBase64(pdf.base64).subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.fileName).not.toContain('Quispel')
})

/** All figures that go out: quarters, a year, occupancy, accountability, functions, museum and open data. */
async function figures({ client }: Pick<Awaited<ReturnType<typeof withOneOfEverything>>, 'client'>) {
  const periods = ['2022-Q2', '2022-Q3', '2022', '2024-Q3'] as Period[]
  const asOf = '2024-09-01T09:00' as never
  const out: unknown[] = []
  for (const period of periods) {
    out.push(await client.reports.overview({ period, asOf }))
    out.push(await client.reports.heatmap({ period, asOf }))
    out.push(await client.accountability.overview({ period, asOf }))
    out.push(await client.roomUse.overview({ period, asOf }))
    for (const format of ['csv', 'open-data'] as const)
      out.push((await client.reports.exportFile({ period, asOf, format })).base64)
  }
  return out
}

test('what is made anonymous is nowhere any more, and no figure changes', async () => {
  const desk = await withOneOfEverything()
  const { client, core, renter, other, go, invoice } = desk
  go('2024-09-01')
  const before = await figures(desk)
  const quarter = '2022-Q2' as Quarter
  const closed = await client.closings.file({ quarter, format: 'csv' })
  const preview = await client.privacy.preview({ kind: 'renter', id: renter.id })
  expect(preview).toMatchObject({ refused: [], closed: [{ quarter, version: 1 }] })
  expect(preview.stays[0]?.why).toContain('31 december 2029')
  expect(preview.titles).toContainEqual({ old: `Verjaardag ${NAME}`, new: 'Verjaardag Geanonimiseerd (1)', count: 1 })
  expect(preview.titles).toContainEqual({ old: 'Breien', new: 'Breien', count: 3 })
  const [outcome] = await client.privacy.anonymise({
    subjects: [{ kind: 'renter', id: renter.id, revision: preview.revision }],
    reason: 'asked',
  })
  expect(outcome).toMatchObject({ kind: 'renter', id: renter.id, name: 'Geanonimiseerd (1)', refused: [] })
  // Nothing is left silently.
  expect(outcome?.left.map(({ where, why }) => [where, why])).toEqual([
    ['Boekingen en aanvragen', 'others'],
    ['Facturen en creditnota’s', 'law'],
    ['Factuurregels', 'law'],
    ['Wijzigingen', 'log'],
  ])
  expect(await client.renters.get({ id: renter.id })).toMatchObject({
    name: 'Geanonimiseerd (1)',
    archived: true,
    contactName: null,
    email: null,
    phone: null,
    address: null,
    notes: null,
  })
  const left = new Set(textsIn(core.databaseFile, WORDS).map(({ place }) => place))
  // The law keeps the invoice; what somebody else wrote is for people to look at.
  expect([...left].sort()).toEqual([
    'booking.remarks',
    'invoice.buyer',
    'invoice.reference',
    'invoice_line.text',
    'log.after',
    'payment.note',
  ])
  const inLog = textsIn(core.databaseFile, WORDS).filter(({ place }) => place.startsWith('log'))
  expect(inLog.filter(({ text }) => !text.includes(`Samen met ${NAME}`))).toEqual([])
  expect(await client.invoices.get({ id: invoice.id })).toMatchObject({ buyer: { name: NAME } })
  expect(await client.renters.get({ id: other.id })).toMatchObject({ notes: 'Blijft' })

  // The largest group is told by its name, which is no figure.
  const renamed: unknown = JSON.parse(JSON.stringify(before).replaceAll(NAME, 'Geanonimiseerd (1)'))
  expect(JSON.parse(JSON.stringify(await figures(desk)))).toEqual(renamed)
  expect(await client.closings.file({ quarter, format: 'csv' })).toEqual(closed)
  expect((await client.closings.corrections({ quarter })).bookings).toEqual([])
  // Nothing of theirs can be undone any more: undo would bring it back.
  expect((await client.undo.state()).undo?.subject ?? '').not.toContain('Quispel')
  const again = await client.privacy.preview({ kind: 'renter', id: renter.id })
  expect(again.refused).toEqual(['done'])
})

test('what was replaced is not to be read in the bytes of the file either', async () => {
  const { client, core, renter, other, go } = await withOneOfEverything()
  go('2024-09-01')
  const { revision } = await client.privacy.preview({ kind: 'renter', id: renter.id })
  await client.privacy.anonymise({ subjects: [{ kind: 'renter', id: renter.id, revision }], reason: 'term' })
  // What stays by law names them: only what is nowhere else can be looked for.
  expect(await client.renters.get({ id: other.id })).toMatchObject({ name: 'Koor Zwanenzang' })
  await core.close()
  const bytes = (await readFile(core.databaseFile)).toString('latin1')
  for (const where of [
    'notities',
    'opmerking',
    'klaarzetten',
    'bericht',
    'onderwerp',
    'uitleg',
    'wens',
    'weg',
    'dubbel',
  ])
    expect(bytes.includes(`${MARK} ${where}`), where).toBe(false)
})

test('what is still open refuses, and a request that saw something else does', async () => {
  const { client, renter, book, go } = await withOneOfEverything()
  const subject = { kind: 'renter', id: renter.id } as const
  const act = (revision: number, reason: AnonymousReason = 'asked') =>
    client.privacy.anonymise({ subjects: [{ ...subject, revision }], reason })
  go('2024-09-01')
  const booking = await book({
    renterId: renter.id,
    startsAt: '2024-10-01T10:00' as never,
    endsAt: '2024-10-01T12:00' as never,
  })
  expect((await client.privacy.preview(subject)).refused).toEqual(['coming'])
  expect(await act(renter.revision)).toMatchObject([{ name: null, refused: ['coming'] }])
  await client.bookings.cancel({ id: booking.id, revision: booking.revision })
  expect(await act(1)).toMatchObject([{ name: null, refused: ['stale'] }])
  expect((await refusal(act(renter.revision, 'other'))).code).toBe('invalid_input')
  expect(
    await client.privacy.anonymise({ subjects: [{ kind: 'renter', id: 'niemand', revision: 1 }], reason: 'asked' }),
  ).toMatchObject([{ refused: ['not_found'] }])
  expect((await client.renters.get({ id: renter.id })).name).toBe(NAME)
})

test('after the set time somebody is proposed, unless kept on purpose; nothing happens by itself', async () => {
  const { client, renter, other, go } = await withOneOfEverything()
  go('2024-06-10')
  expect((await client.privacy.proposals()).proposals).toEqual([])
  go('2024-09-01')
  const { proposals } = await client.privacy.proposals()
  expect(proposals.map(({ id, last }) => [id, last])).toEqual([
    [other.id, '2022-06-15'],
    [renter.id, '2022-06-20'],
  ])
  expect(proposals[1]).toMatchObject({ refused: [], invoicesUntil: '2029-12-31' })
  expect(await client.privacy.proposalCount()).toEqual({ count: 2 })
  await client.privacy.keep({ id: other.id, until: '2025-09-01' as never, because: 'Jubileumboek' })
  const after = await client.privacy.proposals()
  expect(after.proposals.map(({ id }) => id)).toEqual([renter.id])
  expect(after.kept).toMatchObject([{ id: other.id, name: 'Koor Zwanenzang', because: 'Jubileumboek' }])
  await client.undo.undo()
  expect((await client.privacy.proposals()).proposals).toHaveLength(2)
  expect((await refusal(client.privacy.keep({ id: other.id, until: '2024-09-01' as never, because: 'x' }))).code).toBe(
    'invalid_input',
  )
  const settings = await client.privacy.get()
  await client.privacy.change({ revision: settings.revision, months: 36, officer: 'F. Gé' })
  expect((await client.privacy.proposals()).proposals).toEqual([])
  expect((await client.renters.get({ id: renter.id })).name).toBe(NAME)
})

test('a caretaker who left is proposed and made anonymous; worked hours stay', async () => {
  const { client, core, centre, go } = await openInTime()
  const caretaker = await client.caretakers.create({
    name: NAME,
    kind: 'employed',
    phone: `06 ${MARK}`,
    email: `${MARK}@voorbeeld.nl`,
    remarks: `${MARK} opmerking`,
    contractMinutes: 1200,
    centres: [{ centreId: centre.id, fixed: true }],
    certificates: [
      { kind: 'bhv', issuedOn: '2022-01-01' as never, expiresOn: null },
      { kind: 'social_hygiene', issuedOn: '2022-01-01' as never, expiresOn: null },
    ],
    activeTo: '2022-06-30' as never,
  })
  await client.shifts.create({
    centreId: centre.id,
    startsAt: '2022-05-17T09:00' as never,
    endsAt: '2022-05-17T13:00' as never,
    caretakerId: caretaker.id,
    note: `${MARK} dienst`,
  })
  await client.absences.create({
    caretakerId: caretaker.id,
    kind: 'sick',
    startsAt: '2022-05-20T09:00' as never,
    endsAt: '2022-05-21T09:00' as never,
    note: `${MARK} afwezig`,
  })
  const subject = { kind: 'caretaker', id: caretaker.id } as const
  expect((await client.privacy.preview(subject)).refused).toEqual(['in_service'])
  const held = fromBase64((await client.privacy.exportHeld({ ...subject, format: 'json' })).base64).toString('utf8')
  for (const where of ['opmerking', 'dienst', 'afwezig']) expect(held).toContain(`${MARK} ${where}`)
  go('2024-09-01')
  expect((await client.privacy.proposals()).proposals).toMatchObject([{ ...subject, last: '2022-06-30' }])
  await client.privacy.anonymise({ subjects: [{ ...subject, revision: caretaker.revision }], reason: 'term' })
  expect(textsIn(core.databaseFile, WORDS)).toEqual([])
  const shifts = await client.shifts.list({ from: '2022-05-01' as never, to: '2022-06-01' as never })
  expect(shifts.shifts).toHaveLength(1)
})

test('the register is made of the labels and of what the organisation filled in', async () => {
  const { client } = await openInTime()
  await client.privacy.change({ revision: 1, controller: 'Stichting De Fuik', officer: 'F. Gé' })
  const { entries, settings } = await client.privacy.register()
  expect(settings).toMatchObject({ controller: 'Stichting De Fuik', months: 24 })
  const letting = entries.find(({ processing }) => processing === 'letting')
  expect(letting).toMatchObject({
    of: expect.arrayContaining(['renter']),
    what: expect.arrayContaining(['name', 'phone', 'email', 'address']),
  })
  expect(letting?.keep).toContain('24 maanden')
  expect((await client.privacy.exportRegister()).mediaType).toBe('application/pdf')
})

test('of who is ill it is not written down what they have; of anything else a note is free', async () => {
  const { client } = await openInTime()
  const { id: caretakerId } = await client.caretakers.create({ name: 'Ilse de Groot', kind: 'employed' })
  const days = { startsAt: '2022-05-20T09:00' as never, endsAt: '2022-05-21T09:00' as never }
  const ill = { caretakerId, kind: 'sick', ...days } as const
  expect((await refusal(client.absences.create({ ...ill, note: 'Griep met koorts' }))).data).toEqual({
    issues: [{ path: 'note', problem: 'health' }],
  })
  const incident = { caretakerId, kind: 'illness', ...days } as const
  expect((await refusal(client.calamities.report({ ...incident, note: 'gebroken been' }))).code).toBe('invalid_input')
  const absence = await client.absences.create({ ...ill, note: 'Belt maandag' })
  expect(absence.note).toBe('Belt maandag')
  const changed = client.absences.change({ id: absence.id, revision: absence.revision, note: 'Ligt in het ziekenhuis' })
  expect((await refusal(changed)).code).toBe('invalid_input')
})

test('whoever is made anonymous, with whatever titles: no figure of any period changes', async () => {
  const figure = { numRuns: 3, seed: 20_240_603 }
  const at = fc.record({
    day: fc.integer({ min: 0, max: 200 }),
    hour: fc.integer({ min: 8, max: 19 }),
    who: fc.integer({ min: 0, max: 3 }),
    title: fc.constantFrom('Yoga', 'yoga', 'Feest Anna', 'feest anna', 'Feest Bakker', 'Feest', 'Anna Bakker', 'Koor'),
    people: fc.option(fc.integer({ min: 0, max: 30 })),
    cents: fc.option(fc.integer({ min: 0, max: 9_000 })),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(at, { minLength: 12, maxLength: 25 }), fc.boolean(), async (plans, allTitles) => {
      const { client, book, go } = await openInTime()
      const renters: Renter[] = []
      for (const name of ['Anna Bakker', 'Koor Anna', 'Bakker bv'])
        renters.push(await client.renters.create({ name, category: 'residents', contactName: 'Anna Bakker' }))
      for (const { day, hour, who, title, people, cents } of plans) {
        const date = addDays('2022-05-03' as CivilDate, day)
        const clock = (hours: number) => `${date}T${String(hours).padStart(2, '0')}:00` as WallTime
        const fields = { renterId: renters[who]?.id ?? null, title, participants: people, chargedCents: cents }
        // Two in one room at once is refused: those are left out.
        await book({ ...fields, startsAt: clock(hour), endsAt: clock(hour + 1) } as Parameters<typeof book>[0]).catch(
          () => undefined,
        )
      }
      go('2024-11-01')
      const before = await figures({ client })
      const subjects = renters.map(({ id, revision }) => ({ kind: 'renter' as const, id, revision }))
      const outcomes = await client.privacy.anonymise({ subjects, reason: 'term', allTitles })
      expect(outcomes.flatMap(({ refused }) => refused)).toEqual([])
      let text = JSON.stringify(before)
      for (const [i, { name }] of renters.entries())
        text = text.replaceAll(`"name":"${name}"`, `"name":"${outcomes[i]?.name}"`)
      expect(JSON.parse(JSON.stringify(await figures({ client })))).toEqual(JSON.parse(text))
    }),
    figure,
  )
})
