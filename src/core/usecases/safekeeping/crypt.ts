import { createHash, webcrypto } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

// The library takes its randomness from the global that Node 18 does not have yet.
if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto })

/**
 * The key of the copies: what locks them may lie anywhere, what opens them is itself locked with the passphrase. Both in
 * the words of age (https://age-encryption.org/v1), so that they open without us.
 */
export type BackupKey = { recipient: string; identity: string }

/** Makes a key of which the opening half is locked with a passphrase. Takes about a second: that is what makes guessing slow. */
export async function makeKey(passphrase: string): Promise<BackupKey> {
  const identity = await generateX25519Identity()
  const locker = new Encrypter()
  locker.setPassphrase(passphrase)
  const locked = await locker.encrypt(`${identity}\n`)
  return { recipient: await identityToRecipient(identity), identity: armor.encode(locked) }
}

/** The passphrase does not open the key. */
export class WrongPassphrase extends Error {
  override readonly name = 'WrongPassphrase'
}

/** The opening half of a key. @throws WrongPassphrase */
export async function openKey(identity: string, passphrase: string): Promise<string> {
  const opener = new Decrypter()
  opener.addPassphrase(passphrase)
  try {
    return (await opener.decrypt(armor.decode(identity), 'text')).trim()
  } catch (error) {
    throw new WrongPassphrase('the passphrase does not open the key', { cause: error })
  }
}

/** SHA-256 of a file, in hex. */
export async function hashOf(file: string, tick: (bytes: number) => void = () => undefined): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { highWaterMark: PIECE })) {
    hash.update(piece as Buffer)
    tick((piece as Buffer).length)
  }
  return hash.digest('hex')
}
const PIECE = 1 << 20

const read = (file: string) =>
  Readable.toWeb(createReadStream(file, { highWaterMark: PIECE })) as ReadableStream<Uint8Array>

/**
 * Locks a file for a key and reads back what was written, with a second key that is thrown away: the passphrase is not
 * needed, and what can't be opened is found now.
 *
 * @returns the SHA-256 of what stands in the locked file when opened
 */
export async function lockFile(
  from: string,
  to: string,
  recipient: string,
  tick: (bytes: number) => void,
): Promise<string> {
  const once = await generateX25519Identity()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  encrypter.addRecipient(await identityToRecipient(once))
  const locked = await encrypter.encrypt(read(from))
  await pipeline(Readable.fromWeb(locked as never), counting(tick), createWriteStream(to))
  const opener = new Decrypter()
  opener.addIdentity(once)
  const hash = createHash('sha256')
  const opened = await opener.decrypt(read(to))
  await pipeline(
    Readable.fromWeb(opened as never),
    counting(tick),
    new Writable({
      write(piece: Buffer, _encoding, done) {
        hash.update(piece)
        done()
      },
    }),
  )
  return hash.digest('hex')
}

/** Opens a locked file into another, in pieces. @throws when the key is another or the file was altered */
export async function unlockFile(from: string, to: string, identity: string): Promise<void> {
  const opener = new Decrypter()
  opener.addIdentity(identity)
  const opened = await opener.decrypt(read(from))
  await pipeline(Readable.fromWeb(opened as never), createWriteStream(to, { mode: 0o600 }))
}

const counting = (tick: (bytes: number) => void) =>
  new Transform({
    transform(piece: Buffer, _encoding, done) {
      tick(piece.length)
      done(null, piece)
    },
  })
