import type { ErrorCode, ErrorData } from '#shared/contract/errors'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import type { WallSpan } from '#shared/time/types'
import { findingText } from './findings'
import { missingText } from './invoices'
import { rosterFindingText } from './roster-findings'

type Failure = { [C in ErrorCode]: { code: C; data: ErrorData<C> } }[ErrorCode]
type Words = { [C in ErrorCode]: (data: ErrorData<C>) => string }

const thing = (kind: string): string =>
  ({
    booking: 'deze boeking',
    renter: 'deze huurder',
    room: 'deze ruimte',
    centre: 'dit centrum',
    closure: 'deze sluiting',
    facility: 'deze voorziening',
    label: 'dit woord',
    organisation: 'deze organisatie',
    logo: 'het logo',
    instruction: 'deze uitleg',
    referral: 'deze doorverwijzing',
    article: 'dit artikel',
    sale: 'deze bon',
    cashMovement: 'dit bedrag',
    season: 'dit seizoen',
    wish: 'deze wens',
    template: 'dit sjabloon',
    message: 'dit bericht',
    seller: 'de factuurgegevens',
    billing: 'de factuurgegevens van deze huurder',
    invoice: 'deze factuur',
    payment: 'deze betaling',
    deposit: 'deze waarborg',
    series: 'deze reeks',
    caretaker: 'deze beheerder',
    shift: 'deze dienst',
    rosterTemplate: 'deze standaardweek',
    rosterPublication: 'dit rooster',
    school_holiday: 'deze schoolvakantie',
    absence: 'deze afwezigheid',
    coverage: 'deze gewenste bezetting',
    consultation: 'dit overleg',
    actionPoint: 'deze afspraak',
    fixedAgenda: 'de vaste agenda',
    contactSheet: 'dit contactblad',
    taskList: 'deze takenlijst',
    roundItem: 'dit punt van de ronde',
    roundCheck: 'dit punt van de ronde',
    deskNote: 'deze overdracht',
    visitorCount: 'het aantal bezoekers',
    repair: 'deze schade',
    keyLoan: 'deze sleutel',
    dayIncident: 'dit incident',
    coreActivity: 'deze kernactiviteit',
    resultAgreement: 'deze prestatieafspraak',
    narrative: 'deze toelichting',
    handOver: 'dit overnameverzoek',
    incident: 'deze melding',
    museumProgramme: 'deze rondleiding',
    museumTour: 'deze rondleiding',
    museumEntry: 'dit bedrag',
    accountTalk: 'dit accountgesprek',
    questionnaire: 'deze vragen',
    survey: 'deze vragenlijst',
    surveyDay: 'de antwoorden van deze dag',
    privacy: 'deze instellingen',
    renterKeep: 'deze keuze',
  })[kind] ?? 'dit gegeven'

const first = (data: { findings: Parameters<typeof findingText>[0][] }, otherwise: string): string => {
  const finding = data.findings.find((f) => f.severity === 'error') ?? data.findings[0]
  if (!finding) return otherwise
  const { title, detail } = findingText(finding)
  return detail ? `${title}. ${detail}` : title
}

/** `Ali Kaya kan niet op do 4 juni, 08.30–17.00: heeft dan al een dienst. …` */
const refusedShift = ({ rosterFindings, shift }: ErrorData<'roster_violated'>): string => {
  const finding = rosterFindings.find((f) => f.severity === 'error')
  if (!finding) return 'Deze beheerder heeft op dat moment al een dienst.'
  const { title, detail } = rosterFindingText(finding)
  const what = shift ? `${shift.name} kan niet op ${shiftTime(shift)}: ${uncapital(title)}.` : `${title}.`
  return detail ? `${what} ${detail}` : what
}
/** `BHV` stays as it is. */
const uncapital = (text: string) => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
const shiftTime = ({ startsAt, endsAt }: WallSpan) => `${formatDay(dateOf(startsAt))}, ${formatTimes(startsAt, endsAt)}`

