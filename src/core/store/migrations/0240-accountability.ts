import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Core activities that kinds of activity belong to, what was agreed with each centre, and what people write about a
 * period (docs/adr/0028). An agreement points at a theme, goal or kind, or at a core activity: two tables, so there is no
 * reference; neither is ever removed but by undoing that it was made.
 */
const statements = [
  `create table core_activity (
    id text primary key, name text not null unique, sort_order integer not null,
    archived integer not null default 0 check (archived in (0, 1)), revision integer not null
  ) strict`,
  'alter table label add column core_activity_id text references core_activity (id)',
  'create index label_by_core_activity on label (core_activity_id) where core_activity_id is not null',
  `create table result_agreement (
    id text primary key, centre_id text not null references centre (id), sort_order integer not null, text text not null,
    valid_from text not null, valid_to text, figure text,
    subject_of text check (subject_of in ('theme', 'goal', 'core', 'activity')), subject_id text,
    target real check (target >= 0), target_direction text check (target_direction in ('at_least', 'at_most')),
    target_per text check (target_per in ('quarter', 'year')), revision integer not null,
    check (valid_from <= valid_to), check ((subject_of is null) = (subject_id is null)),
    check ((target is null) = (target_direction is null) and (target is null) = (target_per is null)),
    check (figure is not null or (target is null and subject_of is null))
  ) strict`,
  'create index result_agreement_by_centre on result_agreement (centre_id, sort_order)',
  `create table narrative (
    id text primary key, period text not null, centre_id text references centre (id),
    agreement_id text references result_agreement (id),
    field text not null check (field in ('effort', 'effect', 'noticed', 'next', 'answer')), text text not null,
    written_by text not null, written_at text not null, revision integer not null,
    check ((field = 'answer') = (agreement_id is not null)), check (agreement_id is null or centre_id is not null)
  ) strict`,
  `create unique index narrative_once on narrative (period, ifnull(centre_id, ''), ifnull(agreement_id, ''), field)`,
  'create index narrative_by_agreement on narrative (agreement_id) where agreement_id is not null',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
