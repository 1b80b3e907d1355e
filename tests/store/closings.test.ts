import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { overviewFormats } from '#shared/contract/report'
import type { CivilDate, Instant, Quarter, WallTime } from '#shared/time/types'
import { openTestCore, refusal, tempFolder } from '../support/core'

const quarter = '2024-Q1' as Quarter
const asked = { period: quarter }
const wall = (text: string) => text as WallTime

/** A quarter that is over, with a booking that is complete, one that lacks things, and an option that was forgotten. */
async function pastQuarter(over: { dataDir?: string } = {}) {
  const moment = { now: '2024-01-08T07:00:00.000Z' as Instant }
  const test = await openTestCore({ ...over, clock: { now: () => moment.now } })
  const { client, centre, rooms } = test
  const add = (day: string, more: object = {}) =>
    client.bookings.create({
      centreId: centre.id,
      roomIds: [rooms.hall.id],
      startsAt: wall(`2024-${day}T10:00`),
      endsAt: wall(`2024-${day}T12:00`),
      title: 'Koffie',
      category: 'residents',
      ...more,
    } as never)
  const theme = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
  const whole = await add('01-09', { theme: 'Meedoen' })
  const bare = await add('01-10')
  const option = await add('01-11', { status: 'option' })
  moment.now = '2024-04-02T07:00:00.000Z' as Instant
  const counted = await client.bookings.attendance({ id: whole.id, revision: whole.revision, participants: 8 })
  return { ...test, moment, add, theme, whole: counted, bare, option }
}

const closeIt = (client: Awaited<ReturnType<typeof pastQuarter>>['client'], version = 1, note?: string) =>
  client.closings.close({ quarter, version, ...(note === undefined ? {} : { note }) })

describe('before closing', () => {
  test('the work list names what is missing, and shrinks as it is mended', async () => {
    const { client, bare } = await pastQuarter()
    const list = async () => {
      const { points } = await client.closings.check({ quarter })
      return points.map(({ point, count, bookings }) => [point, count, bookings.map(({ title }) => title)])
    }
    expect(await list()).toEqual([
      ['undecided', 1, ['Koffie']],
      ['without_count', 1, ['Koffie']],
      ['without_theme', 1, ['Koffie']],
    ])
    const counted = await client.bookings.attendance({ id: bare.id, revision: bare.revision, participants: 4 })
    await client.bookings.change({ id: bare.id, revision: counted.revision, theme: 'Meedoen' })
    expect((await list()).map(([point]) => point)).toEqual(['undecided'])
  })

  test('a quarter that lasts can not be closed, and nothing is kept', async () => {
    const { client, moment } = await pastQuarter()
    moment.now = '2024-03-31T21:59:00.000Z' as Instant // 23:59 on the last day
    expect((await client.closings.check({ quarter })).over).toBe(false)
    expect(await refusal(closeIt(client))).toMatchObject({ code: 'wrong_state', data: { reason: 'quarter_runs' } })
    expect(await client.closings.list()).toEqual([])
    moment.now = '2024-03-31T22:00:00.000Z' as Instant // summer time has begun: midnight
    expect((await closeIt(client)).version).toBe(1)
  })
})

