/**
 * What goes out to renters, and the fields that a template of each kind may use. The names of the fields are Dutch: they
 * stand in the templates that an organisation edits. What they mean is in the renderer (lib/words/documents).
 */
export const documentKinds = [
  'confirmation',
  'option',
  'quotation',
  'refusal',
  'displacement',
  'cancellation',
  'proposal',
  'invoice',
  'reminder',
  'credit',
] as const
export type DocumentKind = (typeof documentKinds)[number]
/** Every text that an organisation can word itself: those to renters, and the mail with figures to who gets the overview. */
export const templateKinds = [...documentKinds, 'overview'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** Kinds about an invoice; the others are about bookings. */
export const invoiceKinds = ['invoice', 'reminder', 'credit'] as const satisfies readonly DocumentKind[]
/** Whether a template is about an invoice. */
export const isInvoiceKind = (kind: TemplateKind): kind is (typeof invoiceKinds)[number] =>
  (invoiceKinds as readonly TemplateKind[]).includes(kind)

const sender = [
  'aanhef',
  'vandaag',
  'organisatie.naam',
  'organisatie.adres',
  'organisatie.postcode',
  'organisatie.plaats',
  'organisatie.telefoon',
  'organisatie.email',
  'organisatie.iban',
] as const
const common = [...sender, 'huurder.naam', 'huurder.contact'] as const
const overview = [
  'ontvanger.naam',
  'overzicht.naam',
  'overzicht.periode',
  'overzicht.van',
  'overzicht.tot',
  'overzicht.centrum',
  'overzicht.versie',
] as const
const booking = [
  'boeking.nummer',
  'boeking.titel',
  'boeking.datum',
  'boeking.tijd',
  'boeking.ruimte',
  'boeking.centrum',
  'boeking.adres',
  'boeking.personen',
  'boeking.opstelling',
  'boeking.contact',
  'boeking.reden',
  'boeking.prijs',
  'boeking.waarborg',
] as const
const invoice = [
  'factuur.nummer',
  'factuur.datum',
  'factuur.vervaldatum',
  'factuur.bedrag',
  'factuur.open',
  'factuur.dagen_te_laat',
  'factuur.bij',
] as const

/** Lists that a template can go through with `{{#each …}}`, and the fields of one item. */
export const listFields = {
  boekingen: ['nummer', 'titel', 'datum', 'tijd', 'ruimte', 'centrum', 'prijs'],
  regels: ['datum', 'omschrijving', 'bedrag', 'btw'],
  alternatieven: ['datum', 'tijd', 'ruimte', 'centrum'],
} as const satisfies Record<string, readonly string[]>
export type ListField = keyof typeof listFields

export type KnownFields = { single: readonly string[]; lists: readonly ListField[] }

const forBooking = (more: readonly string[] = [], lists: readonly ListField[] = []): KnownFields => ({
  single: [...common, ...booking, ...more],
  lists: ['boekingen', 'regels', ...lists],
})
const forInvoice: KnownFields = { single: [...common, ...invoice], lists: ['regels'] }

/** The fields that a template of a kind may name; anything else is refused. */
export const knownFields: Record<TemplateKind, KnownFields> = {
  confirmation: forBooking(),
  option: forBooking(['optie.tot']),
  quotation: forBooking(['optie.tot']),
  refusal: forBooking([], ['alternatieven']),
  displacement: forBooking(['nieuw.datum', 'nieuw.tijd', 'nieuw.ruimte', 'nieuw.centrum'], ['alternatieven']),
  cancellation: forBooking([], ['alternatieven']),
  proposal: forBooking(),
  invoice: forInvoice,
  reminder: forInvoice,
  credit: forInvoice,
  overview: { single: [...sender, ...overview], lists: [] },
}

/** What is wrong with a template; `detail` is the word that is wrong, `line` counts from one. */
export type TemplateProblem = {
  part: 'subject' | 'body'
  line: number
  code: 'syntax' | 'unknown_field' | 'not_allowed' | 'not_a_list'
  detail: string
}

/** How a message went out, noted by hand. */
export const messageWays = ['email', 'letter', 'told'] as const
export type MessageWay = (typeof messageWays)[number]
