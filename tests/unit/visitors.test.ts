import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthOf, numberOfYear, shareOf } from '#shared/domain/visitors'

describe('numbers of a year', () => {
  const of = (...years: number[]) => years.map((year) => ({ year }))
  test('are those of the year, else of the latest before it, never of a later one', () => {
    expect(numberOfYear(of(2023, 2025, 2024), 2024)?.year).toBe(2024)
    expect(numberOfYear(of(2023, 2026), 2025)?.year).toBe(2023)
    expect(numberOfYear(of(2026), 2025)).toBeNull()
    expect(numberOfYear([], 2025)).toBeNull()
  })
})

describe('shares and growth', () => {
  test('a share has one decimal, half up, and nothing comes of nothing', () => {
    expect(shareOf(1, 8)).toBe(12.5)
    expect(shareOf(1, 2000)).toBe(0.1) // 0.05 goes up
    expect(shareOf(1, 2001)).toBe(0)
    expect(shareOf(0, 10)).toBe(0)
    expect(shareOf(3, 0)).toBeNull()
    expect(shareOf(null, 10)).toBeNull()
    expect(shareOf(3, null)).toBeNull()
  })

  test('growth is held against what was there', () => {
    expect(growthOf(150, 100)).toBe(50)
    expect(growthOf(50, 100)).toBe(-50)
    expect(growthOf(100, 100)).toBe(0)
    expect(growthOf(1, 3)).toBe(-66.7)
    expect(growthOf(100, 0)).toBeNull()
    expect(growthOf(null, 100)).toBeNull()
    expect(growthOf(100, null)).toBeNull()
  })

  test('a share is within a twentieth of the exact one, growth turns round with its sign', () => {
    const count = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(count, count, (a, b) => {
        expect(Math.abs((shareOf(a, b) ?? 0) - (100 * a) / b)).toBeLessThanOrEqual(0.05 + 1e-9)
        expect(Math.sign(growthOf(a, b) ?? 0) * Math.sign(a - b)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
