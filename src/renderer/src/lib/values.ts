import { isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'

/** From what stands in a field to what a call wants, and back. */

/** Empty text is nothing. */
export const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** A number field holds a number, or empty text. */
export type NumberText = number | string
export const numberOrNull = (value: NumberText): number | null =>
  value === '' || Number.isNaN(Number(value)) ? null : Number(value)

export const dateOrNull = (text: string | null): CivilDate | null => (text !== null && isCivilDate(text) ? text : null)

/** Dutch words when a name is missing or too long. */
export const nameProblem = (text: string): string | null =>
  text.trim() === ''
    ? 'Vul een naam in.'
    : text.trim().length > 120
      ? 'Deze naam is te lang (meer dan 120 tekens).'
      : null
