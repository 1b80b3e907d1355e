import type { LogEntry } from '#shared/contract/app'
import { fieldWords, kindWords } from '#shared/contract/log-words'
import { expenseWords, incomeWords } from '#shared/domain/museum-words'
import { clockOf, dateOf, isCivilDate, isWallTime } from '#shared/time/civil'
import { formatDate, formatTime, weekdayShort } from '#shared/time/format'
import { formatEuros } from '../../lib/format'
import { depositWayWords, keptVatWords } from '../../lib/words/deposits'
import { programmeKindWords } from '../../lib/words/museum'
import {
  categoryWords,
  centreTypeWords,
  labelKindWords,
  layoutWords,
  modeWords,
  roomKindWords,
  roomUseWords,
  statusWords,
  usageWords,
} from '../../lib/words/vocabulary'

/** The log in words: how the value of a field reads. */
const codeWords: Record<string, Readonly<Record<string, string>>> = {
  category: categoryWords,
  backHow: depositWayWords,
  daypart: { morning: 'ochtend', afternoon: 'middag', evening: 'avond' },
  how: { ...depositWayWords, email: 'e-mail', letter: 'brief', told: 'verteld', other: 'anders' },
  keptVat: keptVatWords,
  kind: { ...roomKindWords, ...labelKindWords, ...programmeKindWords, ...incomeWords, ...expenseWords },
  layout: layoutWords,
  mode: modeWords,
  paidBy: { cash: 'contant', pin: 'pin' },
  state: {
    planned: 'gepland',
    held: 'gehouden',
    open: 'open',
    proposed: 'voorgesteld',
    settled: 'vastgelegd',
    draft: 'concept',
    final: 'definitief',
    done: 'gedaan',
    skipped: 'overgeslagen',
    taken: 'overgenomen',
    withdrawn: 'ingetrokken',
    lapsed: 'vervallen',
  },
  status: statusWords,
  type: centreTypeWords,
  usage: usageWords,
  use: roomUseWords,
  vat: { exempt: 'vrij', low: '9 %', high: '21 %' },
}

export type FieldChange = { field: string; before: string; after: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields that differ, in words. `nameOf` gives the name of a room or centre by its id. */
export function changesOf(entry: LogEntry, nameOf: (id: string) => string): FieldChange[] {
  const before = isRecord(entry.before) ? entry.before : {}
  const after = isRecord(entry.after) ? entry.after : {}
  return Object.keys({ ...before, ...after }).flatMap((field) => {
    const word = fieldWords[field]
    const was = show(field, before[field], nameOf)
    const now = show(field, after[field], nameOf)
    return word === undefined || was === now ? [] : [{ field: word, before: was, after: now }]
  })
}

/** What the entry is about, such as the title of a booking or the name of a room. */
export function subjectOf(entry: LogEntry): string {
  const row = isRecord(entry.after) ? entry.after : isRecord(entry.before) ? entry.before : {}
  const name =
    row.title ?? row.name ?? row.party ?? row.what ?? row.text ?? row.reason ?? row.renterName ?? row.centreName
  return typeof name === 'string' && name !== '' ? name : kindWords[entry.kind]
}

function show(field: string, value: unknown, nameOf: (id: string) => string): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  if (typeof value === 'number') return /cents$/i.test(field) ? formatEuros(value) : String(value)
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => (isRecord(part) ? showPart(part, nameOf) : show(field, part, nameOf)))
    return parts.length === 0 ? '–' : parts.join(', ')
  }
  if (typeof value !== 'string') return '…'
  if (isWallTime(value)) return `${formatDate(dateOf(value))}, ${formatTime(clockOf(value))}`
  if (isCivilDate(value)) return formatDate(value)
  return codeWords[field]?.[value] ?? (/Ids?$/.test(field) ? nameOf(value) : value)
}

/** One of a list: hours, a layout with its minutes, a blocked room, a claim, a contact person. */
function showPart(part: Record<string, unknown>, nameOf: (id: string) => string): string {
  if (typeof part.layout === 'string')
    return `${codeWords.layout?.[part.layout] ?? part.layout} (${Number(part.setupMinutes)} en ${Number(part.clearupMinutes)} min)`
  if (typeof part.roomId === 'string') return nameOf(part.roomId)
  if (typeof part.facilityId === 'string') return `${Number(part.quantity)} × ${nameOf(part.facilityId)}`
  const name = part.name ?? part.title ?? part.task ?? part.text
  return typeof name === 'string' ? name : showHours(part)
}

const showHours = (part: Record<string, unknown>): string =>
  `${weekdayShort(Number(part.weekday))} ${formatTime(String(part.opens))}–${formatTime(String(part.closes))}`
