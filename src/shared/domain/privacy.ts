import type { CivilDate } from '../time/types'

/**
 * Words of privacy (AVG): whose data it is, what kind, for which processing, and what becomes of it when somebody is made
 * anonymous. The labels themselves stand with the tables (core/store/personal-data); this is what they may say. Pure.
 */

/** Whose data: `contact` is somebody of another organisation, `user` who worked at the desk. */
export const persons = ['renter', 'contact', 'caretaker', 'user', 'visitor'] as const
export type Person = (typeof persons)[number]
export const personWords: Record<Person, string> = {
  renter: 'Huurders en hun contactpersonen',
  contact: 'Contactpersonen van andere organisaties',
  caretaker: 'Beheerders en vrijwilligers',
  user: 'Medewerkers aan de balie',
  visitor: 'Bezoekers',
}

export const dataKinds = [
  'name',
  'phone',
  'email',
  'address',
  'number',
  'text',
  'time',
  'money',
  'papers',
  'health',
  'picture',
  'secret',
  'history',
] as const
export type DataKind = (typeof dataKinds)[number]
export const dataKindWords: Record<DataKind, string> = {
  name: 'naam',
  phone: 'telefoonnummer',
  email: 'e-mailadres',
  address: 'adres',
  number: 'KvK- of btw-nummer',
  text: 'wat iemand in een tekstvak schreef',
  time: 'wanneer iemand er is of kan',
  money: 'contracturen en kosten per uur',
  papers: 'certificaten, zoals BHV of VOG (alleen soort en data)',
  health: 'dat iemand ziek gemeld is, zonder aard of oorzaak',
  picture: 'foto',
  secret: 'versleuteld wachtwoord of code',
  history: 'wijzigingen met wat er eerst stond',
}

/**
 * What becomes of a column when its row belongs to somebody who is made anonymous: `empty` null, `blank` empty text, `name`
 * "Geanonimiseerd (7)", `title` and `names` keep the text without the names in it, `law` stays for as long as a law says so, `stays`
 * says nothing any more without the name.
 */
export type Gone = 'empty' | 'blank' | 'name' | 'title' | 'names' | 'law' | 'stays'

/** Who can be made anonymous, and why that is done. */
export const anonymousKinds = ['renter', 'caretaker'] as const
export type AnonymousKind = (typeof anonymousKinds)[number]
export const anonymousReasons = ['term', 'asked', 'other'] as const
export type AnonymousReason = (typeof anonymousReasons)[number]
export const anonymousReasonWords: Record<AnonymousReason, string> = {
  term: 'De bewaartermijn is voorbij',
  asked: 'Iemand vroeg er zelf om',
  other: 'Een andere reden',
}
/** What stands where a name stood. */
export const anonymousName = (number: number): string => `Geanonimiseerd (${number})`

export const processings = [
  'letting',
  'invoicing',
  'roster',
  'desk',
  'partners',
  'accountability',
  'calendar',
  'security',
] as const
export type Processing = (typeof processings)[number]

/** What the register says of a processing (AVG, article 30): the words of the product; an organisation may add to them. */
export type ProcessingWords = {
  title: string
  why: string
  /** Article 6 AVG. */
  basis: string
  receivers: string
  keep: string
}

/** Invoices and what belongs to them are kept for seven years (article 52 of the Algemene wet inzake rijksbelastingen). */
export const FISCAL_YEARS = 7
/** After the last booking, unless the organisation says otherwise. */
export const USUAL_MONTHS = 24

