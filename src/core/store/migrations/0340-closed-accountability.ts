import { type Kysely, sql } from 'kysely'

/**
 * Frozen. What was accounted for is closed with the quarter (docs/adr/0038): figures per theme and goal, agreements with their
 * answers, and what was written. As the rest of a closing it never changes. Quarters that were closed before have none.
 */
const statements = [
  `create table closed_account (
    closing_id text primary key references closing (id), content blob not null
  ) strict`,
  ...['update', 'delete'].map(
    (event) =>
      `create trigger closed_account_frozen_${event} before ${event} on closed_account
       begin select raise(abort, 'quarter_closed'); end`,
  ),
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
