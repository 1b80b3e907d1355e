import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'
import type { MilpAnswer, MilpReply, MilpTask } from './session'

/** Runs the solver beside the core, so that the window stays alive; ending the thread cancels. It knows columns and rows only. */
const { wasmFile } = workerData as { wasmFile: string | null }
type Highs = Awaited<ReturnType<typeof loadHighs>>
type Model = ReturnType<Highs['createModel']>
let current: Model | null = null

function load(highs: Highs, { model, start, relaxed }: Extract<MilpTask, { type: 'model' }>): Model {
  current?.dispose()
  current = null
  const bounded = boundedBy(highs)
  const starts = new Int32Array(model.rows.length + 1)
  for (const [i, row] of model.rows.entries()) starts[i + 1] = (starts[i] ?? 0) + row.columns.length
  const { integer, continuous } = highs.constants.variableType
  const next = highs.createModel({
    numCols: model.costs.length,
    numRows: model.rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(model.costs),
    colLower: new Float64Array(model.costs.length),
    colUpper: Float64Array.from(model.upper, bounded),
    rowLower: Float64Array.from(model.rows, (row) => bounded(row.lower)),
    rowUpper: Float64Array.from(model.rows, (row) => bounded(row.upper)),
    matrix: {
      format: 'csr',
      numRows: model.rows.length,
      numCols: model.costs.length,
      starts,
      indices: Int32Array.from(model.rows.flatMap((row) => row.columns)),
      values: Float64Array.from(model.rows.flatMap((row) => row.weights)),
    },
    integrality: Int32Array.from(model.whole, (whole) => (whole && !relaxed ? integer : continuous)),
  })
  current = next
  next.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 1e-6 })
  if (start) next.setSolution({ colValue: Float64Array.from(start) })
  return next
}

const boundedBy =
  (highs: Highs) =>
  (value: number): number =>
    Number.isFinite(value) ? value : value > 0 ? highs.infinity : -highs.infinity

function run(highs: Highs, model: Model, seconds: number): MilpAnswer {
  model.zeroAllClocks()
  model.options.set('time_limit', Math.max(0.05, seconds))
  model.run()
  const status = model.getModelStatus()
  const { optimal, infeasible } = highs.constants.modelStatus
  if (status === infeasible) throw new Error('the model can not be held')
  const proven = status === optimal
  const values = [...model.getSolution().colValue]
  const objective = Number(model.info.get('objective_function_value'))
  const dual = Number(model.info.get('mip_dual_bound'))
  return { values, proven, bound: proven ? objective : Number.isFinite(dual) ? dual : Number.POSITIVE_INFINITY }
}

function answer(highs: Highs, task: MilpTask): MilpAnswer {
  if (task.type === 'model') return run(highs, load(highs, task), task.seconds)
  if (!current) throw new Error('no model to add to')
  const bounded = boundedBy(highs)
  for (const row of task.rows)
    current.addRow(bounded(row.lower), bounded(row.upper), { indices: row.columns, values: row.weights })
  return run(highs, current, task.seconds)
}

const loading = loadHighs(wasmFile === null ? {} : { wasmBinary: readFileSync(wasmFile) })
// One task at a time: the session waits for the answer before it asks again.
parentPort?.on('message', (task: MilpTask) => {
  loading
    .then((highs): MilpReply => ({ answer: answer(highs, task) }))
    .catch((error: unknown): MilpReply => ({ failure: error instanceof Error ? error.message : String(error) }))
    .then((reply) => parentPort?.postMessage(reply))
    // What can't even be posted ends the thread, which the session meets.
    .catch((error: unknown) => {
      throw error
    })
})
