import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { logFile } from '../../src/core/app/log-file'

const folder = mkdtempSync(join(tmpdir(), 'buurtbalie-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a line that has no place to go is lost, and nothing fails by that', () => {
  const dataDir = join(folder, 'shut')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'logs'), 'a file where the folder should be')
  const log = logFile(dataDir, 'host')
  expect(() => log.warn({ call: 'bookings.create', ms: 60 }, 'slow call')).not.toThrow()
  rmSync(join(dataDir, 'logs'))
  log.warn({ call: 'bookings.create', ms: 60 }, 'slow call')
  expect(JSON.parse(readFileSync(join(dataDir, 'logs', 'host.log'), 'utf8'))).toMatchObject({
    level: 'warn',
    message: 'slow call',
    call: 'bookings.create',
  })
})
