import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'
import type { SolverAnswer, SolverTask } from './solve'

/**
 * Runs the solver beside the core, so that the window stays alive; ending the thread cancels. It knows columns and rows
 * only. Stage after stage: the worth of the earlier stages is held, that of the next is made as large as it can be.
 */
const task = workerData as SolverTask
/** Any two outcomes differ by at least one whole point. */
const HALF_A_POINT = 0.5
const count = task.scores.length
const scoreOf = (column: number) => task.scores[column] ?? 0
const rowsOf: { row: number; weight: number }[][] = Array.from({ length: count }, () => [])
for (let row = 0; row < task.limits.length; row++)
  for (let i = task.starts[row] ?? 0; i < (task.starts[row + 1] ?? 0); i++)
    rowsOf[task.indices[i] ?? 0]?.push({ row, weight: task.weights[i] ?? 0 })

async function solve(): Promise<void> {
  const say = (answer: SolverAnswer) => parentPort?.postMessage(answer)
  const highs = await loadHighs(task.wasmFile === null ? {} : { wasmBinary: readFileSync(task.wasmFile) })
  const { optimal } = highs.constants.modelStatus
  const started = performance.now()
  const model = highs.createModel({
    numCols: count,
    numRows: task.limits.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(count),
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count),
    rowLower: new Float64Array(task.limits.length).fill(-highs.infinity),
    rowUpper: task.limits,
    matrix: {
      format: 'csr',
      numRows: task.limits.length,
      numCols: count,
      starts: task.starts,
      indices: task.indices,
      values: task.weights,
    },
    integrality: new Int32Array(count).fill(highs.constants.variableType.integer),
  })
  try {
    model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: HALF_A_POINT })
    let chosen: Float64Array = new Float64Array(count)
    let costly: number[] = []
    let gap = 0
    for (let stage = 0; stage < task.stageCount; stage++) {
      const mine = [...task.stages.keys()].filter((column) => task.stages[column] === stage)
      for (const column of mine) model.changeColBounds(column, 0, 1)
      const start = oneByOne(chosen, mine)
      chosen = start.chosen
      // Each in its best slot: nothing can be better, so the solver need not look.
      if (!start.best) {
        for (const column of costly) model.changeColCost(column, 0)
        for (const column of mine) model.changeColCost(column, scoreOf(column))
        costly = mine
        // What is not used now comes to the stages after.
        const left = task.seconds - (performance.now() - started) / 1000
        model.zeroAllClocks()
        model.options.set('time_limit', Math.max(1, left / 2))
        model.setSolution({ colValue: chosen })
        model.run()
        const found = model.getSolution().colValue.map((v) => (v > 0.5 ? 1 : 0))
        if (found.length === count && worthOf(found, mine) >= worthOf(chosen, mine)) chosen = found
        if (model.getModelStatus() !== optimal) {
          const best = worthOf(chosen, mine)
          // Without a bound of the solver: the best slot of each, as if nothing were in the way.
          const proven = Number(model.info.get('mip_dual_bound'))
          const bound = Number.isFinite(proven) ? Math.min(proven, start.bound) : start.bound
          if (bound > best) gap = Math.max(gap, (bound - best) / bound)
        }
      }
      if (mine.length > 0)
        model.addRow(worthOf(chosen, mine) - HALF_A_POINT, highs.infinity, {
          indices: mine,
          values: mine.map(scoreOf),
        })
      say({ type: 'stage', done: stage + 1 })
    }
    say({ type: 'done', columns: [...chosen.keys()].filter((column) => chosen[column] === 1), gap })
  } finally {
    model.dispose()
  }
}

const worthOf = (chosen: Float64Array, columns: readonly number[]): number =>
  columns.reduce((sum, column) => sum + (chosen[column] === 1 ? scoreOf(column) : 0), 0)

type Start = {
  chosen: Float64Array
  /** True when every wish has the best of its slots. */
  best: boolean
  /** Worth of the stage when every wish had that. */
  bound: number
}

/** A timetable to begin with: beside what was chosen before, each wish of a stage in turn in the best slot that is left. */
function oneByOne(before: Float64Array, mine: readonly number[]): Start {
  const chosen = before.slice()
  const used = new Float64Array(task.limits.length)
  const add = (column: number) => {
    for (const { row, weight } of rowsOf[column] ?? []) used[row] = (used[row] ?? 0) + weight
    chosen[column] = 1
  }
  const fits = (column: number) =>
    (rowsOf[column] ?? []).every(({ row, weight }) => (used[row] ?? 0) + weight <= (task.limits[row] ?? 0))
  for (const [column, value] of before.entries()) if (value === 1) add(column)
  const wishes = new Map<number, number[]>()
  for (const column of mine) {
    const wish = task.wishes[column] ?? -1
    wishes.set(wish, [...(wishes.get(wish) ?? []), column])
  }
  let best = true
  let bound = 0
  for (const columns of wishes.values()) {
    columns.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b)
    const [first = -1] = columns
    bound += scoreOf(first)
    const got = columns.find(fits)
    if (got !== undefined) add(got)
    if (got === undefined || scoreOf(got) < scoreOf(first)) best = false
  }
  return { chosen, best, bound }
}

// A failure ends the thread with an error, which the core meets.
void solve().catch((error: unknown) => {
  throw error
})
