import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/app/core'
import { quarterReport } from '#core/usecases/reports/reports'
import { fixedClock } from '#shared/time/clock'
import type { Quarter } from '#shared/time/types'
import { acceptanceQuarters, expectedReport, loadAcceptance } from '../support/acceptance'

let core: Core
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'buurtbalie-report-'))
  core = await createCore({ dataDir, version: 'test', clock: fixedClock('2025-01-15T11:00:00.000Z') })
  await loadAcceptance(core.store)
})
afterAll(async () => {
  await core.close()
  await rm(dataDir, { recursive: true })
})

/** What of `actual` the expected figures speak of: a report may hold more. */
function pick(expected: unknown, actual: unknown): unknown {
  if (Array.isArray(expected)) {
    const named = new Map((actual as { centre: string }[]).map((row) => [row.centre, row]))
    return expected.map((row) => pick(row, named.get(row.centre)))
  }
  if (typeof expected !== 'object' || expected === null) return actual
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      pick(value, (actual as Record<string, unknown> | undefined)?.[key]),
    ]),
  )
}

describe('the figures of Ridderkerk 2023-2024', () => {
  test.each(acceptanceQuarters)('%s is the same to the figure', async (quarter) => {
    const expected = expectedReport(quarter)
    const report = await quarterReport(core.ctx, { quarter: quarter as Quarter })
    expect(pick(expected, report)).toEqual(expected)
    expect(report.centres.map((c) => c.centre)).toEqual(expected.centres.map((c) => c.centre))
  })
})
