import type { AbsenceKind, CaretakerKind, CertificateKind, ShiftSource } from '#shared/domain/roster/vocabulary'

/** The words of the roster on screen. */
export const caretakerKindWords: Record<CaretakerKind, string> = { employed: 'In dienst', volunteer: 'Vrijwilliger' }

export const certificateWords: Record<CertificateKind, string> = {
  bhv: 'BHV',
  social_hygiene: 'Sociale hygiëne',
  first_aid: 'EHBO',
  conduct: 'VOG',
}

export const absenceWords: Record<AbsenceKind, string> = { leave: 'Verlof', sick: 'Ziek', other: 'Afwezig' }

export const sourceWords: Record<ShiftSource, string> = {
  volunteer: 'vrijwilliger',
  fixed: 'vast gezicht',
  employed: 'medewerker',
  flex: 'flexpool',
}
