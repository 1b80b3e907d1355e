import type { CentreType } from './vocabulary'

/** The yearly account talk of a village hall, and what residents did in its kern (domain, section 5; docs/reports.md). */
const talking: ReadonlySet<CentreType> = new Set(['dorpshuis', 'tussenvoorziening'])
/** True for centres that have a yearly account talk. */
export const hasAccountTalk = (type: CentreType): boolean => talking.has(type)

/** A counted booking, as far as initiatives are about. */
export type InitiativeRow = { district: string | null; activities: number; participants: number; withoutCount: number }

/** Activities of residents per kern, those of centres in the same kern added up; most first, without a kern last. */
export function initiativesPerKern(rows: readonly InitiativeRow[]): InitiativeRow[] {
  const found = new Map<string | null, InitiativeRow>()
  for (const row of rows) {
    const kern = found.get(row.district) ?? { district: row.district, activities: 0, participants: 0, withoutCount: 0 }
    kern.activities += row.activities
    kern.participants += row.participants
    kern.withoutCount += row.withoutCount
    found.set(row.district, kern)
  }
  return [...found.values()].sort(
    (a, b) =>
      Number(a.district === null) - Number(b.district === null) ||
      b.activities - a.activities ||
      (a.district ?? '').localeCompare(b.district ?? '', 'nl'),
  )
}

export const accountTalkDefinitions: readonly { term: string; meaning: string }[] = [
  {
    term: 'Activiteiten, deelnemers, bezetting',
    meaning: 'Dezelfde cijfers als in het jaaroverzicht van dit centrum, tot de peildatum.',
  },
  {
    term: 'Om niet',
    meaning: 'Wat het tarief zou zijn geweest van wat niets kostte, en kortingen.',
  },
  {
    term: 'Initiatieven van bewoners',
    meaning:
      'Bevestigde en gehouden boekingen van bewonersgroepen in het jaar, per kern waarin het centrum staat. Zonder aantal telt als nul deelnemers.',
  },
]
