import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Hand-over requests: a shift as it was when others were asked to take it, and what each of them said. The shift may
 * be changed or gone by now, so it is no reference (docs/adr/0019). A shift has one open request at most.
 */
const statements = [
  `create table hand_over (
    id text primary key, shift_id text not null, centre_id text not null references centre (id),
    starts_at text not null, ends_at text not null, offered_by text references caretaker (id), note text,
    asked_at text not null, asked text not null check (json_valid(asked)),
    state text not null check (state in ('open', 'taken', 'withdrawn', 'lapsed')),
    taken_by text references caretaker (id), closed_at text, revision integer not null,
    check (starts_at < ends_at), check ((state = 'open') = (closed_at is null)),
    check ((state = 'taken') = (taken_by is not null))
  ) strict`,
  `create unique index one_open_hand_over_per_shift on hand_over (shift_id) where state = 'open'`,
  'create index hand_over_by_shift on hand_over (shift_id)',
  `create index hand_over_open on hand_over (starts_at) where state = 'open'`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
