import { FacilityId, RoomId } from '#shared/contract/base'
import { type Tariff, usualTariff } from '#shared/contract/price'
import type { PriceUnit, VatRate } from '#shared/domain/price-line'
import type { RenterCategory } from '#shared/domain/vocabulary'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { dateOrNull, type NumberText, numberOrNull } from '../../lib/values'

/** What the form of a tariff begins with: an existing one, a copy that will hold from another day, or a cell of the list. */
export type TariffStart = {
  tariff: Tariff | null
  copyOf?: Tariff
  roomId?: string | null
  facilityId?: string | null
  category?: RenterCategory | null
}

const ALL = 'all'
export const subjectOf = (roomId: string | null | undefined, facilityId: string | null | undefined): string =>
  roomId ? `room:${roomId}` : facilityId ? `facility:${facilityId}` : ALL

export type TariffValues = {
  /** `all`, `room:<id>` or `facility:<id>`. */
  roomId: string
  category: RenterCategory | typeof ALL
  unit: PriceUnit
  cents: number | null
  eveningCents: number | null
  weekendCents: number | null
  eveningFrom: ClockTime | null
  daypartMinutes: NumberText
  graceMinutes: NumberText
  byClock: boolean
  partPercent: NumberText
  minimumCents: number | null
  minimumMinutes: NumberText
  depositCents: number | null
  vat: VatRate
  validFrom: string | null
}

export const tariffValues = (t: Tariff): TariffValues => ({
  roomId: subjectOf(t.roomId, t.facilityId),
  category: t.category ?? ALL,
  unit: t.unit,
  cents: t.cents,
  eveningCents: t.eveningCents,
  weekendCents: t.weekendCents,
  eveningFrom: t.eveningFrom,
  daypartMinutes: t.daypartMinutes,
  graceMinutes: t.graceMinutes,
  byClock: t.byClock,
  partPercent: t.partPercent ?? '',
  minimumCents: t.minimumCents,
  minimumMinutes: t.minimumMinutes ?? '',
  depositCents: t.depositCents,
  vat: t.vat,
  validFrom: t.validFrom,
})

/** Facilities are taxed at 21 % unless said otherwise; letting a room is exempt. */
export const newTariffValues = (start: TariffStart, today: CivilDate): TariffValues => ({
  ...usualTariff,
  roomId: subjectOf(start.roomId, start.facilityId),
  category: start.category ?? ALL,
  unit: start.facilityId ? 'once' : 'hour',
  cents: null,
  eveningFrom: usualTariff.eveningFrom as ClockTime,
  partPercent: '',
  minimumMinutes: '',
  depositCents: null,
  vat: start.facilityId ? 'high' : 'exempt',
  validFrom: today,
})

/** The next New Year: when a price list usually changes. */
export const nextYear = (today: CivilDate): CivilDate => `${Number(today.slice(0, 4)) + 1}-01-01` as CivilDate

/** From the form to what the call wants. */
export function tariffFields(v: TariffValues, today: CivilDate) {
  const [kind, id] = v.roomId.split(':')
  return {
    roomId: kind === 'room' ? RoomId.parse(id) : null,
    facilityId: kind === 'facility' ? FacilityId.parse(id) : null,
    category: v.category === ALL ? null : v.category,
    unit: v.unit,
    cents: v.cents ?? 0,
    eveningCents: v.unit === 'day' ? null : v.eveningCents,
    weekendCents: v.weekendCents,
    eveningFrom: v.eveningFrom ?? (usualTariff.eveningFrom as ClockTime),
    daypartMinutes: numberOrNull(v.daypartMinutes) ?? usualTariff.daypartMinutes,
    graceMinutes: numberOrNull(v.graceMinutes) ?? 0,
    byClock: v.byClock,
    partPercent: numberOrNull(v.partPercent),
    minimumCents: v.minimumCents,
    minimumMinutes: v.unit === 'hour' ? numberOrNull(v.minimumMinutes) : null,
    depositCents: v.depositCents ?? 0,
    vat: v.vat,
    validFrom: dateOrNull(v.validFrom) ?? today,
  }
}
