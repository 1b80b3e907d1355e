import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCore } from '#core/app/core'
import { assertOnThisComputer, DataOnShare, followed } from '#core/store/share'
import { encryptionOf, run } from '#core/usecases/safekeeping/disk'
import { lineFor } from '../../src/cli/words'
import { openTestCore } from '../support/core'

let folder = ''
const path = process.env.PATH
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buurtbalie-disk-'))
})
afterEach(() => {
  process.env.PATH = path
  rmSync(folder, { recursive: true, force: true })
})

/** A stand-in for a program of the system. */
function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
  process.env.PATH = `${folder}:${path}`
}
const layers = (type: string) => `echo '{"blockdevices":[{"type":"${type}","fstype":"ext4"}]}'`

test.skipIf(process.platform !== 'linux')(
  'the call says what the programs of the system say, and no more',
  async () => {
    const { client, core } = await openTestCore()
    program('findmnt', 'echo /dev/mapper/root')
    program('lsblk', `[ "$5" = /dev/mapper/root ] && ${layers('crypt')}`)
    expect(await client.backups.disk()).toEqual({ system: 'linux', encryption: 'encrypted' })
    program('lsblk', layers('part'))
    expect(await client.backups.disk()).toEqual({ system: 'linux', encryption: 'not_encrypted' })
    program('lsblk', `${layers('crypt')}; exit 1`)
    expect((await client.backups.disk()).encryption).toBe('unknown')
    program('findmnt', 'echo overlay')
    expect((await client.backups.disk()).encryption).toBe('unknown')
    await core.close()
  },
)

test.skipIf(process.platform === 'win32')('a name of a folder is never taken for a command', async () => {
  program('tell', 'printf "%s" "$1"')
  expect(await run('tell', ['$(touch x); `id`'])).toBe('$(touch x); `id`')
  expect(await run('not-there', [])).toBeNull()
})

test('on macOS nothing is said of another disk than the one FileVault is about, on Windows nothing of a share', async () => {
  const on = async () => 'FileVault is On.\n'
  expect(await encryptionOf('mac', '/Users/piet/balie/buurtbalie.db', on)).toBe('encrypted')
  expect(await encryptionOf('mac', '/Volumes/Stick/buurtbalie.db', on)).toBe('unknown')
  const asked: string[] = []
  const yes = async (_program: string, args: readonly string[]) => {
    asked.push(args.at(-1) ?? '')
    return '1\r\n'
  }
  expect(await encryptionOf('windows', 'd:\\balie\\buurtbalie.db', yes)).toBe('encrypted')
  expect(asked).toEqual([expect.stringContaining("NameSpace('D:')")])
  expect(await encryptionOf('windows', '\\\\nas\\balie\\buurtbalie.db', yes)).toBe('unknown')
  expect(await encryptionOf('other', '/data/buurtbalie.db', yes)).toBe('unknown')
  expect(asked).toHaveLength(1)
})

test('data on a network share are not opened, by nobody, and nothing is made there', async () => {
  const shareOf = (file: string) => (file.startsWith(folder) ? 'cifs' : null)
  const options = { dataDir: folder, version: '0', shareOf }
  await expect(createCore(options)).rejects.toThrow(DataOnShare)
  await expect(createCore({ ...options, keepsSafe: true })).rejects.toThrow(DataOnShare)
  expect(existsSync(join(folder, 'buurtbalie.db'))).toBe(false)
  assertOnThisComputer(join(folder, 'buurtbalie.db'))
  expect(lineFor(new DataOnShare('/mnt/nas/balie', 'cifs'))).toMatch(
    /netwerkmap: \/mnt\/nas\/balie[\s\S]*--data[\s\S]*serve/,
  )
})

test.skipIf(process.platform === 'win32')('a link is followed, also to a file that is not there yet', () => {
  symlinkSync('/proc', join(folder, 'ver'))
  expect(followed(join(folder, 'ver', 'nog', 'niet', 'buurtbalie.db'))).toBe('/proc')
})
