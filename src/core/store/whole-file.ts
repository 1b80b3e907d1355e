import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'

/** Writes a small file so that it is there whole or not at all, also after a power cut. */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.tmp`
  writeFileSync(unfinished, text, { mode: 0o600 })
  onDisk(unfinished)
  renameSync(unfinished, file)
}

/** Returns when what was written to the file is on the disk. */
export function onDisk(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
