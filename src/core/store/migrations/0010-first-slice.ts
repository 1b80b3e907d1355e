import { type Kysely, sql } from 'kysely'

/**
 * Frozen: own literals, no imports of the app. Organisations, places, renters, bookings with their occupancy, lists, log.
 *
 * Bookings last at most 14 days and take at most 12 hours of setup and clear-up, so whatever can stand in the way of a
 * slot has its `setup_from` at most 15 days before it: the triggers look back no further and cost does not grow with
 * history.
 */
const statements = [
  `create table organisation (
    id text primary key, name text not null, municipality text, accent text,
    demo integer not null default 0 check (demo in (0, 1)), revision integer not null
  ) strict`,
  `create table district (
    id text primary key, municipality text not null, name text not null, unique (municipality, name)
  ) strict`,
  `create table centre (
    id text primary key, organisation_id text not null references organisation (id), name text not null unique,
    type text not null, mode text, municipality text, district_id text references district (id), operator text, address text,
    managed integer not null check (managed in (0, 1)), active_from text, active_to text,
    archived integer not null default 0 check (archived in (0, 1)), revision integer not null,
    check (active_from is null or active_to is null or active_from <= active_to)
  ) strict`,
  `create table opening_hours (
    centre_id text not null references centre (id) on delete cascade, weekday integer not null check (weekday between 1 and 7),
    opens text not null, closes text not null, primary key (centre_id, weekday, opens), check (opens < closes)
  ) strict, without rowid`,
  `create table staffed_hours (
    centre_id text not null references centre (id) on delete cascade, weekday integer not null check (weekday between 1 and 7),
    opens text not null, closes text not null, primary key (centre_id, weekday, opens), check (opens < closes)
  ) strict, without rowid`,
  `create table closure (
    id text primary key, centre_id text not null references centre (id), from_date text not null, to_date text not null,
    reason text not null, revision integer not null, check (from_date <= to_date)
  ) strict`,
  'create index closure_by_centre on closure (centre_id, from_date)',
  `create table room (
    id text primary key, centre_id text not null references centre (id), name text not null, kind text not null,
    use text not null check (use in ('exclusive', 'shared')), capacity integer, area_m2 real,
    counts_for_occupancy integer not null check (counts_for_occupancy in (0, 1)),
    wheelchair integer not null check (wheelchair in (0, 1)),
    setup_minutes integer not null check (setup_minutes between 0 and 720),
    clearup_minutes integer not null check (clearup_minutes between 0 and 720),
    sort_order integer not null, archived integer not null default 0 check (archived in (0, 1)), revision integer not null,
    unique (centre_id, name)
  ) strict`,
  `create table room_part (
    composite_id text not null references room (id) on delete cascade, part_id text not null references room (id),
    primary key (composite_id, part_id), check (composite_id <> part_id)
  ) strict, without rowid`,
  `create table facility (
    id text primary key, centre_id text not null references centre (id), room_id text references room (id), name text not null,
    stock integer not null check (stock >= 0), archived integer not null default 0 check (archived in (0, 1)),
    revision integer not null, unique (centre_id, room_id, name)
  ) strict`,
  `create table renter (
    id text primary key, name text not null, category text not null, contact_name text, email text, phone text, address text,
    postcode text, town text, notes text, search_text text not null, archived integer not null default 0 check (archived in (0, 1)),
    revision integer not null
  ) strict`,
  'create index renter_by_name on renter (name)',
  `create table label (
    id text primary key, kind text not null check (kind in ('theme', 'goal', 'activity')), name text not null,
    sort_order integer not null, archived integer not null default 0 check (archived in (0, 1)), revision integer not null,
    unique (kind, name)
  ) strict`,
  `create table counter (name text primary key, value integer not null) strict, without rowid`,
  `create table booking (
    id text primary key, number text not null unique, centre_id text not null references centre (id),
    starts_at text not null, ends_at text not null,
    setup_minutes integer not null check (setup_minutes between 0 and 720),
    clearup_minutes integer not null check (clearup_minutes between 0 and 720),
    title text not null, renter_id text references renter (id), category text not null, usage text not null,
    status text not null, status_reason text, theme_id text references label (id), activity_id text references label (id),
    expected_participants integer, participants integer, layout text, preparation text,
    residents_set_up integer not null check (residents_set_up in (0, 1)), public integer not null check (public in (0, 1)),
    self_service integer not null check (self_service in (0, 1)), contact_name text, contact_phone text, remarks text,
    charged_cents integer, created_at text not null, revision integer not null,
    check (length(starts_at) = 16 and length(ends_at) = 16 and starts_at < ends_at),
    check (ends_at <= strftime('%Y-%m-%dT%H:%M', starts_at, '+14 days')),
    check (usage in ('internal', 'external')),
    check (status in ('request', 'option', 'confirmed', 'held', 'no_show', 'declined', 'cancelled', 'expired', 'displaced'))
  ) strict`,
  'create index booking_by_centre on booking (centre_id, starts_at)',
  'create index booking_by_start on booking (starts_at)',
  'create index booking_by_renter on booking (renter_id, starts_at)',
  'create index booking_by_title on booking (title collate nocase, starts_at)',
  `create index booking_open on booking (centre_id, starts_at) where status in ('request', 'option')`,
  `create table booking_room (
    booking_id text not null references booking (id) on delete cascade, room_id text not null references room (id),
    position integer not null, primary key (booking_id, room_id)
  ) strict, without rowid`,
  `create table booking_goal (
    booking_id text not null references booking (id) on delete cascade, label_id text not null references label (id),
    position integer not null, primary key (booking_id, label_id)
  ) strict, without rowid`,
  `create table occupancy (
    room_id text not null references room (id), setup_from text not null, booking_id text not null references booking (id) on delete cascade,
    starts_at text not null, ends_at text not null, clear_to text not null, exclusive integer not null check (exclusive in (0, 1)),
    people integer not null check (people >= 0), primary key (room_id, setup_from, booking_id),
    check (setup_from <= starts_at and starts_at < ends_at and ends_at <= clear_to)
  ) strict, without rowid`,
  'create index occupancy_by_booking on occupancy (booking_id)',
  ...['insert', 'update'].map(
    (event) => `create trigger occupancy_${event}_refuses_double before ${event} on occupancy begin
    select raise(abort, 'room_conflict') where exists (
      select 1 from occupancy o
      where o.room_id = new.room_id and o.booking_id <> new.booking_id
        and o.setup_from < new.clear_to and o.setup_from > strftime('%Y-%m-%dT%H:%M', new.setup_from, '-15 days')
        and (o.exclusive = 1 or new.exclusive = 1)
        and ((o.starts_at < new.clear_to and new.setup_from < o.ends_at) or (o.setup_from < new.ends_at and new.starts_at < o.clear_to))
    );
    select raise(abort, 'capacity_exceeded')
    from room r
    where r.id = new.room_id and new.exclusive = 0 and r.capacity is not null and exists (
      select 1 from (
        select new.starts_at as moment
        union
        select o.starts_at from occupancy o
        where o.room_id = new.room_id and o.booking_id <> new.booking_id
          and o.setup_from > strftime('%Y-%m-%dT%H:%M', new.setup_from, '-15 days') and o.setup_from < new.ends_at
          and o.starts_at > new.starts_at and o.starts_at < new.ends_at
      ) m
      where r.capacity < new.people + (
        select coalesce(sum(p.people), 0) from occupancy p
        where p.room_id = new.room_id and p.booking_id <> new.booking_id
          and p.setup_from > strftime('%Y-%m-%dT%H:%M', new.setup_from, '-15 days') and p.setup_from < new.ends_at
          and p.starts_at <= m.moment and p.ends_at > m.moment
      )
    );
  end`,
  ),
  `create table change (
    id text primary key, sequence integer not null unique, at text not null, user_id text not null, action text not null,
    subject text not null, undoable integer not null check (undoable in (0, 1)),
    undone integer not null default 0, check (undone >= 0)
  ) strict`,
  'create index change_by_user on change (user_id, undoable, sequence)',
  `create table log (
    id integer primary key, change_id text not null references change (id), kind text not null, entity_id text not null,
    before text, after text
  ) strict`,
  'create index log_by_change on log (change_id)',
  'create index log_by_entity on log (kind, entity_id)',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
