import { getCaretaker } from '#core/store/caretakers'
import { type HeldLog, type HeldRow, type HeldRows, heldLog, heldRows } from '#core/store/held'
import { listInvoices } from '#core/store/invoices'
import type { ReadTx } from '#core/store/open'
import { getAnonymised } from '#core/store/privacy'
import { getRenter } from '#core/store/renters'
import { listSeasons } from '#core/store/seasons'
import { storedJson } from '#core/store/stored'
import type { Anonymised, AnonymousRefusal, Subject } from '#shared/contract/privacy'
import type { Renter } from '#shared/contract/renter'
import { marksOf, wholeMarks } from '#shared/domain/anonymise'
import { openCents } from '#shared/domain/invoice'
import { anonymousName, fiscalFrom } from '#shared/domain/privacy'
import { dateOf } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import { found } from '../common'

/** Somebody with all that hangs on them. */
export type Known = Subject & {
  name: string
  revision: number
  held: HeldRows
  /** That they were made anonymous before. */
  anonymous: Anonymised | null
  /** Their invoices that no law keeps any more and that still name them, by id. */
  expired: ReadonlySet<string>
}
/** The same with what the log says of them, and by what they can be known: what they are and were called. */
export type WellKnown = Known & { log: HeldLog[]; marks: string[]; whole: string[]; names: string[] }

/** @throws not_found */
export async function knownSubject(tx: ReadTx, { kind, id }: Subject, today: CivilDate): Promise<Known> {
  const person =
    kind === 'renter'
      ? found(await getRenter(tx, id), 'renter', id)
      : found(await getCaretaker(tx, id), 'caretaker', id)
  const anonymous = await getAnonymised(tx, kind, id)
  const held = await heldRows(tx, kind, id)
  const expired = expiredInvoices(held, anonymous, today)
  return { kind, id, name: person.name, revision: person.revision, held, anonymous, expired }
}

function expiredInvoices(held: HeldRows, anonymous: Anonymised | null, today: CivilDate): Set<string> {
  const from = fiscalFrom(today)
  const nobody = anonymous && anonymousName(anonymous.number)
  const named = ({ buyer }: HeldRow) => storedJson<{ name?: string }>(String(buyer), 'invoice.buyer').name !== nobody
  const old = (held.get('invoice') ?? []).filter(
    (row) => row.state === 'final' && String(row.issued_on) < from && named(row),
  )
  return new Set(old.map(({ id }) => String(id)))
}

/** What is to be written anew: of who was made anonymous before, only the invoices that were kept until now. */
export function changingRows({ held, anonymous, expired }: Known): HeldRows {
  if (anonymous === null) return held
  const of = (table: 'invoice' | 'invoice_line' | 'payment', by: string): [typeof table, HeldRow[]] => [
    table,
    (held.get(table) ?? []).filter((row) => expired.has(String(row[by]))),
  ]
  return new Map([of('invoice', 'id'), of('invoice_line', 'invoice_id'), of('payment', 'invoice_id')])
}

/** Goes through the whole log: for when somebody asks, not for a list. @throws not_found */
export async function wellKnown(tx: ReadTx, subject: Subject, today: CivilDate): Promise<WellKnown> {
  const known = await knownSubject(tx, subject, today)
  const log = await heldLog(tx, known.kind, known.id, known.held)
  return { ...known, log, ...marksIn(known, log) }
}

/** Fields that name somebody, in rows and in the log; a `name` only of the person itself, for rooms have one too. */
const wholes: ReadonlySet<string> = new Set(['phone', 'email', 'contact_phone', 'contactPhone', 'recipient'])
const people: ReadonlySet<string> = new Set(['contact_name', 'contactName', 'attention', 'renterName', 'holder'])
const ofPerson: ReadonlySet<string> = new Set(['renter', 'renter_billing', 'billing', 'caretaker'])

/** By what somebody can be known: their own data of now and before, and the contact persons that their bookings name. */
function marksIn({ kind, held }: Known, log: readonly HeldLog[]): Pick<WellKnown, 'marks' | 'whole' | 'names'> {
  const whole: string[] = []
  const persons: string[] = []
  const names: string[] = []
  const read = (what: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [field, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') read('', inner)
      else if (field === 'template') read('', storedJson(inner, 'series.template'))
      else if (field === 'buyer') read('billing', storedJson(inner, 'invoice.buyer'))
      else if (wholes.has(field)) whole.push(inner)
      else if (people.has(field)) persons.push(inner)
      else if (field === 'name' && ofPerson.has(what)) names.push(inner)
    }
  }
  for (const [table, rows] of held) for (const row of rows) read(table, row)
  for (const { kind: what, before, after } of log)
    for (const text of [before, after]) if (text !== null) read(what, JSON.parse(text))
  // Without another contact person the renter is a person, as far as anybody can tell.
  const isPerson =
    kind === 'caretaker' ||
    (held.get('renter') ?? []).every(({ name, contact_name: contact }) => contact === null || contact === name)
  return {
    marks: marksOf([...whole, ...names], isPerson ? [...persons, ...names] : persons),
    whole: wholeMarks([...whole, ...names, ...persons]),
    names: [...new Set([...names, ...persons].map(foldName))].filter((name) => name !== ''),
  }
}

/** Names are the same whatever their capitals and spaces. */
export const foldName = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Why somebody can't be made anonymous now: something of them is still open. */
export async function refusalsOf(tx: ReadTx, known: Known, now: WallTime): Promise<AnonymousRefusal[]> {
  if (known.anonymous !== null) return known.expired.size > 0 ? [] : ['done']
  const rows = (table: Parameters<HeldRows['get']>[0]) => known.held.get(table) ?? []
  const today = dateOf(now)
  const after = (value: HeldRow[string] | undefined, moment: string) => typeof value === 'string' && value > moment
  if (known.kind === 'caretaker') {
    const left = rows('caretaker').every((row) => typeof row.active_to === 'string' && row.active_to < today)
    const planned = rows('shift').some((row) => after(row.ends_at, now))
    return left && !planned ? [] : ['in_service']
  }
  const invoices = await listInvoices(tx, { renterId: known.id as Renter['id'] })
  const open = ['request', 'option', 'confirmed']
  const tests: readonly (readonly [AnonymousRefusal, boolean])[] = [
    ['coming', rows('booking').some((row) => after(row.ends_at, now) && open.includes(String(row.status)))],
    ['open_series', rows('series_date').some((row) => row.state === 'waiting' && after(row.date, today))],
    ['open_wish', rows('wish').some((row) => row.series_id === null) && (await hasOpenSeason(tx, rows('wish'), today))],
    ['open_invoice', invoices.some((row) => row.state === 'final' && openCents(row) !== 0)],
    ['draft_invoice', invoices.some((row) => row.state === 'draft')],
    ['deposit', rows('deposit').some((row) => row.settled_on === null)],
    [
      'key',
      rows('key_loan').some((row) => row.back_on === null) ||
        rows('instruction').some((row) => row.handed_out !== null && row.returned_on === null),
    ],
  ]
  return tests.flatMap(([refusal, holds]) => (holds ? [refusal] : []))
}

async function hasOpenSeason(tx: ReadTx, wishes: readonly HeldRow[], today: string): Promise<boolean> {
  const open = (await listSeasons(tx)).filter(({ state, to }) => state !== 'settled' && to >= today)
  return wishes.some((wish) => open.some(({ id }) => id === wish.season_id))
}
