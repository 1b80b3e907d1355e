import { type Kysely, sql } from 'kysely'

/**
 * Frozen. What the calendar of a district needs (docs/adr/0027): what a public booking says to residents, what is
 * entered from elsewhere, and the secret address of a feed.
 *
 * `announced`: it stood in the calendar once. Triggers keep it, whatever path a booking comes by, so that a booking that
 * was cancelled while it was only asked for is never shown as something that was called off. An imported booking that is
 * cancelled already counts as announced: the old agenda had it as public.
 */
const statements = [
  'alter table booking add column public_text text',
  'alter table booking add column public_organiser text',
  'alter table booking add column announced integer not null default 0 check (announced in (0, 1))',
  `update booking set announced = 1
    where public = 1 and status in ('confirmed', 'held', 'no_show', 'cancelled', 'displaced')`,
  'create index booking_announced on booking (centre_id, starts_at) where public = 1 and announced = 1',
  `create trigger booking_insert_is_announced after insert on booking
    when new.public = 1 and new.announced = 0 and new.status in ('confirmed', 'held', 'no_show', 'cancelled') begin
    update booking set announced = 1 where id = new.id;
  end`,
  `create trigger booking_update_is_announced after update of public, status on booking
    when new.public = 1 and new.announced = 0 and new.status in ('confirmed', 'held', 'no_show') begin
    update booking set announced = 1 where id = new.id;
  end`,
  `create table calendar_entry (
    id text primary key, district_id text not null references district (id), title text not null,
    starts_at text not null, ends_at text not null, place text, organiser text, contact text, link text, description text,
    theme_id text references label (id), rule text not null check (json_valid(rule)), last_date text,
    cancelled_dates text not null check (json_valid(cancelled_dates)), revision integer not null,
    check (length(starts_at) = 16 and length(ends_at) = 16 and starts_at < ends_at),
    check (ends_at <= strftime('%Y-%m-%dT%H:%M', starts_at, '+14 days'))
  ) strict`,
  'create index calendar_entry_by_district on calendar_entry (district_id, starts_at)',
  `create table calendar_feed (
    district_id text primary key references district (id), key text unique, revision integer not null
  ) strict`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
