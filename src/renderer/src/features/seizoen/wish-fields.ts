import type { CentreId, RenterId, RoomId } from '#shared/contract/base'
import type { NewWish, Wish, WishChoice } from '#shared/contract/season'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { clockFromMinutes, minutesOfClock } from '#shared/time/civil'
import type { ClockTime, Weekday } from '#shared/time/types'

export type ChoiceFields = { weekday: Weekday; from: ClockTime | null; roomId: RoomId | null }
/** A wish as it is typed. */
export type WishFields = {
  centreId: CentreId
  renterId: RenterId | null
  renterName: string
  title: string
  category: RenterCategory
  first: ChoiceFields
  to: ClockTime | null
  second: ChoiceFields | null
  people: number | ''
  everyWeeks: 1 | 2
  wheelchair: boolean
  facilityIds: string[]
  remarks: string
}

export const emptyWish = (centreId: CentreId): WishFields => ({
  centreId,
  renterId: null,
  renterName: '',
  title: '',
  category: 'internal',
  first: { weekday: 1, from: '19:00' as ClockTime, roomId: null },
  to: '21:00' as ClockTime,
  second: null,
  people: '',
  everyWeeks: 1,
  wheelchair: false,
  facilityIds: [],
  remarks: '',
})

export const fieldsOf = (wish: Wish): WishFields => ({
  centreId: wish.centreId,
  renterId: wish.renterId,
  renterName: wish.renterName ?? '',
  title: wish.title,
  category: wish.category,
  first: wish.first,
  to: clockFromMinutes(Math.min(1440, minutesOfClock(wish.first.from) + wish.minutes)),
  second: wish.second,
  people: wish.people ?? '',
  everyWeeks: wish.everyWeeks,
  wheelchair: wish.wheelchair,
  facilityIds: wish.facilities.map((f) => f.facilityId),
  remarks: wish.remarks ?? '',
})

export type WishProblems = Partial<Record<'title' | 'from' | 'to' | 'second', string>>

const minutesOf = (fields: WishFields): number | null =>
  fields.first.from === null || fields.to === null
    ? null
    : minutesOfClock(fields.to) - minutesOfClock(fields.first.from)

export function problemsOf(fields: WishFields): WishProblems {
  const minutes = minutesOf(fields)
  return {
    ...(fields.title.trim() === '' && fields.renterName.trim() === '' && { title: 'Vul in wat het is' }),
    ...(fields.first.from === null && { from: 'Vul een tijd in' }),
    ...(fields.to === null && { to: 'Vul een tijd in' }),
    ...(minutes !== null && minutes < 15 && { to: 'Ligt voor het begin' }),
    ...(fields.second !== null && fields.second.from === null && { second: 'Vul een tijd in' }),
  }
}

const choiceOf = ({ weekday, from, roomId }: ChoiceFields): WishChoice | null =>
  from === null ? null : { roomId, weekday, from }

/** What goes to the core; null while something is missing. `known` keeps how many of each facility was asked. */
export function inputOf(fields: WishFields, known: Wish | null): Omit<NewWish, 'seasonId'> | null {
  const minutes = minutesOf(fields)
  const first = choiceOf(fields.first)
  if (Object.keys(problemsOf(fields)).length > 0 || minutes === null || first === null) return null
  return {
    centreId: fields.centreId,
    renterId: fields.renterId,
    title: fields.title.trim() || fields.renterName.trim(),
    category: fields.category,
    people: fields.people === '' ? null : fields.people,
    minutes,
    everyWeeks: fields.everyWeeks,
    first,
    second: fields.second && choiceOf(fields.second),
    facilities: fields.facilityIds.map((id) => ({
      facilityId: id as NonNullable<NewWish['facilities']>[number]['facilityId'],
      quantity: known?.facilities.find((f) => f.facilityId === id)?.quantity ?? 1,
    })),
    wheelchair: fields.wheelchair,
    remarks: fields.remarks.trim() || null,
  }
}
