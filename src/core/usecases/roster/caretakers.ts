import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/caretakers'
import { listCentres } from '#core/store/places'
import { listShifts } from '#core/store/roster'
import { failure } from '#shared/contract/failure'
import type { Caretaker, CaretakerChange, NewCaretaker } from '#shared/contract/roster'
import type { WallTime } from '#shared/time/types'
import { assertFresh, found, given, invalid } from '../common'

/** Caretakers (beheerders): who they are, what they know, hold and offered, and of which centre they are the fixed face. */
export const listCaretakers = (ctx: Ctx): Promise<Caretaker[]> => ctx.read((tx) => store.listCaretakers(tx))

const NEVER = '9999-12-31T00:00' as WallTime

/** Adds a caretaker. @throws as changeCaretaker */
export function createCaretaker(ctx: Ctx, input: NewCaretaker): Promise<Caretaker> {
  return ctx.change({ action: 'caretakers.create', undoable: true }, async (unit) => {
    const caretaker = await addCaretaker(unit, input)
    return { result: caretaker, subject: caretaker.name }
  })
}

/** Adds a caretaker inside a unit of work; the demo does it as well. @throws as changeCaretaker */
export async function addCaretaker(unit: Unit, input: NewCaretaker): Promise<Caretaker> {
  const caretaker = await checked(unit, {
    association: null,
    phone: null,
    email: null,
    remarks: null,
    contractMinutes: 0,
    hourCents: null,
    flexPool: false,
    activeFrom: null,
    activeTo: null,
    centres: [],
    certificates: [],
    times: [],
    ...given(input),
    id: unit.newId() as Caretaker['id'],
    archived: false,
    revision: 1,
  } as Caretaker)
  await takeFixedPlaces(unit, caretaker)
  await store.putCaretaker(unit.tx, caretaker)
  unit.record({ kind: 'caretaker', id: caretaker.id, before: null, after: caretaker })
  return caretaker
}

/**
 * Changes or archives a caretaker. Each centre has one fixed face: who becomes it takes the place of whoever was, in the
 * same act. Who is archived is nobody's fixed face any more.
 * @throws not_found; stale; invalid_input; wrong_state `has_shifts` when somebody with coming shifts is archived
 */
export function changeCaretaker(ctx: Ctx, input: CaretakerChange): Promise<Caretaker> {
  return ctx.change({ action: 'caretakers.change', undoable: true }, async (unit) => {
    const before = found(await store.getCaretaker(unit.tx, input.id), 'caretaker', input.id)
    assertFresh(before, input.revision, 'caretaker')
    const wanted = { ...before, ...given(input), revision: before.revision + 1 } as Caretaker
    if (wanted.archived) {
      wanted.centres = wanted.centres.map((known) => ({ ...known, fixed: false }))
      if (!before.archived) await assertNoShifts(unit, before)
    }
    const after = await checked(unit, wanted)
    await takeFixedPlaces(unit, after)
    await store.putCaretaker(unit.tx, after)
    unit.record({ kind: 'caretaker', id: after.id, before, after })
    return { result: after, subject: after.name }
  })
}

async function assertNoShifts(unit: Unit, { id, name }: Caretaker): Promise<void> {
  const coming = await listShifts(unit.tx, { from: unit.wall, to: NEVER, caretakerId: id })
  if (coming.length > 0) throw failure('wrong_state', { reason: 'has_shifts', detail: name })
}

/** Whoever is the fixed face of a centre of which this caretaker becomes it, is so no longer. */
async function takeFixedPlaces(unit: Unit, caretaker: Caretaker): Promise<void> {
  const taken = new Set<string>(caretaker.centres.filter(({ fixed }) => fixed).map(({ centreId }) => centreId))
  if (taken.size === 0) return
  for (const other of await store.listCaretakers(unit.tx)) {
    const isFixed = (known: Caretaker['centres'][number]) => known.fixed && taken.has(known.centreId)
    if (other.id === caretaker.id || !other.centres.some(isFixed)) continue
    const after = {
      ...other,
      centres: other.centres.map((known) => (isFixed(known) ? { ...known, fixed: false } : known)),
      revision: other.revision + 1,
    }
    await store.putCaretaker(unit.tx, after)
    unit.record({ kind: 'caretaker', id: other.id, before: other, after })
  }
}

/** The caretaker as it is stored: parts in the order in which the store gives them back, so that what is logged is what is there. */
async function checked(unit: Unit, caretaker: Caretaker): Promise<Caretaker> {
  const { activeFrom, activeTo, kind } = caretaker
  if (activeFrom && activeTo && activeTo < activeFrom) invalid('activeTo', 'ends_before_start')
  const centres = [...caretaker.centres].sort((a, b) => (a.centreId < b.centreId ? -1 : 1))
  const known = new Set<string>((await listCentres(unit.tx)).map(({ id }) => id))
  centres.forEach(({ centreId }, i) => {
    if (!known.has(centreId)) throw failure('not_found', { kind: 'centre', id: centreId })
    if (centres[i + 1]?.centreId === centreId) invalid('centres', 'twice')
  })
  const key = (one: Caretaker['certificates'][number]) => `${one.kind} ${one.issuedOn}`
  const certificates = [...caretaker.certificates].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  certificates.forEach((one, i) => {
    const next = certificates[i + 1]
    if (one.expiresOn !== null && one.expiresOn < one.issuedOn) invalid('certificates', 'ends_before_start')
    if (next && key(next) === key(one)) invalid('certificates', 'twice')
  })
  for (const { weekday, date, from, to } of caretaker.times) {
    if ((weekday === null) === (date === null)) invalid('times', 'weekday_or_date')
    if (to <= from) invalid('times', 'ends_before_start')
  }
  // Volunteers have no contract; who is employed is of no association.
  const { earlierContracts, ...rest } = caretaker
  const bound = kind === 'volunteer' ? { contractMinutes: 0 } : { association: null }
  const contracts = [...(earlierContracts ?? [])].sort((a, b) => (a.until < b.until ? -1 : 1))
  if (contracts.some(({ until }, i) => contracts[i + 1]?.until === until)) invalid('earlierContracts', 'twice')
  const earlier = kind === 'employed' && contracts.length > 0 ? { earlierContracts: contracts } : {}
  return { ...rest, ...bound, centres, certificates, ...earlier }
}
