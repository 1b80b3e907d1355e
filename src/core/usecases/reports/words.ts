import type { BreakdownName } from '#shared/domain/report'
import { type dayparts, NONE } from '#shared/domain/report'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { weekdayName } from '#shared/time/format'

/** Dutch words of the files of the quarterly overview. */
export const allCentres = 'Alle centra'

const categories: Record<RenterCategory, string> = {
  internal: 'Eigen organisatie',
  residents: 'Bewonersgroep',
  subsidised: 'Gesubsidieerde organisatie',
  primary_care: 'Eerstelijnszorg',
  association: 'Vereniging',
  commercial: 'Commercieel of particulier',
}
const daypartWords: Record<(typeof dayparts)[number], string> = {
  morning: 'Ochtend (tot 12.00)',
  afternoon: 'Middag (12.00-18.00)',
  evening: 'Avond (vanaf 18.00)',
}
const from = (words: Record<string, string>) => (key: string) => words[key] ?? key
const named = (none: string) => (key: string) => (key === NONE ? none : key)

/** Title of each breakdown and what its keys are called. */
export const breakdownWords: Record<BreakdownName, { title: string; word(key: string): string }> = {
  byCategory: { title: 'Soort huurder', word: from(categories) },
  byTheme: { title: 'Thema', word: named('Zonder thema') },
  byGoal: { title: 'Doel', word: named('Zonder doel') },
  byDaypart: { title: 'Dagdeel', word: from(daypartWords) },
  byWeekday: { title: 'Weekdag', word: (key) => weekdayName(Number(key)) },
}

/** What each figure means, for the last sheet; docs/reports.md says it exactly. */
export const definitions: readonly (readonly [term: string, meaning: string])[] = [
  [
    'Kwartaal',
    'Een boeking hoort helemaal bij het kwartaal van haar begindatum, ook als zij na middernacht of in het volgende kwartaal eindigt.',
  ],
  [
    'Peildatum',
    'Boekingen die op de peildatum begonnen zijn, tellen mee. Boekingen die later beginnen, staan apart als gepland.',
  ],
  [
    'Activiteiten',
    'Aantal bevestigde en gehouden boekingen. Elke keer van een reeks telt. Een boeking van meer ruimtes telt één keer. Aanvragen, opties en afgewezen, vervallen en geannuleerde boekingen tellen niet mee.',
  ],
  ['Intern en extern', 'Intern is eigen gebruik door de beherende organisatie of vereniging. Al het andere is extern.'],
  ['Uren', 'Tijd van begin tot eind, zonder klaarzetten en opruimen.'],
  ['Ruimte-uren', 'Uren maal het aantal ruimtes. Een samengestelde ruimte telt als haar delen.'],
  ['Deelnemers', 'Som van het aantal mensen dat er werkelijk was.'],
  ['Zonder aantal', 'Activiteiten waarbij het aantal deelnemers niet is ingevuld.'],
  [
    'Geannuleerd, niet gekomen',
    'Boekingen met die status die in het kwartaal zouden beginnen. Zij tellen verder niet mee.',
  ],
  [
    'Open uren',
    'Openingsuren in het kwartaal, zonder gesloten dagen en buiten de periode dat het centrum in gebruik is, maal het aantal ruimtes dat meetelt.',
  ],
  [
    'Gebruikte uren',
    'Tijd binnen de openingsuren waarin de ruimtes die meetellen in gebruik waren. Meer boekingen tegelijk in een gedeelde ruimte tellen één keer. Een boeking na middernacht telt op elke dag die zij raakt.',
  ],
  ['Bezetting', 'Gebruikte uren gedeeld door open uren. Leeg als er niets open was.'],
  ['Opbrengst', 'Wat voor de getelde boekingen in rekening is gebracht, in euro.'],
  ['Soort huurder', 'Het soort huurder dat bij de boeking staat.'],
  ['Doel', 'Een activiteit met meer doelen telt bij elk doel. De doelen tellen dus niet op tot het totaal.'],
  ['Dagdeel', 'Naar begintijd: ochtend tot 12.00, middag van 12.00 tot 18.00, avond vanaf 18.00.'],
  [
    'Verschil',
    'Het cijfer van dit kwartaal min het cijfer van het kwartaal waarmee het vergeleken wordt. Bij de bezetting in procentpunten.',
  ],
]
