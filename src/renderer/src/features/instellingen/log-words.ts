import type { ChangeKind, LogEntry } from '#shared/contract/app'
import { expenseWords, incomeWords } from '#shared/domain/museum-words'
import { clockOf, dateOf, isCivilDate, isWallTime } from '#shared/time/civil'
import { formatDate, formatTime, weekdayShort } from '#shared/time/format'
import { formatEuros } from '../../lib/format'
import { depositWayWords, keptVatWords } from '../../lib/words/deposits'
import { programmeKindWords } from '../../lib/words/museum'
import {
  categoryWords,
  centreTypeWords,
  labelKindWords,
  layoutWords,
  modeWords,
  roomKindWords,
  roomUseWords,
  statusWords,
  usageWords,
} from '../../lib/words/vocabulary'

/** The log in words: what kind of thing, which field, and how its value reads. */
export const kindWords: Record<ChangeKind, string> = {
  user: 'Gebruiker',
  accessSettings: 'Aanmelden',
  organisation: 'Organisatie',
  logo: 'Logo',
  backup: 'Reservekopie',
  centre: 'Centrum',
  room: 'Ruimte',
  facility: 'Faciliteit',
  closure: 'Sluiting',
  label: 'Thema of doel',
  tariff: 'Tarief',
  caretakerRate: 'Kosten beheerder',
  price: 'Prijs',
  renter: 'Huurder',
  booking: 'Boeking',
  instruction: 'Uitleg',
  referral: 'Doorverwijzing',
  article: 'Artikel',
  sale: 'Bon',
  cashMovement: 'Geld in of uit de kas',
  yearNumber: 'Inwoners of vaste bezoekers',
  questionnaire: 'Vragen over tevredenheid',
  survey: 'Vragenlijst',
  surveyDay: 'Antwoorden op een vragenlijst',
  surveyImport: 'Overgenomen antwoorden',
  closing: 'Vastgesteld kwartaal',
  selection: 'Vaste keuze van bestanden',
  overviewSent: 'Verstuurd overzicht',
  logRedaction: 'Weggehaald uit de wijzigingen',
  logExpiry: 'Oude wijzigingen opgeruimd',
  dayClosing: 'Dagafsluiting',
  season: 'Seizoen',
  wish: 'Wens',
  series: 'Reeks',
  school_holiday: 'Schoolvakantie',
  template: 'Sjabloon',
  message: 'Bericht',
  seller: 'Factuurgegevens',
  billing: 'Factuurgegevens huurder',
  invoice: 'Factuur',
  payment: 'Betaling',
  deposit: 'Waarborg',
  caretaker: 'Beheerder',
  absence: 'Afwezigheid',
  coverage: 'Gewenste bezetting',
  shift: 'Dienst',
  rosterPublication: 'Bekendgemaakt rooster',
  rosterTemplate: 'Standaardweek',
  incident: 'Calamiteit',
  handOver: 'Overnameverzoek',
  consultation: 'Overleg',
  actionPoint: 'Afspraak',
  fixedAgenda: 'Vaste agenda',
  contactSheet: 'Contactblad',
  taskList: 'Takenlijst',
  roundItem: 'Punt van een ronde',
  roundCheck: 'Ronde',
  deskNote: 'Overdracht',
  visitorCount: 'Bezoekers',
  repair: 'Schade of klein onderhoud',
  keyLoan: 'Sleutel',
  calendarEntry: 'Activiteit van elders',
  calendarFeed: 'Agenda-adres',
  dayIncident: 'Incident',
  coreActivity: 'Kernactiviteit',
  resultAgreement: 'Prestatieafspraak',
  narrative: 'Toelichting',
  fulfilment: 'Functies van een activiteit',
  museumProgramme: 'Rondleiding of arrangement',
  museumTour: 'Rondleiding',
  museumEntry: 'Geld van het museum',
  accountTalk: 'Accountgesprek',
  privacy: 'Instellingen van privacy',
  renterKeep: 'Huurder langer bewaren',
  anonymised: 'Geanonimiseerd',
}

