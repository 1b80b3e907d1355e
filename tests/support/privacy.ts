import Database from 'better-sqlite3'
import type { CoreOptions } from '#core/app/core'
import type { CivilDate, ClockTime, Instant, Quarter, WallTime } from '#shared/time/types'
import { openTestCore } from './core'

/** Stands in every text that must go or be found; the name in every text that keeps the rest. */
export const MARK = 'merkteken'
export const NAME = 'Zwaanhilde Quispel'
const text = (where: string) => `${MARK} ${where}`
const address = { address: 'Dorpsstraat 1', postcode: '2980 AA', town: 'Ridderkerk' }
const on = (day: string, clock: string) => `${day}T${clock}` as WallTime

/** A desk of which the clock can be put forward: it begins in May 2022. */
export async function openInTime(over: Partial<CoreOptions> = {}) {
  const time = { now: '2022-05-02T07:00:00.000Z' as Instant }
  const desk = await openTestCore({ clock: { now: () => time.now }, ...over })
  const go = (day: string) => {
    time.now = `${day}T07:00:00.000Z` as Instant
  }
  return { ...desk, go }
}

/** A renter with one of everything, in 2022; and somebody else with a like name who must be left alone. */
export async function withOneOfEverything(over: Partial<CoreOptions> = {}) {
  const desk = await openInTime(over)
  const { client, centre, rooms, book, draft, go } = desk
  const elsewhere = await client.centres.create({ name: 'Elders', type: 'other', managed: false })
  await client.billing.changeSeller({
    ...{ ...address, kvk: '12345678', vatNumber: 'NL001234567B01', iban: 'NL91 ABNA 0417 1643 00', revision: 1 },
  })
  const other = await client.renters.create({ name: 'Koor Zwanenzang', category: 'association', notes: 'Blijft' })
  const double = await client.renters.create({ name: `${NAME} dubbel`, category: 'residents', notes: text('dubbel') })
  let renter = await client.renters.create({
    name: NAME,
    category: 'residents',
    contactName: NAME,
    email: `${MARK}@voorbeeld.nl`,
    phone: '06-98765432',
    notes: text('notities'),
    address: text('straat 1'),
    postcode: '9999 ZZ',
    town: text('dorp'),
  })
  await client.billing.changeRenter({ id: renter.id, revision: 1, attention: NAME, reference: text('kenmerk') })
  const party = await book({
    renterId: renter.id,
    startsAt: on('2022-05-14', '10:00'),
    endsAt: on('2022-05-14', '12:00'),
    title: `Verjaardag ${NAME}`,
    participants: 12,
    contactName: NAME,
    contactPhone: `06 ${MARK}`,
    remarks: text('opmerking'),
    preparation: text('klaarzetten'),
    public: true,
    publicText: `Kom bij ${NAME}`,
    publicOrganiser: NAME,
    chargedCents: 5_000,
  } as Parameters<typeof book>[0])
  const priced = await client.prices.overrule({
    id: party.id,
    revision: party.revision,
    depositCents: 15_000,
    discount: { percent: 10, cents: null, reason: `Kennis van ${NAME}` },
  })
  await book({
    renterId: renter.id,
    startsAt: on('2022-06-14', '10:00'),
    endsAt: on('2022-06-14', '12:00'),
    title: 'Verjaardag Quispel',
  })
  await book({
    renterId: other.id,
    startsAt: on('2022-06-15', '10:00'),
    endsAt: on('2022-06-15', '12:00'),
    title: 'Zwanenzang',
    remarks: `Samen met ${NAME}`,
  })
  const asked = await book({
    renterId: renter.id,
    startsAt: on('2022-06-20', '10:00'),
    endsAt: on('2022-06-20', '12:00'),
    title: 'Yoga',
    status: 'request',
  })
  await client.referrals.create({
    bookingId: asked.id,
    centreId: elsewhere.id,
    contact: NAME,
    remark: text('verwezen'),
  })
  await client.bookings.decline({ id: asked.id, revision: asked.revision, reason: text('afgewezen') })
  const { series } = await client.series.create({
    ...draft({
      renterId: renter.id,
      title: 'Breien',
      contactName: NAME,
      remarks: text('reeks'),
      startsAt: on('2022-05-16', '19:00'),
      endsAt: on('2022-05-16', '21:00'),
    }),
    rule: { frequency: 'weekly', count: 3 },
    onConflict: 'refuse',
  })
  const instruction = await client.instructions.create({
    renterId: renter.id,
    centreId: centre.id,
    handedOut: 'Sleutel 3',
    remarks: text('uitleg'),
  })
  await client.instructions.change({
    id: instruction.id,
    revision: instruction.revision,
    returnedOn: '2022-05-20' as CivilDate,
  })
  const key = await client.keys.create({
    centreId: centre.id,
    what: 'Kast 4',
    holder: NAME,
    phone: `06 ${MARK}`,
    bookingId: party.id,
    by: 'Aad',
    remarks: text('sleutel'),
  })
  await client.keys.bringBack({ id: key.id, revision: key.revision, by: 'Aad' })
  await client.messages.note({
    kind: 'confirmation',
    bookingIds: [party.id],
    renterId: renter.id,
    recipient: `${MARK}@voorbeeld.nl`,
    how: 'email',
    subject: text('onderwerp'),
    body: text('bericht'),
  })
  const season = await client.seasons.create({
    name: 'Zomer',
    from: '2022-07-01' as CivilDate,
    to: '2022-08-31' as CivilDate,
    centreId: centre.id,
    skipHolidays: true,
    skipSchoolHolidays: false,
  })
  await client.wishes.add({
    ...{ seasonId: season.id, centreId: centre.id, renterId: renter.id, title: `Dans ${NAME}`, minutes: 60 },
    remarks: text('wens'),
    first: { roomId: rooms.hall.id, weekday: 2, from: '09:00' as ClockTime },
  })
  const deposit = await client.deposits.receive({ bookingId: party.id, cents: 15_000, how: 'cash' })
  go('2022-05-16')
  await client.deposits.giveBack({
    id: party.id,
    revision: deposit.revision,
    how: 'cash',
    keptCents: 1_000,
    keptReason: `Vlek van ${NAME}`,
    keptVat: 'exempt',
  })
  const [drafted] = await client.invoices.draft({ bookingIds: [party.id] })
  if (!drafted) throw new Error('no draft')
  const invoice = await client.invoices.finalise({ id: drafted.id, revision: drafted.revision })
  await client.invoices.pay({
    id: invoice.id,
    paidOn: '2022-05-16' as CivilDate,
    cents: invoice.totalCents,
    how: 'bank',
    note: text('betaling'),
  })
  // Somebody whose wish was taken back, and a renter who was entered twice: only the log still knows of both.
  const gone = await client.wishes.add({
    ...{ seasonId: season.id, centreId: centre.id, renterId: renter.id, title: `Zang ${NAME}`, minutes: 60 },
    remarks: text('weg'),
    first: { roomId: rooms.hall.id, weekday: 3, from: '09:00' as ClockTime },
  })
  await client.wishes.remove({ id: gone.id, revision: gone.revision })
  renter = await client.renters.merge({
    keepId: renter.id,
    keepRevision: renter.revision,
    goneId: double.id,
    goneRevision: double.revision,
  })
  go('2022-07-04')
  await client.closings.close({ quarter: '2022-Q2' as Quarter, version: 1 })
  return { ...desk, renter, other, party: priced.booking, series, invoice, season }
}

/** Every text of the database in which one of the words stands, as `table.column`; what is packed is unpacked by who asks. */
export function textsIn(file: string, words: readonly string[]): { place: string; text: string }[] {
  const db = new Database(file, { readonly: true })
  try {
    const tables = db.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`).all()
    return (tables as { name: string }[]).flatMap(({ name }) =>
      (db.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]).flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) => {
          const read = Buffer.isBuffer(value) ? value.toString('latin1') : String(value)
          return words.some((word) => read.toLowerCase().includes(word.toLowerCase()))
            ? [{ place: `${name}.${column}`, text: read }]
            : []
        }),
      ),
    )
  } finally {
    db.close()
  }
}
