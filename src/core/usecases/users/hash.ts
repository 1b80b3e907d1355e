import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * Secrets as scrypt hashes (RFC 7914) with a salt of their own. The cost stands in the text, so that it can be raised later
 * without losing anybody: what OWASP gives for 32 MiB. A PIN stays guessable for who has the file; see docs/adr/0034.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const
const SALT_BYTES = 16
const KEY_BYTES = 32

type Cost = { N: number; r: number; p: number }
const derived = (secret: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N, r, p, maxmem: 256 * N * r }
    scrypt(secret.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })

// One at a time: each takes 32 MiB and a core, and tries from a network must not take them all.
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}

/** The text to keep of a secret: `scrypt$N$r$p$salt$key`. */
export async function hashOf(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await inTurn(() => derived(secret, salt, COST))
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether a secret is the one of which the hash was kept, without telling by its duration how much was right. */
export async function isSecret(secret: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const given = await inTurn(() => derived(secret, Buffer.from(salt, 'base64url'), cost))
  const kept = Buffer.from(key, 'base64url')
  return kept.length === given.length && timingSafeEqual(kept, given)
}

/** A name that nobody has must take as long as one that somebody has. */
export async function pretend(secret: string): Promise<void> {
  await inTurn(() => derived(secret, Buffer.alloc(SALT_BYTES), COST))
}
