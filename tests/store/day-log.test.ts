import { expect, test } from 'vitest'
import { openEmptyCore, openTestCore, refusal, tempFolder } from '../support/core'

const TODAY = '2024-06-03' as never
const TOMORROW = '2024-06-04' as never
const YESTERDAY = '2024-06-02' as never
/** The head of a JPEG of 2 by 1 pixels: enough to know what it is. */
const head = (width: number, height: number) => [
  ...[0xff, 0xd8, 0xff, 0xc0, 0x00, 0x0b, 0x08],
  ...[height >> 8, height & 255, width >> 8, width & 255],
  ...[0x01, 0x01, 0x11, 0x00, 0xff, 0xd9],
]
const jpeg = (width = 2, height = 1, padding = 0) =>
  Buffer.concat([Buffer.from(head(width, height)), Buffer.alloc(padding)]).toString('base64')

async function open() {
  const desk = await openTestCore()
  const { client, centre } = desk
  const day = (date = TODAY) => client.dayLog.get({ centreId: centre.id, date })
  return { ...desk, day, centreId: centre.id }
}

test('a round is ticked, skipped with a reason and taken off; each is kept with who and when, and undone', async () => {
  const { client, day, centreId } = await open()
  const items = await client.roundItems.addUsual({ centreId })
  expect(await refusal(client.roundItems.addUsual({ centreId }))).toMatchObject({ code: 'wrong_state' })
  const [first, second] = (await day()).opening
  if (!first || !second) throw new Error('no items')
  expect(items).toHaveLength(12)
  const tick = { itemId: first.item.id, date: TODAY, by: 'Marja' } as const
  await client.dayLog.tick({ ...tick, state: 'done', revision: null })
  expect((await day()).opening[0]?.check).toMatchObject({ state: 'done', by: 'Marja', at: '2024-06-03T09:00' })

  // Somebody else at another desk was first.
  expect((await refusal(client.dayLog.tick({ ...tick, state: 'done', revision: null }))).code).toBe('stale')
  const skip = { itemId: second.item.id, date: TODAY, state: 'skipped', revision: null } as const
  expect((await refusal(client.dayLog.tick(skip))).code).toBe('invalid_input')
  expect((await refusal(client.dayLog.tick({ ...skip, note: 'x', date: TOMORROW }))).code).toBe('invalid_input')
  await client.dayLog.tick({ ...skip, note: 'Verwarming is stuk' })
  expect((await day()).opening[1]?.check).toMatchObject({ state: 'skipped', note: 'Verwarming is stuk' })

  await client.dayLog.tick({ ...tick, state: 'open', revision: 1 })
  expect((await day()).opening[0]?.check).toBeNull()
  await client.undo.undo()
  expect((await day()).opening[0]?.check).toMatchObject({ by: 'Marja' })
})

test('a round of before stays as it was when its items are renamed or archived', async () => {
  const { client, day, centreId } = await open()
  const item = await client.roundItems.create({ centreId, round: 'closing', name: 'Alarm aan' })
  expect((await refusal(client.roundItems.create({ centreId, round: 'closing', name: 'alarm aan' }))).code).toBe(
    'duplicate',
  )
  await client.dayLog.tick({ itemId: item.id, date: TODAY, state: 'done', revision: null })
  await client.roundItems.change({ id: item.id, revision: 1, name: 'Alarm op nacht', archived: true })
  expect((await day()).closing.map((line) => line.item.name)).toEqual(['Alarm aan'])
  expect((await day(TOMORROW)).closing).toEqual([])
  expect((await client.roundItems.list({ centreId })).map((one) => one.archivedOn)).toEqual([TODAY])
  // What is not of the day can't be ticked any more either.
  const other = await client.roundItems.create({ centreId, round: 'closing', name: 'Ramen dicht' })
  await client.roundItems.change({ id: other.id, revision: 1, archived: true })
  const late = client.dayLog.tick({ itemId: other.id, date: TODAY, state: 'done', revision: null })
  expect((await refusal(late)).data).toMatchObject({ reason: 'not_asked' })
})

test('a note stays on top of later days until it is read', async () => {
  const { client, day, centreId } = await open()
  const note = await client.dayLog.writeNote({ centreId, date: YESTERDAY, text: 'De lift doet raar', by: 'Ali' })
  expect((await day()).notes).toEqual([note])
  expect((await day('2024-06-01' as never)).notes).toEqual([])
  const changed = await client.dayLog.changeNote({ id: note.id, revision: 1, text: 'De lift is stuk' })
  await client.dayLog.readNote({ id: note.id, revision: changed.revision, by: 'Marja' })
  expect((await day()).notes).toEqual([])
  expect((await day(YESTERDAY)).notes).toMatchObject([{ readBy: 'Marja', text: 'De lift is stuk' }])
  const again = client.dayLog.changeNote({ id: note.id, revision: 3, text: 'x' })
  expect((await refusal(again)).data).toMatchObject({ reason: 'already_read' })
  await client.undo.undo()
  expect((await day()).notes).toHaveLength(1)
})

