import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createChanges } from '#core/app/changes'
import type { Ctx } from '#core/app/context'
import { type Core, type CoreOptions, createCore } from '#core/app/core'
import { changeRunner } from '#core/app/unit-of-work'
import type { Booking, NewBooking } from '#shared/contract/booking'
import type { Centre, Room } from '#shared/contract/place'
import { fixedClock } from '#shared/time/clock'
import type { ClockTime, WallTime } from '#shared/time/types'

/** Monday 3 June 2024, 09:00 in the Netherlands: the moment at which the tests stand still. */
export const NOW = '2024-06-03T07:00:00.000Z'

/** A folder of its own that goes when the test ends. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'buurtbalie-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A core in a folder of its own with an empty store; closed when the test ends. */
export async function openEmptyCore(over: Partial<CoreOptions> = {}): Promise<Core> {
  const dataDir = over.dataDir ?? (await tempFolder())
  let next = 0
  const core = await createCore({
    version: '0.0.0-test',
    clock: fixedClock(NOW),
    newId: () => `id-${String(++next).padStart(6, '0')}`,
    ...over,
    dataDir,
  })
  onTestFinished(() => core.close())
  return core
}

/** What stands in the test centre: an exclusive room, a shared one, two that can be joined, and a room with buffers. */
export type TestCore = {
  core: Core
  client: Core['client']
  centre: Centre
  rooms: Record<'hall' | 'meeting' | 'one' | 'two' | 'joined' | 'kitchen', Room>
  /** A booking of the hall on Monday 3 June 2024 from 14:00 to 16:00 unless said otherwise. */
  draft(over?: Partial<NewBooking>): NewBooking
  book(over?: Partial<NewBooking>): Promise<Booking>
}

const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  weekday,
  opens: '00:00' as ClockTime,
  closes: '24:00' as ClockTime,
}))

/** `14:00` becomes that time on the Monday of the tests; a full wall-clock time stays. */
export const wall = (text: string): WallTime => (text.length === 5 ? `2024-06-03T${text}` : text) as WallTime

/** A core with one centre that is always open: hall (exclusive, 40), meeting (shared, 30), one + two = joined, kitchen (15 minutes before and 30 after). */
export async function openTestCore(over: Partial<CoreOptions> = {}): Promise<TestCore> {
  const core = await openEmptyCore(over)
  const { client } = core
  const centre = await client.centres.create({ name: 'De Fuik', type: 'wvc', openingHours: everyDay })
  const room = (name: string, more: Partial<Parameters<typeof client.rooms.create>[0]> = {}) =>
    client.rooms.create({ centreId: centre.id, name, capacity: 40, ...more })
  const hall = await room('Zaal')
  const meeting = await room('Ontmoetingsruimte', { use: 'shared', capacity: 30 })
  const one = await room('Zaal 1', { capacity: 20 })
  const two = await room('Zaal 2', { capacity: 20 })
  const joined = await room('Zaal 1 en 2', { partIds: [one.id, two.id] })
  const kitchen = await room('Keuken', { capacity: 10, setupMinutes: 15, clearupMinutes: 30 })
  const rooms = { hall, meeting, one, two, joined, kitchen }
  const draft = (more: Partial<NewBooking> = {}): NewBooking => ({
    centreId: centre.id,
    roomIds: [hall.id],
    startsAt: wall('14:00'),
    endsAt: wall('16:00'),
    title: 'Koor',
    ...more,
  })
  return { core, client, centre, rooms, draft, book: (more) => client.bookings.create(draft(more)) }
}

/** What a use-case gets when somebody else calls: a user with changes of their own to undo. */
export function ctxOf(core: Core, user: string): Ctx {
  const ctx: Ctx = { ...core.ctx, user: { ...core.ctx.user, id: user, name: user } }
  return { ...ctx, change: changeRunner(ctx, createChanges()) }
}

/** The code with which a call is refused; fails when it is not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await call
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && 'data' in error)
      return { code: String(error.code), data: error.data }
    throw error
  }
  throw new Error('the call was not refused')
}