/** Fields without a word here are the program's own (ids, revision) and are not shown. */
const fieldWords: Record<string, string> = {
  accent: 'Accentkleur',
  advice: 'Advies gebruikersraad',
  agenda: 'Agenda',
  attendees: 'Wie erbij waren',
  actedBy: 'Wie er handelde',
  activeFrom: 'Eerste dag in gebruik',
  activeTo: 'Laatste dag in gebruik',
  activityType: 'Soort activiteit',
  address: 'Adres',
  alcohol: 'Er wordt alcohol geschonken',
  archived: 'Gearchiveerd',
  backBy: 'Aangenomen door',
  because: 'Waarom',
  backHow: 'Teruggegeven per',
  backOn: 'Terug op',
  by: 'Door',
  areaM2: 'Oppervlakte in m²',
  blocks: 'Niet tegelijk met',
  capacity: 'Aantal personen',
  caretakerRequired: 'Pas definitief als er een beheerder is',
  cents: 'Bedrag',
  category: 'Soort huurder',
  centreId: 'Centrum',
  chargedCents: 'In rekening',
  clearupMinutes: 'Minuten opruimen',
  contact: 'Contactpersoon',
  contactName: 'Contactpersoon',
  contactPhone: 'Telefoon contactpersoon',
  contacts: 'Contactpersonen',
  countsForOccupancy: 'Telt mee voor de bezetting',
  costCents: 'Kosten',
  count: 'Aantal',
  crowdFrom: 'Extra beheerder vanaf zoveel personen',
  date: 'Dag',
  doneOn: 'Gedaan op',
  daypart: 'Dagdeel',
  displaceDays: 'Dagen vooraf dat eerstelijnszorg kan wijken',
  countedCents: 'Geteld',
  differenceCents: 'Verschil',
  district: 'Wijk',
  done: 'Wat er gedaan is',
  doneBy: 'Klaar door',
  dueOn: 'Uiterlijk op',
  email: 'E-mail',
  endsAt: 'Eind',
  expectedCents: 'Verwacht',
  expectedParticipants: 'Verwachte deelnemers',
  facilities: 'Faciliteiten',
  from: 'Eerste dag',
  givenBy: 'Uitleg door',
  givenOn: 'Uitleg op',
  goals: 'Doelen',
  group: 'Groep',
  handedOut: 'Sleutel of code',
  holder: 'Wie hem heeft',
  how: 'Hoe betaald',
  iban: 'IBAN',
  keptCents: 'Ingehouden',
  keptReason: 'Waarom ingehouden',
  keptVat: 'Btw over wat is ingehouden',
  kind: 'Soort',
  kvk: 'KvK-nummer',
  legalName: 'Naam op facturen',
  layout: 'Opstelling',
  lines: 'Wat',
  layouts: 'Opstellingen',
  managed: 'Zelf beheerd',
  mode: 'Vorm van beheer',
  municipality: 'Gemeente',
  mostPeople: 'Hoogstens',
  minutes: 'Minuten',
  name: 'Naam',
  note: 'Toelichting',
  notedBy: 'Genoteerd door',
  notes: 'Notities',
  number: 'Nummer',
  optionDays: 'Dagen dat een optie geldt',
  optionHolds: 'Een optie houdt de plek vast',
  optionUntil: 'Optie tot',
  openingHours: 'Openingstijden',
  operator: 'Wie het beheert',
  owner: 'Wie',
  personCents: 'Prijs per persoon',
  paidBy: 'Betaald',
  outBy: 'Uitgegeven door',
  outOn: 'Uitgegeven op',
  partIds: 'Bestaat uit',
  participants: 'Deelnemers',
  perYear: 'Keer per jaar',
  phone: 'Telefoon',
  place: 'Plaats van het overleg',
  postcode: 'Postcode',
  preparation: 'Klaarzetten',
  priorityReason: 'Waarom deze voorgaat',
  cancelledDates: 'Gaat niet door op',
  public: 'Openbaar',
  publicOrganiser: 'Organisator in de wijkkalender',
  publicText: 'Tekst in de wijkkalender',
  readAt: 'Gelezen',
  readBy: 'Gelezen door',
  receivedOn: 'Ontvangen op',
  reason: 'Reden',
  remark: 'Opmerking',
  remarks: 'Opmerkingen',
  renterName: 'Huurder',
  reportedBy: 'Gemeld door',
  reportedOn: 'Gemeld op',
  returnedOn: 'Ingeleverd op',
  requestHolds: 'Een aanvraag houdt de plek vast',
  residentsSetUp: 'Huurder zet zelf klaar',
  region: 'Regio',
  roomId: 'Ruimte',
  roomIds: 'Ruimtes',
  schoolRegion: 'Regio schoolvakanties',
  selfService: 'Opent en sluit zelf',
  setupMinutes: 'Minuten klaarzetten',
  settledOn: 'Afgehandeld op',
  sortOrder: 'Volgorde',
  staffedHours: 'Beheerder aanwezig',
  startsAt: 'Begin',
  state: 'Stand',
  status: 'Status',
  statusReason: 'Reden',
  stock: 'Aantal',
  tasks: 'Taken',
  text: 'Tekst',
  theme: 'Thema',
  topics: 'Agendapunten',
  time: 'Tijd',
  title: 'Titel',
  to: 'Laatste dag',
  totalCents: 'Totaal',
  town: 'Plaats',
  type: 'Soort centrum',
  usage: 'Gebruik',
  use: 'Gebruik van de ruimte',
  vat: 'Btw',
  what: 'Wat',
  wheelchair: 'Rolstoel',
  withdrawnCents: 'Afgestort',
}

