import type { Ctx } from '#core/app/context'
import { anewOf } from '#core/store/anonymise'
import { closedContent, listClosings } from '#core/store/closings'
import { textsNaming } from '#core/store/mentions'
import { fieldKey, type Named } from '#core/store/named'
import type { ReadTx } from '#core/store/open'
import { labelsOf } from '#core/store/personal-data/index'
import { nextAnonymous } from '#core/store/privacy'
import type { AnonymousPreview, Mention, Subject } from '#shared/contract/privacy'
import { masking } from '#shared/domain/anonymise'
import { anonymousName, backupWords, fiscalFrom, fiscalUntil } from '#shared/domain/privacy'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { anewFor } from './anew'
import { placeWords, typedFor } from './still-named'
import { changingRows, type Known, refusalsOf, type WellKnown, wellKnown } from './subject'
import { fieldWords, tableWords } from './words'

/** Whether a text stands among the fields that can be ticked: then it is not told twice. */
const isTyped = (typed: readonly Named[], table: string, text: string): boolean =>
  typed.some((one) => one.field.table === table && one.texts.includes(text))

const MOST_MENTIONS = 100
const EXCERPT = 200

/** What would go, what stays and why when somebody is made anonymous; writes nothing. @throws not_found */
export function previewAnonymous(
  ctx: Ctx,
  { allTitles = false, ...subject }: Subject & { allTitles?: boolean | undefined },
) {
  return ctx.readAside(async (tx): Promise<AnonymousPreview> => {
    const today = dateOf(wallNow(ctx.clock))
    const known = await wellKnown(tx, subject, today)
    const typed = await typedFor(tx, known)
    const name = anonymousName(known.anonymous?.number ?? (await nextAnonymous(tx)))
    const anew = anewFor(known, name, allTitles)
    const gone = [...changingRows(known)].flatMap(([table, rows]) => {
      const changes = rows.map((row) => Object.keys(anewOf(table, row, anew))).filter((fields) => fields.length > 0)
      const fields = [...new Set(changes.flat())].map((column) => fieldWords[column] ?? column)
      return changes.length === 0 ? [] : [{ title: tableWords[table] ?? table, rows: changes.length, fields }]
    })
    const past = {
      title: 'Wijzigingen van vroeger',
      rows: known.log.length,
      fields: ['namen, contactgegevens en teksten'],
    }
    return {
      ...subject,
      name: known.name,
      revision: known.revision,
      refused: await refusalsOf(tx, known, wallNow(ctx.clock)),
      gone: known.log.length === 0 ? gone : [...gone, past],
      stays: stays(known, today),
      titles: titleCounts(known, anew.titles),
      closed: await closedNaming(tx, known),
      mentions: (await mentionsOf(tx, known)).filter(({ table, text }) => !isTyped(typed, table, text)),
      named: typed.map(({ field, rows }) => ({
        field: fieldKey(field),
        ...placeWords(field),
        rows,
      })),
      backups: backupWords,
    }
  })
}

/** What a law keeps, and what says nothing without the name. */
function stays({ kind, held }: Known, today: CivilDate): AnonymousPreview['stays'] {
  const issued = (held.get('invoice') ?? []).flatMap((row) =>
    typeof row.issued_on === 'string' && row.issued_on >= fiscalFrom(today) ? [row.issued_on] : [],
  )
  const last = issued.sort().at(-1)
  const law =
    last === undefined
      ? []
      : [
          {
            title: tableWords.invoice ?? '',
            rows: issued.length,
            why: `De wet verplicht om facturen zeven jaar te bewaren, met naam en adres: hier tot ${formatDate(fiscalUntil(last as CivilDate))}. Ook de betalingen blijven. Daarna stelt Buurtbalie voor om ook hier de naam weg te halen.`,
          },
        ]
  const counted =
    kind === 'renter'
      ? [
          {
            title: 'Boekingen',
            rows: (held.get('booking') ?? []).length,
            why: 'Tijden, ruimtes, deelnemers en bedragen blijven, zonder naam, zodat alle cijfers gelijk blijven.',
          },
        ]
      : [
          {
            title: 'Diensten en afwezigheid',
            rows: (held.get('shift') ?? []).length + (held.get('absence') ?? []).length,
            why: 'Tijden blijven, zonder naam, zodat de gewerkte uren kloppen.',
          },
        ]
  return [...law, ...counted.filter(({ rows }) => rows > 0)]
}

function titleCounts(known: Known, titles: ReadonlyMap<string, string>): AnonymousPreview['titles'] {
  const counts = new Map<string, number>()
  for (const row of known.held.get('booking') ?? [])
    counts.set(String(row.title), (counts.get(String(row.title)) ?? 0) + 1)
  return [...counts]
    .map(([old, count]) => ({ old, new: titles.get(old) ?? old, count }))
    .sort((a, b) => Number(a.old === a.new) - Number(b.old === b.new) || b.count - a.count)
}

/** Closed quarters whose kept rows hold a title with the name: what went out is not changed. */
async function closedNaming(tx: ReadTx, known: WellKnown): Promise<AnonymousPreview['closed']> {
  if (known.kind !== 'renter') return []
  const mask = masking(known.marks, '')
  const found: AnonymousPreview['closed'] = []
  for (const { id, quarter, version } of await listClosings(tx)) {
    const { rows } = await closedContent(tx, id)
    const own = rows.filter((row) => row.renter_id === known.id && mask(row.title) !== row.title)
    if (own.length > 0) found.push({ quarter, version, titles: [...new Set(own.map(({ title }) => title))] })
  }
  return found
}

/** Texts of others that name them, by a whole name, number or address; what hangs on them themselves is not among these. */
export async function mentionsOf(tx: ReadTx, known: WellKnown): Promise<Mention[]> {
  const mask = masking(known.whole, '')
  const own = new Set(
    [...known.held].flatMap(([table, rows]) =>
      rows.flatMap((row) => labelsOf(table).map(({ column }) => `${table} ${column} ${String(row[column])}`)),
    ),
  )
  const found = await textsNaming(tx, known.whole, MOST_MENTIONS * 5)
  return found
    .filter(({ table, column, text }) => mask(text) !== text && !own.has(`${table} ${column} ${text}`))
    .slice(0, MOST_MENTIONS)
    .map(({ table, key, text }) => ({
      table,
      where: tableWords[table] ?? table,
      id: key,
      text: text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text,
    }))
}
