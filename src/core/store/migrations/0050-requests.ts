import { type Kysely, sql } from 'kysely'

/**
 * Frozen. From request to booking: which booking took the place of which, and where the displaced one went. Who waits
 * for a slot needs no table: it is a request for a slot that is taken. The index finds what was refused, displaced or
 * expired in a period.
 */
const statements = [
  'alter table booking add column displaced_by_id text references booking (id)',
  'alter table booking add column replaces_id text references booking (id)',
  'create index booking_by_displacer on booking (displaced_by_id) where displaced_by_id is not null',
  'create index booking_by_replaced on booking (replaces_id) where replaces_id is not null',
  `create index booking_settled on booking (starts_at) where status in ('declined', 'expired', 'displaced')`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