const codeWords: Record<string, Readonly<Record<string, string>>> = {
  category: categoryWords,
  backHow: depositWayWords,
  daypart: { morning: 'ochtend', afternoon: 'middag', evening: 'avond' },
  how: { ...depositWayWords, email: 'e-mail', letter: 'brief', told: 'verteld', other: 'anders' },
  keptVat: keptVatWords,
  kind: { ...roomKindWords, ...labelKindWords, ...programmeKindWords, ...incomeWords, ...expenseWords },
  layout: layoutWords,
  mode: modeWords,
  paidBy: { cash: 'contant', pin: 'pin' },
  state: {
    planned: 'gepland',
    held: 'gehouden',
    open: 'open',
    proposed: 'voorgesteld',
    settled: 'vastgelegd',
    draft: 'concept',
    final: 'definitief',
    done: 'gedaan',
    skipped: 'overgeslagen',
    taken: 'overgenomen',
    withdrawn: 'ingetrokken',
    lapsed: 'vervallen',
  },
  status: statusWords,
  type: centreTypeWords,
  usage: usageWords,
  use: roomUseWords,
  vat: { exempt: 'vrij', low: '9 %', high: '21 %' },
}

export type FieldChange = { field: string; before: string; after: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields that differ, in words. `nameOf` gives the name of a room or centre by its id. */
export function changesOf(entry: LogEntry, nameOf: (id: string) => string): FieldChange[] {
  const before = isRecord(entry.before) ? entry.before : {}
  const after = isRecord(entry.after) ? entry.after : {}
  return Object.keys({ ...before, ...after }).flatMap((field) => {
    const word = fieldWords[field]
    const was = show(field, before[field], nameOf)
    const now = show(field, after[field], nameOf)
    return word === undefined || was === now ? [] : [{ field: word, before: was, after: now }]
  })
}

/** What the entry is about, such as the title of a booking or the name of a room. */
export function subjectOf(entry: LogEntry): string {
  const row = isRecord(entry.after) ? entry.after : isRecord(entry.before) ? entry.before : {}
  const name =
    row.title ?? row.name ?? row.party ?? row.what ?? row.text ?? row.reason ?? row.renterName ?? row.centreName
  return typeof name === 'string' && name !== '' ? name : kindWords[entry.kind]
}

function show(field: string, value: unknown, nameOf: (id: string) => string): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  if (typeof value === 'number') return /cents$/i.test(field) ? formatEuros(value) : String(value)
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => (isRecord(part) ? showPart(part, nameOf) : show(field, part, nameOf)))
    return parts.length === 0 ? '–' : parts.join(', ')
  }
  if (typeof value !== 'string') return '…'
  if (isWallTime(value)) return `${formatDate(dateOf(value))}, ${formatTime(clockOf(value))}`
  if (isCivilDate(value)) return formatDate(value)
  return codeWords[field]?.[value] ?? (/Ids?$/.test(field) ? nameOf(value) : value)
}

/** One of a list: hours, a layout with its minutes, a blocked room, a claim, a contact person. */
function showPart(part: Record<string, unknown>, nameOf: (id: string) => string): string {
  if (typeof part.layout === 'string')
    return `${codeWords.layout?.[part.layout] ?? part.layout} (${Number(part.setupMinutes)} en ${Number(part.clearupMinutes)} min)`
  if (typeof part.roomId === 'string') return nameOf(part.roomId)
  if (typeof part.facilityId === 'string') return `${Number(part.quantity)} × ${nameOf(part.facilityId)}`
  const name = part.name ?? part.title ?? part.task ?? part.text
  return typeof name === 'string' ? name : showHours(part)
}

const showHours = (part: Record<string, unknown>): string =>
  `${weekdayShort(Number(part.weekday))} ${formatTime(String(part.opens))}–${formatTime(String(part.closes))}`
