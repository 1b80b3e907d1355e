import { type Kysely, sql } from 'kysely'

/** Frozen. Choices of what to export (docs/adr/0026), and to whom an overview went out. */
const statements = [
  `create table selection (
    id text primary key, name text not null collate nocase unique, period text not null,
    centre_ids text not null check (json_valid(centre_ids)), formats text not null check (json_valid(formats)),
    revision integer not null
  ) strict`,
  `create table overview_sent (
    id text primary key, period text not null, centre_id text references centre (id), name text not null,
    email text not null, sent_at text not null, user_id text not null, revision integer not null
  ) strict`,
  'create index overview_sent_period on overview_sent (period)',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
