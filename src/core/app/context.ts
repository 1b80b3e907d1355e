import type { ReadTx, Store, WriteTx } from '#core/store/open'
import type { Keeper } from '#core/usecases/safekeeping/keeper'
import type { ChangeEvent, ChangeKind } from '#shared/contract/app'
import type { Clock } from '#shared/time/clock'
import type { Instant, WallTime } from '#shared/time/types'

/** Who calls. For now one user, the administrator; roles come with the rights table of permissions.ts. */
export type User = { id: string; name: string; role: Role }
export type Role = 'administrator'

export type Log = {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** One entity that a change made, altered or removed: `before` and `after` are its whole state, null when it was not there. */
export type Recorded = { kind: ChangeKind; id: string; before: unknown; after: unknown; centreId?: string | undefined }

/** What a use-case works with inside its transaction. */
export type Unit = {
  tx: WriteTx
  now: Instant
  wall: WallTime
  newId(): string
  /** Every alteration is recorded; it is logged in the same transaction and told to the windows after the commit. */
  record(entry: Recorded): void
}

export type ChangeOptions = {
  /** The call that makes it, such as `bookings.create`. */
  action: string
  /** False for imports, demo data and undo itself. */
  undoable: boolean
}

/** What a use-case gets. Clock, ids and user are handed in; nothing here is global. */
export type Ctx = {
  store: Store
  clock: Clock
  newId(): string
  user: User
  log: Log
  version: string
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** The same for what takes long: other calls get their turn meanwhile. */
  readAside<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** One logged transaction. `subject` of the result names it for people in the undo list. */
  change<T>(options: ChangeOptions, work: (unit: Unit) => Promise<{ result: T; subject: string }>): Promise<T>
  /** Looks after the copies of the store. */
  keeper: Keeper
  changes: { subscribe(signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent, void> }
}
