/** What each figure means, for the notes below the screen and the paper; the truth is docs/reports.md. */
export const definitions: readonly { term: string; meaning: string }[] = [
  {
    term: 'Kwartaal',
    meaning: 'Een boeking hoort helemaal bij het kwartaal van haar begindatum, ook als zij na middernacht eindigt.',
  },
  {
    term: 'Activiteiten en verhuur',
    meaning:
      'Aantal bevestigde en gehouden boekingen die op de peildatum begonnen zijn. Elke keer van een reeks telt; een boeking van meer ruimtes telt één keer. Aanvragen, opties, geannuleerde en vervallen boekingen en no-shows tellen niet mee.',
  },
  {
    term: 'Intern en extern',
    meaning: 'Intern is eigen gebruik door de beherende organisatie of vereniging. Al het andere is extern.',
  },
  {
    term: 'Deelnemers',
    meaning:
      'Som van het aantal mensen dat er werkelijk was. Boekingen waar dat niet is ingevuld, tellen hier niet mee en staan apart.',
  },
  {
    term: 'Uren',
    meaning: 'Tijd van begin tot eind van de activiteiten, zonder tijd voor klaarzetten en opruimen.',
  },
  {
    term: 'Bezetting',
    meaning:
      'Tijd waarin een ruimte in gebruik was, gedeeld door de tijd waarin zij open was. Alleen ruimtes die meetellen, alleen binnen openingstijden en niet op gesloten dagen. Meer boekingen tegelijk in een gedeelde ruimte tellen één keer.',
  },
  {
    term: 'Dagdeel',
    meaning: 'Naar begintijd: ochtend tot 12.00, middag van 12.00 tot 18.00, avond vanaf 18.00.',
  },
  {
    term: 'Doel',
    meaning: 'Een activiteit met meer doelen telt bij elk doel mee; de doelen tellen dus niet op tot het totaal.',
  },
]