const reasons: Record<string, (detail: string) => string> = {
  nothing_to_undo: () => 'Er is niets om ongedaan te maken.',
  programme_archived: (name) => `"${name}" wordt niet meer aangeboden.`,
  guide_taken: (detail) => `De gids heeft dan al een rondleiding. ${detail}.`,
  nothing_to_redo: () => 'Er is niets om opnieuw te doen.',
  changed_since: (subject) => `"${subject}" is daarna nog veranderd. Pas het zelf aan.`,
  in_use: (subject) => `"${subject}" wordt intussen ergens gebruikt en kan niet meer weg.`,
  day_closed: () => 'De kas van die dag is al afgesloten. Maak een tegenboeking als er iets niet klopt.',
  quarter_runs: (quarter) => `Het ${quarter} loopt nog. Vaststellen kan vanaf de dag erna.`,
  quarter_closed: (quarter) =>
    `Het ${quarter} is vastgesteld. Kies Teksten verbeteren: dan komt er een nieuwe versie met de reden erbij.`,
  no_recipients: () => 'Nog niemand met een e-mailadres krijgt het overzicht. Vul dat in bij Overleg, Contacten.',
  agreement_closed: (quarter) =>
    `Deze afspraak is beantwoord in het ${quarter}, en dat is vastgesteld. Geef de afspraak een laatste dag.`,
  closed_meanwhile: (quarter) => `Iemand anders heeft het ${quarter} net vastgesteld. Kijk eerst naar die versie.`,
  day_not_begun: () => 'Deze dag is nog niet begonnen. U kunt de kas nog niet afsluiten.',
  earlier_open: () => 'Een eerdere dag is nog niet afgesloten. Sluit die eerst af.',
  register_changed: () => 'Er is intussen nog iets verkocht. Kijk naar de nieuwe bedragen en sluit dan af.',
  price_changed: (name) => `De prijs van "${name}" is net veranderd. Kijk naar het nieuwe bedrag en reken dan af.`,
  not_for_sale: (name) => `"${name}" staat niet meer op de prijslijst. Haal het van de bon.`,
  voided: (name) => `Deze ${name} is al teruggedraaid.`,
  countered: (name) => `Bij ${name} hoort al een tegenboeking.`,
  still_open: (name) => `De dag van ${name} is nog open. Draai de bon terug; een tegenboeking is niet nodig.`,
  season_settled: (season) => `"${season}" is al vastgelegd. Wijzig de reeksen die ervan gemaakt zijn.`,
  wishes_changed: () => 'Iemand veranderde intussen een wens. Vraag opnieuw een voorstel.',
  wish_slot_taken: (titles) => `Daar staat al: ${titles}. Kies een vrije plek, of verplaats die eerst.`,
  wish_room_archived: (room) => `${room} is niet meer in gebruik.`,
  wish_too_small: (room) => `${room} is te klein voor deze groep.`,
  wish_not_accessible: (room) => `${room} is niet toegankelijk met een rolstoel.`,
  wish_facility_missing: (room) => `${room} heeft niet alles wat deze groep nodig heeft.`,
  wish_outside_hours: () => 'Dan is het centrum niet open.',
  wish_no_dates: () => 'Op die dag is het centrum het hele seizoen gesloten.',
  wish_taken: (title) => `Daar staat al: ${title}. Dat staat buiten dit seizoen om in de agenda.`,
  no_later: () => 'Deze optie loopt al door tot de boeking begint.',
  not_displaceable: (subject) =>
    `"${subject}" kan hier niet voor wijken: dat kan alleen eerstelijnszorg, voor bewoners, en op tijd.`,
  billed: (title) => `"${title}" staat al op een factuur. Ververs de lijst.`,
  not_billable: (title) => `"${title}" is afgezegd of heeft geen huurder, en kan niet op een factuur.`,
  invoice_final: (number) => `Factuur ${number} is definitief en blijft zoals hij is. Maak een creditnota.`,
  not_final: () => 'Maak de factuur eerst definitief.',
  credited: (number) => `Op factuur ${number} is niets meer om te crediteren.`,
  incomplete: (missing) => `Er ontbreken nog gegevens: ${missing.split(' ').map(missingText).join('; ')}.`,
  merge_archived: () => 'Deze huurder staat in het archief. Zet hem eerst terug.',
  merge_open_invoices: (name) =>
    `Van ${name} staat nog een factuur open. Houd ${name} en voeg de ander daarbij, of wacht tot er betaald is.`,
  deposit_received: (title) => `De waarborg van "${title}" is al ontvangen.`,
  deposit_settled: (title) => `De waarborg van "${title}" is al afgehandeld. Maak dat eerst ongedaan.`,
  credit_asks: () =>
    'Een creditnota geeft geld terug. Kies ook de regel waar de korting bij hoort, of maak daarvan eerst de creditnota definitief.',
  deposit_billed: () => 'Wat is ingehouden, staat op een factuur. Gooi het concept weg, of maak een creditnota.',
  nothing_kept: (title) => `Van de waarborg van "${title}" is niets ingehouden.`,
  begun: (title) => `"${title}" is al begonnen en kan niet meer geannuleerd of verplaatst worden.`,
  invoiced: (title) => `"${title}" staat op een factuur. Maak daar eerst een creditnota van.`,
  consultation_held: (subject) => `"${subject}" is al gehouden of er is iets afgesproken. Het blijft bewaard.`,
  has_rounds: (centre) => `${centre} heeft al een lijst. Vul die aan.`,
  not_asked: (name) => `"${name}" staat op deze dag niet in de ronde.`,
  already_read: () => 'Deze overdracht is al gelezen. Schrijf een nieuwe.',
  already_back: (what) => `"${what}" is al terug.`,
  not_over: () => 'Deze dienst is nog niet voorbij. Verbeter de uren daarna.',
  shift_begun: () => 'Deze dienst is al begonnen. Overnemen kan alleen daarvoor.',
  hand_over_open: () => 'Deze dienst wordt al aangeboden. Trek dat verzoek eerst in als u anderen wilt vragen.',
  hand_over_taken: (name) => (name ? `${name} heeft deze dienst al overgenomen.` : 'Deze dienst is al overgenomen.'),
  hand_over_withdrawn: () => 'Dit verzoek is ingetrokken. De dienst hoeft niet meer overgenomen te worden.',
  hand_over_lapsed: () => 'De dienst is intussen veranderd. Bied hem opnieuw aan.',
  nobody_can: () => 'Niemand anders kan of mag deze dienst doen. Onder "Wie niet kan" staat per persoon waarom.',
  incident_closed: () => 'Deze melding is al geregeld of ingetrokken.',
  booking_undecided: (title) =>
    `Voor "${title}" is nog niets gekozen: die boeking kwam erbij. Kijk nog eens en leg dan vast.`,
  has_shifts: (name) => `${name} staat nog op het rooster. Zet die diensten eerst op iemand anders.`,
  has_core_activities: () => 'Er zijn al kernactiviteiten.',
  list_changed: (name) => `De lijst van ${name} is intussen veranderd. Probeer het nog eens.`,
  nothing_to_copy: (name) => `Wat bij ${name} is afgesproken, staat hier al.`,
  has_answers: (title) => `Op de vragenlijst van "${title}" is al geantwoord. Zet hem in het archief.`,
  last_administrator: (name) => `${name} is de enige administrator. Maak eerst iemand anders administrator.`,
  second_factor_on: () => 'De extra code staat al aan. Zet hem eerst uit.',
  second_factor_gone: () => 'Begin opnieuw met de extra code.',
  wrong_passphrase: () => 'Deze wachtzin klopt niet. Let op hoofdletters en spaties.',
  passphrase_needed: () => 'Deze reservekopie zit op slot. Vul de wachtzin in.',
  no_backup_key: (file) =>
    `Bij ${file} ontbreekt het bestand met dezelfde naam dat eindigt op .json. Zonder dat gaat de kopie niet open.`,
  restore_not_ours: () => 'Dit bestand is geen reservekopie van Buurtbalie.',
  restore_damaged_copy: () =>
    'Deze reservekopie is beschadigd en gaat niet open. Er is niets gewijzigd. Kies een andere.',
  restore_same_file: () => 'Kies een ander bestand dan de gegevens zelf.',
  restore_has_problems: () => 'In deze reservekopie klopt iets niet. Er is niets gewijzigd.',
  restore_newer: () =>
    'Deze reservekopie is gemaakt door een nieuwere versie van Buurtbalie. Installeer eerst de nieuwste versie.',
  open_elsewhere: () =>
    'Buurtbalie is op deze gegevens ook ergens anders open. Sluit het daar en probeer het opnieuw. Er is niets gewijzigd.',
  nothing_to_salvage: () => 'Van deze gegevens is niets meer te lezen. Zet een reservekopie terug.',
  not_damaged: () => 'De gegevens zijn niet beschadigd, dus er valt niets te redden.',
  salvage_users: () =>
    'De gebruikers zijn beschadigd. Zet een reservekopie terug, of laat wie uw computers beheert de opdracht salvage gebruiken.',
  backup_no_access: (where) => `Buurtbalie mag hier niet schrijven: ${where}`,
  backup_folder_gone: (where) => `Deze map is niet te bereiken: ${where}`,
  backup_damaged: () => 'De gegevens zijn beschadigd; er kon geen goede reservekopie worden gemaakt.',
  backup_changed_on_disk: () =>
    'De kopie kwam anders van de schijf dan zij erop ging. Gebruik een andere schijf of map.',
  backup_in_use: () => 'De gegevens zijn in gebruik door een ander programma. Probeer het zo opnieuw.',
  backup_failed: (why) => `De reservekopie is niet gelukt: ${why}`,
  not_empty: () => 'Er staan al gegevens in deze map. Begin met een lege map.',
}
const stateWords = (reason: string, detail: string): string =>
  reasons[reason]?.(detail) ?? 'Dit kan nu niet meer: de stand is intussen veranderd.'

