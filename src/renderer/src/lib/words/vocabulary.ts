import type {
  BookingStatus,
  CentreType,
  LabelKind,
  Layout,
  OperatingMode,
  RenterCategory,
  RoomKind,
  RoomUse,
  SchoolRegion,
  Usage,
} from '#shared/domain/vocabulary'

/** Dutch words of the closed lists (docs/glossary.md). A code without a word does not compile. */
export const categoryWords: Record<RenterCategory, string> = {
  internal: 'Eigen organisatie',
  residents: 'Bewonersgroep',
  subsidised: 'Gesubsidieerde organisatie',
  primary_care: 'Eerstelijnszorg',
  association: 'Vereniging',
  commercial: 'Commercieel of particulier',
}

export const schoolRegionWords: Record<SchoolRegion, string> = { noord: 'Noord', midden: 'Midden', zuid: 'Zuid' }

export const usageWords: Record<Usage, string> = { internal: 'Intern', external: 'Extern' }

export const statusWords: Record<BookingStatus, string> = {
  request: 'Aanvraag',
  option: 'Optie',
  confirmed: 'Bevestigd',
  held: 'Gehouden',
  no_show: 'Niet verschenen',
  declined: 'Afgewezen',
  cancelled: 'Geannuleerd',
  expired: 'Verlopen',
  displaced: 'Verplaatst',
}

export const centreTypeWords: Record<CentreType, string> = {
  wvc: 'Wijkvoorzieningencentrum',
  buurtplein: 'Buurtplein',
  huis_van_de_wijk: 'Huis van de Wijk',
  dorpshuis: 'Dorpshuis',
  tussenvoorziening: 'Tussenvoorziening',
  museum: 'Museum',
  other: 'Anders',
}

export const modeWords: Record<OperatingMode, string> = {
  association: 'Vereniging of stichting',
  welfare: 'Welzijnsorganisatie',
  residents: 'Bewoners',
  municipal: 'Gemeente',
}

export const roomKindWords: Record<RoomKind, string> = {
  hall: 'Zaal',
  meeting_hall: 'Ontmoetingsruimte',
  activity_room: 'Activiteitenruimte',
  consulting_room: 'Spreekkamer',
  course_room: 'Cursusruimte',
  kitchen: 'Keuken',
  workplace: 'Flexibele werkplek',
  corner: 'Halfbesloten hoek',
  desk: 'Informatiebalie',
  library: 'Bibliotheekhoek',
  other: 'Anders',
}

export const roomUseWords: Record<RoomUse, string> = {
  exclusive: 'Eén groep tegelijk',
  shared: 'Gedeeld',
}

export const layoutWords: Record<Layout, string> = {
  theatre: 'Theater',
  u_shape: 'U-vorm',
  carre: 'Carré',
  school: 'School',
  reception: 'Receptie',
  empty: 'Leeg',
}

export const labelKindWords: Record<LabelKind, string> = {
  theme: 'Thema',
  goal: 'Doel',
  activity: 'Soort activiteit',
}

/** Choices for a Select, in the order of the list. */
export const choices = <Code extends string>(words: Record<Code, string>): { value: Code; label: string }[] =>
  (Object.entries(words) as [Code, string][]).map(([value, label]) => ({ value, label }))
