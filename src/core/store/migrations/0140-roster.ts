import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Who is in the building: caretakers with what they know and when they can, their absences, the desired coverage
 * of centres, and shifts. The database refuses two shifts of one person at once, whatever path they come by; a shift
 * lasts a day at most, which bounds how far back to look (docs/adr/0018).
 */
const lookBack = `strftime('%Y-%m-%dT%H:%M', new.starts_at, '-2 days')`
const taken = `select raise(abort, 'caretaker_taken') where exists (
    select 1 from shift s
    where s.caretaker_id = new.caretaker_id and s.id <> new.id
      and s.starts_at < new.ends_at and s.ends_at > new.starts_at and s.starts_at > ${lookBack}
  );`

const statements = [
  `alter table booking add column alcohol integer not null default 0 check (alcohol in (0, 1))`,
  'alter table centre add column crowd_from integer check (crowd_from > 0)',
  `alter table centre add column caretaker_required integer not null default 0 check (caretaker_required in (0, 1))`,

  `create table caretaker (
    id text primary key, name text not null, kind text not null check (kind in ('employed', 'volunteer')),
    association text, phone text, email text, remarks text,
    contract_minutes integer not null check (contract_minutes between 0 and 3600),
    hour_cents integer check (hour_cents >= 0),
    flex_pool integer not null check (flex_pool in (0, 1)),
    active_from text, active_to text, archived integer not null check (archived in (0, 1)),
    revision integer not null, check (active_to is null or active_from is null or active_from <= active_to)
  ) strict`,
  `create table caretaker_centre (
    caretaker_id text not null references caretaker (id) on delete cascade,
    centre_id text not null references centre (id), fixed integer not null check (fixed in (0, 1)),
    primary key (caretaker_id, centre_id)
  ) strict, without rowid`,
  'create unique index one_fixed_caretaker_per_centre on caretaker_centre (centre_id) where fixed = 1',
  `create table certificate (
    caretaker_id text not null references caretaker (id) on delete cascade,
    kind text not null check (kind in ('bhv', 'social_hygiene', 'first_aid', 'conduct')),
    issued_on text not null, expires_on text, primary key (caretaker_id, kind, issued_on),
    check (expires_on is null or issued_on <= expires_on)
  ) strict, without rowid`,
  `create table caretaker_availability (
    caretaker_id text not null references caretaker (id) on delete cascade, position integer not null,
    kind text not null check (kind in ('available', 'unavailable', 'prefers', 'avoids')),
    weekday integer check (weekday between 1 and 7), date text,
    from_time text not null, to_time text not null, primary key (caretaker_id, position),
    check (from_time < to_time), check ((weekday is null) <> (date is null))
  ) strict, without rowid`,
  `create table absence (
    id text primary key, caretaker_id text not null references caretaker (id),
    kind text not null check (kind in ('leave', 'sick', 'other')), starts_at text not null, ends_at text not null,
    note text, revision integer not null, check (starts_at < ends_at)
  ) strict`,
  'create index absence_by_caretaker on absence (caretaker_id, starts_at)',
  'create index absence_by_end on absence (ends_at)',

  `create table coverage (
    id text primary key, centre_id text not null references centre (id),
    weekday integer not null check (weekday between 1 and 7), opens text not null, closes text not null,
    people integer not null check (people between 1 and 20), from_date text not null, to_date text,
    consultation_id text, revision integer not null,
    check (opens < closes), check (to_date is null or from_date <= to_date)
  ) strict`,
  'create index coverage_by_centre on coverage (centre_id, weekday)',

  `create table shift (
    id text primary key, centre_id text not null references centre (id),
    starts_at text not null, ends_at text not null,
    caretaker_id text references caretaker (id),
    source text check (source in ('volunteer', 'fixed', 'employed', 'flex')),
    fixed_face integer not null check (fixed_face in (0, 1)),
    pinned integer not null check (pinned in (0, 1)), break_minutes integer not null check (break_minutes between 0 and 240),
    note text, worked_from text, worked_to text, worked_break integer check (worked_break between 0 and 240),
    revision integer not null,
    check (starts_at < ends_at), check ((caretaker_id is null) = (source is null)),
    check ((worked_from is null) = (worked_to is null)), check (worked_from is null or worked_from < worked_to)
  ) strict`,
  'create index shift_by_centre on shift (centre_id, starts_at)',
  'create index shift_by_start on shift (starts_at)',
  'create index shift_by_caretaker on shift (caretaker_id, starts_at)',
  `create trigger shift_insert_refuses_double before insert on shift when new.caretaker_id is not null begin
    ${taken}
  end`,
  `create trigger shift_update_refuses_double before update of caretaker_id, starts_at, ends_at on shift
  when new.caretaker_id is not null begin
    ${taken}
  end`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
