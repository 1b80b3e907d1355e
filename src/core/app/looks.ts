import type { InferContractRouterOutputs } from '@orpc/contract'
import { type NewLook, writeLooks } from '#core/store/looks'
import type { Store } from '#core/store/open'
import type { contract } from '#shared/contract/index'
import type { LookKind } from '#shared/contract/log'
import { msBetween } from '#shared/time/civil'
import type { Clock } from '#shared/time/clock'
import type { Instant } from '#shared/time/types'
import type { Log, User } from './context'

type Outputs = InferContractRouterOutputs<typeof contract>
/** What of whom was seen; `people` is how many there were, 0 when nobody counted. */
type Looked = { kind: LookKind; id?: string | null; people: number; takenOut?: true; selection?: string | undefined }
type Table = {
  [G in keyof Outputs]?: { [C in keyof Outputs[G]]?: (output: Outputs[G][C], input: Input) => Looked | null }
}
/** What was asked, as it came in. */
type Input = Readonly<Record<string, unknown>>

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 64) : undefined)
const taken = (kind: LookKind, people: number, id?: unknown, selection?: unknown): Looked => ({
  kind,
  id: text(id) ?? null,
  people,
  takenOut: true,
  selection: text(selection),
})

/**
 * Which calls show personal data to somebody who opens them, or hand it over in a file: the one place where that is said. The
 * daily work itself, such as the planning board with titles of bookings, is no look (docs/adr/0036). What somebody typed to
 * search is not kept: it is a name.
 */
const looked: Table = {
  renters: {
    search: (hits) => (hits.length === 0 ? null : { kind: 'renter', people: hits.length }),
    get: ({ id }) => ({ kind: 'renter', id, people: 1 }),
    previewMerge: ({ keep }) => ({ kind: 'renter', id: keep.id, people: 2 }),
    bookings: (_rows, { id }) => ({ kind: 'renter', id: text(id) ?? null, people: 1 }),
  },
  billing: {
    renter: (_billing, { id }) => ({ kind: 'renter', id: text(id) ?? null, people: 1 }),
    debt: (_debt, { id }) => ({ kind: 'renter', id: text(id) ?? null, people: 1 }),
  },
  bookings: {
    get: ({ id, contactName, contactPhone }) =>
      (contactName ?? contactPhone ?? null) === null ? null : { kind: 'booking', id, people: 1 },
  },
  caretakers: { list: (all) => (all.length === 0 ? null : { kind: 'caretaker', people: all.length }) },
  absences: {
    list: (all) =>
      all.length === 0 ? null : { kind: 'caretaker', people: new Set(all.map((a) => a.caretakerId)).size },
  },
  hours: {
    exportFile: (_file, { from, to }) => taken('caretaker', 0, null, `${text(from) ?? ''} ${text(to) ?? ''}`.trim()),
  },
  contacts: {
    list: (sheets) => {
      const people = sheets.reduce((sum, { contacts }) => sum + contacts.length, 0)
      return people === 0 ? null : { kind: 'contact', people }
    },
  },
  invoices: {
    get: ({ id }) => ({ kind: 'invoice', id, people: 1 }),
    file: (_file, { id }) => taken('invoice', 1, id),
    ledger: (_file, { from, to }) => taken('invoice', 0, null, `${text(from) ?? ''} ${text(to) ?? ''}`.trim()),
  },
  messages: {
    list: (all) => (all.length === 0 ? null : { kind: 'message', people: all.length }),
    file: () => taken('message', 1),
  },
  accountTalks: { file: (_file, { year }) => taken('report', 0, null, String(year)) },
  privacy: {
    preview: (_preview, { kind, id }) => ({
      kind: kind === 'caretaker' ? kind : 'renter',
      id: text(id) ?? null,
      people: 1,
    }),
    exportHeld: (_file, { kind, id, format }) => taken(kind === 'caretaker' ? kind : 'renter', 1, id, format),
  },
  log: {
    search: () => ({ kind: 'log', people: 0 }),
    exportFile: (_file, { format }) => taken('log', 0, null, format),
  },
}

/** Who looks again at the same within this time has looked once. */
const AGAIN_MS = 15 * 60_000
/** Reading never waits for the writer: looks are written together, a little later. */
const WRITE_AFTER_MS = 1_000
const MOST_WAITING = 5_000
const MOST_REMEMBERED = 10_000

export type Looks = ReturnType<typeof createLooks>

/** Notes who saw or took out personal data; written afterwards, so that no answer waits or fails because of it. */
export function createLooks({ store, clock, log }: { store: Pick<Store, 'write'>; clock: Clock; log: Log }) {
  const seen = new Map<string, Instant>()
  let waiting: NewLook[] = []
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    writing = writing.then(async () => {
      const looks = waiting
      if (looks.length === 0) return
      waiting = []
      try {
        await store.write(async (tx) => writeLooks(tx, looks))
      } catch (error) {
        // Tried again with the next look.
        log.warn({ error: String(error), looks: looks.length }, 'looks could not be written')
        waiting = [...looks, ...waiting].slice(-MOST_WAITING)
      }
    })
    return writing
  }

  /** Whoever sees less gets an answer with less in it: that must not break it. */
  const lookIn = (
    of: ((output: unknown, input: Input) => Looked | null) | undefined,
    output: unknown,
    input: unknown,
  ): Looked | null => {
    try {
      return of?.(output, typeof input === 'object' && input !== null ? (input as Input) : {}) ?? null
    } catch (error) {
      log.warn({ error: String(error) }, 'a look could not be noted')
      return null
    }
  }

  return {
    /** To be called when a call was answered. */
    note(user: User, [group = '', name = '']: readonly string[], input: unknown, output: unknown): void {
      const calls = Object.hasOwn(looked, group) ? looked[group as keyof Table] : undefined
      if (calls === undefined || !Object.hasOwn(calls, name)) return
      const of = (calls as Record<string, (output: unknown, input: Input) => Looked | null>)[name]
      const look = lookIn(of, output, input)
      if (look === null) return
      const { kind, id = null, people, takenOut = false, selection = null } = look
      const call = `${group}.${name}`
      const at = clock.now()
      const key = `${user.id} ${call} ${id ?? ''}`
      const before = seen.get(key)
      if (!takenOut && before !== undefined && Math.abs(msBetween(before, at)) < AGAIN_MS) return
      if (seen.size >= MOST_REMEMBERED) seen.clear()
      seen.set(key, at)
      waiting.push({ at, userId: user.id, call, kind, subjectId: id, people, takenOut, selection: selection || null })
      timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS).unref()
    },
    /** Writes what waits. */
    flush,
  }
}