/** After a wrong secret: how long to wait, and a warning when few tries are left. */
export function wrongSecretWords(
  waitSeconds: number,
  triesLeft: number,
  wrong = 'De naam, de pincode of het wachtwoord klopt niet.',
): string {
  const wait =
    waitSeconds > 0
      ? ` Wacht ${waitSeconds} ${waitSeconds === 1 ? 'seconde' : 'seconden'} en probeer het dan weer.`
      : ' Probeer het opnieuw.'
  const left = triesLeft <= 3 ? ` U kunt het nog ${triesLeft} keer proberen.` : ''
  return `${wrong}${wait}${left}`
}

/** What is wrong with the rule of a series; other fields are named by the form that holds them. */
const ruleWords: Record<string, string> = {
  health: 'Schrijf niet op wat iemand heeft. Alleen dat iemand er niet is, en tot wanneer, mag u bewaren.',
  no_end: 'Vul in tot wanneer het zich herhaalt.',
  no_dates: 'Dit geeft geen enkele datum.',
  too_many_dates: 'Dit zijn te veel data: hooguit 1100 per keer.',
  not_a_village_hall: 'Een accountgesprek is er alleen voor een dorpshuis of tussenvoorziening.',
  no_codes: 'Dit is geen tabel met een kolom "code". Neem de eerste regel met de namen van de kolommen mee.',
  contact_details:
    'In de opmerking staat een telefoonnummer of e-mailadres. Laat dat weg: antwoorden zijn van niemand.',
  empty: 'Vul ten minste één antwoord in.',
  out_of_scale: 'Een antwoord past niet op de schaal van de vraag.',
  form_address: 'Begin met https:// en zet {code} waar de code van de vragenlijst komt.',
  not_a_museum: 'Dit kan alleen in een centrum van de soort museum.',
  too_many_people: 'Dat zijn meer mensen dan er mee kunnen. Verdeel ze over twee rondleidingen.',
  too_short: 'Kies minstens 6 cijfers voor een pincode, of minstens 10 tekens voor een wachtwoord.',
  too_simple: 'Dit is te makkelijk te raden. Kies iets anders.',
  like_name: 'Dit lijkt te veel op de naam. Kies iets anders.',
  password_needed: 'Voor deze rol is een wachtwoord nodig van minstens 10 tekens, met meer dan alleen cijfers.',
  first_administrator: 'De eerste gebruiker is altijd een administrator van de hele organisatie.',
  whole_organisation: 'Een administrator is dat altijd voor de hele organisatie.',
  wrong_code: 'Deze code klopt niet. Wacht op de volgende code in uw app en vul die in.',
  too_far: 'Dit ligt te ver van de datum van de reeks.',
}

