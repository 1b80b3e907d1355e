import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/app/core'
import { fixedClock } from '#shared/time/clock'
import type { ClockTime, Period } from '#shared/time/types'
import { acceptanceQuarters } from '../support/acceptance'
import { openTestCore, refusal, wall } from '../support/core'
import { acceptanceFiles, runImport } from '../support/imports'
import { readWorkbook } from '../support/xlsx'

describe('over the acceptance set', () => {
  let core: Core
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'buurtbalie-room-use-'))
    core = await createCore({ dataDir, version: 'test', clock: fixedClock('2025-01-15T11:00:00.000Z') })
    expect((await runImport(core, acceptanceFiles())).written).toBe(true)
  })
  afterAll(async () => {
    await core.close()
    await rm(dataDir, { recursive: true })
  })

  test.each([...acceptanceQuarters, '2024' as Period])('%s agrees with the overview', async (period) => {
    const { current } = await core.client.reports.overview({ period })
    const use = await core.client.roomUse.overview({ period })
    for (const centre of current.centres) {
      const row = use.centres.find((one) => one.centreId === centre.centreId)
      const { openMinutes, usedMinutes, occupancyPct } = centre
      expect(row).toMatchObject({
        openMinutes,
        usedMinutes,
        timePct: occupancyPct,
        activities: centre.total.activities,
      })
      const rooms = use.rooms.filter((one) => one.centreId === centre.centreId)
      for (const key of ['openMinutes', 'usedMinutes', 'seatMinutes', 'takenSeatMinutes', 'sharedMinutes'] as const)
        expect(rooms.reduce((sum, one) => sum + one[key], 0)).toBe(row?.[key])
    }
    expect(use.centres).toHaveLength(current.centres.length)
    expect(use.total).toMatchObject({ usedMinutes: current.total.usedMinutes, timePct: current.total.occupancyPct })
    expect(use.districts.reduce((sum, one) => sum + one.usedMinutes, 0)).toBe(current.total.usedMinutes)
  })

  test('behind a room stand as many bookings as it says, and its heat map is its minutes', async () => {
    const period = '2024-Q2' as Period
    const { rooms } = await core.client.roomUse.overview({ period })
    for (const { roomId, centreId, activities, openMinutes, usedMinutes } of rooms.slice(0, 8)) {
      expect(await core.client.roomUse.bookings({ period, centreId, roomId })).toHaveLength(activities)
      const { cells } = await core.client.roomUse.heatmap({ period, centreId, roomId })
      expect(cells.reduce((sum, cell) => sum + cell.openMinutes, 0)).toBe(openMinutes)
      expect(cells.reduce((sum, cell) => sum + cell.usedMinutes, 0)).toBe(usedMinutes)
    }
    expect(rooms.some((room) => room.activities > 0)).toBe(true)
  })

  test('every file has every room', async () => {
    const period = '2024-Q2' as Period
    const { rooms } = await core.client.roomUse.overview({ period })
    const file = async (format: 'csv' | 'xlsx' | 'pdf') => core.client.roomUse.exportFile({ period, format })
    const csv = Buffer.from((await file('csv')).base64, 'base64').toString('utf8')
    expect(csv.split('\r\n').filter((line) => line.startsWith('Ruimtes;'))).toHaveLength(rooms.length)
    const sheets = readWorkbook(Buffer.from((await file('xlsx')).base64, 'base64'))
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Wijken', 'Centra', 'Ruimtes', 'Groepen', 'Definities'])
    const pdf = await file('pdf')
    expect(pdf.fileName).toBe('bezetting-2024-Q2.pdf')
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('what if', () => {
  const june = '2024-06' as Period
  test('a closed room tells its bookings and where they could go, and writes nothing', async () => {
    const { client, centre, rooms, book } = await openTestCore()
    const first = await book({ expectedParticipants: 12 })
    const second = await book({ startsAt: wall('2024-06-20T10:00'), endsAt: wall('2024-06-20T12:00') })
    const log = await client.app.log({})
    const asked = { period: june, centreId: centre.id, closedRoomId: rooms.hall.id }
    const all = await client.roomUse.whatIf({ ...asked, from: '2024-06-01' as never })
    expect(all).toMatchObject({ affected: 2, placed: 2 })
    expect(all.bookings.map((one) => [one.booking.id, one.because, one.place?.roomNames])).toEqual([
      [first.id, 'closed', ['Zaal 1']],
      [second.id, 'closed', expect.any(Array)],
    ])
    expect(all.room?.before.usedMinutes).toBe(240)
    expect(all.room?.moved.openMinutes).toBe(0)
    expect(all.centre.moved.usedMinutes).toBe(all.centre.before.usedMinutes)
    expect(all.centre.without.usedMinutes).toBe(0)
    const later = await client.roomUse.whatIf({ ...asked, from: '2024-06-10' as never })
    expect(later.bookings.map((one) => one.booking.id)).toEqual([second.id])
    expect(later.room?.without.usedMinutes).toBe(120)
    expect(await client.app.log({})).toEqual(log)
  })

  test('narrower hours name what would lie outside them', async () => {
    const { client, centre, book } = await openTestCore()
    const evening = await book({ startsAt: wall('20:00'), endsAt: wall('22:00') })
    const openingHours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
      weekday,
      opens: '09:00' as ClockTime,
      closes: '18:00' as ClockTime,
    }))
    const asked = { period: june, centreId: centre.id, from: '2024-06-01' as never, openingHours }
    const found = await client.roomUse.whatIf(asked)
    expect(found.bookings).toMatchObject([{ booking: { id: evening.id }, because: 'hours', place: null }])
    expect(found.centre.without.openMinutes).toBeLessThan(found.centre.before.openMinutes)
    expect(found.room).toBeNull()
  })

  test('is refused without a question, and for a day outside the period', async () => {
    const { client, centre, rooms } = await openTestCore()
    const asked = { period: june, centreId: centre.id, from: '2024-06-01' as never }
    expect(await refusal(client.roomUse.whatIf(asked))).toMatchObject({ code: 'invalid_input' })
    const outside = { ...asked, closedRoomId: rooms.hall.id, from: '2024-07-01' as never }
    expect(await refusal(client.roomUse.whatIf(outside))).toMatchObject({ code: 'invalid_input' })
  })
})

