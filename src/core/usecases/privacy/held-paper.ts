import type { HeldLog, HeldRow } from '#core/store/held'
import type { Tables } from '#core/store/tables'
import type { Mention, Subject } from '#shared/contract/privacy'
import { dateOf, isCivilDate, isWallTime } from '#shared/time/civil'
import { formatDate, formatMoment, formatTime } from '#shared/time/format'
import type { Instant, WallTime } from '#shared/time/types'
import type { Block, Paper } from '../papers/paper'

/** Everything that we hold of somebody. */
export type Held = Subject & {
  name: string
  asOf: string
  /** By table, with why it is kept and how long. */
  parts: { table: keyof Tables; title: string; why: string; keep: string; rows: HeldRow[] }[]
  log: HeldLog[]
  mentions: Mention[]
}

/** What the paper shows of a row: the column with its head. Columns that only point elsewhere stand in the file of data. */
type Shown = readonly (readonly [column: string, head: string])[]
const facts: Shown = [
  ['name', 'Naam'],
  ['category', 'Soort huurder'],
  ['kind', 'Soort'],
  ['attention', 'Ter attentie van'],
  ['contact_name', 'Contactpersoon'],
  ['phone', 'Telefoon'],
  ['email', 'E-mail'],
  ['address', 'Adres'],
  ['postcode', 'Postcode'],
  ['town', 'Plaats'],
  ['kvk', 'KvK-nummer'],
  ['oin', 'OIN'],
  ['vat_number', 'Btw-nummer'],
  ['reference', 'Kenmerk'],
  ['association', 'Vereniging'],
  ['contract_minutes', 'Contract (minuten per week)'],
  ['notes', 'Notities'],
  ['remarks', 'Opmerkingen'],
  ['active_from', 'Eerste dag'],
  ['active_to', 'Laatste dag'],
]
const shown: Partial<Record<keyof Tables, Shown>> = {
  booking: [
    ['number', 'Nummer'],
    ['starts_at', 'Wanneer'],
    ['title', 'Activiteit'],
    ['status', 'Status'],
    ['contact_name', 'Contact'],
    ['contact_phone', 'Telefoon'],
    ['remarks', 'Opmerkingen'],
    ['preparation', 'Klaarzetten'],
  ],
  series: [
    ['first_date', 'Vanaf'],
    ['title', 'Activiteit'],
  ],
  wish: [
    ['title', 'Activiteit'],
    ['people', 'Personen'],
    ['remarks', 'Opmerkingen'],
  ],
  instruction: [
    ['given_on', 'Op'],
    ['handed_out', 'Sleutel of code'],
    ['returned_on', 'Ingeleverd'],
    ['remarks', 'Opmerkingen'],
  ],
  referral: [
    ['date', 'Op'],
    ['contact', 'Contact'],
    ['remark', 'Opmerking'],
  ],
  key_loan: [
    ['out_on', 'Uit'],
    ['what', 'Wat'],
    ['holder', 'Wie'],
    ['phone', 'Telefoon'],
    ['back_on', 'Terug'],
  ],
  deposit: [
    ['received_on', 'Ontvangen'],
    ['cents', 'Bedrag'],
    ['settled_on', 'Afgehandeld'],
    ['kept_cents', 'Ingehouden'],
    ['kept_reason', 'Reden'],
  ],
  price_line: [
    ['text', 'Regel'],
    ['cents', 'Bedrag'],
    ['reason', 'Reden'],
  ],
  invoice: [
    ['number', 'Nummer'],
    ['issued_on', 'Datum'],
    ['due_on', 'Betalen voor'],
    ['reference', 'Kenmerk'],
    ['note', 'Toelichting'],
  ],
  invoice_line: [
    ['date', 'Dag'],
    ['text', 'Regel'],
    ['cents', 'Bedrag'],
  ],
  payment: [
    ['paid_on', 'Op'],
    ['cents', 'Bedrag'],
    ['note', 'Toelichting'],
  ],
  message: [
    ['sent_at', 'Wanneer'],
    ['recipient', 'Aan'],
    ['subject', 'Onderwerp'],
    ['body', 'Tekst'],
  ],
  certificate: [
    ['kind', 'Soort'],
    ['issued_on', 'Gehaald'],
    ['expires_on', 'Geldig tot'],
  ],
  absence: [
    ['kind', 'Soort'],
    ['starts_at', 'Vanaf'],
    ['ends_at', 'Tot'],
    ['note', 'Toelichting'],
  ],
  shift: [
    ['starts_at', 'Vanaf'],
    ['ends_at', 'Tot'],
    ['note', 'Toelichting'],
  ],
  incident: [
    ['starts_at', 'Vanaf'],
    ['ends_at', 'Tot'],
    ['note', 'Toelichting'],
  ],
  hand_over: [
    ['starts_at', 'Dienst'],
    ['state', 'Stand'],
    ['note', 'Toelichting'],
  ],
  centre_task: [
    ['task', 'Taak'],
    ['remarks', 'Opmerkingen'],
  ],
}
const codes: Readonly<Record<string, string>> = {
  internal: 'Eigen organisatie',
  residents: 'Bewonersgroep',
  subsidised: 'Gesubsidieerde organisatie',
  primary_care: 'Eerstelijnszorg',
  association: 'Vereniging',
  commercial: 'Commercieel of particulier',
  request: 'aanvraag',
  option: 'optie',
  confirmed: 'bevestigd',
  held: 'gehouden',
  no_show: 'niet verschenen',
  declined: 'afgewezen',
  cancelled: 'geannuleerd',
  expired: 'verlopen',
  displaced: 'verplaatst',
  employed: 'in dienst',
  volunteer: 'vrijwilliger',
  leave: 'verlof',
  sick: 'ziek gemeld',
  other: 'anders',
}
const coded: ReadonlySet<string> = new Set(['category', 'kind', 'status', 'state'])
const euro = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })

