import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettersFor } from '../../../src/renderer/src/features/planbord/paint/letters'

test.each([
  [
    ['Leefbaarheid', 'Opgroeien en ontwikkelen', 'Meedoen', 'Ondersteuning', 'Sociaal beheer'],
    ['L', 'Op', 'M', 'On', 'S'],
  ],
  [
    ['sport', 'Spel', 'Spelen'],
    ['Spo', '2', '3'],
  ],
  [
    ['’t Klooster', 'Élan'],
    ['T', 'É'],
  ],
  [
    ['!', '?'],
    ['1', '2'],
  ],
])('%j gives %j', (names, letters) => {
  expect(lettersFor(names)).toEqual(letters)
})

test('no two themes have the same sign', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^\p{L}[\p{L} ]{0,12}$/u), { maxLength: 12 }), (names) => {
      const letters = lettersFor(names)
      expect(new Set(letters).size).toBe(names.length)
    }),
  )
})
