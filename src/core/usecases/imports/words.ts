import type {
  BookingStatus,
  CentreType,
  OperatingMode,
  RenterCategory,
  RoomKind,
  RoomUse,
  Usage,
} from '#shared/domain/vocabulary'
import type { Weekday } from '#shared/time/types'

/** The words of design: import-format for the closed lists, with what agendas write besides. */
export type Choice<T> = {
  of(word: string): T | undefined
  /** The words to choose from, for a message. */
  listed: string
}

/** Headers and words are matched without regard to case, accents, surrounding space, and space for `_` or `-`. */
export const wordKey = (text: string): string =>
  text
    .trim()
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')

function choice<T>(listed: Record<string, T>, also: Record<string, T> = {}): Choice<T> {
  const words = new Map(Object.entries({ ...listed, ...also }).map(([word, code]) => [wordKey(word), code]))
  return { of: (word) => words.get(wordKey(word)), listed: Object.keys(listed).join(', ') }
}

export const centreTypeWords = choice<CentreType>(
  {
    wvc: 'wvc',
    buurtplein: 'buurtplein',
    huis_van_de_wijk: 'huis_van_de_wijk',
    dorpshuis: 'dorpshuis',
    tussenvoorziening: 'tussenvoorziening',
    museum: 'museum',
    overig: 'other',
  },
  { anders: 'other' },
)

export const modeWords = choice<OperatingMode>({
  vereniging: 'association',
  welzijn: 'welfare',
  bewoners: 'residents',
  gemeente: 'municipal',
})

export const roomKindWords = choice<RoomKind>(
  {
    zaal: 'hall',
    ontmoetingsruimte: 'meeting_hall',
    activiteitenruimte: 'activity_room',
    spreekruimte: 'consulting_room',
    cursusruimte: 'course_room',
    keuken: 'kitchen',
    werkplek: 'workplace',
    hoek: 'corner',
    balie: 'desk',
    bibliotheek: 'library',
    overig: 'other',
  },
  {
    spreekkamer: 'consulting_room',
    flexplek: 'workplace',
    'flexibele werkplek': 'workplace',
    'half-besloten hoek': 'corner',
    informatiebalie: 'desk',
    bibliotheekhoek: 'library',
    anders: 'other',
  },
)

export const roomUseWords = choice<RoomUse>({ exclusief: 'exclusive', gedeeld: 'shared' })

export const categoryWords = choice<RenterCategory>(
  {
    intern: 'internal',
    bewoners: 'residents',
    gesubsidieerd: 'subsidised',
    eerstelijn: 'primary_care',
    vereniging: 'association',
    commercieel: 'commercial',
  },
  { 'eerste lijn': 'primary_care' },
)

export const usageWords = choice<Usage>({ intern: 'internal', extern: 'external' })

export const statusWords = choice<BookingStatus>(
  {
    aanvraag: 'request',
    optie: 'option',
    bevestigd: 'confirmed',
    gehouden: 'held',
    geannuleerd: 'cancelled',
    afgewezen: 'declined',
    'no-show': 'no_show',
  },
  { noshow: 'no_show', vervallen: 'expired', verdrongen: 'displaced' },
)

export const weekdayWords = choice<Weekday>(
  { ma: 1, di: 2, wo: 3, do: 4, vr: 5, za: 6, zo: 7 },
  { maandag: 1, dinsdag: 2, woensdag: 3, donderdag: 4, vrijdag: 5, zaterdag: 6, zondag: 7 },
)

export const yesNoWords = choice<boolean>(
  { ja: true, nee: false },
  { j: true, n: false, waar: true, onwaar: false, true: true, false: false, 1: true, 0: false },
)

/** What a message calls the number of something: `1 regel`, `2 regels`. */
export const counted = (n: number, one: string, more: string): string =>
  `${n.toLocaleString('nl-NL')} ${n === 1 ? one : more}`
