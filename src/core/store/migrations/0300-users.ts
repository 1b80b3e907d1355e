import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Users with their roles; their secrets, wrong tries, second factors and recovery codes apart, so that nothing that
 * reads a user reads those (docs/adr/0034). A user is never removed: the log names who did what.
 */
const statements = [
  `create table user_account (
    id text primary key, name text not null unique collate nocase,
    blocked integer not null default 0 check (blocked in (0, 1)), revision integer not null
  ) strict`,
  `create table user_role (
    user_id text not null references user_account (id) on delete cascade, position integer not null,
    role text not null check (role in ('administrator', 'coordinator', 'beheerder', 'volunteer', 'board', 'municipality')),
    centre_id text references centre (id), primary key (user_id, position),
    check (role <> 'administrator' or centre_id is null)
  ) strict, without rowid`,
  `create table user_secret (
    user_id text primary key references user_account (id) on delete cascade,
    kind text not null check (kind in ('pin', 'password')), hash text not null
  ) strict`,
  `create table user_tries (
    user_id text primary key references user_account (id) on delete cascade,
    wrong integer not null check (wrong >= 0), last_at text not null
  ) strict`,
  `create table user_second_factor (
    user_id text primary key references user_account (id) on delete cascade,
    key text not null, confirmed integer not null check (confirmed in (0, 1)), last_counter integer not null
  ) strict`,
  `create table user_recovery (
    user_id text primary key references user_account (id) on delete cascade, hash text not null
  ) strict`,
  `create table access_settings (
    id integer primary key check (id = 1), idle_minutes integer not null check (idle_minutes between 1 and 240),
    revision integer not null
  ) strict`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
