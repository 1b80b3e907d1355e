import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Satisfaction (docs/adr/0031): what is asked, questionnaires of activities with a copy of what they ask, and answers
 * added up per day. There is no row of one person, and no table here keeps the order in which answers came: what is below a day
 * is kept in order of what it says.
 */
const statements = [
  `create table questionnaire (
    id text primary key check (id = 'questionnaire'), questions text not null check (json_valid(questions)),
    form_address text, revision integer not null
  ) strict`,
  `create table survey (
    id text primary key, code text not null unique, centre_id text not null references centre (id),
    booking_id text references booking (id), series_id text references series (id), title text not null,
    theme_id text references label (id), questions text not null check (json_valid(questions)),
    archived integer not null default 0 check (archived in (0, 1)), revision integer not null,
    check (booking_id is null or series_id is null)
  ) strict`,
  'create index survey_by_centre on survey (centre_id)',
  'create index survey_by_booking on survey (booking_id) where booking_id is not null',
  'create index survey_by_series on survey (series_id) where series_id is not null',
  'create index survey_by_theme on survey (theme_id) where theme_id is not null',
  `create table survey_day (
    id text primary key, survey_id text not null references survey (id), date text not null,
    sheets integer not null check (sheets > 0), revision integer not null, unique (survey_id, date)
  ) strict`,
  'create index survey_day_by_date on survey_day (date)',
  `create table survey_score (
    day_id text not null references survey_day (id) on delete cascade, question_id text not null,
    score integer not null check (score between 1 and 10), answers integer not null check (answers > 0),
    primary key (day_id, question_id, score)
  ) strict, without rowid`,
  `create table survey_remark (
    day_id text not null references survey_day (id) on delete cascade, text text not null,
    times integer not null check (times > 0), primary key (day_id, text)
  ) strict, without rowid`,
  `create table survey_import (
    id text primary key, date text not null, lines text not null check (json_valid(lines)), revision integer not null
  ) strict`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
