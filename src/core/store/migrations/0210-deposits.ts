import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Deposits of bookings: received, given back and what was kept (docs/adr/0025). What is asked stands with the price;
 * a booking has one deposit at most. Nobody's booking goes while money of them is held.
 */
const statements = [
  `create table deposit (
    booking_id text primary key references booking (id), cents integer not null check (cents > 0), received_on text not null,
    how text not null check (how in ('pin', 'cash', 'bank')), settled_on text,
    back_how text check (back_how in ('pin', 'cash', 'bank')), kept_cents integer not null check (kept_cents between 0 and cents),
    kept_reason text, kept_vat text check (kept_vat in ('none', 'exempt', 'low', 'high')), revision integer not null,
    check (settled_on is not null or kept_cents = 0),
    check ((kept_cents > 0) = (kept_reason is not null)), check ((kept_cents > 0) = (kept_vat is not null)),
    check ((back_how is not null) = (settled_on is not null and kept_cents < cents))
  ) strict`,
  'create index deposit_held on deposit (booking_id) where settled_on is null',
  'create index price_with_deposit on price (booking_id) where deposit_cents > 0',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
