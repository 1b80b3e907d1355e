import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as backups from '#core/store/backups'
import * as bookings from '#core/store/bookings'
import { claimAnew } from '#core/store/claims'
import { copyDatabaseInUse } from '#core/store/copies'
import { type Entry, writeChange } from '#core/store/log'
import { openStore, refusalOf, type WriteTx } from '#core/store/open'
import { listCentres, listRooms } from '#core/store/places'
import { type NamedBooking, type SalvagedTable, salvageTables } from '#core/store/salvage'
import * as salvageLog from '#core/store/salvage-log'
import { onDisk } from '#core/store/whole-file'
import { checkStore, isOccupiedRight, NotRestorable, type Problem } from '#core/usecases/backups'
import { occupancyOf } from '#shared/domain/occupancy'
import { holdsRoom, usualHolds } from '#shared/domain/vocabulary'
import { type Clock, wallNow } from '#shared/time/clock'
import { headsOfCopies } from './folder'

export type SalvageReport = {
  /** Where the new store lies. */
  file: string
  /** Tables that were damaged or of which rows were left out, and those that were read whole. */
  tables: SalvagedTable[]
  /** Bookings that were lost or left out, as far as the log or the rest tells. */
  lost: NamedBooking[]
  /** Bookings that could not take their rooms any more and are cancelled now. */
  cancelled: NamedBooking[]
  /** What a check of the new store finds: nothing, or it is said here. */
  problems: Problem[]
}

export type SalvageWish = {
  /** Who does it, for the log. */
  userId?: string
  /** The name under which the damaged file will be kept, for the log. */
  kept?: string | null
  /** The file may be written to meanwhile. */
  inUse?: boolean
}

const PAGE = 5_000
const NO_PLACE = 'Bij het redden van de gegevens was de ruimte al bezet.'
const beheerder = 'beheerder'

/**
 * Reads what can be read of a damaged store into a new file of today's schema: rows that refer to what is lost are left
 * out, occupancy is worked out again, the log is chained anew and says so. The damaged file is not touched.
 *
 * @param out where the new file comes; must not be there
 * @throws NotRestorable `same_file` when something is there, NothingToSalvage, DatabaseFromNewerApp
 */
export async function salvageStore(
  damaged: string,
  out: string,
  clock: Clock,
  { userId = beheerder, kept = null, inUse = false }: SalvageWish = {},
): Promise<SalvageReport> {
  const file = resolve(out)
  if (existsSync(file)) throw new NotRestorable('same_file')
  mkdirSync(dirname(file), { recursive: true })
  // Beside the new file: on the same disk, and for this user only.
  const folder = mkdtempSync(join(dirname(file), '.redden-'))
  try {
    const copy = join(folder, 'damaged.db')
    const next = join(folder, 'salvaged.db')
    if (inUse) await copyDatabaseInUse(damaged, copy, () => undefined)
    else backups.copyDatabase(damaged, copy)
    const { tables, dropped } = await salvageTables(copy, next)
    const copies = await headsOfCopies(dirname(resolve(damaged)))
    const left = copies.flatMap(({ heads }) => [heads.change.hash, heads.look.hash])
    const store = await openStore(next)
    try {
      const { lost, cancelled } = await store.write((tx) =>
        setRight(tx, { clock, userId, kept, left }, tables, dropped),
      )
      const { problems } = await checkStore({ read: store.read, clock })
      await store.close()
      onDisk(next)
      chmodSync(next, 0o600)
      renameSync(next, file)
      return { file, tables, lost, cancelled, problems }
    } finally {
      await store.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `left`: where the log ended in the copies of the store that was damaged. */
type Note = { clock: Clock; userId: string; kept: string | null; left: string[] }

async function setRight(
  tx: WriteTx,
  { clock, userId, kept, left }: Note,
  tables: readonly SalvagedTable[],
  dropped: readonly NamedBooking[],
) {
  const cancelled = await occupyRight(tx, wallNow(clock).slice(0, 10))
  salvageLog.chainAnew(tx)
  const named = new Map([...dropped, ...salvageLog.missingByLog(tx)].map((booking) => [booking.id, booking]))
  const lost = [...named.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  salvageLog.raiseCounters(tx, lost)
  const again = new Set([...salvageLog.untold(tx), ...cancelled.map(({ id }) => id)])
  const entries: Entry[] = (await bookings.getMany(tx, [...again])).map((after) => ({
    kind: 'booking',
    id: after.id,
    before: null,
    after,
  }))
  const hurt = tables
    .filter((table) => table.damaged || table.dropped > 0)
    .map(({ name, read, lost: gone, dropped: out }) => ({ name, read, lost: gone, dropped: out }))
  const after = { tables: hurt, lost: lost.map((b) => b.number), kept, shared: { change: 0, look: 0 }, left }
  entries.push({ kind: 'backup', id: 'redden', before: null, after })
  const change = { id: randomUUID(), at: clock.now(), userId, action: 'backups.salvage' }
  await writeChange(tx, { ...change, subject: 'beschadigde gegevens', undoable: false }, entries)
  await tx.updateTable('change').set({ undoable: 0 }).where('undoable', '=', 1).execute()
  return { lost, cancelled }
}

/** Every booking takes its rooms as the rules say. @returns those for which there is no place left */
async function occupyRight(tx: WriteTx, today: string): Promise<NamedBooking[]> {
  const centres = new Map((await listCentres(tx)).map((centre) => [centre.id as string, centre]))
  const rooms = new Map((await listRooms(tx)).map((room) => [room.id as string, room]))
  const wrong: { booking: backups.Occupier; expected: ReturnType<typeof occupancyOf> }[] = []
  const right: backups.Occupier[] = []
  for (let after = ''; ; ) {
    const page = await backups.occupiersAfter(tx, after, PAGE)
    const last = page.at(-1)
    if (last === undefined) break
    for (const booking of page) {
      const holds = holdsRoom(booking.status, centres.get(booking.centreId) ?? usualHolds)
      const expected = holds ? occupancyOf(booking, rooms) : []
      if (isOccupiedRight(booking, expected, today)) right.push(booking)
      else wrong.push({ booking, expected })
    }
    after = last.id
  }
  for (const { booking } of wrong) await bookings.occupy(tx, booking.id, [])
  const unfitting: string[] = []
  const attempt = async (id: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (refusalOf(error) === null) throw error
      await bookings.occupy(tx, id, [])
      salvageLog.cancelUnfitting(tx, id, NO_PLACE)
      unfitting.push(id)
    }
  }
  for (const { id, stored } of right) await attempt(id, () => claimAnew(tx, id, stored[0]))
  for (const { booking, expected } of wrong) await attempt(booking.id, () => bookings.occupy(tx, booking.id, expected))
  return (await bookings.getMany(tx, unfitting)).map(({ id, number, title, startsAt }) => ({
    id,
    number,
    title,
    startsAt,
  }))
}
