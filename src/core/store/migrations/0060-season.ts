import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Seasonal allocation: a season, what fixed users wish for in it, and the place that each wish got with the
 * reason. A wish keeps the series that it became.
 */
const statements = [
  `create table season (
    id text primary key, name text not null, centre_id text references centre (id), from_date text not null,
    to_date text not null check (to_date >= from_date), skip_holidays integer not null check (skip_holidays in (0, 1)),
    skip_school_holidays integer not null check (skip_school_holidays in (0, 1)),
    state text not null check (state in ('open', 'proposed', 'settled')), gap real check (gap between 0 and 1),
    revision integer not null
  ) strict`,
  `create table wish (
    id text primary key, season_id text not null references season (id), centre_id text not null references centre (id),
    renter_id text references renter (id), title text not null,
    category text not null check (category in ('internal', 'residents', 'subsidised', 'primary_care', 'association', 'commercial')),
    people integer check (people >= 0), minutes integer not null check (minutes between 15 and 1440),
    every_weeks integer not null check (every_weeks in (1, 2)), wheelchair integer not null check (wheelchair in (0, 1)),
    remarks text, series_id text references series (id), position integer not null, revision integer not null
  ) strict`,
  'create index wish_by_season on wish (season_id, position)',
  'create index wish_by_renter on wish (renter_id) where renter_id is not null',
  `create table wish_choice (
    wish_id text not null references wish (id) on delete cascade, rank integer not null check (rank in (1, 2)),
    room_id text references room (id), weekday integer not null check (weekday between 1 and 7), starts text not null,
    primary key (wish_id, rank)
  ) strict, without rowid`,
  `create table wish_facility (
    wish_id text not null references wish (id) on delete cascade, facility_id text not null references facility (id),
    quantity integer not null check (quantity > 0), primary key (wish_id, facility_id)
  ) strict, without rowid`,
  `create table placement (
    wish_id text primary key references wish (id) on delete cascade,
    outcome text not null check (outcome in ('first', 'second', 'moved', 'impossible')),
    room_id text references room (id), weekday integer check (weekday between 1 and 7), starts text, ends text,
    week text check (week in ('every', 'first', 'second')), pinned integer not null check (pinned in (0, 1)), why text not null,
    check ((outcome = 'impossible') = (room_id is null)),
    check ((room_id is null) = (weekday is null) and (room_id is null) = (starts is null)
      and (room_id is null) = (ends is null) and (room_id is null) = (week is null))
  ) strict, without rowid`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
