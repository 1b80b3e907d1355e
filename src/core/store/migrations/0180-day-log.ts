import { type Kysely, sql } from 'kysely'

/**
 * Frozen. The log of a day at a centre: rounds with their items, notes to who comes next, visitors, damage with photos,
 * keys that went out without instruction, incidents (docs/adr/0021). Photos stay as they are and are pointed at, so that
 * the log and undo carry their names instead of the pictures themselves.
 */
const statements = [
  `create table round_item (
    id text primary key, centre_id text not null references centre (id),
    round text not null check (round in ('opening', 'closing')), name text not null,
    since text not null, archived_on text, sort_order integer not null, revision integer not null
  ) strict`,
  'create index round_item_by_centre on round_item (centre_id)',
  `create table round_check (
    id text primary key, item_id text not null references round_item (id), centre_id text not null references centre (id),
    date text not null, name text not null, state text not null check (state in ('done', 'skipped')),
    at text not null, by_name text not null, note text, revision integer not null,
    check (state = 'done' or note is not null)
  ) strict`,
  'create unique index round_check_by_item on round_check (item_id, date)',
  'create index round_check_by_day on round_check (centre_id, date)',
  `create table desk_note (
    id text primary key, centre_id text not null references centre (id), date text not null, at text not null,
    by_name text not null, text text not null, read_at text, read_by text, revision integer not null,
    check ((read_at is null) = (read_by is null))
  ) strict`,
  'create index desk_note_by_day on desk_note (centre_id, date)',
  'create index desk_note_unread on desk_note (centre_id) where read_at is null',
  `create table visitor_count (
    id text primary key, centre_id text not null references centre (id), date text not null,
    daypart text not null check (daypart in ('morning', 'afternoon', 'evening')),
    count integer not null check (count >= 0), revision integer not null
  ) strict`,
  'create unique index visitor_count_by_day on visitor_count (centre_id, date, daypart)',
  `create table repair (
    id text primary key, centre_id text not null references centre (id), room_id text references room (id),
    title text not null, note text, reported_on text not null, reported_by text not null,
    done_on text, done_by text, cost_cents integer check (cost_cents >= 0), revision integer not null,
    check (done_on is not null or (done_by is null and cost_cents is null)), check (done_on >= reported_on)
  ) strict`,
  'create index repair_by_reported on repair (centre_id, reported_on)',
  'create index repair_by_done on repair (centre_id, done_on)',
  `create table photo (
    id text primary key, bytes blob not null check (length(bytes) between 1 and 716800),
    width integer not null check (width > 0), height integer not null check (height > 0)
  ) strict`,
  `create table repair_photo (
    repair_id text not null references repair (id) on delete cascade, position integer not null,
    photo_id text not null references photo (id), primary key (repair_id, position)
  ) strict, without rowid`,
  'create index repair_photo_by_photo on repair_photo (photo_id)',
  `create table key_loan (
    id text primary key, centre_id text not null references centre (id), what text not null, holder text not null,
    phone text, booking_id text references booking (id), out_on text not null, out_by text not null, due_on text,
    back_on text, back_by text, remarks text, revision integer not null,
    check (due_on >= out_on), check (back_on >= out_on), check (back_on is not null or back_by is null)
  ) strict`,
  'create index key_loan_by_centre on key_loan (centre_id, back_on)',
  'create index key_loan_by_booking on key_loan (booking_id) where booking_id is not null',
  `create table day_incident (
    id text primary key, centre_id text not null references centre (id), date text not null, time text not null,
    what text not null, acted_by text not null, done text, noted_by text not null, revision integer not null
  ) strict`,
  'create index day_incident_by_day on day_incident (centre_id, date)',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
