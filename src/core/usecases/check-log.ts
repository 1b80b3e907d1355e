import { setImmediate } from 'node:timers/promises'
import * as chain from '#core/store/chain'
import type { ReadTx } from '#core/store/open'
import { lookHash, sealOf, subjectDigest, valueDigest } from '#core/store/seal'

/** What can be wrong with the chain of the log; `detail` names the line or change. */
export type LogProblem = {
  code: 'log_altered' | 'log_removed' | 'log_inserted' | 'log_broken'
  detail: string
}
type Add = (code: LogProblem['code']) => (detail: string) => void

const PAGE = 2_000
const MOST = 100

/**
 * Goes through the chain of changes and that of looks: every line against its seal, every change against the one before it,
 * and the end against the head that is kept apart (docs/adr/0036). What was taken out by a logged act passes; anything else
 * that was altered, removed or added is named. Writes nothing.
 */
export async function checkLog(tx: ReadTx, add: Add): Promise<void> {
  const expiry = chain.lastExpiry(tx)
  for (const id of chain.lostLines(tx, expiry?.row ?? 0, MOST)) add('log_removed')(`regel ${id}`)
  await checkChanges(tx, expiry, add)
  checkLooks(tx, expiry?.looks ?? { sequence: 0, hash: '' }, add)
}

type Open = { row: chain.ChainRow; seal: ReturnType<typeof sealOf>; whole: boolean }

async function checkChanges(tx: ReadTx, expiry: chain.Expiry | null, add: Add): Promise<void> {
  const { rows: newValues, subjects: newWords } = chain.resealed(tx)
  let last: chain.Head = { sequence: expiry?.sequence ?? 0, hash: expiry?.hash ?? '' }
  const state: { open: Open | null } = { open: null }
  const close = () => {
    if (state.open !== null) last = closed(state.open, last, add)
    state.open = null
  }
  for (const page of chain.chainRows(tx, last.sequence, PAGE)) {
    for (const row of page) {
      if (state.open?.row.sequence !== row.sequence) {
        close()
        const gap = missing(last.sequence, row.sequence)
        if (gap !== null) add('log_removed')(gap)
        // What a change that is gone was hashed to still stands in its seal, or nowhere.
        const previous = gap === null ? last.hash : chain.hashAt(tx, row.sequence - 1)
        const whole = wordsFit(row, newWords, add) && previous !== null
        state.open = { row, seal: sealOf(previous ?? '', sealedChange(row)), whole }
      }
      if (row.log_id === null) continue
      if (!lineFits(row, newValues, add)) state.open.whole = false
      const { log_id: id, kind, entity_id: entityId, digest } = row
      state.open.seal.add({ id, kind: kind ?? '', entityId: entityId ?? '', digest: digest ?? '' })
    }
    // It takes a while in a store of ten years: the window gets its turn in between.
    await setImmediate()
  }
  close()
  checkHead(chain.headOf(tx, 'change'), last, 'wijziging', add)
}

/** Ends a change: its hash, or that of before when it was put in without a seal, for what is chained goes on past it. */
function closed({ row, seal, whole }: Open, last: chain.Head, add: Add): chain.Head {
  // A change of which a line was named already is not named once more.
  if (whole && row.hash !== null && seal.hash() !== row.hash) add('log_broken')(changeName(row))
  return { sequence: row.sequence, hash: row.hash ?? last.hash }
}

const sealedChange = (row: chain.ChainRow) => ({
  sequence: row.sequence,
  id: row.change_id,
  at: row.at,
  userId: row.user_id,
  action: row.action,
  subjectDigest: row.subject_digest ?? '',
})

/** Whether the words of a change are the sealed ones; false when that is named, or the change has no seal. */
function wordsFit(row: chain.ChainRow, redacted: ReadonlyMap<number, chain.Resealed>, add: Add): boolean {
  if (row.hash === null || row.subject_digest === null) {
    add('log_inserted')(changeName(row))
    return false
  }
  const seal =
    row.change_salt === null ? redacted.get(row.sequence) : { salt: row.change_salt, digest: row.subject_digest }
  if (seal !== undefined && subjectDigest(seal.salt, row.subject) === seal.digest) return true
  add('log_altered')(changeName(row))
  return false
}

function lineFits(row: chain.ChainRow, redacted: ReadonlyMap<number, chain.Resealed>, add: Add): boolean {
  const name = `regel ${row.log_id} van ${changeName(row)}`
  if (row.digest === null) {
    add('log_inserted')(name)
    return false
  }
  const seal = row.salt === null ? redacted.get(row.log_id ?? 0) : { salt: row.salt, digest: row.digest }
  if (seal !== undefined && valueDigest(seal.salt, row.before, row.after) === seal.digest) return true
  add('log_altered')(name)
  return false
}

function checkLooks(tx: ReadTx, start: chain.Head, add: Add): void {
  let last = start
  for (;;) {
    const page = chain.looksAfter(tx, last.sequence, PAGE)
    if (page.length === 0) break
    for (const look of page) {
      const gap = missing(last.sequence, look.sequence)
      if (gap !== null) add('log_removed')(gap.replace('wijziging', 'inzage'))
      else if (lookHash(last.hash, look) !== look.hash) add('log_broken')(`inzage ${look.sequence} van ${look.at}`)
      last = { sequence: look.sequence, hash: look.hash }
    }
  }
  checkHead(chain.headOf(tx, 'look'), last, 'inzage', add)
}

/** The head is kept apart, so that the last lines can't go unseen. */
function checkHead(head: chain.Head | null, last: chain.Head, what: 'wijziging' | 'inzage', add: Add): void {
  if (head === null) add('log_broken')(`het einde van de ${what}en is weg`)
  else if (head.sequence > last.sequence) add('log_removed')(span(last.sequence + 1, head.sequence, what))
  else if (head.sequence < last.sequence) add('log_inserted')(span(head.sequence + 1, last.sequence, what))
  else if (head.hash !== last.hash) add('log_broken')(`${what} ${last.sequence}, de laatste`)
}

const missing = (last: number, next: number): string | null =>
  next === last + 1 ? null : span(last + 1, next - 1, 'wijziging')
const span = (from: number, to: number, what: string): string =>
  from === to ? `${what} ${from}` : `${what} ${from} tot en met ${to}`

const changeName = ({ sequence, at, user_id, action }: chain.ChainRow): string =>
  `wijziging ${sequence} (${action} door ${user_id} op ${at})`
