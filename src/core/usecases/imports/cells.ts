import { isCivilDate, isClockTime } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { cut } from './report'

/** What a cell says, or what is wrong with it and what to change, in Dutch. */
export type Parsed<T> = { value: T } | { problem: string }

const two = (digits: string) => digits.padStart(2, '0')
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** `2024-04-01`, `01-04-2024`, `1-4-2024`; slashes and dots do as well, and so does a midnight that Excel adds. */
export function parseDate(text: string): Parsed<CivilDate> {
  const bare = text.replace(/[T ]0{1,2}:00(:00)?$/, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare)
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(bare)
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : dutch ? [dutch[3], dutch[2], dutch[1]] : []
  if (!year || !month || !day)
    return { problem: 'Dit is geen datum. Schrijf dag-maand-jaar met vier cijfers voor het jaar, zoals 01-04-2024.' }
  const date = `${year}-${two(month)}-${two(day)}`
  if (!isCivilDate(date))
    return { problem: `De datum ${cut(text)} bestaat niet. Schrijf dag-maand-jaar, zoals 01-04-2024.` }
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR)
    return { problem: `Het jaar ${year} kan niet kloppen. Verbeter de datum.` }
  return { value: date }
}

/** `9:00`, `09:00`, `9.00`, `0900`, and `900` where Excel dropped the zero; `24:00` is the end of the day. */
export function parseTime(text: string): Parsed<ClockTime> {
  const match = /^(\d{1,2})[:.](\d{2})([:.]00)?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text)
  if (!match?.[1] || !match[2]) return { problem: 'Dit is geen tijd. Schrijf uren en minuten, zoals 09:00.' }
  const time = `${two(match[1])}:${match[2]}`
  return isClockTime(time)
    ? { value: time }
    : { problem: `De tijd ${cut(text)} bestaat niet. Schrijf een tijd van 00:00 tot en met 24:00.` }
}

/** A number as Dutch Excel writes it: decimal comma, dots per thousand; a lone dot before one or two digits is a comma. */
function parseDecimal(text: string): number | null {
  const bare = text.replace(/\s/g, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d+([.,]\d+)?$/.test(bare)) return Number(bare.replace(',', '.'))
  return null
}

/** A whole number within bounds. */
export function parseWhole(text: string, least: number, most: number): Parsed<number> {
  const value = parseDecimal(text)
  if (value === null || !Number.isInteger(value))
    return { problem: 'Dit is geen geheel getal. Schrijf alleen cijfers, zoals 12, of laat de cel leeg.' }
  if (value < least || value > most)
    return {
      problem: `Het getal moet van ${least.toLocaleString('nl-NL')} tot en met ${most.toLocaleString('nl-NL')} zijn.`,
    }
  return { value }
}

/** A number that may have decimals, within bounds. */
export function parseNumber(text: string, least: number, most: number): Parsed<number> {
  const value = parseDecimal(text)
  if (value === null) return { problem: 'Dit is geen getal. Schrijf het als 42 of 42,5, of laat de cel leeg.' }
  if (value < least || value > most)
    return {
      problem: `Het getal moet van ${least.toLocaleString('nl-NL')} tot en met ${most.toLocaleString('nl-NL')} zijn.`,
    }
  return { value }
}

const MOST_EURO = 10_000_000
/** An amount in euro, in cents: `12,50`, `€ 1.250,00`, `12`. */
export function parseMoney(text: string): Parsed<number> {
  const bare = text.replace(/^€|€$|\s|^EUR/gi, '').replace(/,-+$/, '')
  const value = parseDecimal(bare)
  if (value === null) return { problem: 'Dit is geen bedrag. Schrijf het als 12,50, of laat de cel leeg.' }
  const cents = Math.round(value * 100)
  if (Math.abs(value * 100 - cents) > 1e-6)
    return { problem: 'Een bedrag heeft ten hoogste twee cijfers achter de komma.' }
  if (Math.abs(value) > MOST_EURO) return { problem: 'Dit bedrag is te groot. Verbeter het.' }
  return { value: cents }
}

/** The parts of a list, separated by `|`; empty ones and repeats are left out. */
export const parseList = (text: string): string[] => [
  ...new Set(
    text
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]
