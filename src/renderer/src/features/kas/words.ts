import type { Sale } from '#shared/contract/register'
import { type VatRate, vatPercent } from '#shared/domain/price-line'
import type { PaidBy } from '#shared/domain/register'
import { formatEuros } from '../../lib/format'

export const paidWords: Record<PaidBy, string> = { cash: 'contant', pin: 'pin' }
export const vatWords = (vat: VatRate): string => (vat === 'exempt' ? 'Vrij van btw' : `${vatPercent[vat]} % btw`)

/** `2 × Koffie, 1 × Thee` */
export const soldText = (lines: Sale['lines']): string =>
  lines.map(({ quantity, name }) => `${quantity} ×\u00a0${name}`).join(', ')

/** `+ € 1,50`, `− € 0,50` or `€ 0,00`. */
export const signedEuros = (cents: number): string =>
  cents === 0 ? formatEuros(0) : `${cents > 0 ? '+' : '−'} ${formatEuros(Math.abs(cents))}`

/** Says in words whether a count is right: `klopt`, `te veel`, `te weinig`. */
export const differenceWord = (cents: number): string => (cents === 0 ? 'klopt' : cents > 0 ? 'te veel' : 'te weinig')

/** `2e kas` for a second till of a day; nothing for the first. */
export const tillWord = (sequence: number): string => (sequence === 1 ? '' : `${sequence}e kas`)
