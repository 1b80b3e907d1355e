import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Documents and invoices. The database itself keeps what the law asks of invoices: numbers of a year follow each
 * other without a gap, and what is final never changes or goes. A booking stands on one invoice at a time, a line is
 * credited once.
 */
const vat = `check (vat in ('exempt', 'low', 'high'))`
const statements = [
  `create table document_template (
    kind text primary key, subject text not null, body text not null, revision integer not null
  ) strict`,
  `create table seller (
    id text primary key, legal_name text not null, address text, postcode text, town text, kvk text, vat_number text,
    vat_exempt integer not null check (vat_exempt in (0, 1)), exempt_reason text not null, iban text, email text, phone text,
    payment_days integer not null check (payment_days between 0 and 365), payment_text text, ledger text not null,
    revision integer not null
  ) strict`,
  `create table renter_billing (
    renter_id text primary key references renter (id) on delete cascade, name text, attention text, address text, postcode text,
    town text, email text, kvk text, oin text, vat_number text, reference text, revision integer not null
  ) strict`,
  `create table invoice (
    id text primary key, type text not null check (type in ('invoice', 'credit')),
    state text not null check (state in ('draft', 'final')), year integer, sequence integer, number text unique,
    renter_id text not null references renter (id), corrects_id text references invoice (id),
    issued_on text, due_on text, period_from text, period_to text, seller text, buyer text, reference text, note text,
    created_at text not null, revision integer not null, unique (year, sequence),
    check ((type = 'credit') = (corrects_id is not null)),
    check (case state when 'draft' then coalesce(year, sequence, number, issued_on, due_on, seller, buyer) is null
      else number is not null and year is not null and sequence is not null and issued_on is not null and due_on is not null
        and seller is not null and buyer is not null end)
  ) strict`,
  'create index invoice_by_renter on invoice (renter_id)',
  'create index invoice_by_corrected on invoice (corrects_id) where corrects_id is not null',
  `create table invoice_line (
    invoice_id text not null references invoice (id) on delete cascade, position integer not null,
    booking_id text references booking (id), date text, kind text not null, text text not null, unit text not null,
    quantity integer not null, unit_cents integer not null, cents integer not null, waived_cents integer not null,
    vat text not null ${vat}, net_cents integer not null, corrects_id text references invoice (id), corrects_position integer,
    primary key (invoice_id, position), check ((corrects_id is null) = (corrects_position is null))
  ) strict, without rowid`,
  'create index invoice_line_by_booking on invoice_line (booking_id) where booking_id is not null',
  `create unique index invoice_line_credited_once on invoice_line (corrects_id, corrects_position) where corrects_id is not null`,
  `create table invoice_booking (
    booking_id text primary key references booking (id), invoice_id text not null references invoice (id) on delete cascade
  ) strict, without rowid`,
  'create index invoice_booking_by_invoice on invoice_booking (invoice_id)',
  `create table payment (
    id text primary key, invoice_id text not null references invoice (id), paid_on text not null,
    cents integer not null check (cents <> 0), how text not null check (how in ('bank', 'pin', 'cash', 'other')), note text,
    revision integer not null
  ) strict`,
  'create index payment_by_invoice on payment (invoice_id)',
  `create table message (
    id text primary key, kind text not null, booking_id text references booking (id), invoice_id text references invoice (id),
    renter_id text references renter (id), recipient text, subject text not null, body text not null,
    how text not null check (how in ('email', 'letter', 'told')), sent_at text not null, user_id text not null,
    revision integer not null
  ) strict`,
  'create index message_by_booking on message (booking_id) where booking_id is not null',
  'create index message_by_invoice on message (invoice_id) where invoice_id is not null',
  'create index message_by_renter on message (renter_id) where renter_id is not null',
  ...['insert', 'update'].map(
    (event) => `create trigger invoice_${event}_without_gaps before ${event} on invoice when new.state = 'final' begin
    select raise(abort, 'invoice_gap')
    where new.sequence <> (select coalesce(max(sequence), 0) + 1 from invoice where year = new.year);
  end`,
  ),
  `create trigger invoice_final_stays before update on invoice when old.state = 'final' begin
    select raise(abort, 'invoice_final');
  end`,
  `create trigger invoice_final_remains before delete on invoice when old.state = 'final' begin
    select raise(abort, 'invoice_final');
  end`,
  ...['insert', 'update', 'delete'].map(
    (event) => `create trigger invoice_line_${event}_not_final before ${event} on invoice_line
    when (select state from invoice where id = ${event === 'insert' ? 'new' : 'old'}.invoice_id) = 'final' begin
    select raise(abort, 'invoice_final');
  end`,
  ),
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
