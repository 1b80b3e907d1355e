import { expect, test } from 'vitest'
import { decode } from '#core/usecases/imports/decode'

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])))
const textOf = (content: Uint8Array) => {
  const decoded = decode(content)
  return 'text' in decoded ? decoded.text : decoded.problem
}

test('MS-DOS is known by letters where Windows-1252 has signs', () => {
  expect(textOf(bytes('titel;huurder\r\nCaf', 0x82, ';Co', 0x94, 'peratie\r\n'))).toBe(
    'titel;huurder\r\nCafé;Coöperatie\r\n',
  )
  expect(textOf(bytes('Ge', 0x89, 'ngageerd, na', 0x8b, 'ef, ', 0x90, 'cole, d', 0x82, 'j', 0x85, ' vu'))).toBe(
    'Geëngageerd, naïef, École, déjà vu',
  )
})

test('Windows-1252 stays what it is, with its quotes, dashes and euros', () => {
  const excel = bytes(
    'Caf',
    0xe9,
    ' ',
    0x93,
    'De Brug',
    0x94,
    ' ',
    0x96,
    ' foto',
    0x92,
    's ',
    0x80,
    ' 5',
    0x85,
    ' co',
    0xf6,
    'p',
  )
  expect(textOf(excel)).toBe('Café “De Brug” – foto’s € 5… coöp')
  const signs = bytes(0x84, 'Samen', 0x94, ' en ', 0x82, 'Thuis', 0x91, ' foto', 0x92, 's', 0xa0, 0x80, ' 12')
  expect(textOf(signs)).toBe('„Samen” en ‚Thuis‘ foto’s\u00a0€ 12')
})

test('one odd byte among many letters does not change how a file is read', () => {
  expect(textOf(bytes('ideal', 0x82, '; ', 'caf', 0xe9, '; re', 0xeb, 'el'))).toBe('ideal‚; café; reëel')
})
