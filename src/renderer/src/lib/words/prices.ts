import type { FreeReason, PriceNote } from '#shared/domain/price'
import type { PriceLine, PriceUnit } from '#shared/domain/price-line'
import { formatDuration } from '#shared/time/format'
import { formatEuros, formatNumber } from '../format'

/** Dutch words of prices and tariffs. */
export const unitWords: Record<PriceUnit, string> = {
  hour: 'Per uur',
  daypart: 'Per dagdeel',
  day: 'Per dag',
  person: 'Per persoon',
  piece: 'Per stuk',
  once: 'Per keer',
}

/** As in `€ 12,50 / uur`. */
export const perUnit: Record<PriceUnit, string> = {
  hour: 'uur',
  daypart: 'dagdeel',
  day: 'dag',
  person: 'persoon',
  piece: 'stuk',
  once: 'keer',
}

/** Why nothing is asked for the room. */
export const freeWords: Record<FreeReason, string> = {
  internal: 'Eigen gebruik: er wordt niets gerekend.',
  contributes: 'Om niet: de activiteit draagt bij aan een doel en de bewoners zetten zelf klaar en ruimen op.',
  subsidised: 'Om niet: gesubsidieerde organisatie.',
  space_left: 'Om niet: eerstelijnszorg, zolang er plek over is.',
}

const counted: Record<Exclude<PriceUnit, 'hour'>, [string, string]> = {
  daypart: ['dagdeel', 'dagdelen'],
  day: ['dag', 'dagen'],
  person: ['persoon', 'personen'],
  piece: ['stuk', 'stuks'],
  once: ['', ''],
}

/** How a line is made up: `2,5 uur × € 12,50`; empty when there is nothing to multiply. */
export function sumWords({ unit, quantity, unitCents }: Pick<PriceLine, 'unit' | 'quantity' | 'unitCents'>): string {
  if (unit === 'hour') return `${formatDuration(quantity)} × ${formatEuros(unitCents)}`
  if (quantity === 1 && unit === 'once') return ''
  const [one, many] = counted[unit]
  return `${formatNumber(quantity)} ${quantity === 1 ? one : many} × ${formatEuros(unitCents)}`.replace('  ', ' ')
}

/** What must be said beside the lines. `roomName` gives the name of a room by its id. */
export function noteWords(note: PriceNote, roomName: (id: string) => string): string {
  switch (note.code) {
    case 'no_tariff':
      return `Geen tarief voor ${note.roomIds.map(roomName).join(' en ')}: er wordt geen huur gerekend.`
    case 'people_needed':
      return 'Vul in hoeveel mensen er komen: er is een prijs per persoon.'
    case 'caretaker_shared':
      return `Voor ${formatDuration(note.minutes)} is er al een beheerder die een andere boeking betaalt.`
    case 'no_caretaker_rate':
      return `Voor ${formatDuration(note.minutes)} is er geen beheerder, en er staat niet in de tarieven wat die kost.`
  }
}
