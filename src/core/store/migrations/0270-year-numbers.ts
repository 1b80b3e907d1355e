import { type Kysely, sql } from 'kysely'

/** Frozen. Numbers per year that visitors are held against: residents of a district, frequent visitors of a centre. */
const statements = [
  `create table year_number (
    id text primary key, kind text not null check (kind in ('residents', 'frequent')), place_id text not null,
    year integer not null, count integer not null check (count >= 0), source text not null, revision integer not null,
    unique (kind, place_id, year)
  ) strict`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
