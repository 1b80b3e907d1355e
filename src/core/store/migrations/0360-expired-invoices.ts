import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Who is on a final invoice may be taken off it once the renter was made anonymous; when is for the program to say, which
 * knows the day. All else of a final invoice stays as it is for ever: numbers, dates, amounts and whose it was by id.
 */
const same = (columns: string): string =>
  columns
    .split(' ')
    .map((column) => `new.${column} is old.${column}`)
    .join(' and ')
const gone = (invoice: string): string =>
  `exists (select 1 from anonymised a join invoice i on i.renter_id = a.subject_id where a.kind = 'renter' and i.id = ${invoice})`

const statements = [
  'drop trigger invoice_update_without_gaps',
  `create trigger invoice_update_without_gaps before update on invoice when new.state = 'final' and old.state <> 'final' begin
    select raise(abort, 'invoice_gap')
    where new.sequence <> (select coalesce(max(sequence), 0) + 1 from invoice where year = new.year);
  end`,
  'drop trigger invoice_final_stays',
  `create trigger invoice_final_stays before update on invoice when old.state = 'final' and not (${gone('old.id')} and ${same(
    'id type state year sequence number renter_id corrects_id issued_on due_on period_from period_to seller created_at',
  )}) begin
    select raise(abort, 'invoice_final');
  end`,
  'drop trigger invoice_line_update_not_final',
  `create trigger invoice_line_update_not_final before update on invoice_line
    when (select state from invoice where id = old.invoice_id) = 'final' and not (${gone('old.invoice_id')} and ${same(
      'invoice_id position booking_id date kind unit quantity unit_cents cents waived_cents vat net_cents corrects_id corrects_position',
    )}) begin
    select raise(abort, 'invoice_final');
  end`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
