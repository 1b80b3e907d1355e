import { expect, test } from 'vitest'
import { openTestCore, wall } from '../support/core'

test('a booking is found by a piece of its title, latest first, and by two letters only from the start', async () => {
  const { client, book } = await openTestCore()
  const found = async (q: string) =>
    (await client.bookings.search({ q })).map((b) => `${b.title} ${b.startsAt.slice(11)}`)
  const at = (from: string, to: string, title: string) => book({ startsAt: wall(from), endsAt: wall(to), title })
  await at('09:00', '10:00', 'Meer bewegen voor ouderen')
  await at('11:00', '12:00', 'Meer bewegen voor ouderen')
  const coffee = await at('13:00', '14:00', 'Koffie "met" ouderen')
  expect(await found('OUDER')).toEqual([
    'Koffie "met" ouderen 13:00',
    'Meer bewegen voor ouderen 11:00',
    'Meer bewegen voor ouderen 09:00',
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
