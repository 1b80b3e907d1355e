import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Contract hours change half-way through a month, and what was counted before must stay: what a contract said up to and
 * including a day; after the last of them `contract_minutes` of the caretaker holds.
 */
const statements = [
  `create table earlier_contract (
    caretaker_id text not null references caretaker (id) on delete cascade,
    until text not null, minutes integer not null check (minutes between 0 and 3600),
    primary key (caretaker_id, until)
  ) strict, without rowid`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
