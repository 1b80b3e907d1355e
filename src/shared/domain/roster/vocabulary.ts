/** The closed lists of the roster (domain, section 4); the Dutch words are in the renderer (lib/words/roster). */
export const caretakerKinds = ['employed', 'volunteer'] as const
export type CaretakerKind = (typeof caretakerKinds)[number]

/** BHV, sociale hygiëne, EHBO and VOG. */
export const certificateKinds = ['bhv', 'social_hygiene', 'first_aid', 'conduct'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** When somebody can (offered), can't, likes to and would rather not. */
export const timeKinds = ['available', 'unavailable', 'prefers', 'avoids'] as const
export type TimeKind = (typeof timeKinds)[number]

export const absenceKinds = ['leave', 'sick', 'other'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

/** Where a shift's caretaker comes from, in the order in which they are asked (domain, section 4). */
export const shiftSources = ['volunteer', 'fixed', 'employed', 'flex'] as const
export type ShiftSource = (typeof shiftSources)[number]

/**
 * From which source a caretaker covers a shift at a centre. A volunteer stays a volunteer, also as the fixed face; who is
 * employed is the centre's fixed face, of the flexible pool, or an employed colleague.
 */
export function sourceOf(
  caretaker: { kind: CaretakerKind; flexPool: boolean; centres: readonly { centreId: string; fixed: boolean }[] },
  centreId: string,
): ShiftSource {
  if (caretaker.kind === 'volunteer') return 'volunteer'
  if (isFixedFace(caretaker, centreId)) return 'fixed'
  return caretaker.flexPool ? 'flex' : 'employed'
}

/** Whether a caretaker is the one familiar face ("vast gezicht") of a centre. */
export const isFixedFace = (
  caretaker: { centres: readonly { centreId: string; fixed: boolean }[] },
  centreId: string,
): boolean => caretaker.centres.some((known) => known.centreId === centreId && known.fixed)
