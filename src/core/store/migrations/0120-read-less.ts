import { type Kysely, sql } from 'kysely'

/**
 * Frozen. What the rules need to know of a place (hours, closures, rooms, tariffs) changes a few times a year and is read at each
 * keystroke of a booking: `place_version` gets another value whenever a row of those tables is written, by whatever path,
 * so that what was read can be kept until then. Random, so that a value that was rolled back never comes again.
 *
 * Type-ahead reads one index from end to end instead of looking up trigrams: with 20,000 renters that is quicker for
 * words that many share, and about as quick for rare ones.
 */
const watched = [
  'centre',
  'centre_contact',
  'opening_hours',
  'staffed_hours',
  'closure',
  'room',
  'room_part',
  'room_layout',
  'room_block',
  'tariff',
  'caretaker_rate',
]

const statements = [
  'create table place_version (id integer primary key check (id = 1), value text not null) strict',
  'insert into place_version (id, value) values (1, hex(randomblob(8)))',
  ...watched.flatMap((table) =>
    ['insert', 'update', 'delete'].map(
      (event) => `create trigger ${table}_${event}_is_another_place after ${event} on ${table} begin
    update place_version set value = hex(randomblob(8)) where id = 1;
  end`,
    ),
  ),
  ...['insert', 'update', 'delete'].map((event) => `drop trigger renter_search_${event}`),
  'drop table renter_search',
  'drop index renter_by_search_text',
  'create index renter_by_search_text on renter (archived, search_text, category)',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