describe('a closed quarter', () => {
  test('keeps its figures, bookings and heat map, whatever changes after it', async () => {
    const { client, bare, add, centre } = await pastQuarter()
    const before = await client.reports.overview(asked)
    const heat = await client.reports.heatmap(asked)
    const drill = { ...asked, figure: 'activities' as const }
    const behind = await client.reports.drill(drill)
    const head = await closeIt(client)
    expect(head).toMatchObject({
      version: 1,
      by: 'Beheerder',
      note: null,
      openPoints: { undecided: 1, without_count: 1 },
    })

    await client.bookings.cancel({ id: bare.id, revision: bare.revision, reason: 'ziek' })
    await add('01-12', { title: 'Nagekomen' })
    await client.closures.create({
      centreId: centre.id,
      from: '2024-01-15' as CivilDate,
      to: '2024-01-19' as CivilDate,
      reason: 'Lek',
    })

    const { closed, ...current } = (await client.reports.overview(asked)).current
    expect(current).toEqual(before.current)
    expect(closed).toMatchObject({ version: 1, by: 'Beheerder', checksum: head.checksum })
    expect(await client.reports.heatmap(asked)).toEqual(heat)
    expect((await client.reports.drill(drill)).map(({ id }) => id)).toEqual(behind.map(({ id }) => id))
    // The next quarter and the year later are held against what was closed.
    expect((await client.reports.overview({ period: '2024-Q2' as Quarter })).previous.closed).toEqual(closed)
    expect((await client.reports.quarter({ quarter })).closed).toEqual(closed)

    const one = await client.reports.overview({ ...asked, centreId: centre.id })
    expect(one.current.centres).toHaveLength(1)
    expect(one.current.total).toMatchObject({ total: { activities: 2 } })
  })

  test('is computed anew when a moment is asked for', async () => {
    const { client, bare } = await pastQuarter()
    await closeIt(client)
    await client.bookings.cancel({ id: bare.id, revision: bare.revision })
    const asOf = wall('2024-04-02T09:00')
    expect((await client.reports.overview({ ...asked, asOf })).current.total.total.activities).toBe(1)
    expect(await client.reports.drill({ ...asked, asOf, figure: 'activities' })).toHaveLength(1)
    expect((await client.reports.overview(asked)).current.total.total.activities).toBe(2)
  })

  test('is the same to the byte in every format, however often it is exported, also after a restart', async () => {
    const dataDir = await tempFolder()
    const { core, client, bare, centre, moment } = await pastQuarter({ dataDir })
    await closeIt(client)
    const files = (one: typeof client) =>
      Promise.all(
        overviewFormats.flatMap((format) => [
          one.closings.file({ quarter, format }),
          one.reports.exportFile({ ...asked, format }),
        ]),
      )
    const first = await files(client)
    overviewFormats.forEach((format, i) => {
      expect(first[2 * i]?.fileName).toBe(`kwartaaloverzicht-2024-Q1-versie-1.${format}`)
      expect(first[2 * i + 1], format).toEqual(first[2 * i])
    })
    moment.now = '2025-02-02T07:00:00.000Z' as Instant
    await client.bookings.cancel({ id: bare.id, revision: bare.revision })
    await client.centres.change({ id: centre.id, revision: centre.revision, name: 'Anders' })
    expect(await files(client)).toEqual(first)
    await core.close()
    const again = await openTestCoreAgain(dataDir)
    expect(await files(again)).toEqual(first)
  })

  test('can not be altered or removed, not even in the database', async () => {
    const { core, client } = await pastQuarter()
    await closeIt(client)
    for (const table of ['closing', 'closed_file'] as const) {
      const remove = core.ctx.store.write((tx) => tx.deleteFrom(table).execute())
      await expect(remove).rejects.toThrow('quarter_closed')
    }
    const alter = core.ctx.store.write((tx) => tx.updateTable('closing').set({ note: 'x' }).execute())
    await expect(alter).rejects.toThrow('quarter_closed')
    expect((await client.undo.state()).undo?.label).not.toBe('closings.close')
  })

  test('has a checksum that tells other rows', async () => {
    const { client, whole } = await pastQuarter()
    const one = await closeIt(client)
    await client.bookings.attendance({ id: whole.id, revision: whole.revision, participants: 9 })
    const two = await closeIt(client, 2, 'Een telling klopte niet.')
    expect(one.checksum).toMatch(/^[0-9a-f]{64}$/)
    expect(two.checksum).not.toBe(one.checksum)
    expect(createHash('sha256').update('').digest('hex')).not.toBe(one.checksum)
  })
})

