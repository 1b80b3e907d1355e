import type { DepositStand, DepositWay, KeptVat } from '#shared/domain/deposit'

/** Dutch words of deposits. */
export const depositWayWords: Record<DepositWay, string> = { pin: 'Pin', cash: 'Contant', bank: 'Bank' }

export const depositStandWords: Record<DepositStand, string> = {
  asked: 'Nog te ontvangen',
  held: 'Ontvangen',
  due_back: 'Terug te geven',
  settled: 'Afgehandeld',
}

export const keptVatWords: Record<KeptVat, string> = {
  none: 'Geen btw: schade of kwijt',
  exempt: 'Vrijgesteld: langer gebruikt',
  low: '9 %',
  high: '21 %: schoonmaak of extra werk',
}
