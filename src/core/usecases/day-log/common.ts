import type { Ctx, Unit } from '#core/app/context'
import { dateOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { invalid } from '../common'

/** Who did it: the name that was typed, else the user. */
export const whoOf = (ctx: Pick<Ctx, 'user'>, by: string | undefined): string => by ?? ctx.user.name

/** The day that was named, else today. @throws invalid_input for a day that is still to come: nothing happened on it */
export function pastDay(unit: Unit, path: string, date: CivilDate | undefined): CivilDate {
  const today = dateOf(unit.wall)
  if (date !== undefined && date > today) invalid(path, 'in_future')
  return date ?? today
}

/** Empty text is no text. */
export const textOrNull = (text: string | null | undefined): string | null => text || null
