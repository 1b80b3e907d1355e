import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Writes what a command made to stdout. A pipe takes it in pieces: this waits until all of it has gone. */
export const toStdout = (bytes: Uint8Array): Promise<void> =>
  new Promise((done, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : done())))

/**
 * Writes a file whole or not at all; its folder comes into being with it.
 *
 * @throws the error of the file system, with the path that was asked for
 */
export function toFile(path: string, bytes: Uint8Array): void {
  const half = `${path}.half`
  mkdirSync(dirname(resolve(path)), { recursive: true })
  try {
    writeFileSync(half, bytes)
    renameSync(half, path)
  } catch (error) {
    rmSync(half, { force: true })
    throw Object.assign(error as NodeJS.ErrnoException, { path })
  }
}
