import type { MinimumFunction } from './minimum-functions'

/** Words and meanings of the figures of occupancy and of functions, as screens and files show them (docs/reports.md). */
type Definition = { term: string; meaning: string }

export const occupancyDefinitions: readonly Definition[] = [
  {
    term: 'Bezetting van de tijd',
    meaning:
      'Gebruikte uren gedeeld door open uren, van de ruimtes die meetellen voor de bezetting. Dezelfde uren als in het kwartaaloverzicht.',
  },
  {
    term: 'Bezetting van de plaatsen',
    meaning:
      'Hoeveel van de plaatsen bezet waren in de tijd dat de ruimte in gebruik was: deelnemers maal hun tijd, gedeeld door plaatsen maal die tijd. Een groep in meer ruimtes is over die ruimtes verdeeld naar hun aantal plaatsen. Groepen die tegelijk in een gedeelde ruimte waren, tellen op. Meer mensen dan er plaatsen zijn, tellen als vol.',
  },
  {
    term: 'Geteld',
    meaning:
      'Het deel van de gebruikte tijd waarop de bezetting van de plaatsen rust. Tijd waarin een groep er was zonder aantal deelnemers, en ruimtes zonder aantal personen, tellen voor de plaatsen niet mee: niet als leeg en niet als vol.',
  },
  {
    term: 'Tijd en plaatsen samen',
    meaning: 'De ene bezetting maal de andere: van alles wat is aangeboden, het deel dat is gebruikt.',
  },
  {
    term: 'Tegelijk gebruikt',
    meaning: 'Uren waarin twee of meer groepen tegelijk in dezelfde ruimte waren, binnen de openingstijden.',
  },
  {
    term: 'Niet gebruikt',
    meaning: 'Een ruimte die open was en waarin in de hele periode geen boeking begon of doorliep.',
  },
  {
    term: 'Grootste groep',
    meaning: 'De groep met de meeste activiteiten, en haar deel van alle activiteiten.',
  },
  {
    term: 'Gemengd',
    meaning:
      'Neem twee willekeurige activiteiten: hoe vaak zijn zij van een verschillende groep? 0 % is altijd dezelfde groep, 100 % steeds een andere (de index van Simpson).',
  },
]

/** Names of the functions in full, and short for the head of a column. */
export const functionNames: Record<MinimumFunction, { name: string; short: string }> = {
  initiatives: { name: 'Thuisbasis voor bewonersinitiatieven', short: 'Bewonersinitiatieven' },
  meeting: { name: 'Ontmoeting, dagbesteding en inloop', short: 'Ontmoeting en inloop' },
  volunteers: { name: 'Thuisbasis voor vrijwilligers en mantelzorgers', short: 'Vrijwilligers en mantelzorg' },
  participation: { name: 'Participatieplekken', short: 'Participatieplekken' },
  services: { name: 'Eenvoudige diensten', short: 'Eenvoudige diensten' },
  prevention: { name: 'Preventie', short: 'Preventie' },
  district_team: { name: 'VraagWijzer en wijkteam', short: 'VraagWijzer en wijkteam' },
}

export const functionDefinitions: readonly Definition[] = [
  {
    term: 'Functie',
    meaning:
      'Wat er in elke wijk ergens moet zijn. Een activiteit vervult de functies die bij haar soort staan (Instellingen, Thema’s en doelen). Een soort met twee functies telt bij allebei.',
  },
  {
    term: 'Activiteiten',
    meaning:
      'Bevestigde en gehouden boekingen die op de peildatum begonnen zijn. Boekingen zonder soort activiteit vervullen geen functie.',
  },
  { term: 'Dagen', meaning: 'Verschillende dagen waarop de functie ergens in de wijk was.' },
  {
    term: 'Ontbreekt',
    meaning:
      'De functie was er in deze periode niet. VraagWijzer en wijkteam mogen er zijn, maar hoeven niet: zonder is geen gat.',
  },
]