test('visitors are counted by adding and by typing, never below zero, and undone', async () => {
  const { client, day, centreId } = await open()
  const at = { centreId, date: TODAY, daypart: 'morning' } as const
  await Promise.all([client.dayLog.addVisitors({ ...at, more: 5 }), client.dayLog.addVisitors({ ...at, more: 1 })])
  expect((await day()).visitors).toMatchObject([{ daypart: 'morning', count: 6, revision: 2 }])
  expect((await refusal(client.dayLog.addVisitors({ ...at, more: -7 }))).code).toBe('invalid_input')
  expect((await refusal(client.dayLog.setVisitors({ ...at, count: 9, revision: 1 }))).code).toBe('stale')
  await client.dayLog.setVisitors({ ...at, count: 9, revision: 2 })
  await client.undo.undo()
  expect((await day()).visitors[0]?.count).toBe(6)
  expect((await refusal(client.dayLog.addVisitors({ ...at, date: TOMORROW, more: 1 }))).code).toBe('invalid_input')
})

test('damage stays on the list of later days until it is done, with photos that the log only names', async () => {
  const { client, day, centreId, rooms } = await open()
  const repair = await client.repairs.create({
    centreId,
    roomId: rooms.hall.id,
    title: 'Deur klemt',
    reportedOn: YESTERDAY,
  })
  expect((await day()).repairs).toEqual([repair])
  const photo = { id: repair.id, revision: 1 }
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='
  for (const base64 of [png, jpeg(1601, 10), Buffer.from('geen foto').toString('base64'), jpeg(2, 1, 720_000)])
    expect((await refusal(client.repairs.addPhoto({ ...photo, base64 }))).code).toBe('invalid_input')
  const shown = await client.repairs.addPhoto({ ...photo, base64: jpeg() })
  const [id] = shown.photoIds
  if (!id) throw new Error('no photo')
  expect(await client.repairs.photo({ id })).toEqual({
    id,
    mediaType: 'image/jpeg',
    base64: jpeg(),
    width: 2,
    height: 1,
  })
  const [entry] = await client.app.log({ kind: 'repair', limit: 1 })
  expect(JSON.stringify(entry)).not.toContain(jpeg().slice(0, 12))
  expect(entry?.after).toMatchObject({ photoIds: [id] })

  await client.repairs.removePhoto({ id: repair.id, revision: 2, photoId: id })
  await client.undo.undo()
  expect((await day()).repairs[0]?.photoIds).toEqual([id])
  const early = client.repairs.change({ id: repair.id, revision: 4, doneOn: '2024-06-01' as never })
  expect((await refusal(early)).code).toBe('invalid_input')
  const done = await client.repairs.change({
    id: repair.id,
    revision: 4,
    doneOn: TODAY,
    doneBy: 'Wim',
    costCents: 1250,
  })
  expect(done).toMatchObject({ doneOn: TODAY, doneBy: 'Wim', costCents: 1250 })
  expect((await day()).repairs).toHaveLength(1)
  expect((await day(TOMORROW)).repairs).toEqual([])
  // On a day before that it was open, and it is again when it is opened.
  expect((await day(YESTERDAY)).repairs).toHaveLength(1)
  expect(await client.repairs.change({ id: repair.id, revision: 5, doneOn: null })).toMatchObject({ costCents: null })
  const elsewhere = await client.centres.create({ name: 'Oost', type: 'wvc' })
  const wrong = client.repairs.create({ centreId: elsewhere.id, roomId: rooms.hall.id, title: 'Lamp' })
  expect((await refusal(wrong)).code).toBe('invalid_input')
})

test('keys lent and keys of an instruction are one list; either comes back there', async () => {
  const { client, day, centreId, book } = await open()
  const booking = await book()
  const lent = await client.keys.create({
    centreId,
    what: 'Sleutel 12',
    holder: 'Koor',
    phone: '0612345678',
    bookingId: booking.id,
    dueOn: TODAY,
  })
  const renter = await client.renters.create({ name: 'Leesclub', category: 'residents' })
  const instruction = await client.instructions.create({
    renterId: renter.id,
    centreId,
    givenOn: YESTERDAY,
    handedOut: 'Sleutel 3',
  })
  expect((await day()).keys).toMatchObject([
    { id: lent.id, what: 'Sleutel 12', instructed: false },
    { id: instruction.id, what: 'Sleutel 3', holder: 'Leesclub', instructed: true },
  ])
  await client.keys.bringBack({ id: instruction.id as never, revision: 1 })
  expect(await client.instructions.list({ renterId: renter.id })).toMatchObject([{ returnedOn: TODAY }])
  expect((await refusal(client.keys.bringBack({ id: instruction.id as never, revision: 2 }))).data).toMatchObject({
    reason: 'already_back',
  })
  await client.undo.undo()
  expect(await client.instructions.list({ renterId: renter.id })).toMatchObject([{ returnedOn: null }])
  await client.keys.bringBack({ id: lent.id, revision: 1, by: 'Ali' })
  expect((await day()).keys.at(-1)).toMatchObject({ what: 'Sleutel 12', backOn: TODAY, backBy: 'Ali' })
  expect((await day(TOMORROW)).keys.map((key) => key.what)).toEqual(['Sleutel 3'])
  const due = client.keys.create({ centreId, what: 'Pas', holder: 'Ria', dueOn: YESTERDAY })
  expect((await refusal(due)).code).toBe('invalid_input')
})

