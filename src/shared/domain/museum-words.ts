import type { ExpenseLine, IncomeLine } from './museum'

/** Words and meanings of the report of a museum, as screen and files show them (docs/reports.md). */
export const incomeWords: Record<IncomeLine, string> = {
  tours: 'Rondleidingen en arrangementen',
  lettings: 'Verhuur',
  till: 'Kas',
  contribution: 'Bijdragen van bezoekers',
  admission: 'Entree',
  subsidy: 'Subsidie',
  other_income: 'Overige inkomsten',
}
export const expenseWords: Record<ExpenseLine, string> = {
  purchase: 'Inkoop',
  housing: 'Huisvesting en energie',
  volunteers: 'Vrijwilligers',
  publicity: 'Publiciteit',
  other_expense: 'Overige uitgaven',
  maintenance: 'Klein onderhoud',
}

export const museumDefinitions: readonly { term: string; meaning: string }[] = [
  {
    term: 'Rondleidingen en arrangementen',
    meaning:
      'Bevestigde en gehouden boekingen van een rondleiding of arrangement die op de peildatum begonnen zijn. De prijs is die van de boeking, per persoon. Wat om niet was, telt als nul.',
  },
  {
    term: 'Deelnemers',
    meaning: 'Hoeveel mensen meededen, zoals na afloop ingevuld. Zonder aantal telt een rondleiding als nul.',
  },
  {
    term: 'Bezoekers',
    meaning: 'Wie in het daglogboek is geteld, per dagdeel. Wie een rondleiding deed, kan daarbij zitten.',
  },
  {
    term: 'Vrijwilligers',
    meaning:
      'Vrijwilligers die in de periode in het museum een rondleiding gaven of een dienst hadden. Nieuw is wie dat in deze periode voor het eerst deed, in welk centrum ook.',
  },
  {
    term: 'Klein onderhoud',
    meaning:
      'Schade en klein onderhoud uit het daglogboek: gemeld in de periode, en klaar in de periode met wat het kostte.',
  },
  {
    term: 'Inkomsten',
    meaning:
      'Prijzen van boekingen, wat in de kas is aangeslagen, en wat apart is opgeschreven: bijdragen van bezoekers, entree, subsidie en overig. Alles inclusief btw. Wat in de kas staat, wordt niet nog eens apart opgeschreven.',
  },
  {
    term: 'Uitgaven',
    meaning: 'Wat apart is opgeschreven, en de kosten van klein onderhoud op de dag dat het klaar was.',
  },
  { term: 'Saldo', meaning: 'Inkomsten min uitgaven.' },
  {
    term: 'Open dagen',
    meaning:
      'Dagen van de periode waarop het museum volgens de openingstijden open is, binnen zijn looptijd en buiten sluitingen. Gesloten dagen zijn dagen die door een sluiting vervallen.',
  },
]
