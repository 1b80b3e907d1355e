import type { RosterFindingCode } from '#shared/domain/roster/rules'
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

/** Which rule keeps people from a shift, in a few words; what it says of one person is in roster-findings. */
export const rosterCodeWords: Record<RosterFindingCode, string> = {
  double_shift: 'heeft dan al een dienst',
  absent: 'afwezig',
  caretaker_archived: 'niet meer actief',
  not_active: 'dan niet in dienst',
  certificate_missing: 'certificaat ontbreekt',
  certificate_expired: 'certificaat verlopen',
  certificate_expires: 'certificaat verloopt binnenkort',
  unavailable: 'kan dan niet',
  not_offered: 'niet opgegeven als beschikbaar',
  shift_too_long: 'langer dan 12 uur op een dag',
  break_too_short: 'pauze te kort',
  daily_rest: 'te weinig rust tussen twee dagen',
  weekly_rest: 'te weinig rust in de week',
  week_hours: 'meer dan 60 uur in de week',
  average_hours: 'gemiddeld meer dan 48 uur per week',
}
