import type { ImportMessage } from '#shared/contract/import'

/** A record of a file; `row` counts as Excel does, with the header as 1. `reasons` says why it is refused. */
export type Row = { row: number; cells: readonly string[]; reasons: string[] }
type Place = { file: string; row?: number | null; column?: string | null; value?: string | null }

/** The answer holds no more messages than this (contract); errors go first. */
const KEPT = 1000
const VALUE_LENGTH = 60

/** One line of at most 60 characters, for a message. */
export function cut(text: string, length = VALUE_LENGTH): string {
  const line = text.slice(0, length * 4).replace(/\s+/g, ' ')
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}

export type Report = {
  add(severity: Severity, place: Place, message: string): void
  readonly errorCount: number
  summary(): { messages: ImportMessage[]; messageCount: number; errorCount: number }
  /** A report that goes on from here: a check that has to be done again starts from what was read. */
  fork(): Report
}
type Severity = ImportMessage['severity']
type State = Record<Severity, { kept: readonly ImportMessage[]; count: number }>
const nothing: State = {
  error: { kept: [], count: 0 },
  warning: { kept: [], count: 0 },
  info: { kept: [], count: 0 },
}

/** Gathers what there is to say about the files; counts all of it and keeps the first of each kind. */
export function createReport(start: State = nothing): Report {
  const open = ({ kept, count }: State[Severity]) => ({ kept: [...kept], count })
  const state = { error: open(start.error), warning: open(start.warning), info: open(start.info) }
  return {
    add(severity, { file, row, column, value }, message) {
      const mine = state[severity]
      mine.count += 1
      if (mine.kept.length >= KEPT) return
      mine.kept.push({
        severity,
        file,
        row: row ?? null,
        column: column ?? null,
        value: value ? cut(value) : null,
        message,
      })
    },
    get errorCount() {
      return state.error.count
    },
    summary: () => ({
      messages: [...state.error.kept, ...state.warning.kept, ...state.info.kept].slice(0, KEPT),
      messageCount: state.error.count + state.warning.count + state.info.count,
      errorCount: state.error.count,
    }),
    fork: () => createReport(state),
  }
}
