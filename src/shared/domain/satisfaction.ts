/**
 * Satisfaction of who comes to activities (docs/adr/0031): a few questions on half a sheet, kept as tallies of a day. A sheet is
 * never kept as a row, so that nothing tells what one person answered.
 */
export const questionKinds = ['mark', 'agree'] as const
export type QuestionKind = (typeof questionKinds)[number]
export type Question = { id: string; kind: QuestionKind; text: string }

/**
 * The highest answer; the lowest is 1. A mark is that of Dutch schools, 1 to 10, which needs no explaining; whether somebody
 * agrees goes from 1 (not at all) to 5 (wholly), as in the usual five steps of Likert.
 */
export const topScore: Record<QuestionKind, number> = { mark: 10, agree: 5 }
/** From this answer on somebody agrees. */
export const AGREES = 4
/** One mark and at most three statements: half a sheet, filled in standing. */
export const MOST_QUESTIONS = 4

/** What is asked as long as the organisation asked nothing else. */
export const usualQuestions: readonly Question[] = [
  { id: 'mark', kind: 'mark', text: 'Welk cijfer geeft u deze activiteit?' },
  { id: 'again', kind: 'agree', text: 'Ik kom hier graag nog eens.' },
  { id: 'met', kind: 'agree', text: 'Ik heb hier andere mensen ontmoet.' },
  { id: 'learned', kind: 'agree', text: 'Ik heb iets geleerd of gedaan wat ik anders niet doe.' },
]

export type Tally = { questionId: string; score: number; answers: number }
export type Remark = { text: string; times: number }
/** All sheets of one questionnaire and day, added up. Both lists stand in order of what they say, never of when. */
export type DayTally = { sheets: number; scores: Tally[]; remarks: Remark[] }
/** What one person filled in; a question that was skipped is left out. */
export type Sheet = { scores: Readonly<Record<string, number>>; remark: string | null }

/** The tally with one sheet more. The order of what is kept says nothing of the order in which it came. */
export function withSheet({ sheets, scores, remarks }: DayTally, sheet: Sheet): DayTally {
  const tallies = new Map(scores.map((one) => [`${one.questionId}\n${one.score}`, one]))
  for (const [questionId, score] of Object.entries(sheet.scores)) {
    const key = `${questionId}\n${score}`
    tallies.set(key, { questionId, score, answers: (tallies.get(key)?.answers ?? 0) + 1 })
  }
  const texts = new Map(remarks.map((one) => [one.text, one.times]))
  if (sheet.remark !== null) texts.set(sheet.remark, (texts.get(sheet.remark) ?? 0) + 1)
  return {
    sheets: sheets + 1,
    scores: [...tallies.values()].sort((a, b) => inOrder(a.questionId, b.questionId) || a.score - b.score),
    remarks: [...texts].map(([text, times]) => ({ text, times })).sort((a, b) => inOrder(a.text, b.text)),
  }
}
/** The order of what is kept: by code unit. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export type SheetProblem = 'empty' | 'unknown_question' | 'out_of_scale' | 'contact_details'

/** Why a sheet can't be taken, or null. */
export function problemOf({ scores, remark }: Sheet, questions: readonly Question[]): SheetProblem | null {
  const given = Object.entries(scores)
  if (given.length === 0 && remark === null) return 'empty'
  for (const [id, score] of given) {
    const question = questions.find((one) => one.id === id)
    if (!question) return 'unknown_question'
    if (!Number.isInteger(score) || score < 1 || score > topScore[question.kind]) return 'out_of_scale'
  }
  return remark !== null && hasContactDetails(remark) ? 'contact_details' : null
}

const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/
/** Nine digits or more, with the signs that stand between those of a telephone or account number; a school year has eight. */
const LONG_NUMBER = /(?:\d[\s().\-/]{0,2}){9,}/

/** Whether a text has an e-mail address or a telephone number in it; names can't be told from other words. */
export const hasContactDetails = (text: string): boolean => MAIL.test(text) || LONG_NUMBER.test(text)

/** Where the code of a questionnaire comes in the address of a form of the organisation's own. */
export const CODE_MARK = '{code}'

/** The address of the form for one questionnaire; null when the organisation has no form. */
export const formAddressFor = (address: string | null, code: string): string | null =>
  address === null ? null : address.replaceAll(CODE_MARK, encodeURIComponent(code))

/** Whether an address can be asked for: safe on the way, and saying which activity it is about. */
export function isFormAddress(text: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s]+$/.test(text) && text.includes(CODE_MARK)
}

/** Signs of codes that people type over: without those that are read as another, such as O and 0. */
const SIGNS = 'ABCDEFGHJKLMNPRTUVWXYZ2346789'
const CODE_LENGTH = 5
/** A code from bytes that differ every time. */
export const codeFrom = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, CODE_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length] ?? '').join('')
