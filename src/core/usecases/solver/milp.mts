import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'
import type { FlatMilp, MilpAnswer, MilpReply, MilpTask } from './session'

/** Runs the solver beside the core, so that the window stays alive; ending the thread cancels. It knows columns and rows only. */
const { wasmFile } = workerData as { wasmFile: string | null }
type Highs = Awaited<ReturnType<typeof loadHighs>>
type Model = ReturnType<Highs['createModel']>
/** `whole` are the columns that must be whole in the end. */
type Loaded = { model: Model; whole: Int32Array; upper: Float64Array }
let current: Loaded | null = null

/** As whole as the solver itself takes for whole, and as good. */
const WHOLE = 1e-6
const FEASIBLE = 2

function load(highs: Highs, flat: FlatMilp): Loaded {
  current?.model.dispose()
  current = null
  const bounded = boundedBy(highs)
  const [numCols, numRows] = [flat.costs.length, flat.rowLower.length]
  const upper = flat.upper.map(bounded)
  const model = highs.createModel({
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: flat.costs,
    colLower: new Float64Array(numCols),
    colUpper: upper,
    rowLower: flat.rowLower.map(bounded),
    rowUpper: flat.rowUpper.map(bounded),
    matrix: { format: 'csr', numRows, numCols, starts: flat.starts, indices: flat.indices, values: flat.weights },
    integrality: new Int32Array(numCols).fill(highs.constants.variableType.continuous),
  })
  model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: WHOLE })
  const whole = Int32Array.from([...flat.whole.keys()].filter((column) => flat.whole[column] === 1))
  current = { model, whole, upper }
  return current
}

const boundedBy =
  (highs: Highs) =>
  (value: number): number =>
    Number.isFinite(value) ? value : value > 0 ? highs.infinity : -highs.infinity

type Found = MilpAnswer & { worth: number }

/** Runs the model as it stands; without values when nothing was found in time. */
function run(highs: Highs, model: Model, seconds: number): Found {
  model.zeroAllClocks()
  model.options.set('time_limit', Math.max(0.05, seconds))
  model.run()
  const proven = model.getModelStatus() === highs.constants.modelStatus.optimal
  const found = Number(model.info.get('primal_solution_status')) === FEASIBLE
  const worth = found ? Number(model.info.get('objective_function_value')) : Number.NEGATIVE_INFINITY
  const values = found ? Float64Array.from(model.getSolution().colValue) : new Float64Array()
  return { values, worth, proven, bound: proven ? worth : Number.POSITIVE_INFINITY }
}

/**
 * The best choice with whole columns. Nearly always the relaxation is whole already, or a few columns of it are not: with
 * those that are one kept so, the rest is a small choice. When that is worth as much as the relaxation, nothing can be
 * better; else all of it is a choice.
 */
function choose(highs: Highs, { model, whole, upper }: Loaded, seconds: number): MilpAnswer {
  const until = performance.now() + seconds * 1000
  const left = () => (until - performance.now()) / 1000
  const relaxed = run(highs, model, left())
  if (!relaxed.proven) return { values: new Float64Array(), proven: false, bound: Number.POSITIVE_INFINITY }
  if (whole.every((column) => isWhole(relaxed.values[column] ?? 0))) return relaxed
  const { integer, continuous } = highs.constants.variableType
  const basis = model.getBasis()
  const all = { kind: 'set', indices: whole } as const
  model.changeColsIntegrality(all, new Int32Array(whole.length).fill(integer))
  const ones = whole.filter((column) => (relaxed.values[column] ?? 0) > 1 - WHOLE)
  const kept = { kind: 'set', indices: ones } as const
  const one = new Float64Array(ones.length).fill(1)
  if (ones.length > 0) model.changeColsBounds(kept, one, one)
  let best = run(highs, model, left())
  if (ones.length > 0)
    model.changeColsBounds(
      kept,
      new Float64Array(ones.length),
      Float64Array.from(ones, (column) => upper[column] ?? 1),
    )
  let { bound } = relaxed
  if (best.worth < bound - WHOLE && left() > 0) {
    const wide = run(highs, model, left())
    if (wide.proven) bound = wide.worth
    if (wide.worth > best.worth) best = wide
  }
  // As it was, so that rows that come later begin where the relaxation ended.
  model.changeColsIntegrality(all, new Int32Array(whole.length).fill(continuous))
  model.setBasis(basis)
  return { values: best.values, bound, proven: best.worth >= bound - WHOLE }
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= WHOLE

function answer(highs: Highs, task: MilpTask): MilpAnswer {
  if (task.type === 'model') {
    const loaded = load(highs, task.model)
    return task.relaxed ? run(highs, loaded.model, task.seconds) : choose(highs, loaded, task.seconds)
  }
  if (!current) throw new Error('no model to add to')
  const bounded = boundedBy(highs)
  for (const row of task.rows)
    current.model.addRow(bounded(row.lower), bounded(row.upper), { indices: row.columns, values: row.weights })
  return choose(highs, current, task.seconds)
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
