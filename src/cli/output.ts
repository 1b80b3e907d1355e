import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UsageError } from './usage'

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

/**
 * Looks beforehand whether a file can be written, where what it tells of can't be taken back afterwards.
 *
 * @throws UsageError when a folder stands in its place, else the error of the file system
 */
export function assertWritable(path: string): void {
  const folder = dirname(resolve(path))
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${path} is een map en geen bestand.`)
}
