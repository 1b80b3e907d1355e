import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own of a few megabytes, that can be filled up and emptied again. */
export type SmallDisk = { folder: string; fill(leaving: number): void; empty(): void; remove(): void }

/** A small tmpfs; null where one may not mount (who is not root, most containers, other systems than Linux). */
export function smallDisk(megabytes: number): SmallDisk | null {
  if (process.platform !== 'linux') return null
  const folder = mkdtempSync(join(tmpdir(), 'buurtbalie-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
    timeout: 5_000,
  })
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  const filler = join(folder, 'filler')
  const empty = () => rmSync(filler, { force: true })
  return {
    folder,
    fill(leaving) {
      empty()
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaving), 1))
    },
    empty,
    remove() {
      spawnSync('umount', [folder], { timeout: 5_000 })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
