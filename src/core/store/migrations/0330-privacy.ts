import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Who is responsible for personal data and how long renters are known by name; why somebody is kept longer; and who was
 * made anonymous, without their name.
 */
const statements = [
  `create table privacy (
    id text primary key check (id = 'privacy'), controller text, contact text, email text, phone text, officer text,
    officer_contact text, months integer not null check (months between 1 and 120), remarks text, revision integer not null
  ) strict`,
  `create table renter_keep (
    renter_id text primary key references renter (id) on delete cascade, until text not null check (length(until) = 10),
    because text not null, by_name text not null, revision integer not null
  ) strict`,
  `create table anonymised (
    number integer primary key, id text not null unique, kind text not null check (kind in ('renter', 'caretaker')),
    subject_id text not null, at text not null, by_name text not null,
    reason text not null check (reason in ('term', 'asked', 'other')), note text, revision integer not null,
    unique (kind, subject_id)
  ) strict`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
