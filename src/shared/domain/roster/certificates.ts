import { daysBetween } from '../../time/civil'
import type { CivilDate } from '../../time/types'
import type { CertificateKind } from './vocabulary'

/** What everybody in charge of a building must hold (domain, section 4): BHV and sociale hygiëne. */
const required: readonly CertificateKind[] = ['bhv', 'social_hygiene']
/** So many days ahead it is told that a certificate expires: in time to plan a course, and then once more (issue 4). */
export const EARLY_DAYS = 90
export const LATE_DAYS = 30

export type CertificateWarning = {
  kind: CertificateKind
  problem: 'missing' | 'expired' | 'within_30' | 'within_90'
  /** The last day on which it holds; null when there is none. */
  expiresOn: CivilDate | null
  /** Whole days from today to that day; negative when it is over, null when there is none. */
  days: number | null
}

const severity = { missing: 0, expired: 1, within_30: 2, within_90: 3 } as const
type Held = { kind: CertificateKind; issuedOn: CivilDate; expiresOn: CivilDate | null }

/**
 * What is wrong, or soon will be, with the certificates of a caretaker, worst first. A certificate holds up to and
 * including the day on which it expires; of each kind the one that lasts longest counts, so that a renewed one is fine.
 *
 * @param today a day of the calendar in the Netherlands
 */
export function certificateWarnings(
  caretaker: { certificates: readonly Held[] },
  today: CivilDate,
): CertificateWarning[] {
  const kinds = new Set([...required, ...caretaker.certificates.map(({ kind }) => kind)])
  const warnings = [...kinds].flatMap((kind): CertificateWarning[] => {
    const held = caretaker.certificates.filter((one) => one.kind === kind && one.issuedOn <= today)
    if (held.length === 0)
      return required.includes(kind) ? [{ kind, problem: 'missing', expiresOn: null, days: null }] : []
    const last = longest(held)
    if (last === null) return []
    const days = daysBetween(today, last)
    if (days > EARLY_DAYS) return []
    const problem = days < 0 ? 'expired' : days <= LATE_DAYS ? 'within_30' : 'within_90'
    return [{ kind, problem, expiresOn: last, days }]
  })
  return warnings.sort((a, b) => severity[a.problem] - severity[b.problem] || (a.days ?? 0) - (b.days ?? 0))
}

/** The latest day on which one of them ends; null when one never does. */
function longest(held: readonly Held[]): CivilDate | null {
  const ends = held.map(({ expiresOn }) => expiresOn)
  if (ends.includes(null)) return null
  return ends.reduce((latest, end) => (latest === null || (end !== null && end > latest) ? end : latest), null)
}
