import { expect, test } from 'vitest'
import { openTestCore, wall } from '../support/core'

test('a booking is found by a piece of its title, nearest to now first, and by two letters only from the start', async () => {
  const { client, book } = await openTestCore()
  const found = async (q: string) =>
    (await client.bookings.search({ q })).map((b) => `${b.title} ${b.startsAt.slice(11)}`)
  const at = (from: string, to: string, title: string) => book({ startsAt: wall(from), endsAt: wall(to), title })
  await at('09:00', '10:00', 'Meer bewegen voor ouderen')
  await at('11:00', '12:00', 'Meer bewegen voor ouderen')
  const coffee = await at('13:00', '14:00', 'Koffie "met" ouderen')
  expect(await found('OUDER')).toEqual([
    'Meer bewegen voor ouderen 09:00',
    'Meer bewegen voor ouderen 11:00',
    'Koffie "met" ouderen 13:00',
  ])
  expect(await found('wegen voor')).toHaveLength(2)
  expect(await found('"met"')).toHaveLength(1)
  expect(await found('me')).toHaveLength(2)
  expect(await found('ou')).toEqual([])
  expect(await found('***')).toEqual([])

  await client.bookings.change({ id: coffee.id, revision: coffee.revision, title: 'Theekrans' })
  expect(await found('koffie')).toEqual([])
  expect(await found('krans')).toEqual(['Theekrans 13:00'])
  await client.undo.undo()
  await client.undo.undo()
  expect(await found('krans')).toEqual([])
  expect(await found('koffie')).toEqual([])
  expect(await found('ouderen')).toHaveLength(2)
})

test('of many bookings with one title those around now come first, not those of next year', async () => {
  const { client, book } = await openTestCore()
  for (const day of ['2025-06-03', '2025-01-07', '2024-06-11', '2024-05-28', '2023-06-06'])
    await book({ startsAt: wall(`${day}T20:00`), endsAt: wall(`${day}T21:00`), title: 'Bridge' })
  const found = await client.bookings.search({ q: 'brid', limit: 3 })
  expect(found.map((b) => b.startsAt.slice(0, 10))).toEqual(['2024-05-28', '2024-06-11', '2025-01-07'])
})