const words: Words = {
  invalid_input: (data) =>
    ruleWords[data.issues[0]?.problem ?? ''] ??
    (data.issues.length > 0
      ? `Niet alles is goed ingevuld: ${data.issues.map((i) => i.path).join(', ')}.`
      : 'Niet alles is goed ingevuld.'),
  unauthenticated: () => 'U bent niet (meer) aangemeld. Open Buurtbalie opnieuw.',
  wrong_secret: ({ waitSeconds, triesLeft }) => wrongSecretWords(waitSeconds, triesLeft),
  code_needed: () => 'Vul ook de code uit uw app in.',
  locked: () =>
    'Er is te vaak een verkeerde pincode of verkeerd wachtwoord ingevuld. Een administrator kan u weer toelaten.',
  forbidden: () => 'Dit mag u niet doen. Vraag een administrator om het recht.',
  not_found: (data) => `We kunnen ${thing(data.kind)} niet vinden. Misschien is het net verwijderd.`,
  room_conflict: (data) => first(data, 'De ruimte is op die tijd al bezet.'),
  capacity_exceeded: (data) => first(data, 'Er is niet genoeg plek in deze ruimte.'),
  facility_exhausted: (data) => first(data, 'Er zijn er op die tijd niet genoeg vrij.'),
  stale: (data) =>
    `Iemand anders heeft ${thing(data.kind)} net veranderd. Kijk naar de nieuwe gegevens en probeer het opnieuw.`,
  duplicate: (data) => `"${data.name}" bestaat al. Kies een andere naam.`,
  rule_violated: (data) => first(data, 'Dit past niet bij de regels van het centrum.'),
  roster_violated: refusedShift,
  wrong_state: (data) => stateWords(data.reason, data.detail),
  too_large: () => 'Dit is te groot om te versturen.',
  too_many_requests: () => 'Even te veel tegelijk. Wacht een paar tellen en probeer het opnieuw.',
  busy: () => 'Buurtbalie is even bezig met iets anders. Probeer het zo opnieuw.',
  disk_full: () =>
    'De schijf is vol. Er is niets veranderd. Maak ruimte op de schijf en probeer het opnieuw: wat u typte, staat er nog.',
  storage_failed: () =>
    'Buurtbalie kan de gegevens niet lezen of bewaren. Er is niets veranderd. Controleer of de map er nog is en of u er mag schrijven.',
  damaged: () =>
    'De gegevens zijn beschadigd. U kunt ze alleen bekijken. Zet een reservekopie terug bij Instellingen, Reservekopieën.',
  unreadable: (data) =>
    `Een deel van de gegevens is niet te lezen (${data.field}). Er is niets veranderd. Kijk ze na, of zet een reservekopie terug bij Instellingen, Reservekopieën. Noem bij vragen: ${data.reference}.`,
  internal: (data) => `Er ging iets mis in Buurtbalie. Er is niets veranderd. Noem bij vragen: ${data.reference}.`,
}

/** The Dutch sentence of a failure. */
export function errorWords(failure: Failure): string {
  const say = words[failure.code] as (data: Failure['data']) => string
  return say(failure.data)
}
