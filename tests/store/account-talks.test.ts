import { expect, test } from 'vitest'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openEmptyCore, refusal } from '../support/core'
import { readPdf } from '../support/pdf'

const day = (text: string) => text as CivilDate
const open = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  weekday,
  opens: '00:00' as ClockTime,
  closes: '24:00' as ClockTime,
}))

test('a talk is written beside the figures of the year, undone, and printed; initiatives lead to their bookings', async () => {
  const { client } = await openEmptyCore()
  const hall = await client.centres.create({
    name: 'De Poort',
    type: 'dorpshuis',
    district: 'Spankeren',
    openingHours: open,
  })
  const other = await client.centres.create({ name: 'De Fuik', type: 'wvc', district: 'Velp', openingHours: open })
  const book = async (centreId: typeof hall.id, category: 'residents' | 'commercial', date: string) => {
    const room = await client.rooms.create({ centreId, name: `Zaal ${date}`, capacity: 40 })
    const at = (time: string) => `${date}T${time}` as WallTime
    return client.bookings.create({
      ...{ centreId, roomIds: [room.id], startsAt: at('10:00'), endsAt: at('12:00'), title: 'Koor', category },
    })
  }
  const past = await book(hall.id, 'residents', '2024-06-03')
  await book(hall.id, 'commercial', '2024-06-02')
  await book(hall.id, 'residents', '2024-06-20')
  await book(other.id, 'residents', '2023-06-01')
  const asOf = '2024-06-03T18:00' as WallTime
  const talk = {
    ...{ centreId: hall.id, year: 2024, revision: 0, date: day('2024-03-05'), place: 'De Poort', notes: null },
    present: [{ name: 'Annelies Jansen', organisation: 'Gemeente' }],
    agreements: [{ text: 'Open dag', owner: 'Bestuur', dueOn: day('2024-09-01'), doneOn: null }],
    subsidies: [{ name: 'Exploitatie', cents: 1_250_000, conditions: 'Vijf dagdelen open', note: null }],
  }
  const written = await client.accountTalks.write(talk)
  const year = await client.accountTalks.year({ year: 2024, asOf })
  expect(year.centres).toMatchObject([
    { centre: 'De Poort', talk: { ...talk, revision: 1 }, figures: { total: { activities: 2 } } },
  ])
  expect(year.kernen).toEqual([{ district: 'Spankeren', activities: 1, participants: 0, withoutCount: 1 }])
  const behind = await client.accountTalks.bookings({ year: 2024, asOf, district: 'Spankeren' })
  expect(behind.map(({ id }) => id)).toEqual([past.id])
  const pdf = readPdf(
    Buffer.from((await client.accountTalks.file({ year: 2024, asOf, centreId: hall.id })).base64, 'base64'),
  )
  expect(pdf.tables().map(({ caption }) => caption.split(': ')[1])).toEqual([
    'Cijfers',
    'Aanwezig',
    'Afspraken',
    'Subsidie',
  ])
  expect(pdf.text.join(' ')).toContain('12.500,00')
  expect((await refusal(client.accountTalks.write(talk))).code).toBe('stale')
  await client.accountTalks.write({ ...talk, revision: written.revision, subsidies: [] })
  await client.undo.undo()
  expect((await client.accountTalks.year({ year: 2024, asOf })).centres[0]?.talk?.subsidies).toEqual(talk.subsidies)
  expect((await refusal(client.accountTalks.write({ ...talk, centreId: other.id }))).code).toBe('invalid_input')
})
