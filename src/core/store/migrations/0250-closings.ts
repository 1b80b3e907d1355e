import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Closed quarters (docs/adr/0029): the figures, the rows they were made of and the files as they went out. Nothing of
 * it ever changes; a quarter that is closed again gets the next version.
 */
const frozen = (table: string) =>
  ['update', 'delete'].map(
    (event) =>
      `create trigger ${table}_frozen_${event} before ${event} on ${table}
       begin select raise(abort, 'quarter_closed'); end`,
  )

const statements = [
  `create table closing (
    id text primary key, quarter text not null, version integer not null check (version >= 1), as_of text not null,
    closed_at text not null, closed_by text not null, note text, open_points text not null check (json_valid(open_points)),
    checksum text not null, report text not null check (json_valid(report)), content blob not null,
    revision integer not null, unique (quarter, version), check ((version > 1) = (note is not null))
  ) strict`,
  `create table closed_file (
    closing_id text not null references closing (id), format text not null, file_name text not null,
    media_type text not null, bytes blob not null, primary key (closing_id, format)
  ) strict`,
  ...frozen('closing'),
  ...frozen('closed_file'),
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
