/** What a check can find wrong in the store, in words: for the screen and the command line. */
export const problemWords = {
  damaged_file: 'Het bestand is beschadigd',
  broken_reference: 'Een verwijzing klopt niet',
  occupancy_differs: 'De bezetting past niet bij de boeking',
  double_booking: 'Dubbele boeking',
  over_capacity: 'Te veel mensen tegelijk',
  claims_differ: 'Wat geclaimd is past niet bij de boeking',
  over_stock: 'Meer in gebruik dan er is',
  log_incomplete: 'Het logboek is niet volledig',
  log_unreadable: 'Het logboek is niet leesbaar',
  unreadable_value: 'Een waarde die niemand kan hebben ingevuld',
  schema_differs: 'De opbouw van de database is niet zoals Buurtbalie die maakt',
  log_differs: 'Dit is anders dan het laatst in het logboek staat',
  log_not_as_copy: 'Het logboek is niet dat van een eerdere reservekopie',
  log_altered: 'In het logboek is iets gewijzigd',
  log_removed: 'Uit het logboek is iets weggehaald',
  log_inserted: 'In het logboek is iets bijgeschreven',
  log_broken: 'Het logboek sluit niet aan',
} as const

export type ProblemCode = keyof typeof problemWords
export const problemCodes = Object.keys(problemWords) as [ProblemCode, ...ProblemCode[]]
