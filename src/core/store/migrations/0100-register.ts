import { type Kysely, sql } from 'kysely'

/**
 * Frozen. The cash register: articles, sales with a copy of what was sold, money put in and taken out, and the closing
 * of a day. What a closing covers can no longer change, whatever path the change comes by.
 */
const columns = 'centre_id text not null references centre (id), date text not null, sequence integer not null'

/** True when the till of `row` was closed: tills of a centre are closed in order. */
const closed = (row: string) =>
  `exists (select 1 from day_closing c where c.centre_id = ${row}.centre_id
    and (c.date > ${row}.date or (c.date = ${row}.date and c.sequence >= ${row}.sequence)))`
const frozen = (table: string, event: string, condition: string) =>
  `create trigger ${table}_frozen_${event} before ${event} on ${table} when ${condition}
   begin select raise(abort, 'day_closed'); end`
const saleOf = (row: string) => `exists (select 1 from sale s where s.id = ${row}.sale_id and ${closed('s')})`

const statements = [
  `create table article (
    id text primary key, centre_id text not null references centre (id), name text not null, group_name text not null,
    cents integer not null check (cents >= 0), vat text not null check (vat in ('exempt', 'low', 'high')),
    sort_order integer not null, archived integer not null check (archived in (0, 1)), revision integer not null
  ) strict`,
  'create unique index article_by_name on article (centre_id, name collate nocase)',
  `create table sale (
    id text primary key, ${columns}, number integer not null check (number > 0), at text not null, by_name text not null,
    paid_by text not null check (paid_by in ('cash', 'pin')), received_cents integer,
    corrects_id text references sale (id), reason text, voided integer not null check (voided in (0, 1)),
    revision integer not null
  ) strict`,
  'create unique index sale_by_number on sale (centre_id, date, number)',
  'create unique index sale_by_corrected on sale (corrects_id) where corrects_id is not null and voided = 0',
  `create table sale_line (
    sale_id text not null references sale (id) on delete cascade, position integer not null,
    article_id text not null references article (id), name text not null, quantity integer not null check (quantity <> 0),
    unit_cents integer not null check (unit_cents >= 0), vat text not null check (vat in ('exempt', 'low', 'high')),
    primary key (sale_id, position)
  ) strict, without rowid`,
  'create index sale_line_by_article on sale_line (article_id)',
  `create table cash_movement (
    id text primary key, ${columns}, at text not null, by_name text not null,
    cents integer not null check (cents <> 0), reason text not null, revision integer not null
  ) strict`,
  'create index cash_movement_by_till on cash_movement (centre_id, date, sequence)',
  `create table day_closing (
    id text primary key, ${columns}, at text not null, by_name text not null,
    float_cents integer not null, cash_cents integer not null, moved_cents integer not null, later_cents integer not null,
    counts text not null, counted_cents integer not null, pin_cents integer not null, pin_slip_cents integer not null,
    withdrawn_cents integer not null check (withdrawn_cents >= 0), remark text,
    check (remark is not null
      or (counted_cents = float_cents + cash_cents + moved_cents and pin_slip_cents = pin_cents))
  ) strict`,
  'create unique index day_closing_by_till on day_closing (centre_id, date, sequence)',
  frozen('sale', 'insert', closed('new')),
  frozen('sale', 'update', closed('old')),
  frozen('sale', 'delete', closed('old')),
  frozen('sale_line', 'insert', saleOf('new')),
  frozen('sale_line', 'update', saleOf('old')),
  frozen('sale_line', 'delete', saleOf('old')),
  frozen('cash_movement', 'insert', closed('new')),
  frozen('cash_movement', 'update', closed('old')),
  frozen('cash_movement', 'delete', closed('old')),
  frozen('day_closing', 'insert', closed('new')),
  frozen('day_closing', 'update', '1'),
  frozen('day_closing', 'delete', '1'),
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
