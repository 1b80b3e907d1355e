import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

/**
 * Frozen. The log chained by hash, and who looked at personal data (docs/adr/0036). What was logged before is chained as it
 * stands: from here on an altered, removed or added line shows. SQLite has no SHA-256, so the rows pass through here; 500,000
 * bookings take about half a minute.
 */
const statements = [
  `create table change_seal (
    sequence integer primary key, salt text, subject_digest text not null, hash text not null
  ) strict`,
  'create table log_seal (log_id integer primary key, salt text, digest text not null) strict',
  `create table log_head (
    chain text primary key check (chain in ('change', 'look')), sequence integer not null, hash text not null
  ) strict, without rowid`,
  `create table look (
    sequence integer primary key, at text not null, user_id text not null, call text not null, kind text not null,
    subject_id text, people integer not null check (people >= 0), taken_out integer not null check (taken_out in (0, 1)),
    selection text, hash text not null
  ) strict`,
  'create index look_by_user on look (user_id, sequence)',
  'create index look_by_subject on look (kind, subject_id, sequence)',
  'create index look_by_at on look (at)',
  'create index log_by_kind on log (kind)',
  'create index change_by_who on change (user_id, sequence)',
  'create index change_by_at on change (at)',
]

type Row = {
  sequence: number
  id: string
  at: string
  user_id: string
  action: string
  subject: string
  log_id: number | null
  kind: string | null
  entity_id: string | null
  before: string | null
  after: string | null
}

const AT_ONCE = 5_000
const SALT_BYTES = 16
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const valueDigest = (salt: string, before: string | null, after: string | null) =>
  sha256(`${salt} ${before?.length ?? '-'} ${after?.length ?? '-'}\n${before ?? ''}${after ?? ''}`)

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)

  let hash = ''
  let last = 0
  let open: { row: Row; salt: string; subjectDigest: string; text: ReturnType<typeof createHash> } | null = null
  let changes: unknown[] = []
  let rows: unknown[] = []
  const save = async () => {
    await sql`insert into log_seal (log_id, salt, digest)
      select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(rows)})`.execute(db)
    await sql`insert into change_seal (sequence, salt, subject_digest, hash)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(${JSON.stringify(changes)})`.execute(db)
    changes = []
    rows = []
  }
  const close = () => {
    if (open === null) return
    hash = open.text.digest('hex')
    changes.push([open.row.sequence, open.salt, open.subjectDigest, hash])
    last = open.row.sequence
    open = null
  }
  const take = (page: readonly Row[]) => {
    const salts = randomBytes(SALT_BYTES * 2 * page.length).toString('hex')
    const saltAt = (i: number) => salts.slice(i * SALT_BYTES * 2, (i + 1) * SALT_BYTES * 2)
    page.forEach((row, i) => {
      if (open?.row.sequence !== row.sequence) {
        close()
        const salt = saltAt(2 * i)
        const subjectDigest = valueDigest(salt, row.subject, null)
        const { sequence, id, at, user_id, action } = row
        const text = createHash('sha256')
        text.update(JSON.stringify(['buurtbalie-log-1', hash, sequence, id, at, user_id, action, subjectDigest]))
        open = { row, salt, subjectDigest, text }
      }
      if (row.log_id === null) return
      const salt = saltAt(2 * i + 1)
      const digest = valueDigest(salt, row.before, row.after)
      open.text.update(`\n${JSON.stringify([row.log_id, row.kind, row.entity_id, digest])}`)
      rows.push([row.log_id, salt, digest])
    })
  }
  const columns = sql`c.sequence, c.id, c.at, c.user_id, c.action, c.subject, l.id as log_id, l.kind, l.entity_id, l.before, l.after`
  for (let after = 0; ; ) {
    const page: Row[] = (
      await sql<Row>`select ${columns} from change c left join log l on l.change_id = c.id
        where c.sequence > ${after} order by c.sequence, l.id limit ${AT_ONCE}`.execute(db)
    ).rows
    take(page)
    await save()
    // The last change of a full page may have more rows than fitted.
    let end: Row | undefined = page.at(-1)
    if (end === undefined) break
    for (let rest = page; rest.length === AT_ONCE && end !== undefined; ) {
      rest = (
        await sql<Row>`select ${columns} from change c join log l on l.change_id = c.id
          where c.id = ${end.id} and l.id > ${end.log_id} order by l.id limit ${AT_ONCE}`.execute(db)
      ).rows
      take(rest)
      await save()
      end = rest.at(-1) ?? end
    }
    after = end.sequence
  }
  close()
  await save()
  await sql`insert into log_head (chain, sequence, hash) values ('change', ${last}, ${hash}), ('look', 0, '')`.execute(
    db,
  )
}
