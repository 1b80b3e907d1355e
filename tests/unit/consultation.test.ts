import { describe, expect, test } from 'vitest'
import { dueOf, hasRoster, partiesOf, usualAgenda } from '#shared/domain/consultation'
import type { CivilDate } from '#shared/time/types'

const day = (text: string) => text as CivilDate
const held = (date: string) => ({ date: day(date), state: 'held' as const })
const planned = (date: string) => ({ date: day(date), state: 'planned' as const })
const today = day('2026-06-02')

describe('when a consultation is due, twice a year', () => {
  test.each([
    ['never held', [], 'never', null],
    ['half a year and a day ago', [held('2025-12-01')], 'overdue', '2026-06-01'],
    ['half a year ago today', [held('2025-12-02')], 'soon', '2026-06-02'],
    ['due in 42 days', [held('2026-01-14')], 'soon', '2026-07-14'],
    ['due in 43 days', [held('2026-01-15')], 'fine', '2026-07-15'],
    ['planned on the last day', [held('2026-01-14'), planned('2026-07-14')], 'planned', '2026-07-14'],
    ['planned a day too late', [held('2026-01-14'), planned('2026-07-15')], 'soon', '2026-07-14'],
    ['planned yesterday and not written down', [held('2026-01-14'), planned('2026-06-01')], 'unrecorded', '2026-07-14'],
    ['planned today', [planned('2026-06-02')], 'planned', null],
  ])('%s', (_name, meetings, state, by) => {
    expect(dueOf(meetings, 2, today)).toMatchObject({ state, by })
  })
  test('of none a year nothing is due', () => {
    expect(dueOf([held('2020-01-01')], 0, today)).toMatchObject({ state: 'fine', by: null })
  })
})

test('the roster is on the agenda once, no more and no less', () => {
  expect(hasRoster(usualAgenda)).toBe(true)
  expect(hasRoster(usualAgenda.filter(({ kind }) => kind !== 'roster'))).toBe(false)
  expect(hasRoster([...usualAgenda, { kind: 'roster' }])).toBe(false)
})

test('an association sits down for all its centres, the welfare organisation for each of its own', () => {
  const centre = (id: string, more: object) => ({
    id,
    name: id,
    mode: 'association',
    operator: 'WAVO',
    managed: true,
    archived: false,
    activeFrom: null,
    activeTo: null,
    ...more,
  })
  const parties = partiesOf(
    [
      centre('Trefpunt', {}),
      centre('Bolnes', { mode: 'welfare', operator: 'Facet' }),
      centre('West', { mode: 'welfare', operator: 'Facet' }),
      centre('Dependance', {}),
      centre('School', { managed: false }),
      centre('Museumschool', { activeTo: day('2026-06-01') }),
    ],
    today,
  )
  expect(parties.map(({ name, centres }) => [name, centres.map(({ id }) => id)])).toEqual([
    ['WAVO', ['Trefpunt', 'Dependance']],
    ['Bolnes', ['Bolnes']],
    ['West', ['West']],
  ])
})
