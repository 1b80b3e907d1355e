import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Writes what a command made to a file, whose folder comes into being with it, or to stdout. */
export async function writeOut(bytes: Uint8Array, out: string | undefined): Promise<void> {
  if (out === undefined) return written(bytes)
  mkdirSync(dirname(resolve(out)), { recursive: true })
  writeFileSync(out, bytes)
}

/** A pipe takes it in pieces: wait until all of it has gone. */
const written = (bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())))
