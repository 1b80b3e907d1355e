import { createHash, randomBytes } from 'node:crypto'

/**
 * The hashes that chain the log (docs/adr/0036). Of what a line says only a salted digest goes into the chain, so that a value
 * can be taken out later while the chain stays whole; without the salt a phone number can't be guessed from its digest.
 */

const SALT_BYTES = 16

/** So many salts of their own, as text. Chance, not the ids that are handed in: they must not be foretold. */
export function newSalts(count: number): string[] {
  const text = randomBytes(SALT_BYTES * count).toString('hex')
  return Array.from({ length: count }, (_, i) => text.slice(i * SALT_BYTES * 2, (i + 1) * SALT_BYTES * 2))
}

/** What stands for the values of a line; the lengths keep `a` and `bc` apart from `ab` and `c`. */
export const valueDigest = (salt: string, before: string | null, after: string | null): string =>
  sha256(`${salt} ${before?.length ?? '-'} ${after?.length ?? '-'}\n${before ?? ''}${after ?? ''}`)

/** The same for the words by which people know a change. */
export const subjectDigest = (salt: string, subject: string): string => valueDigest(salt, subject, null)

/** What of a change is in its hash. What can be undone changes later, so it is not. */
export type SealedChange = {
  sequence: number
  id: string
  at: string
  userId: string
  action: string
  subjectDigest: string
}
export type SealedRow = { id: number; kind: string; entityId: string; digest: string }

/** Hashes a change with its lines in order, piece by piece: an import has a hundred thousand. `previous` is the hash before it. */
export function sealOf(previous: string, change: SealedChange): { add(row: SealedRow): void; hash(): string } {
  const { sequence, id, at, userId, action, subjectDigest: subject } = change
  const text = createHash('sha256')
  text.update(JSON.stringify(['buurtbalie-log-1', previous, sequence, id, at, userId, action, subject]))
  return {
    add: (row) => void text.update(`\n${JSON.stringify([row.id, row.kind, row.entityId, row.digest])}`),
    hash: () => text.digest('hex'),
  }
}

/** That somebody saw or took out personal data. Nothing in it is personal but who did, so it is hashed as it is. */
export type SealedLook = {
  sequence: number
  at: string
  userId: string
  call: string
  kind: string
  subjectId: string | null
  people: number
  takenOut: boolean
  selection: string | null
}

/** The hash of a look, which ties it to the one before. */
export function lookHash(previous: string, look: SealedLook): string {
  const { sequence, at, userId, call, kind, subjectId, people, takenOut, selection } = look
  const fields = [previous, sequence, at, userId, call, kind, subjectId, people, takenOut, selection]
  return sha256(JSON.stringify(['buurtbalie-look-1', ...fields]))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
