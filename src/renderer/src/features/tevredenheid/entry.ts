import type { Question } from '#shared/contract/satisfaction'
import { topScore } from '#shared/domain/satisfaction'

/** Typing answers one after another: what a field takes, and when it is full. Pure. */

/** What stands in a field after somebody typed: digits only, and a single 0 is a 10 where the scale has one. */
export function typedScore(text: string, { kind }: Pick<Question, 'kind'>): string {
  const digits = text.replace(/\D/g, '')
  return digits === '0' && topScore[kind] === 10 ? '10' : digits.slice(0, 2)
}

/** Whether nothing more can come after it, so that the next field has its turn: after a 1 there may come a 0. */
export function isFull(text: string, question: Pick<Question, 'kind'>): boolean {
  return isGood(text, question) && (topScore[question.kind] < 10 || text !== '1')
}

/** Empty is good: a question may be skipped. */
export function isGood(text: string, { kind }: Pick<Question, 'kind'>): boolean {
  return text !== '' && Number(text) >= 1 && Number(text) <= topScore[kind]
}
