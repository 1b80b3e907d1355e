import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Consultations with those who run a centre, what was agreed in them, who is who at a centre, and what its
 * caretakers do. An agenda has the roster on it at most once; that it is on it at all is for the use-case, because rows
 * are written one by one (docs/adr/0020).
 */
const statements = [
  `create table consultation (
    id text primary key, party text not null, date text not null, starts_at text, place text,
    state text not null check (state in ('planned', 'held')), revision integer not null
  ) strict`,
  'create index consultation_by_date on consultation (date)',
  `create table consultation_centre (
    consultation_id text not null references consultation (id) on delete cascade,
    centre_id text not null references centre (id), primary key (consultation_id, centre_id)
  ) strict, without rowid`,
  'create index consultation_centre_by_centre on consultation_centre (centre_id)',
  `create table consultation_attendee (
    consultation_id text not null references consultation (id) on delete cascade, position integer not null,
    side text not null check (side in ('welfare', 'board', 'district_director', 'policy_adviser', 'other')),
    name text not null, organisation text, email text, present integer not null check (present in (0, 1)),
    primary key (consultation_id, position)
  ) strict, without rowid`,
  `create table consultation_item (
    consultation_id text not null references consultation (id) on delete cascade, position integer not null,
    kind text not null check (kind in ('roster', 'other')), title text not null, notes text not null,
    primary key (consultation_id, position)
  ) strict, without rowid`,
  `create unique index one_roster_per_agenda on consultation_item (consultation_id) where kind = 'roster'`,
  `create table consultation_advice (
    consultation_id text not null references consultation (id) on delete cascade, position integer not null,
    about text not null check (about in ('programme', 'costs', 'exceptions')), text text not null, outcome text not null,
    primary key (consultation_id, position)
  ) strict, without rowid`,
  `create table action_point (
    id text primary key, consultation_id text not null references consultation (id), text text not null,
    owner text not null, due_on text, done_on text, revision integer not null
  ) strict`,
  'create index action_point_by_consultation on action_point (consultation_id)',
  `create table fixed_agenda (
    id text primary key check (id = 'agenda'), topics text not null check (json_valid(topics)),
    per_year integer not null check (per_year between 0 and 12), revision integer not null
  ) strict`,
  `create table contact_sheet (
    centre_id text primary key references centre (id) on delete cascade, revision integer not null
  ) strict`,
  `create table sheet_contact (
    centre_id text not null references contact_sheet (centre_id) on delete cascade,
    role text not null check (role in ('social_broker', 'welfare_caretaking', 'district_director', 'board', 'policy_adviser',
      'account_holder', 'property_adviser', 'letting', 'caretaking')),
    name text not null, organisation text, phone text, email text,
    gets_overview integer not null check (gets_overview in (0, 1)), own_use integer not null check (own_use in (0, 1)),
    primary key (centre_id, role)
  ) strict, without rowid`,
  `create table task_list (
    centre_id text primary key references centre (id) on delete cascade, revision integer not null
  ) strict`,
  `create table centre_task (
    centre_id text not null references task_list (centre_id) on delete cascade, position integer not null,
    task text not null, frequency text, caretaker_id text references caretaker (id), who text, remarks text,
    primary key (centre_id, position)
  ) strict, without rowid`,
  'create index centre_task_by_caretaker on centre_task (caretaker_id) where caretaker_id is not null',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
