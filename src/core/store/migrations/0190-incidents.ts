import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Calamities: somebody falls ill or drops out, and what was proposed, answered and decided about each shift
 * (docs/adr/0022). Shifts, choices and answers stay as they were then, so they are kept whole.
 */
const statements = [
  `create table incident (
    id text primary key, kind text not null check (kind in ('illness', 'dropout', 'emergency')),
    caretaker_id text not null references caretaker (id), absence_id text,
    starts_at text not null, ends_at text not null, note text, reported_at text not null, reported_on text not null,
    state text not null check (state in ('open', 'proposed', 'decided', 'withdrawn')), decided_at text,
    lines text not null check (json_valid(lines)), answers text not null check (json_valid(answers)),
    revision integer not null, check (starts_at < ends_at), check ((state = 'decided') = (decided_at is not null))
  ) strict`,
  'create index incident_by_start on incident (starts_at)',
  `create index incident_unsolved on incident (state) where state in ('open', 'proposed')`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
