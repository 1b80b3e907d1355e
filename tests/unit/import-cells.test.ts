import { describe, expect, test } from 'vitest'
import { parseDate, parseList, parseMoney, parseNumber, parseTime, parseWhole } from '#core/usecases/imports/cells'
import { decode, isDamaged } from '#core/usecases/imports/decode'
import {
  categoryWords,
  roomKindWords,
  statusWords,
  weekdayWords,
  wordKey,
  yesNoWords,
} from '#core/usecases/imports/words'

const value = (parsed: object) => ('value' in parsed ? parsed.value : 'problem')

test.each([
  ['2024-04-01', '2024-04-01'],
  ['01-04-2024', '2024-04-01'],
  ['1-4-2024', '2024-04-01'],
  ['1/4/2024', '2024-04-01'],
  ['01-04-2024 0:00:00', '2024-04-01'],
  ['29-02-2024', '2024-02-29'],
  ['29-02-2023', 'problem'],
  ['31-02-2024', 'problem'],
  ['04-13-2024', 'problem'],
  ['1-4-24', 'problem'],
  ['01-04-0204', 'problem'],
  ['morgen', 'problem'],
  ['45383', 'problem'],
])('the date %s reads as %s', (text, expected) => {
  expect(value(parseDate(text))).toBe(expected)
})

test.each([
  ['9:00', '09:00'],
  ['09:00', '09:00'],
  ['9.00', '09:00'],
  ['0900', '09:00'],
  ['900', '09:00'],
  ['9:00:00', '09:00'],
  ['24:00', '24:00'],
  ['24:01', 'problem'],
  ['9:60', 'problem'],
  ['9', 'problem'],
  ['kwart over negen', 'problem'],
])('the time %s reads as %s', (text, expected) => {
  expect(value(parseTime(text))).toBe(expected)
})

test.each([
  ['12,50', 1250],
  ['12.5', 1250],
  ['€ 1.250,00', 125000],
  ['1.250', 125000],
  ['12,-', 1200],
  ['0', 0],
  ['-12,50', -1250],
  ['111,60', 11160],
  ['12,505', 'problem'],
  ['gratis', 'problem'],
  ['=1+1', 'problem'],
  ['99999999999', 'problem'],
])('the amount %s is %s cents', (text, expected) => {
  expect(value(parseMoney(text))).toBe(expected)
})

test('whole numbers and numbers with decimals have bounds', () => {
  expect(value(parseWhole('12', 0, 100))).toBe(12)
  expect(value(parseWhole('12,0', 0, 100))).toBe(12)
  expect(value(parseWhole('1.200', 0, 5000))).toBe(1200)
  expect(value(parseWhole('12,5', 0, 100))).toBe('problem')
  expect(value(parseWhole('-1', 0, 100))).toBe('problem')
  expect(value(parseWhole('101', 0, 100))).toBe('problem')
  expect(value(parseNumber('42,5', 0, 100))).toBe(42.5)
})

test('a list is parted by bars, without empty parts and repeats', () => {
  expect(parseList(' Zaal 1 |Zaal 2||Zaal 1')).toEqual(['Zaal 1', 'Zaal 2'])
})

test('words are known without regard to case, accents and space', () => {
  expect(wordKey('  Telt Mée ')).toBe('telt_mee')
  expect(wordKey('M²')).toBe('m2')
  expect(statusWords.of('No-Show')).toBe('no_show')
  expect(statusWords.of('toString')).toBeUndefined()
  expect(categoryWords.of('Eerste lijn')).toBe('primary_care')
  expect(roomKindWords.of('Spreekkamer')).toBe('consulting_room')
  expect(weekdayWords.of('Dinsdag')).toBe(2)
  expect(yesNoWords.of('Nee')).toBe(false)
})

describe('decoding', () => {
  const text = (bytes: Uint8Array) => {
    const decoded = decode(bytes)
    return 'text' in decoded ? decoded.text : 'problem'
  }

  test('reads UTF-8 with and without a byte order mark, UTF-16 and Windows-1252', () => {
    expect(text(Buffer.from('Taalcafé'))).toBe('Taalcafé')
    expect(text(Buffer.from('\u{FEFF}Taalcafé')).replace('\u{FEFF}', '')).toBe('Taalcafé')
    expect(text(Buffer.from('\u{FEFF}Taalcafé', 'utf16le'))).toBe('Taalcafé')
    expect(text(Uint8Array.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x20, 0x92, 0x9f]))).toBe('Café € ’Ÿ')
  })

  test('refuses what is no text', () => {
    expect(text(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toBe('problem')
    expect(text(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toBe('problem')
    expect(text(Buffer.from('%PDF-1.7'))).toBe('problem')
  })

  test('knows letters that were damaged before', () => {
    expect(isDamaged('TaalcafÃ©')).toBe(true)
    expect(isDamaged('Taalcaf\u{FFFD}')).toBe(true)
    expect(isDamaged('Taalcafé ’t Zand € 5')).toBe(false)
  })
})
