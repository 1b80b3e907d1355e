import { ORPCError } from '@orpc/client'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/app/core'
import type { ChangeEvent } from '#shared/contract/app'
import type { Booking, NewBooking } from '#shared/contract/booking'
import type { Centre, Room } from '#shared/contract/place'
import { fixedClock } from '#shared/time/clock'
import { aCentre, NOW, newFolder, removeFolders, testCore } from '../support/host'
import { type TestClient, transports } from '../support/transports'

afterAll(removeFolders)

describe.each(transports)('the contract over $name', ({ open }) => {
  let core: Core
  let client: TestClient
  let closeTransport: () => Promise<void>
  let centre: Centre
  let exclusive: Room
  let shared: Room

  beforeEach(async () => {
    core = await testCore()
    ;({ centre, exclusive, shared } = await aCentre(core))
    ;({ client, close: closeTransport } = await open(core))
  })
  afterEach(async () => {
    await closeTransport()
    await core.close()
  })

  const wanted = (over: Partial<NewBooking> = {}): NewBooking => ({
    centreId: centre.id,
    roomIds: [exclusive.id],
    startsAt: '2024-06-05T10:00' as never,
    endsAt: '2024-06-05T12:00' as never,
    title: 'Koffieochtend',
    ...over,
  })
  const at = (from: string, to: string) => ({ startsAt: from as never, endsAt: to as never })
  const week = { from: '2024-06-03' as never, to: '2024-06-10' as never }
  const listed = () => client.bookings.list({ centreId: centre.id, ...week })

  describe('bookings', () => {
    test('a booking is created with number, revision, usage and findings, and is read back the same', async () => {
      const { findings, ...booking } = await client.bookings.create(
        wanted({ category: 'residents', goals: ['Meedoen'] }),
      )

      expect(findings).toEqual([])
      expect(booking).toMatchObject({ revision: 1, status: 'confirmed', usage: 'external', goals: ['Meedoen'] })
      expect(booking.number).toMatch(/^2024-\d{5}$/)
      expect(await client.bookings.get({ id: booking.id })).toEqual(booking)
      expect(await listed()).toEqual([booking])
      expect(await client.bookings.search({ q: booking.number })).toEqual([booking])
    })

    test('a check says what is wrong and writes nothing', async () => {
      await client.bookings.create(wanted())

      const { findings } = await client.bookings.check(wanted(at('2024-06-05T11:00', '2024-06-05T13:00')))

      expect(findings).toContainEqual(expect.objectContaining({ code: 'room_conflict', severity: 'error' }))
      expect(await listed()).toHaveLength(1)
    })

    test('a booking moves, is cancelled with a reason and comes back', async () => {
      const made = await client.bookings.create(wanted())

      const moved = await client.bookings.change({
        id: made.id,
        revision: 1,
        ...at('2024-06-06T10:00', '2024-06-06T11:30'),
      })
      expect(moved).toMatchObject({ revision: 2, startsAt: '2024-06-06T10:00', title: made.title })
      const cancelled = await client.bookings.cancel({ id: made.id, revision: 2, reason: 'ziek' })
      expect(cancelled).toMatchObject({ revision: 3, status: 'cancelled', statusReason: 'ziek' })
      const back = await client.bookings.reactivate({ id: made.id, revision: 3 })
      expect(back).toMatchObject({ revision: 4, status: 'confirmed' })
    })

    test('a request is confirmed or declined; participants are filled in; a no-show is marked', async () => {
      const [first, second, third] = [
        await client.bookings.create(wanted({ status: 'request' })),
        await client.bookings.create(wanted({ status: 'request' })),
        await client.bookings.create(wanted(at('2024-06-07T10:00', '2024-06-07T11:00'))),
      ]

      expect(await client.bookings.confirm({ id: first.id, revision: 1 })).toMatchObject({ status: 'confirmed' })
      expect(await refusal(client.bookings.confirm({ id: second.id, revision: 1 }))).toMatchObject({
        code: 'room_conflict',
      })
      expect(await client.bookings.decline({ id: second.id, revision: 1 })).toMatchObject({ status: 'declined' })
      expect(await client.bookings.attendance({ id: first.id, revision: 2, participants: 14 })).toMatchObject({
        participants: 14,
      })
      expect(await client.bookings.noShow({ id: third.id, revision: 1 })).toMatchObject({ status: 'no_show' })
    })

    test('the day of a centre holds its bookings and its open requests', async () => {
      const booking = await client.bookings.create(wanted())
      const request = await client.bookings.create(wanted({ status: 'request' }))

      const today = await client.bookings.today({ centreId: centre.id, date: '2024-06-05' as never })

      expect(today.bookings.map((b: Booking) => b.id).sort()).toEqual([booking.id, request.id].sort())
      expect(today.open.map((b: Booking) => b.id)).toEqual([request.id])
    })
  })

  describe('refusals', () => {
    test('invalid_input names the field, and nothing is written', async () => {
      const error = await refusal(client.bookings.create({ ...wanted(), startsAt: '2024-02-31T10:00' as never }))

      expect(error).toMatchObject({ code: 'invalid_input', status: 400, data: { issues: [{ path: 'startsAt' }] } })
      expect(await listed()).toEqual([])
    })

    test('not_found says what is not there', async () => {
      const error = await refusal(client.bookings.get({ id: 'nobody' as never }))
      expect(error).toMatchObject({ code: 'not_found', status: 404, data: { kind: 'booking', id: 'nobody' } })
    })

    test('room_conflict comes with what is in the way and with free alternatives', async () => {
      const first = await client.bookings.create(wanted())

      const error = await refusal(client.bookings.create(wanted(at('2024-06-05T11:59', '2024-06-05T13:00'))))

      expect(error).toMatchObject({ code: 'room_conflict', status: 409 })
      expect(JSON.stringify(error.data)).toContain(first.id)
      expect(JSON.stringify(error.data)).toContain('alternatives')
      expect(await listed()).toHaveLength(1)
    })

    test('touching is no conflict', async () => {
      await client.bookings.create(wanted())
      await client.bookings.create(wanted(at('2024-06-05T12:00', '2024-06-05T13:00')))
      expect(await listed()).toHaveLength(2)
    })

    test('capacity_exceeded when more people meet than a shared room holds', async () => {
      const some = (expectedParticipants: number) => wanted({ roomIds: [shared.id], expectedParticipants })
      await client.bookings.create(some(20))
      await client.bookings.create(some(10))

      const error = await refusal(client.bookings.create(some(1)))

      expect(error).toMatchObject({ code: 'capacity_exceeded', status: 409 })
      expect(await listed()).toHaveLength(2)
    })

    test('rule_violated outside opening hours, unless the renter runs it alone', async () => {
      const late = wanted(at('2024-06-05T22:00', '2024-06-05T23:00'))

      const error = await refusal(client.bookings.create(late))

      expect(error).toMatchObject({ code: 'rule_violated', status: 422 })
      expect(error.data).toMatchObject({
        findings: expect.arrayContaining([
          expect.objectContaining({ code: 'outside_opening_hours', severity: 'error' }),
        ]),
      })
      await client.bookings.create({ ...late, selfService: true })
      expect(await listed()).toHaveLength(1)
    })

    test('stale brings the row as it is now, and changes nothing', async () => {
      const made = await client.bookings.create(wanted())
      await client.bookings.change({ id: made.id, revision: 1, title: 'Eerste' })

      const error = await refusal(client.bookings.change({ id: made.id, revision: 1, title: 'Tweede' }))

      expect(error).toMatchObject({ code: 'stale', status: 409, data: { revision: 2, current: { title: 'Eerste' } } })
      expect(await client.bookings.get({ id: made.id })).toMatchObject({ title: 'Eerste' })
    })

    test('wrong_state when a step does not fit', async () => {
      const made = await client.bookings.create(wanted())
      await client.bookings.cancel({ id: made.id, revision: 1 })
      const error = await refusal(client.bookings.cancel({ id: made.id, revision: 2 }))
      expect(error).toMatchObject({ code: 'wrong_state', status: 409, data: { reason: 'not_from_cancelled' } })
    })

    test('duplicate when the name is taken', async () => {
      const error = await refusal(client.rooms.create({ centreId: centre.id, name: 'zaal 1' }))
      expect(error).toMatchObject({ code: 'duplicate', status: 409, data: { kind: 'room' } })
    })
  })

  describe('places, lists and renters', () => {
    test('a centre, a room and a facility are made, listed and changed', async () => {
      const other = await client.centres.create({ name: 'WVC West', type: 'wvc' })
      const room = await client.rooms.create({ centreId: other.id, name: 'Keuken', kind: 'kitchen' })
      const beamer = await client.facilities.create({ centreId: other.id, name: 'Beamer', stock: 2 })

      await client.centres.change({ id: other.id, revision: other.revision, address: 'Dorpsstraat 1' })
      await client.rooms.change({ id: room.id, revision: room.revision, capacity: 12 })
      await client.facilities.change({ id: beamer.id, revision: beamer.revision, stock: 3 })

      expect((await client.centres.list()).map((c) => c.name)).toEqual(['WVC Bolnes', 'WVC West'])
      expect(await client.rooms.list({ centreId: other.id })).toMatchObject([{ name: 'Keuken', capacity: 12 }])
      expect(await client.facilities.list({ centreId: other.id })).toMatchObject([{ name: 'Beamer', stock: 3 }])
    })

    test('the organisation and the lists are changed', async () => {
      const { organisation } = await client.app.state()
      const changed = await client.organisation.change({ revision: organisation?.revision ?? 0, name: 'Facet' })
      const label = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
      await client.labels.change({ id: label.id, revision: label.revision, name: 'Samen meedoen' })

      expect(changed).toMatchObject({ name: 'Facet', municipality: 'Ridderkerk' })
      expect((await client.labels.list()).map((l) => l.name)).toContain('Samen meedoen')
    })

    test('a closure lists the bookings it meets, is changed and removed', async () => {
      const booking = await client.bookings.create(wanted())

      const closure = await client.closures.create({
        centreId: centre.id,
        from: '2024-06-05' as never,
        to: '2024-06-06' as never,
        reason: 'Vloer',
      })
      expect(closure.bookings.map((b: Booking) => b.id)).toEqual([booking.id])
      expect(await refusal(client.bookings.create(wanted(at('2024-06-06T10:00', '2024-06-06T11:00'))))).toMatchObject({
        code: 'rule_violated',
      })
      const later = await client.closures.change({
        id: closure.id,
        revision: closure.revision,
        from: '2024-06-06' as never,
      })
      expect(later.bookings).toEqual([])
      expect(await client.closures.bookings({ id: closure.id })).toEqual([])
      expect(await client.closures.list({ centreId: centre.id })).toHaveLength(1)
      await client.closures.remove({ id: closure.id, revision: later.revision })
      expect(await client.closures.list({ centreId: centre.id })).toEqual([])
    })

    test('the public holidays of a year are those of the Netherlands', async () => {
      const holidays = await client.closures.holidays({ year: 2025 })
      // Koningsdag falls on a Sunday in 2025 and is kept the day before.
      expect(holidays.map((h) => h.date)).toContain('2025-04-26')
    })

    test('a renter is found while typing, and brings its category to a booking', async () => {
      const renter = await client.renters.create({ name: 'Zangvereniging De Merel', category: 'association' })
      await client.renters.change({ id: renter.id, revision: 1, phone: '0180-123456' })
      const booking = await client.bookings.create(wanted({ renterId: renter.id }))

      expect(await client.renters.search({ q: 'merel' })).toMatchObject([{ id: renter.id, phone: '0180-123456' }])
      expect(await client.renters.get({ id: renter.id })).toMatchObject({ revision: 2 })
      expect(booking).toMatchObject({ category: 'association', usage: 'external', renterName: renter.name })
      expect((await client.renters.bookings({ id: renter.id })).map((b: Booking) => b.id)).toEqual([booking.id])
    })
  })

  describe('app, log, undo', () => {
    test('health and state', async () => {
      expect(await client.app.health()).toEqual({ status: 'ok', version: '0.0.0-test' })
      expect(await client.app.state()).toMatchObject({
        empty: false,
        now: '2024-06-03T08:00',
        user: { id: 'beheerder' },
      })
    })

    test('the wizard is for an empty store only', async () => {
      const error = await refusal(
        client.app.setUp({
          organisation: 'x',
          centre: { name: 'y', type: 'wvc' },
          rooms: [{ name: 'z', capacity: 1 }],
        }),
      )
      expect(error.code).toBe('wrong_state')
      expect((await refusal(client.app.loadDemo({ set: 'ridderkerk' }))).code).toBe('wrong_state')
    })

    test('every change is logged with before and after', async () => {
      const made = await client.bookings.create(wanted())
      await client.bookings.change({ id: made.id, revision: 1, title: 'Anders' })

      const [last, first] = await client.app.log({ kind: 'booking', id: made.id })

      expect(last).toMatchObject({ action: 'bookings.change', user: 'beheerder', before: { title: 'Koffieochtend' } })
      expect(last).toMatchObject({ after: { title: 'Anders' } })
      expect(first).toMatchObject({ action: 'bookings.create', before: null })
    })

    test('undo takes back, redo does again, and both are refused when there is nothing or the place is taken', async () => {
      const made = await client.bookings.create(wanted())

      expect(await client.undo.state()).toMatchObject({ undo: { label: 'bookings.create', subject: made.title } })
      expect(await client.undo.undo()).toMatchObject({
        did: { label: 'bookings.create' },
        redo: { subject: made.title },
      })
      expect(await listed()).toEqual([])
      expect(await client.undo.redo()).toMatchObject({ did: { label: 'bookings.create' } })
      expect(await listed()).toMatchObject([{ id: made.id }])
      expect(await refusal(client.undo.redo())).toMatchObject({
        code: 'wrong_state',
        data: { reason: 'nothing_to_redo' },
      })
    })
  })

  describe('reports and imports', () => {
    const quarter = '2024-Q2' as never

    test('the quarter counts what was held, and the drill-down shows it', async () => {
      const made = await client.bookings.create(wanted(at('2024-06-03T09:00', '2024-06-03T10:00')))
      await client.bookings.attendance({ id: made.id, revision: 1, participants: 9 })
      const asOf = '2024-07-01T00:00' as never

      const report = await client.reports.quarter({ quarter, asOf })
      const overview = await client.reports.overview({ period: quarter, asOf })
      const drill = await client.reports.drill({ period: quarter, asOf, figure: 'activities' })
      const heat = await client.reports.heatmap({ period: quarter, asOf })

      expect(report.total.total).toEqual({
        activities: 1,
        minutes: 60,
        dayparts: 1,
        roomMinutes: 60,
        participants: 9,
        withoutCount: 0,
      })
      expect(overview.current).toEqual(report)
      expect(drill.map((b: Booking) => b.id)).toEqual([made.id])
      expect(heat.cells.find((c) => c.weekday === 1 && c.hour === 9)?.usedMinutes).toBe(60)
    })

    test.each(['json', 'csv', 'xlsx'] as const)('the quarter is a file in %s', async (format) => {
      const file = await client.reports.exportFile({ period: quarter, format })
      expect(file.fileName).toBe(`kwartaaloverzicht-2024-Q2.${format}`)
      const start = { json: '{', csv: '', xlsx: 'PK' }[format]
      expect(Buffer.from(file.base64, 'base64').toString('latin1').slice(0, start.length)).toBe(start)
      expect(file.base64.length).toBeGreaterThan(100)
    })

    test('an import tells how far it is and ends with its result; a dry run writes nothing', async () => {
      const csv = 'centrum;type;gemeente\nDe Fuik;wvc;Ridderkerk\n'
      const files = [{ name: 'centra.csv', base64: Buffer.from(csv).toString('base64') }]
      const run = async (dryRun: boolean) => {
        const events = []
        for await (const event of await client.imports.run({ files, dryRun })) events.push(event)
        const last = events.at(-1)
        return last?.type === 'result' ? last.result : null
      }

      expect(await run(true)).toMatchObject({ written: false, errorCount: 0 })
      expect(await client.centres.list()).toHaveLength(1)
      expect(await run(false)).toMatchObject({ written: true, counts: [{ file: 'centra.csv', rows: 1, added: 1 }] })
      expect(await client.centres.list()).toHaveLength(2)
    })
  })

  test('an import that is broken off half-way leaves nothing written', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `Huurder ${i};bewoners`)
    const base64 = Buffer.from(`huurder;categorie\n${rows.join('\n')}\n`).toString('base64')
    const stop = new AbortController()
    const input = { files: [{ name: 'huurders.csv', base64 }], dryRun: false }
    const events = await client.imports.run(input, { signal: stop.signal })

    const seen: string[] = []
    await expect(
      (async () => {
        for await (const event of events) {
          seen.push(event.type)
          if (event.type === 'progress' && event.phase === 'check') stop.abort()
        }
        throw new Error('not broken off')
      })(),
    ).rejects.toThrow(/abort/i)

    expect(seen).not.toContain('result')
    // A write waits for the import's lock to be gone: from here on nothing of it can follow.
    await client.labels.create({ kind: 'theme', name: 'Meedoen' })
    expect(await client.renters.search({ q: 'huurder' })).toEqual([])
  })

  describe('changes', () => {
    test('a write is told within a second', async () => {
      const events = await listen(client)
      const started = performance.now()
      await core.client.bookings.create(wanted())
      expect(await events.next()).toEqual({ kinds: ['booking'], centreIds: [centre.id] })
      expect(performance.now() - started).toBeLessThan(1000)
      await events.stop()
    })

    test('a write by another process on the same folder is told within a second', async () => {
      const other = await createCore({ dataDir: core.dataDir, version: '0', clock: fixedClock(NOW) })
      const events = await listen(client)
      const started = performance.now()
      await other.client.bookings.create(wanted())
      expect(await events.next()).toEqual({ kinds: ['elsewhere'], centreIds: [] })
      expect(performance.now() - started).toBeLessThan(1000)
      await events.stop()
      await other.close()
    })

    test('a refused call tells nobody', async () => {
      await client.bookings.create(wanted())
      const events = await listen(client)
      await refusal(client.bookings.create(wanted()))
      await core.client.labels.create({ kind: 'theme', name: 'Meedoen' })
      expect(await events.next()).toMatchObject({ kinds: ['label'] })
      await events.stop()
    })
  })
})

test('what goes wrong inside is told with a reference and nothing else', async () => {
  const lines: string[] = []
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (data: object) => lines.push(JSON.stringify(data)),
  }
  const core = await testCore({ dataDir: newFolder(), log })
  await core.store.close()

  const error = await refusal(core.client.centres.list())

  expect(error).toMatchObject({ code: 'internal', status: 500, data: { reference: expect.any(String) } })
  expect(JSON.stringify(error)).not.toMatch(/sqlite|select|database|\.ts/i)
  expect(lines.join()).toContain((error.data as { reference: string }).reference)
  await core.close().catch(() => undefined)
})

/** The failure that a call ends with; a call that succeeds fails the test. */
async function refusal(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await call.then(
    (output) => new Error(`not refused: ${JSON.stringify(output)}`),
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError) return error
  throw error
}

/** Follows the changes from here on. */
async function listen(client: TestClient) {
  const stop = new AbortController()
  const events = await client.app.changes(undefined, { signal: stop.signal })
  return {
    async next(): Promise<ChangeEvent | undefined> {
      const { done, value } = await events.next()
      return done ? undefined : value
    },
    async stop() {
      stop.abort()
      await events.return?.()
    },
  }
}
