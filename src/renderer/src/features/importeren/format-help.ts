/** The files that can be imported and their columns; the first ones identify a row (design: import-format). */
export const fileHelp: readonly { name: string; what: string; columns: string }[] = [
  {
    name: 'centra.csv',
    what: 'De centra',
    columns: 'centrum, type, gemeente, wijk, exploitant, vorm, adres, actief_van, actief_tot',
  },
  {
    name: 'ruimtes.csv',
    what: 'De ruimtes van elk centrum',
    columns: 'centrum, ruimte, soort, capaciteit, m2, gebruik, delen, telt_mee, opbouw_min, afbouw_min',
  },
  {
    name: 'openingstijden.csv',
    what: 'Openingstijden en beheertijden per weekdag',
    columns: 'centrum, dag, open, dicht, bezet_van, bezet_tot',
  },
  { name: 'sluitingen.csv', what: 'Dagen waarop een centrum dicht is', columns: 'centrum, van, tot, reden' },
  {
    name: 'huurders.csv',
    what: 'Huurders en gebruikers',
    columns: 'huurder, categorie, contact, email, telefoon, adres, postcode, plaats',
  },
  {
    name: 'boekingen.csv',
    what: 'De boekingen',
    columns:
      'nummer, centrum, ruimtes, datum, begin, eind, titel, huurder, categorie, gebruik, status, thema, doelen, activiteit, verwacht, deelnemers, bedrag, openbaar, zelfbeheer, opmerking',
  },
]
