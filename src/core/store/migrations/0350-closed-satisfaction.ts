import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Scores of satisfaction are closed with the quarter (docs/adr/0041). As the rest of a closing they never change. Quarters
 * that were closed before have none.
 */
const statements = [
  `create table closed_satisfaction (
    closing_id text primary key references closing (id),
    sheets integer not null check (sheets >= 0),
    content blob not null
  ) strict`,
  ...['update', 'delete'].map(
    (event) =>
      `create trigger closed_satisfaction_frozen_${event} before ${event} on closed_satisfaction
       begin select raise(abort, 'quarter_closed'); end`,
  ),
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
