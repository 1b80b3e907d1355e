import { type Kysely, sql } from 'kysely'

/**
 * Frozen. The logo of the organisation. Pictures stay as they are and are pointed at, so that the log and undo carry a
 * name instead of the picture itself.
 */
const statements = [
  `create table logo_picture (
    id text primary key, media_type text not null check (media_type in ('image/png', 'image/jpeg')),
    bytes blob not null check (length(bytes) between 1 and 307200),
    width integer not null check (width > 0), height integer not null check (height > 0)
  ) strict`,
  `create table logo (
    id text primary key check (id = 'logo'), picture_id text not null references logo_picture (id), revision integer not null
  ) strict`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
