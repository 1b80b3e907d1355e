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

async function solve(): Promise<void> {
  const say = (answer: SolverAnswer) => parentPort?.postMessage(answer)
  const highs = await loadHighs(task.wasmFile === null ? {} : { wasmBinary: readFileSync(task.wasmFile) })
  const { optimal } = highs.constants.modelStatus
  const count = task.scores.length
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
    let gap = 0
    for (let stage = 0; stage < task.stageCount; stage++) {
      const mine: number[] = []
      for (let column = 0; column < count; column++) {
        const here = task.stages[column] === stage
        if (here) {
          mine.push(column)
          model.changeColBounds(column, 0, 1)
        }
        model.changeColCost(column, here ? (task.scores[column] ?? 0) : 0)
      }
      // What is not used now comes to the stages after.
      const left = task.seconds - (performance.now() - started) / 1000
      model.zeroAllClocks()
      model.options.set('time_limit', Math.max(1, left / (task.stageCount - stage)))
      model.setSolution({ colValue: chosen })
      model.run()
      const proven = model.getModelStatus() === optimal
      const values = model.getSolution().colValue
      const worthOf = (x: Float64Array) =>
        mine.reduce((sum, column) => sum + ((x[column] ?? 0) > 0.5 ? (task.scores[column] ?? 0) : 0), 0)
      if (values.length === count) chosen = values.map((v) => (v > 0.5 ? 1 : 0))
      const best = worthOf(chosen)
      const bound = proven ? best : Math.max(best, Number(model.info.get('mip_dual_bound')))
      if (!proven && bound > 0) gap = Math.max(gap, Number.isFinite(bound) ? (bound - best) / bound : 1)
      if (mine.length > 0)
        model.addRow(best - HALF_A_POINT, highs.infinity, {
          indices: mine,
          values: mine.map((column) => task.scores[column] ?? 0),
        })
      say({ type: 'stage', done: stage + 1 })
    }
    say({ type: 'done', columns: [...chosen.keys()].filter((column) => chosen[column] === 1), gap })
  } finally {
    model.dispose()
  }
}

void solve().catch((error: unknown) => {
  throw error
})
