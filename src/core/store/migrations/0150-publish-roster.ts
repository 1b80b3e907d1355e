import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Versions of the roster that people were told of, with each shift as it was told (it may be gone by now, so it is
 * no reference), and weeks that are kept as a template.
 */
const statements = [
  `create table roster_publication (
    id text primary key, number integer not null unique check (number > 0), centre_id text references centre (id),
    from_date text not null, to_date text not null, published_at text not null, published_by text not null,
    revision integer not null, check (from_date <= to_date)
  ) strict`,
  `create table published_shift (
    publication_id text not null references roster_publication (id) on delete cascade, shift_id text not null,
    centre_id text not null references centre (id), starts_at text not null, ends_at text not null,
    caretaker_id text references caretaker (id), primary key (publication_id, shift_id)
  ) strict, without rowid`,
  'create index published_shift_by_start on published_shift (starts_at)',
  'create index published_shift_by_shift on published_shift (shift_id)',
  `create table roster_template (
    id text primary key, name text not null collate nocase unique, centre_id text references centre (id),
    revision integer not null
  ) strict`,
  `create table roster_template_shift (
    template_id text not null references roster_template (id) on delete cascade, position integer not null,
    centre_id text not null references centre (id), weekday integer not null check (weekday between 1 and 7),
    from_time text not null, minutes integer not null check (minutes between 1 and 1440),
    caretaker_id text references caretaker (id),
    break_minutes integer not null check (break_minutes between 0 and 240),
    pinned integer not null check (pinned in (0, 1)), note text, primary key (template_id, position)
  ) strict, without rowid`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
