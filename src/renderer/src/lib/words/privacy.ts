import type { AnonymousOutcome, StillNamed } from '#shared/contract/privacy'

/** Why somebody can't be made anonymous (yet): what to do first. */
export const refusalWords: Record<AnonymousOutcome['refused'][number], string> = {
  done: 'Is al geanonimiseerd.',
  coming: 'Er staat nog een boeking, optie of aanvraag open.',
  open_invoice: 'Er staat nog een factuur open.',
  draft_invoice: 'Er ligt nog een conceptfactuur. Maak die definitief of gooi hem weg.',
  deposit: 'Er is nog een waarborg in bewaring.',
  key: 'Er is nog een sleutel uit.',
  open_series: 'Er wacht nog een datum van een reeks.',
  open_wish: 'Er is nog een wens voor een seizoen dat niet is vastgelegd.',
  in_service: 'Werkt hier nog, of staat nog op het rooster. Vul eerst de laatste dag in.',
  stale: 'Iemand anders heeft dit net gewijzigd. Kijk opnieuw.',
  not_found: 'Is er niet meer.',
}

/** Why a name still stands somewhere after somebody was made anonymous. */
export const leftWords: Record<StillNamed['why'], string> = {
  law: 'blijft, want de wet wil dat zeven jaar',
  closed: 'blijft, want dat is zo verstuurd',
  log: 'in wat er eerder in teksten van anderen stond',
  others: 'in iets van iemand anders; pas het zelf aan als dat nodig is',
}
