import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PeriodReport } from '#shared/contract/report'
import type { Quarter } from '#shared/time/types'

const folder = fileURLToPath(new URL('../fixtures/acceptance/', import.meta.url))

/** A file of the acceptance set as bytes. */
export const acceptanceFile = (name: string): Buffer => readFileSync(`${folder}${name}`)

export const acceptanceQuarters = [2023, 2024].flatMap((year) => [1, 2, 3, 4].map((q) => `${year}-Q${q}` as Quarter))

/** The figures that a quarter must have, worked out by other means. */
export const expectedReport = (quarter: Quarter): PeriodReport =>
  JSON.parse(acceptanceFile(`expected/${quarter}.json`).toString('utf8'))

/** What of `actual` the expected figures speak of, centres matched by name: a report may hold more. */
export function spokenOf(expected: unknown, actual: unknown): unknown {
  if (Array.isArray(expected)) {
    const named = new Map((actual as { centre: string }[]).map((row) => [row.centre, row]))
    return expected.map((row) => spokenOf(row, named.get(row.centre)))
  }
  if (typeof expected !== 'object' || expected === null) return actual
  const parts = actual as Record<string, unknown> | undefined
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, spokenOf(value, parts?.[key])]))
}
