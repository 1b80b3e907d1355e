import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutControls } from '#shared/domain/plain-text'

test('signs that nobody sees go, tabs and line breaks and all else stay', () => {
  expect(withoutControls('a\u0000b\u001fc\u007fd')).toBe('abcd')
  expect(withoutControls('één\ttwee\r\ndrie 😀 \u0085')).toBe('één\ttwee\r\ndrie 😀 \u0085')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const clean = withoutControls(text)
      expect([...clean]).toEqual(
        [...text].filter((sign) => {
          const code = sign.codePointAt(0) ?? 0
          return (code >= 32 && code !== 127) || [9, 10, 13].includes(code)
        }),
      )
    }),
  )
})