test('an incident is noted and changed', async () => {
  const { client, day, centreId } = await open()
  const noted = await client.incidents.create({
    centreId,
    date: TODAY,
    time: '08:15' as never,
    what: 'Ruit ingegooid',
    actedBy: 'Ali',
  })
  await client.incidents.change({ id: noted.id, revision: 1, done: 'Glaszetter gebeld' })
  expect((await day()).incidents).toMatchObject([{ what: 'Ruit ingegooid', done: 'Glaszetter gebeld', revision: 2 }])
  await client.undo.undo()
  await client.undo.undo()
  expect((await day()).incidents).toEqual([])
})

test('visitors and maintenance stand in the quarter, and only where somebody kept them', async () => {
  const { client, centreId } = await open()
  const report = () => client.reports.quarter({ quarter: '2024-Q2' as never })
  const file = async (format: 'csv' | 'json') =>
    Buffer.from((await client.reports.exportFile({ period: '2024-Q2' as never, format })).base64, 'base64').toString()
  expect(JSON.stringify(await report())).not.toMatch(/visitors|maintenance/)
  expect(await file('csv')).not.toContain('Bezoekers')

  const other = await client.centres.create({ name: 'Oost', type: 'wvc' })
  const count = (id: typeof centreId, date: string, daypart: 'morning' | 'evening', more: number) =>
    client.dayLog.addVisitors({ centreId: id, date: date as never, daypart, more })
  await count(centreId, '2024-03-31', 'morning', 100)
  await count(centreId, '2024-04-01', 'morning', 7)
  await count(centreId, '2024-06-03', 'evening', 3)
  await count(other.id, '2024-06-03', 'evening', 2)
  const before = await client.repairs.create({ centreId, title: 'Kraan lekt', reportedOn: '2024-03-30' as never })
  await client.repairs.change({ id: before.id, revision: 1, doneOn: TODAY, costCents: 4550 })
  await client.repairs.create({ centreId, title: 'Lamp stuk' })
  const { centres, total } = await report()
  expect(centres.find((one) => one.centreId === centreId)).toMatchObject({
    visitors: { morning: 7, afternoon: 0, evening: 3, total: 10 },
    maintenance: { reported: 1, done: 1, costCents: 4550 },
  })
  expect(total).toMatchObject({
    visitors: { morning: 7, afternoon: 0, evening: 5, total: 12 },
    maintenance: { reported: 1, done: 1, costCents: 4550 },
  })
  expect(
    await client.reports.quarter({ quarter: '2024-Q2' as never, asOf: '2024-05-01T10:00' as never }),
  ).toMatchObject({
    total: { visitors: { total: 7 }, maintenance: { reported: 0, done: 0 } },
  })
  const rows = (await file('csv')).trim().split('\r\n')
  const first = rows[0]?.split(';').indexOf('Bezoekers') ?? -1
  const kept = (row: string | undefined) => row?.split(';').slice(first, first + 7)
  expect(kept(rows[0])).toEqual([
    'Bezoekers',
    'Bezoekers ochtend',
    'Bezoekers middag',
    'Bezoekers avond',
    'Onderhoud gemeld',
    'Onderhoud klaar',
    'Onderhoud kosten (euro)',
  ])
  expect(kept(rows.find((row) => row.includes('De Fuik;Gebruik;Totaal')))?.join(';')).toBe('10;7;0;3;1;1;45,50')
  expect(new Set(rows.map((row) => row.split(';').length)).size).toBe(1)
})

test('a photo stays while a repair, undo or redo needs it, and goes at a start after that', async () => {
  const dataDir = await tempFolder()
  const photosAt = async () => {
    const core = await openEmptyCore({ dataDir, newId: () => crypto.randomUUID() })
    return core.ctx.read(async (tx) => (await tx.selectFrom('photo').select('id').execute()).map((row) => row.id))
  }
  const { client, centre } = await openTestCore({ dataDir })
  const repair = await client.repairs.create({ centreId: centre.id, title: 'Deur klemt', reportedOn: TODAY })
  const shown = await client.repairs.addPhoto({ id: repair.id, revision: 1, base64: jpeg() })
  const [id = ''] = shown.photoIds
  expect(await photosAt()).toEqual([id])
  // Nobody shows it, but it can be done again.
  await client.undo.undo()
  expect(await photosAt()).toEqual([id])
  await client.undo.redo()
  expect((await client.repairs.photo({ id: id as never })).base64).toBe(jpeg())
  await client.undo.undo()
  // What comes after an undo ends what could be done again.
  await client.repairs.create({ centreId: centre.id, title: 'Kraan lekt', reportedOn: TODAY })
  expect(await photosAt()).toEqual([])
})