describe('after closing', () => {
  test('corrections tell old and new, who and when, and which figures would be otherwise', async () => {
    const { client, whole, bare, option, add, theme } = await pastQuarter()
    await closeIt(client)
    expect(await client.closings.corrections({ quarter })).toMatchObject({ bookings: [], figures: [] })

    const more = await client.bookings.attendance({ id: whole.id, revision: whole.revision, participants: 11 })
    await client.bookings.change({ id: whole.id, revision: more.revision, goals: [], remarks: 'geen cijfer' })
    await client.bookings.change({
      id: bare.id,
      revision: bare.revision,
      startsAt: wall('2024-04-03T10:00'),
      endsAt: wall('2024-04-03T12:00'),
    } as never)
    const late = await add('02-01', { title: 'Nagekomen' })
    // A new name is no correction, neither of a booking nor of a figure.
    await client.labels.change({ id: theme.id, revision: theme.revision, name: 'Meedoen!' })

    const { bookings, figures, closing } = await client.closings.corrections({ quarter })
    expect(closing.version).toBe(1)
    const shown = bookings.map(({ id, kind, changes, by, exists }) => ({ id, kind, changes, by, exists }))
    expect(shown).toEqual([
      {
        id: whole.id,
        kind: 'changed',
        changes: [{ field: 'participants', old: 8, new: 11 }],
        by: expect.any(String),
        exists: true,
      },
      { id: bare.id, kind: 'removed', changes: [], by: expect.any(String), exists: true },
      { id: late.id, kind: 'added', changes: [], by: expect.any(String), exists: true },
    ])
    expect(bookings.every(({ at }) => at === '2024-04-02T07:00:00.000Z')).toBe(true)
    expect(bookings.some(({ id }) => id === option.id)).toBe(false)
    const all = figures.filter(({ centre }) => centre === null)
    expect(all).toContainEqual({
      centre: null,
      part: 'Gebruik',
      group: 'Totaal',
      figure: 'Deelnemers',
      unit: 'count',
      old: 8,
      new: 11,
    })
    const themes = all.filter(({ part }) => part === 'Thema')
    expect(themes.map(({ group, figure }) => `${group}: ${figure}`)).toEqual(['Meedoen: Deelnemers'])
    expect(all.find(({ part, group, figure }) => `${part} ${group} ${figure}` === 'Gebruik Totaal Activiteiten')).toBe(
      undefined,
    )
  })

  test('a booking that is gone because its making was undone is told as removed', async () => {
    const { client, add } = await pastQuarter()
    const late = await add('02-01', { title: 'Te veel' })
    await closeIt(client)
    await client.undo.undo()
    const { bookings } = await client.closings.corrections({ quarter })
    expect(bookings).toMatchObject([{ id: late.id, kind: 'removed', title: 'Te veel', exists: false }])
  })

  test('a new version says why, holds the corrections, and leaves the old one as it was', async () => {
    const { client, whole } = await pastQuarter()
    await closeIt(client)
    const old = await client.closings.file({ quarter, format: 'json' })
    await client.bookings.attendance({ id: whole.id, revision: whole.revision, participants: 11 })
    expect(await refusal(closeIt(client, 2))).toMatchObject({ code: 'invalid_input' })
    expect(await refusal(closeIt(client, 2, '  '))).toMatchObject({ code: 'invalid_input' })
    expect(await refusal(closeIt(client, 1))).toMatchObject({
      code: 'wrong_state',
      data: { reason: 'closed_meanwhile' },
    })
    expect((await client.closings.list()).map(({ version }) => version)).toEqual([1])

    expect(await closeIt(client, 2, 'Een telling klopte niet.')).toMatchObject({ version: 2 })
    expect(await client.closings.corrections({ quarter })).toMatchObject({ bookings: [], figures: [] })
    const json = async (version?: number) => {
      const file = await client.closings.file({ quarter, format: 'json', ...(version ? { version } : {}) })
      return JSON.parse(Buffer.from(file.base64, 'base64').toString())
    }
    expect((await json()).total.total.participants).toBe(11)
    expect((await json()).closed).toMatchObject({ version: 2, note: 'Een telling klopte niet.' })
    expect((await json(1)).total.total.participants).toBe(8)
    expect(await client.closings.file({ quarter, format: 'json', version: 1 })).toEqual(old)
    expect(await refusal(client.closings.file({ quarter, format: 'json', version: 3 }))).toMatchObject({
      code: 'not_found',
    })
    expect(await refusal(client.closings.corrections({ quarter: '2023-Q4' as Quarter }))).toMatchObject({
      code: 'not_found',
    })
  })
})

/** The same folder, opened by a program that was started again. */
async function openTestCoreAgain(dataDir: string) {
  const { openEmptyCore } = await import('../support/core')
  return (await openEmptyCore({ dataDir })).client
}
