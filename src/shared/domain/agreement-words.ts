import type { AccountPart } from './accountability'
import { NONE } from './report'
import type { AgreementFigure, AgreementSubject, FigureUnit, Outcome, Target } from './result-agreement'

/** Dutch words of the accountability, on the screen and on paper alike. */
export const partWords: Record<AccountPart, { title: string; one: string; none: string }> = {
  byTheme: { title: 'Thema’s', one: 'Thema', none: 'Zonder thema' },
  byGoal: { title: 'Doelen', one: 'Doel', none: 'Zonder doel' },
  byCore: { title: 'Kernactiviteiten', one: 'Kernactiviteit', none: 'Hoort bij geen kernactiviteit' },
  byActivity: { title: 'Soorten', one: 'Soort activiteit', none: 'Zonder soort' },
}
/** The name of a group, or what it is called when there is none. */
export const groupName = (part: AccountPart, key: string): string => (key === NONE ? partWords[part].none : key)

/** The mark of a theme, where enough people gave one. */
export const MARK = 'Cijfer'
export const MARK_MEANING = 'Gemiddeld rapportcijfer van vragenlijsten, bij vijf antwoorden of meer'
/** The mark of a theme by its key (`NONE` for what has no theme); null where too few gave one. */
export const markOf = (marks: readonly { theme: string | null; value: number | null }[], key: string): number | null =>
  marks.find(({ theme }) => (theme ?? NONE) === key)?.value ?? null

export const goalNote =
  'Een activiteit met meer doelen telt bij elk doel mee. De doelen tellen daarom niet op tot het totaal.'

/** What a figure of an agreement is called, and how it is worked out. */
export const figureWords: Record<AgreementFigure, { name: string; meaning: string }> = {
  activities: {
    name: 'Activiteiten en verhuur',
    meaning: 'Aantal activiteiten en verhuringen, zoals in het overzicht.',
  },
  internal: { name: 'Interne activiteiten', meaning: 'Eigen gebruik door de organisatie of vereniging.' },
  external: { name: 'Externe verhuur', meaning: 'Al het gebruik door anderen.' },
  participants: { name: 'Deelnemers', meaning: 'Som van wie er werkelijk waren.' },
  minutes: { name: 'Uren gebruikt', meaning: 'Uren van alle activiteiten, zonder klaarzetten en opruimen.' },
  activities_of: { name: 'Activiteiten in', meaning: 'Aantal activiteiten met dit thema, dit doel of deze soort.' },
  participants_of: {
    name: 'Deelnemers in',
    meaning: 'Deelnemers aan activiteiten met dit thema, dit doel of deze soort.',
  },
  kinds_of: { name: 'Soorten activiteiten in', meaning: 'Hoeveel verschillende soorten activiteiten er waren.' },
  public: { name: 'Openbare activiteiten', meaning: 'Activiteiten die in de wijkkalender staan.' },
  self_service: { name: 'Zonder beheerder gehouden', meaning: 'Activiteiten die een groep zelf opende en afsloot.' },
  counted_share: {
    name: 'Deelnemers ingevuld',
    meaning: 'Deel van de activiteiten waarbij het aantal deelnemers is ingevuld.',
  },
  theme_share: { name: 'Met een thema', meaning: 'Deel van de activiteiten waarbij een thema is ingevuld.' },
  occupancy: { name: 'Bezetting', meaning: 'Gebruikte uren gedeeld door open uren.' },
  visitors: { name: 'Bezoekers', meaning: 'Wie er in het logboek zijn geteld.' },
  waived: { name: 'Om niet gegeven', meaning: 'Tarief van de boekingen dat niet in rekening is gebracht.' },
  coverage: {
    name: 'Afgesproken uren bezet',
    meaning: 'Deel van de afgesproken uren waarin er genoeg beheerders waren.',
  },
  fixed_face: { name: 'Aandeel vast gezicht', meaning: 'Diensten van de vaste beheerder, van alle diensten.' },
  consultations: { name: 'Overleggen gehouden', meaning: 'Overleggen over dit centrum die zijn gehouden.' },
}

export const subjectWords: Record<AgreementSubject, string> = {
  theme: 'Thema',
  goal: 'Doel',
  core: 'Kernactiviteit',
  activity: 'Soort activiteit',
}

export const outcomeWords: Record<Outcome, string> = {
  met: 'Gehaald',
  missed: 'Niet gehaald',
  on_track: 'Op schema',
  not_yet: 'Nog niet gehaald',
  unknown: 'Geen cijfer',
}

/** What somebody writes about a period. */
export const storyWords = {
  effort: { title: 'Inzet', hint: 'Wat is er gedaan?' },
  effect: { title: 'Effect', hint: 'Wat heeft het de bewoners gebracht?' },
  noticed: { title: 'Wat opviel', hint: 'Wat ging goed, wat niet, wat was anders?' },
  next: { title: 'Wat nu komt', hint: 'Wat gaat u de komende tijd doen?' },
} as const

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })
const euros = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })

/** A figure in its unit: `1.234`, `12,5 uur`, `85,2 %`, `€ 12,50`; a dash where there is none. */
export function figureText(unit: FigureUnit, value: number | null): string {
  if (value === null) return '–'
  if (unit === 'percent') return `${tenth.format(value)}\u00a0%`
  if (unit === 'minutes') return `${tenth.format(value / 60)}\u00a0uur`
  return unit === 'cents' ? euros.format(value / 100) : whole.format(value)
}

/** `ten minste 2 per jaar` */
export const targetText = ({ value, direction, per }: Target, unit: FigureUnit): string =>
  `${direction === 'at_least' ? 'ten minste' : 'hoogstens'} ${figureText(unit, value)} per ${per === 'year' ? 'jaar' : 'kwartaal'}`

/** `Deelnemers in Meedoen` */
export const figureName = (figure: AgreementFigure, about: string | null): string =>
  about === null ? figureWords[figure].name : `${figureWords[figure].name} ${about}`
