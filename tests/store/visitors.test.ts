import { expect, test } from 'vitest'
import type { CivilDate, Period } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

/** Monday 3 June 2024 is now. */
async function counted() {
  const { client, centre } = await openTestCore()
  const district = await client.centres.change({
    id: centre.id,
    revision: centre.revision,
    municipality: 'Ridderkerk',
    district: 'Bolnes',
  })
  const count = (date: string, daypart: 'morning' | 'afternoon' | 'evening', more: number) =>
    client.dayLog.addVisitors({ centreId: centre.id, date: date as CivilDate, daypart, more })
  await count('2023-05-10', 'morning', 40)
  await count('2024-03-31', 'evening', 10)
  await count('2024-04-01', 'morning', 12)
  await count('2024-06-03', 'afternoon', 8)
  const report = (period = '2024-Q2') => client.visitors.report({ period: period as Period })
  return { client, centre: district, report }
}

test('visitors are counted per part of the day, against the period before and a year earlier', async () => {
  const { report, centre } = await counted()
  const { centres, total, until } = await report()
  expect(until).toBe('2024-06-03')
  expect(centres).toMatchObject([
    {
      centreId: centre.id,
      visitors: { morning: 12, afternoon: 8, evening: 0, total: 20 },
      previous: 10,
      yearEarlier: 40,
      growth: 100,
      yearGrowth: -50,
    },
  ])
  expect(total).toEqual({ visitors: 20, previous: 10, yearEarlier: 40 })
  expect((await report('2022')).centres[0]).toMatchObject({ visitors: null, previous: null, growth: null })
})

test('frequent visitors are a share of the residents of the district, of the year or the latest before it', async () => {
  const { client, report, centre } = await counted()
  const [district] = (await report()).districts
  expect(district).toMatchObject({ name: 'Bolnes', visitors: 20, residents: null, frequent: null, frequentPct: null })
  const residents = { kind: 'residents' as const, placeId: district?.districtId ?? '', source: 'CBS' }
  await client.visitors.setNumber({ ...residents, year: 2023, count: 8000, revision: 0 })
  await client.visitors.setNumber({ ...residents, year: 2025, count: 9000, revision: 0 })
  const frequent = { kind: 'frequent' as const, placeId: centre.id, source: 'Telling in maart' }
  const first = await client.visitors.setNumber({ ...frequent, year: 2024, count: 200, revision: 0 })
  expect((await report()).districts[0]).toMatchObject({
    residents: { year: 2023, count: 8000 },
    frequent: 200,
    frequentPct: 2.5,
  })
  expect((await report('2025')).districts[0]).toMatchObject({ residents: { count: 9000 }, frequentPct: 2.2 })

  // Two at once: the second sees what the first made of it; undo puts the old number back.
  const better = await client.visitors.setNumber({ ...frequent, year: 2024, count: 240, revision: first.revision })
  expect(await refusal(client.visitors.setNumber({ ...frequent, year: 2024, count: 1, revision: 1 }))).toMatchObject({
    code: 'stale',
    data: { current: { count: 240 } },
  })
  await client.undo.undo()
  expect((await report()).centres[0]?.frequent?.count).toBe(200)
  await client.undo.redo()
  const { revision } = (await client.visitors.numbers()).find(({ id }) => id === better.id) ?? better
  await client.visitors.removeNumber({ id: better.id, revision })
  expect((await report()).districts[0]).toMatchObject({ frequent: null, frequentPct: null })
  expect(
    await refusal(client.visitors.setNumber({ ...frequent, placeId: 'nowhere', year: 2024, count: 1, revision: 0 })),
  ).toMatchObject({ code: 'not_found' })
  expect(
    await refusal(client.visitors.setNumber({ ...frequent, source: ' ', year: 2024, count: 1, revision: 0 })),
  ).toMatchObject({ code: 'invalid_input' })
})
