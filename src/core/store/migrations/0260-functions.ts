import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Which of the minimum functions of a district each activity type fulfils (docs/adr/0030). A table of its own beside
 * the list of labels, so that who renames an activity and who says what it fulfils don't get in each other's way.
 */
const statements = [
  `create table activity_fulfilment (
    label_id text primary key references label (id) on delete cascade, revision integer not null
  ) strict`,
  `create table activity_function (
    label_id text not null references activity_fulfilment (label_id) on delete cascade,
    function text not null check (function in
      ('initiatives', 'meeting', 'volunteers', 'participation', 'services', 'prevention', 'district_team')),
    primary key (label_id, function)
  ) strict, without rowid`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
