/** What the figures of satisfaction mean, as the screen and the files show them (docs/reports.md). */
export const satisfactionDefinitions: readonly { term: string; meaning: string }[] = [
  {
    term: 'Vragenlijsten',
    meaning:
      'Aantal ingevulde vragenlijsten, naar de dag van de activiteit. Wie niets invulde, telt niet mee; wie vaker meedoet, kan vaker invullen.',
  },
  {
    term: 'Cijfer',
    meaning:
      'Gemiddelde van de rapportcijfers van 1 tot en met 10, op één decimaal. Elk ingevuld cijfer telt even zwaar.',
  },
  {
    term: 'Eens',
    meaning:
      'Deel van de antwoorden op een stelling dat 4 of 5 was, op een schaal van 1 (helemaal niet) tot en met 5 (helemaal). Een stelling die anders is gaan luiden, is een andere stelling.',
  },
  {
    term: 'Te weinig antwoorden',
    meaning:
      'Een score staat er alleen bij vijf antwoorden of meer, en opmerkingen bij vijf vragenlijsten of meer. Soms blijft ook een grotere groep weg, omdat de kleine anders uit het totaal te halen is.',
  },
  {
    term: 'Activiteit',
    meaning: 'Vragenlijsten van hetzelfde centrum, dezelfde naam en hetzelfde thema tellen samen.',
  },
]

/** The ends of the scale of a statement. */
export const agreeEnds = { low: 'helemaal niet', high: 'helemaal wel' } as const
/** The question for remarks, which is always asked. */
export const REMARK_QUESTION = 'Wat wilt u ons nog zeggen?'
export const TOO_FEW = 'te weinig antwoorden'
export const NO_THEME = 'Zonder thema'
