import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solve } from '#core/usecases/season/solve'
import { buildModel, clash, type SeasonModel } from '#shared/domain/season-model'
import { optionsOf } from '#shared/domain/season-slots'
import { aPlace, aWish, type TestWish } from '../support/season'

async function answer(model: SeasonModel): Promise<{ columns: number[]; gap: number }> {
  for await (const said of solve(model, 20)) if (said.type === 'done') return said
  throw new Error('no answer')
}

/** Worth per stage of a choice of columns. */
const worths = (model: SeasonModel, columns: readonly number[]): number[] => {
  const sums = Array.from({ length: model.stageCount }, () => 0)
  for (const column of columns) {
    const stage = model.stages[column] ?? 0
    sums[stage] = (sums[stage] ?? 0) + (model.options[column]?.score ?? 0)
  }
  return sums
}
const compare = (a: readonly number[], b: readonly number[]): number => {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] ?? 0)
  return 0
}

/** Tries everything. Knows nothing of rows: it asks pair by pair whether two slots exclude each other. */
function bruteForce(model: SeasonModel): number[] {
  const byWish = new Map<string, number[]>()
  for (const [column, { wish }] of model.options.entries())
    byWish.set(wish.id, [...(byWish.get(wish.id) ?? []), column])
  const wishes = [...byWish.values()]
  let best: number[] = Array.from({ length: model.stageCount }, () => -1)
  const go = (index: number, chosen: number[]): void => {
    const columns = wishes[index]
    if (!columns) {
      const worth = worths(model, chosen)
      if (compare(worth, best) > 0) best = worth
      return
    }
    for (const column of columns) {
      const option = model.options[column]
      if (option && chosen.every((c) => !clash(option, model.options[c] ?? option))) go(index + 1, [...chosen, column])
    }
    go(index + 1, chosen)
  }
  go(0, [])
  return best
}

const wishes = fc.array(
  fc.record<TestWish>({
    category: fc.constantFrom('internal', 'residents', 'association', 'commercial'),
    owner: fc.constantFrom('a', 'b', 'c'),
    everyWeeks: fc.constantFrom(1 as const, 2 as const),
    minutes: fc.constantFrom(60, 90, 120),
    room: fc.constantFrom('one', 'two', 'joined', 'kitchen', null),
    from: fc.constantFrom('19:00', '19:30', '20:00'),
  }),
  { minLength: 1, maxLength: 5 },
)

test('the solver finds what trying everything finds, stage by stage', async () => {
  await fc.assert(
    fc.asyncProperty(wishes, async (list) => {
      const place = aPlace({ open: [[19, 22]] })
      const facts = list.map((w, i) => aWish(`w${i}`, w))
      // Few options per wish, so that everything can be tried.
      const options = facts.flatMap((wish) => optionsOf(wish, place, []).slice(0, 5))
      const model = buildModel(facts, options, new Map([[place.id, place]]))
      const { columns, gap } = await answer(model)
      expect(gap).toBe(0)
      for (const [i, c] of columns.entries())
        for (const d of columns.slice(i + 1)) {
          const [a, b] = [model.options[c], model.options[d]]
          expect(a && b && clash(a, b)).toBe(false)
        }
      expect(worths(model, columns)).toEqual(bruteForce(model))
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('the same wishes give the same timetable', async () => {
  const place = aPlace({})
  const facts = Array.from({ length: 30 }, (_, i) =>
    aWish(`w${i}`, { owner: `o${i}`, room: null, from: '19:00', minutes: 120 }),
  )
  const model = buildModel(
    facts,
    facts.flatMap((wish) => optionsOf(wish, place, [])),
    new Map([[place.id, place]]),
  )
  expect((await answer(model)).columns).toEqual((await answer(model)).columns)
}, 60_000)

test('a cancelled solve ends', async () => {
  const place = aPlace({})
  const wish = aWish('w', {})
  const model = buildModel([wish], optionsOf(wish, place, []), new Map([[place.id, place]]))
  const stop = new AbortController()
  stop.abort()
  await expect(solve(model, 20, stop.signal).next()).rejects.toThrow(/abort/i)
})
