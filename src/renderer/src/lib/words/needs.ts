import type { Gap } from '#shared/contract/roster-needs'

/** What is missing in a gap, in words. */
export function gapText({ missing, present }: Pick<Gap, 'missing' | 'present'>): string {
  if (missing === 0) return 'Niemand met sociale hygiëne'
  if (present === 0) return missing === 1 ? 'Nog niemand' : `Nog niemand, er zijn er ${missing} nodig`
  return missing === 1 ? 'Nog een beheerder extra nodig' : `Nog ${missing} beheerders extra nodig`
}
