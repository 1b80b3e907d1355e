import { type PeriodKind, periodKind } from '../time/period'
import type { Period } from '../time/types'

/**
 * What each figure of the quarterly overview means, in the Dutch of the papers: the screen, the print and the last sheet of
 * the workbook say the same. docs/reports.md says it exactly.
 */
/** What the overview of a period is called: `Kwartaaloverzicht`, `Jaaroverzicht`. */
export const overviewName = (period: Period): string => overviewNames[periodKind(period) ?? 'span']
const overviewNames: Record<PeriodKind, string> = {
  month: 'Maandoverzicht',
  quarter: 'Kwartaaloverzicht',
  year: 'Jaaroverzicht',
  span: 'Overzicht',
}

type Definition = {
  term: string
  meaning: string
  /** Only the workbook has this figure. */
  workbookOnly?: true
}

export const definitions: readonly Definition[] = [
  {
    term: 'Kwartaal',
    meaning:
      'Een boeking hoort helemaal bij het kwartaal van haar begindatum, ook als zij na middernacht of in het volgende kwartaal eindigt.',
  },
  {
    term: 'Peildatum',
    meaning:
      'Boekingen die op de peildatum begonnen zijn, tellen mee. Boekingen die later beginnen, staan apart als gepland.',
  },
  {
    term: 'Activiteiten en verhuur',
    meaning:
      'Aantal bevestigde en gehouden boekingen. Elke keer van een reeks telt. Een boeking van meer ruimtes telt één keer. Aanvragen, opties en afgewezen, vervallen en geannuleerde boekingen tellen niet mee.',
  },
  {
    term: 'Intern en extern',
    meaning: 'Intern is eigen gebruik door de beherende organisatie of vereniging. Al het andere is extern.',
  },
  { term: 'Uren', meaning: 'Tijd van begin tot eind, zonder klaarzetten en opruimen.' },
  {
    term: 'Ruimte-uren',
    meaning: 'Uren maal het aantal ruimtes. Een samengestelde ruimte telt als haar delen.',
    workbookOnly: true,
  },
  {
    term: 'Dagdelen',
    meaning:
      'Aantal ochtenden (tot 12.00), middagen (12.00 tot 18.00) en avonden (vanaf 18.00, met de nacht erna tot 6.00) dat de activiteiten duurden. Een dagdeel telt als een activiteit er meer dan een half uur van neemt; elke activiteit telt minstens één dagdeel. Meer ruimtes tegelijk tellen één keer.',
  },
  {
    term: 'Deelnemers',
    meaning:
      'Som van het aantal mensen dat er werkelijk was. Boekingen waar dat niet is ingevuld, tellen hier niet mee en staan apart, als zonder aantal.',
  },
  {
    term: 'Geannuleerd, niet gekomen (no-show)',
    meaning: 'Boekingen met die status die in het kwartaal zouden beginnen. Zij tellen verder niet mee.',
  },
  {
    term: 'Open uren',
    meaning:
      'Openingsuren in het kwartaal op dagen dat het centrum in gebruik en niet gesloten is, maal het aantal ruimtes dat meetelt.',
  },
  {
    term: 'Gebruikte uren',
    meaning:
      'Tijd binnen de openingsuren waarin de ruimtes die meetellen in gebruik waren. Meer boekingen tegelijk in een gedeelde ruimte tellen één keer. Een boeking na middernacht telt op elke dag die zij raakt.',
  },
  { term: 'Bezetting', meaning: 'Gebruikte uren gedeeld door open uren. Leeg als er niets open was.' },
  {
    term: 'Opbrengst',
    meaning:
      'Wat voor de getelde boekingen in rekening is gebracht, in euro met btw, naar soort prijsregel. Zonder regels: een bedrag dat zonder tarief is ingevuld of geïmporteerd. Een korting gaat eraf.',
  },
  {
    term: 'Niet in rekening gebracht',
    meaning:
      'Wat de getelde boekingen volgens tarief hadden gekost en niet in rekening is gebracht: om niet en kortingen.',
  },
  {
    term: 'Verschillende huurders en groepen',
    meaning:
      'Elke huurder met een getelde boeking telt één keer. Een groep is een huurder met dezelfde naam van de activiteit; bij eigen gebruik alleen die naam. Wie in meer centra komt, telt bij alle centra samen één keer: deze getallen tellen dus niet op.',
  },
  {
    term: 'Nieuwe huurders',
    meaning:
      'Huurders van wie de allereerste getelde boeking in deze periode begint. Zij tellen bij het centrum van die boeking.',
  },
  {
    term: 'Aanvragen',
    meaning:
      'Naar de dag waarvoor is gevraagd. Ontvangen: alles wat als aanvraag of optie is binnengekomen, wat er ook van werd. Nog open, afgewezen en verlopen: wat dat nu is. Verplaatst: boekingen die voor een andere plaats moesten maken.',
  },
  { term: 'Soort huurder', meaning: 'Het soort huurder dat bij de boeking staat.' },
  {
    term: 'Doel',
    meaning: 'Een activiteit met meer doelen telt bij elk doel. De doelen tellen dus niet op tot het totaal.',
  },
  { term: 'Dagdeel', meaning: 'Naar begintijd: ochtend tot 12.00, middag van 12.00 tot 18.00, avond vanaf 18.00.' },
  {
    term: 'Bezoekers',
    meaning:
      'Mensen die in het logboek zijn geteld toen zij binnenkwamen, per dagdeel. Leeg waar niemand heeft geteld. Bezoekers zijn geen deelnemers: wie voor een activiteit komt, kan bij allebei tellen.',
  },
  {
    term: 'Klein onderhoud',
    meaning:
      'Schade en klein onderhoud uit het logboek: wat in het kwartaal is gemeld, wat in het kwartaal klaar was, en wat dat laatste heeft gekost, met btw. Wat eerder gemeld is en nu klaar, telt bij klaar.',
  },
  {
    term: 'Incidenten',
    meaning:
      'Wat er volgens het logboek in de periode is voorgevallen. Afgehandeld: waarbij staat wat eraan gedaan is. Leeg waar niets is genoteerd. Calamiteiten van het rooster staan apart, bij beheer.',
  },
  {
    term: 'Beheer',
    meaning:
      'Uren van beheerders op het rooster, van begin tot eind van elke dienst die in het kwartaal begon, of zoals die is gewerkt. Per bron: vrijwilliger, vast gezicht, in dienst of flexibele schil. Twee beheerders tegelijk tellen dubbel. Gewenst is wat in het overleg is afgesproken; niet bezet is het deel daarvan waarin te weinig mensen er waren.',
  },
  {
    term: 'Aandeel vast gezicht',
    meaning: 'Diensten van de vaste beheerder van het centrum, gedeeld door alle diensten met een beheerder.',
  },
  {
    term: 'Calamiteiten',
    meaning:
      'Ziekmeldingen en andere uitval die in het kwartaal zijn gemeld en niet ingetrokken. Opgelost is waarover is besloten. Een calamiteit met diensten in meer centra telt in elk van die centra.',
  },
  {
    term: 'Verschil',
    meaning:
      'Het cijfer van dit kwartaal min het cijfer van het kwartaal waarmee het vergeleken wordt. Bij de bezetting in procentpunten.',
  },
]
