import type { AnsweredAgreement, AccountDrill as Query } from '#shared/contract/accountability'
import type { AccountPart } from '#shared/domain/accountability'
import { figureName } from '#shared/domain/agreement-words'
import type { AgreementFigure, AgreementSubject, Outcome } from '#shared/domain/result-agreement'
import type { CallName } from '../../lib/session'
import type { Tone } from '../../ui/Tag'

/** What someone asked the bookings of: the call without its period, and the words above the list. */
export type AccountDrill = Omit<Query, 'period' | 'asOf'> & { title: string }

export const parts: readonly AccountPart[] = ['byTheme', 'byGoal', 'byCore', 'byActivity']
const partOf: Record<AgreementSubject, AccountPart> = {
  theme: 'byTheme',
  goal: 'byGoal',
  core: 'byCore',
  activity: 'byActivity',
}

export const outcomeTones: Record<Outcome, Tone> = {
  met: 'ok',
  missed: 'bad',
  on_track: 'ok',
  not_yet: 'warn',
  unknown: 'neutral',
}

/** Which bookings stand behind the figure of an agreement, where it is made of bookings. */
const behind: Partial<Record<AgreementFigure, Pick<Query, 'only' | 'part' | 'key'>>> = {
  activities: {},
  participants: {},
  minutes: {},
  internal: { only: 'internal' },
  external: { only: 'external' },
  public: { only: 'public' },
  self_service: { only: 'self_service' },
  counted_share: { only: 'without_count' },
  theme_share: { part: 'byTheme', key: 'none' },
  activities_of: {},
  participants_of: {},
  kinds_of: {},
}
/** Where a figure that is not made of bookings is kept. */
export const placeOf: Partial<Record<AgreementFigure, { to: string; label: string; needs: CallName }>> = {
  consultations: { to: '/overleg', label: 'Naar de overleggen', needs: 'consultations.list' },
  visitors: { to: '/logboek', label: 'Naar het logboek', needs: 'dayLog.get' },
  coverage: { to: '/rooster', label: 'Naar het rooster', needs: 'roster.needs' },
  fixed_face: { to: '/rooster', label: 'Naar het rooster', needs: 'roster.needs' },
}
const titles: Partial<Record<AgreementFigure, string>> = {
  counted_share: 'Zonder aantal deelnemers',
  theme_share: 'Zonder thema',
}

/** The list behind the figure of an agreement; null when there is none. */
export function drillOf({ figure, subject, about, centreId }: AnsweredAgreement): AccountDrill | null {
  const query = figure === null ? undefined : behind[figure]
  if (figure === null || query === undefined) return null
  const group = subject !== null && about !== null ? { part: partOf[subject.of], key: about } : {}
  return { ...query, ...group, centreId, title: titles[figure] ?? figureName(figure, about) }
}

/** A list with the item at `from` put at `to`. */
export function arranged<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from)
  const item = list[from]
  return item === undefined ? [...list] : [...rest.slice(0, to), item, ...rest.slice(to)]
}
