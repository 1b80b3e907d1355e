import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Whether a booking came as a request or an option, whatever became of it: the figures count what was asked for, and a
 * confirmed booking does not tell. Kept by triggers whatever path a booking comes by; what was there is told by its status
 * and, when it was confirmed since, by the log.
 */
const asked = `('request', 'option', 'declined', 'expired')`
const statements = [
  'alter table booking add column asked integer not null default 0 check (asked in (0, 1))',
  // Worded as the indexes of 0010 and 0050 are, so that ten years need not be gone through.
  `update booking set asked = 1 where starts_at > '' and status in ('request', 'option')
    and centre_id in (select id from centre)`,
  `update booking set asked = 1 where starts_at > '' and status in ('declined', 'expired', 'displaced')
    and status <> 'displaced'`,
  `update booking set asked = 1 where id in (
    select entity_id from log where kind = 'booking' and before is not null
      and (before like '%"status":"request"%' or before like '%"status":"option"%')
  )`,
  `create trigger asked_of_new_booking after insert on booking when new.status in ${asked} begin
    update booking set asked = 1 where id = new.id;
  end`,
  `create trigger asked_of_changed_booking after update of status on booking when new.asked = 0 and new.status in ${asked} begin
    update booking set asked = 1 where id = new.id;
  end`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