/** @param months after which a renter without bookings is proposed to be made anonymous */
export const processingWords = (months: number): Record<Processing, ProcessingWords> => ({
  letting: {
    title: 'Ruimtes verhuren en boeken',
    why: 'Afspraken maken over ruimtes, bevestigen, klaarzetten en bereikbaar zijn als er iets verandert.',
    basis: 'Uitvoering van een overeenkomst (artikel 6, lid 1 onder b AVG)',
    receivers: 'Beheerders van het centrum waar iemand boekt',
    keep: `Tot ${months} maanden na de laatste boeking; daarna stelt Buurtbalie voor om te anonimiseren`,
  },
  invoicing: {
    title: 'Facturen, waarborgen en betalingen',
    why: 'Huur in rekening brengen en kunnen laten zien wat is betaald.',
    basis: 'Wettelijke plicht (artikel 6, lid 1 onder c AVG; artikel 52 AWR)',
    receivers: 'Boekhouding, en de Belastingdienst als die erom vraagt',
    keep: `${FISCAL_YEARS} jaar na het jaar van de factuur`,
  },
  roster: {
    title: 'Rooster van beheerders en vrijwilligers',
    why: 'Weten wie er wanneer is, wie mag en kan invallen, en hoeveel uren er gewerkt zijn.',
    basis: 'Uitvoering van een overeenkomst en gerechtvaardigd belang (artikel 6, lid 1 onder b en f AVG)',
    receivers: 'Leidinggevenden en collega’s in het rooster; niemand buiten de organisatie',
    keep: `Tot ${months} maanden nadat iemand weg is; bij afwezigheid staat geen aard of oorzaak van ziekte`,
  },
  desk: {
    title: 'Dagelijks beheer van het centrum',
    why: 'Overdracht, sleutels, schade en incidenten bijhouden zodat het gebouw veilig en heel blijft.',
    basis: 'Gerechtvaardigd belang (artikel 6, lid 1 onder f AVG)',
    receivers: 'Beheerders van het centrum; bij schade of een incident wie het moet oplossen',
    keep: 'Zolang het nodig is voor het beheer; kijk ieder jaar wat weg kan',
  },
  partners: {
    title: 'Overleg en contactbladen',
    why: 'Weten wie wie is bij gemeente, verenigingen en gebruikersraden, en nakomen wat is afgesproken.',
    basis: 'Gerechtvaardigd belang (artikel 6, lid 1 onder f AVG)',
    receivers: 'Wie bij het overleg hoort; de gemeente krijgt het eigen verslag',
    keep: 'Zolang iemand die rol heeft; verslagen zolang de afspraken lopen',
  },
  accountability: {
    title: 'Cijfers en verantwoording',
    why: 'Verantwoorden wat er in de centra gebeurt. In wat naar buiten gaat staan aantallen, geen namen.',
    basis: 'Taak van algemeen belang en gerechtvaardigd belang (artikel 6, lid 1 onder e en f AVG)',
    receivers: 'Gemeente, besturen; open data alleen in aantallen die niemand aanwijzen',
    keep: 'Vastgestelde kwartalen blijven; daarin staan titels van activiteiten, geen namen van huurders',
  },
  calendar: {
    title: 'Wijkkalender',
    why: 'Bewoners laten zien wat er te doen is en bij wie zij terechtkunnen.',
    basis: 'Toestemming van wie er als organisator of contact in staat (artikel 6, lid 1 onder a AVG)',
    receivers: 'Iedereen: de kalender is openbaar',
    keep: 'Zolang de activiteit in de kalender staat',
  },
  security: {
    title: 'Gebruikers, rechten en wijzigingen',
    why: 'Zorgen dat ieder alleen ziet en doet wat mag, en kunnen nagaan wie wat veranderde of inzag.',
    basis: 'Wettelijke plicht om te beveiligen (artikel 6, lid 1 onder c en artikel 32 AVG)',
    receivers: 'Beheerder van het systeem; de toezichthouder als die erom vraagt',
    keep: 'Wijzigingen 5 jaar; reservekopieën 7 dagen, 4 weken en 12 maanden',
  },
})

/** What protects the data, for the register (AVG, article 32). */
export const safeguards: readonly string[] = [
  'Alles staat op uw eigen computer of schijf; er gaat niets naar een ander land of naar een dienst op internet.',
  'Iedere wijziging staat in een logboek met wie en wanneer.',
  'Rechten per rol: een aanroep zonder recht wordt geweigerd in de kern, niet alleen op het scherm.',
  'Reservekopieën worden gemaakt en nagekeken; wie anonimiseert, leest hoe lang oude kopieën het nog bevatten.',
  'In cijfers, open data en foutmeldingen staan geen namen; dat wordt bij iedere versie getest.',
]

/** How old copies of the file still hold what was made anonymous, in words for people. */
export const backupWords =
  'Reservekopieën van vóór vandaag bevatten de gegevens nog: de dagelijkse zeven dagen, de wekelijkse vier weken en de maandelijkse twaalf maanden. Een kopie die u zelf bewaart, blijft tot u hem weggooit. Zet u een oude kopie terug, anonimiseer dan opnieuw.'

/** Until when the law keeps an invoice of that day: the end of the seventh year after it. */
export const fiscalUntil = (issuedOn: CivilDate): CivilDate =>
  `${Number(issuedOn.slice(0, 4)) + FISCAL_YEARS}-12-31` as CivilDate

/** No law keeps what was issued before this day: seven full calendar years have passed since its year. */
export const fiscalFrom = (today: CivilDate): CivilDate =>
  `${Number(today.slice(0, 4)) - FISCAL_YEARS}-01-01` as CivilDate