describe('functions of activity types', () => {
  test('are set, taken back, and counted by district', async () => {
    const { client, centre, book } = await openTestCore()
    const label = await client.labels.create({ kind: 'activity', name: 'Inloop' })
    const set = await client.functions.change({ id: label.id, functions: ['prevention', 'meeting'], revision: 0 })
    expect(set).toEqual({ id: label.id, functions: ['meeting', 'prevention'], revision: 1 })
    expect(await refusal(client.functions.change({ id: label.id, functions: [], revision: 0 }))).toMatchObject({
      code: 'stale',
    })
    const booking = await book({ activityType: 'Inloop', startsAt: wall('07:00'), endsAt: wall('08:00') })
    const period = '2024-Q2' as Period
    const matrix = await client.functions.matrix({ period })
    expect(matrix).toMatchObject({ linked: 1, districts: [{ district: null, centreIds: [centre.id], gaps: 4 }] })
    const behind = { period, district: '', function: 'meeting' as const }
    expect((await client.functions.bookings(behind)).map((one) => one.id)).toEqual([booking.id])
    expect(await client.functions.bookings({ ...behind, function: 'services' })).toEqual([])
  })

  test('can be undone and done again', async () => {
    const { client } = await openTestCore()
    const label = await client.labels.create({ kind: 'activity', name: 'Inloop' })
    await client.functions.change({ id: label.id, functions: ['meeting'], revision: 0 })
    await client.undo.undo({})
    expect(await client.functions.list({})).toEqual([])
    await client.undo.redo({})
    expect(await client.functions.list({})).toMatchObject([{ id: label.id, functions: ['meeting'] }])
  })

  test('are of activity types only', async () => {
    const { client } = await openTestCore()
    const theme = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
    const asked = client.functions.change({ id: theme.id, functions: ['meeting'], revision: 0 })
    expect(await refusal(asked)).toMatchObject({ code: 'not_found' })
  })

  test('forty-two districts have a row each', async () => {
    const { client } = await openTestCore()
    for (let i = 1; i <= 42; i++)
      await client.centres.create({ name: `Huis ${i}`, type: 'huis_van_de_wijk', district: `Wijk ${i}` })
    const { districts } = await client.functions.matrix({ period: '2024-Q2' as Period })
    expect(districts.map((row) => row.district)).toEqual([
      ...Array.from({ length: 42 }, (_, i) => `Wijk ${i + 1}`),
      null,
    ])
    expect(districts.every((row) => row.gaps === 6)).toBe(true)
  })
})
