import type { ReadTx, WriteTx } from '#core/store/open'
import type { SwappableStore } from '#core/store/swappable'
import type { Keeper } from '#core/usecases/safekeeping/keeper'
import type { ChangeEvent, ChangeKind } from '#shared/contract/app'
import type { SessionState } from '#shared/contract/session'
import type { RoleGrant } from '#shared/domain/access'
import type { Clock } from '#shared/time/clock'
import type { Instant, WallTime } from '#shared/time/types'

/** Who calls. Whatever depends on a right asks `permissions.ts` or `Ctx.may`, never a role. */
export type User = { id: string; name: string; roles: readonly RoleGrant[] }

/** Who uses a window or a browser: `session.ts`. `owner` is the command line and whoever has the token. */
export type Session = {
  readonly place: 'desk' | 'host' | 'owner'
  /** Who may call now; null before log-in and while it is locked. */
  user(): User | null
  /** Somebody was there to make this call. */
  seen(call: string): void
  enter(userId: string): Promise<void>
  leave(): void
  lock(): void
  state(): {
    hasUsers: boolean
    loginNeeded: boolean
    locked: boolean
    user: User | null
    calls: string[]
    limits: SessionState['limits']
    hides: SessionState['hides']
    idleMinutes: number
  }
}

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
  /**
   * Every alteration is recorded; it is logged in the same transaction and told to the windows after the commit.
   * @throws forbidden when the user may not alter this row, at this centre
   */
  record(entry: Recorded): void
  /** From here on what is recorded needs the right of this call instead: what is undone needs the right to do it. @throws forbidden */
  actAs(call: string): void
}

export type ChangeOptions = {
  /** The call that makes it, such as `bookings.create`. */
  action: string
  /** False for imports, demo data and undo itself. */
  undoable: boolean
}

/** What a use-case gets. Clock, ids and user are handed in; nothing here is global. */
export type Ctx = {
  store: SwappableStore
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
