import type { AdviceSubject, AttendeeSide, ConsultationState, ContactRole, DueState } from '#shared/domain/consultation'

/** Dutch words of consultations and contact sheets. A code without a word does not compile. */
export const roleWords: Record<ContactRole, string> = {
  social_broker: 'Welzijn: sociaal makelaar',
  welfare_caretaking: 'Welzijn: beheer',
  district_director: 'Wijkregisseur',
  board: 'Centrum of bestuur',
  policy_adviser: 'Beleidsadviseur Sociaal beheer',
  account_holder: 'Accounthouder',
  property_adviser: 'Beleidsadviseur Vastgoed',
  letting: 'Vast aanspreekpunt verhuur',
  caretaking: 'Vast aanspreekpunt beheer',
}

export const sideWords: Record<AttendeeSide, string> = {
  welfare: 'Welzijnsorganisatie',
  board: 'Bestuur',
  district_director: 'Wijkregisseur',
  policy_adviser: 'Beleidsadviseur',
  other: 'Anders',
}

export const consultationStateWords: Record<ConsultationState, string> = { planned: 'Gepland', held: 'Gehouden' }

export const adviceWords: Record<AdviceSubject, string> = {
  programme: 'Programma',
  costs: 'Kosten',
  exceptions: 'Uitzonderingen',
}

export const dueWords: Record<DueState, string> = {
  never: 'Nog geen overleg',
  unrecorded: 'Nog vastleggen',
  overdue: 'Te laat',
  soon: 'Plan een overleg',
  planned: 'Gepland',
  fine: 'In orde',
}
