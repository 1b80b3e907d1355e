import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentTokens } from '../../../src/renderer/src/lib/accent'

/** WCAG 2 contrast, written out apart from the code under test. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
      const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('the accent of a municipality', () => {
  it.each(['light', 'dark'] as const)('stays readable in %s, whatever colour was chosen', (scheme) => {
    fc.assert(
      fc.property(hex, (chosen) => {
        const tokens = accentTokens(chosen, scheme)
        const token = (name: string) => tokens[name] ?? ''
        expect(contrast(token('--accent'), '#ffffff')).toBeGreaterThan(4.45)
        expect(contrast(token('--accent-text'), token('--accent-soft'))).toBeGreaterThan(4.5)
      }),
    )
  })

  it('leaves a colour that is readable by itself as it is', () => {
    expect(accentTokens('#b2481e', 'light')['--accent']).toBe('#b2481e')
  })
})
