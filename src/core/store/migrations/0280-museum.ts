import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Tours and arrangements of a museum with who guides them, what it takes in and spends beside its bookings, and the
 * yearly account talks of village halls (docs/adr/0032). A tour is written before its booking, so that the booking is
 * priced by it: its reference is looked at when the transaction ends.
 */
const statements = [
  `create table museum_programme (
    id text primary key, centre_id text not null references centre (id), name text not null,
    kind text not null check (kind in ('tour', 'arrangement')), room_id text not null references room (id),
    minutes integer not null check (minutes between 15 and 720), most_people integer not null check (most_people > 0),
    person_cents integer not null check (person_cents >= 0), vat text not null check (vat in ('exempt', 'low', 'high')),
    description text, archived integer not null check (archived in (0, 1)), revision integer not null
  ) strict`,
  'create unique index museum_programme_by_name on museum_programme (centre_id, name collate nocase)',
  `create table museum_tour (
    booking_id text primary key references booking (id) on delete cascade deferrable initially deferred,
    programme_id text not null references museum_programme (id), name text not null,
    person_cents integer not null check (person_cents >= 0), vat text not null check (vat in ('exempt', 'low', 'high')),
    guide_id text references caretaker (id), revision integer not null
  ) strict`,
  'create index museum_tour_by_programme on museum_tour (programme_id)',
  'create index museum_tour_by_guide on museum_tour (guide_id) where guide_id is not null',
  `create table museum_entry (
    id text primary key, centre_id text not null references centre (id), date text not null,
    kind text not null check (kind in ('contribution', 'admission', 'subsidy', 'other_income', 'purchase', 'housing',
      'volunteers', 'publicity', 'other_expense')),
    cents integer not null check (cents > 0), note text, revision integer not null
  ) strict`,
  'create index museum_entry_by_day on museum_entry (centre_id, date)',
  `create table account_talk (
    id text primary key, centre_id text not null references centre (id), year integer not null check (year between 1990 and 2200),
    date text not null, place text, notes text, revision integer not null, unique (centre_id, year)
  ) strict`,
  `create table account_talk_present (
    talk_id text not null references account_talk (id) on delete cascade, position integer not null,
    name text not null, organisation text, primary key (talk_id, position)
  ) strict, without rowid`,
  `create table account_talk_agreement (
    talk_id text not null references account_talk (id) on delete cascade, position integer not null,
    text text not null, owner text not null, due_on text, done_on text, primary key (talk_id, position)
  ) strict, without rowid`,
  `create table account_talk_subsidy (
    talk_id text not null references account_talk (id) on delete cascade, position integer not null,
    name text not null, cents integer not null check (cents >= 0), conditions text, note text, primary key (talk_id, position)
  ) strict, without rowid`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