function textOf(column: string, value: HeldRow[string] | undefined): string {
  if (value === null || value === undefined || value instanceof Uint8Array) return ''
  if (typeof value === 'number') return column.endsWith('cents') ? euro.format(value / 100) : String(value)
  if (isWallTime(value)) return `${formatDate(dateOf(value))}, ${formatTime(value.slice(11))}`
  if (isCivilDate(value)) return formatDate(value)
  return coded.has(column) ? (codes[value] ?? value) : value
}

/** Everything that we hold of somebody, to read and to hand out. */
export function heldPaper(held: Held, asOf: WallTime, from: Pick<Paper, 'organisation' | 'logo'>): Paper {
  return {
    ...from,
    title: `Alles wat wij bewaren van ${held.name}`,
    intro: [
      `Stand ${formatDate(dateOf(asOf))}`,
      'Hieronder staat wat wij van u bewaren, waarom en hoe lang. Klopt er iets niet, of wilt u dat wij het weghalen? Zeg het ons.',
    ],
    asOf,
    blocks: [
      ...held.parts.flatMap(partOf),
      ...(held.log.length === 0
        ? []
        : ([
            { type: 'heading', level: 2, text: 'Wijzigingen' },
            {
              type: 'paragraph',
              text: `Wie wanneer iets aan deze gegevens veranderde: ${held.log.length} regels. Wat er voor en na stond, staat in het bestand met gegevens (JSON).`,
            },
            {
              type: 'table',
              caption: 'Wijzigingen in deze gegevens',
              columns: [{ head: 'Wanneer' }, { head: 'Door' }, { head: 'Handeling' }],
              rows: [...new Map(held.log.map((line) => [line.change_id, line])).values()].map((line) => ({
                cells: [formatMoment(line.at as Instant), line.user_id, line.action],
              })),
            },
          ] satisfies Block[])),
      ...(held.mentions.length === 0
        ? []
        : ([
            { type: 'heading', level: 2, text: 'Ook genoemd in' },
            {
              type: 'paragraph',
              text: 'Deze teksten gaan over iets anders en noemen de naam. Kijk voor u dit uitgeeft of er ook iets over een ander in staat.',
            },
            {
              type: 'table',
              caption: 'Teksten waarin de naam staat',
              columns: [{ head: 'Waar' }, { head: 'Tekst', width: 0.7 }],
              rows: held.mentions.map(({ where, text }) => ({ cells: [where, text] })),
            },
          ] satisfies Block[])),
    ],
  }
}

function partOf({ table, title, why, keep, rows }: Held['parts'][number]): Block[] {
  const heading: Block = { type: 'heading', level: 2, text: title }
  const reason: Block = { type: 'paragraph', text: `Waarom: ${why} Hoe lang: ${keep}.`, quiet: true }
  const columns = shown[table]
  if (columns !== undefined)
    return [
      heading,
      reason,
      {
        type: 'table',
        caption: `${title}: ${rows.length}`,
        columns: columns.map(([, head]) => ({ head })),
        rows: rows.map((row) => ({ cells: columns.map(([column]) => textOf(column, row[column])) })),
      },
    ]
  const items = rows.flatMap((row) =>
    facts.flatMap(([column, term]) => {
      const meaning = textOf(column, row[column])
      return meaning === '' ? [] : [{ term, meaning }]
    }),
  )
  // Tables that only tie things together say nothing to read: they stand in the file of data.
  return items.length === 0 ? [] : [heading, reason, { type: 'definitions', items }]
}
