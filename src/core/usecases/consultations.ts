import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/consultations'
import type { ReadTx } from '#core/store/open'
import { getCentre, listCentres } from '#core/store/places'
import type {
  ActionPoint,
  ActionPointChange,
  Attendee,
  Consultation,
  ConsultationChange,
  ConsultationDue,
  FixedAgenda,
  NewActionPoint,
  NewConsultation,
} from '#shared/contract/consultation'
import { failure } from '#shared/contract/failure'
import { dueOf, hasRoster, partiesOf, sideOf, USUAL_PER_YEAR, usualAgenda } from '#shared/domain/consultation'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { formatDate } from '#shared/time/format'
import { assertFresh, found, given, invalid } from './common'
import { contactsOf } from './contacts'

/** Consultations with those who run a centre: planned, held, and what was agreed in them (domain, section 4). */
type In<S extends z.ZodType> = z.infer<S>
const subjectOf = ({ party, date }: Consultation) => `${party}, ${formatDate(date)}`

/** Planned and held, latest first; of one centre or of all. */
export const listConsultations = (ctx: Ctx, { centreId }: { centreId?: string | undefined }): Promise<Consultation[]> =>
  ctx.read((tx) => store.listConsultations(tx, centreId))

/** How things stand with each association and with each centre that the welfare organisation runs itself. */
export const consultationsDue = (ctx: Ctx): Promise<ConsultationDue[]> =>
  ctx.read(async (tx) => {
    const today = dateOf(wallNow(ctx.clock))
    const all = await store.listConsultations(tx)
    const { perYear } = await agendaOf(tx)
    return partiesOf(await listCentres(tx), today).map(({ name, centres }): ConsultationDue => {
      const centreIds = centres.map(({ id }) => id)
      const mine = all.filter((one) => one.centreIds.some((id) => centreIds.includes(id)))
      const { state, last, next, by } = dueOf(mine, perYear, today)
      const meeting = (one: Consultation | null) => one && { id: one.id, date: one.date }
      const heldThisYear = mine.filter((one) => one.state === 'held' && one.date.slice(0, 4) === today.slice(0, 4))
      return {
        party: name,
        centreIds,
        state,
        last: meeting(last),
        next: meeting(next),
        by,
        heldThisYear: heldThisYear.length,
      }
    })
  })

/**
 * Plans a consultation, or writes down one that was held. Who is expected comes from the contact sheets, and the agenda
 * from the fixed one, unless they are given.
 * @throws not_found, invalid_input when the roster is not on the agenda
 */
export function createConsultation(ctx: Ctx, input: In<typeof NewConsultation>): Promise<Consultation> {
  return ctx.change({ action: 'consultations.create', undoable: true }, async (unit) => {
    const consultation = await addConsultation(unit, input)
    return { result: consultation, subject: subjectOf(consultation) }
  })
}

/** The same inside a unit of work. */
export async function addConsultation(unit: Unit, input: In<typeof NewConsultation>): Promise<Consultation> {
  for (const id of input.centreIds) found(await getCentre(unit.tx, id), 'centre', id)
  const consultation: Consultation = {
    id: unit.newId() as Consultation['id'],
    party: input.party,
    centreIds: [...new Set(input.centreIds)],
    date: input.date,
    startsAt: input.startsAt ?? null,
    place: input.place || null,
    state: input.state ?? 'planned',
    attendees: input.attendees ?? (await expectedAt(unit.tx, input.centreIds)),
    agenda: input.agenda ?? (await agendaOf(unit.tx)).topics.map((topic) => ({ ...topic, notes: '' })),
    advice: input.advice ?? [],
    revision: 1,
  }
  await put(unit, null, consultation)
  return consultation
}

/** Those of the contact sheets who sit at the table, each once. */
async function expectedAt(tx: ReadTx, centreIds: readonly string[]): Promise<Attendee[]> {
  const attendees = new Map<string, Attendee>()
  for (const sheet of await contactsOf(tx, centreIds))
    for (const { role, name, organisation, email } of sheet.contacts) {
      const side = sideOf(role)
      if (side !== null && !attendees.has(name)) attendees.set(name, { side, name, organisation, email, present: true })
    }
  return [...attendees.values()]
}

/** @throws not_found, stale, invalid_input when the roster is not on the agenda */
export function changeConsultation(ctx: Ctx, input: In<typeof ConsultationChange>): Promise<Consultation> {
  return ctx.change({ action: 'consultations.change', undoable: true }, async (unit) => {
    const before = found(await store.getConsultation(unit.tx, input.id), 'consultation', input.id)
    assertFresh(before, input.revision, 'consultation')
    const after: Consultation = { ...before, ...given(input), revision: before.revision + 1 }
    if (after.place === '') after.place = null
    after.centreIds = [...new Set(after.centreIds)]
    await put(unit, before, after)
    return { result: after, subject: subjectOf(after) }
  })
}

async function put(unit: Unit, before: Consultation | null, after: Consultation): Promise<void> {
  if (!hasRoster(after.agenda)) invalid('agenda', 'roster_missing')
  if (after.state === 'held' && after.date > dateOf(unit.wall)) invalid('date', 'not_yet')
  await store.putConsultation(unit.tx, after)
  unit.record({ kind: 'consultation', id: after.id, before, after, centreId: after.centreIds[0] })
}

/** Takes a planned consultation off the list. @throws not_found, stale, wrong_state when it was held or something was agreed in it */
export function removeConsultation(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'consultations.remove', undoable: true }, async (unit) => {
    const before = found(await store.getConsultation(unit.tx, input.id), 'consultation', input.id)
    assertFresh(before, input.revision, 'consultation')
    const agreed = (await store.listActionPoints(unit.tx)).some((point) => point.consultationId === before.id)
    if (agreed || before.state === 'held')
      throw failure('wrong_state', { reason: 'consultation_held', detail: subjectOf(before) })
    await store.removeConsultation(unit.tx, before.id)
    unit.record({ kind: 'consultation', id: before.id, before, after: null, centreId: before.centreIds[0] })
    return { result: {}, subject: subjectOf(before) }
  })
}

/** What was agreed that somebody is to do, of one centre or of all. */
export const listActionPoints = (ctx: Ctx, { centreId }: { centreId?: string | undefined }): Promise<ActionPoint[]> =>
  ctx.read((tx) => store.listActionPoints(tx, centreId))

/** Notes what somebody is to do. @throws not_found */
export function createActionPoint(ctx: Ctx, input: In<typeof NewActionPoint>): Promise<ActionPoint> {
  return ctx.change({ action: 'actionPoints.create', undoable: true }, async (unit) => {
    const point = await addActionPoint(unit, input)
    return { result: point, subject: point.text }
  })
}

/** The same inside a unit of work. */
export async function addActionPoint(unit: Unit, input: In<typeof NewActionPoint>): Promise<ActionPoint> {
  const consultation = found(
    await store.getConsultation(unit.tx, input.consultationId),
    'consultation',
    input.consultationId,
  )
  const point: ActionPoint = { ...input, id: unit.newId() as ActionPoint['id'], doneOn: null, revision: 1 }
  await store.putActionPoint(unit.tx, point)
  unit.record({ kind: 'actionPoint', id: point.id, before: null, after: point, centreId: consultation.centreIds[0] })
  return point
}

/** Changes what was agreed; above all that it is done. @throws not_found, stale */
export function changeActionPoint(ctx: Ctx, input: In<typeof ActionPointChange>): Promise<ActionPoint> {
  return ctx.change({ action: 'actionPoints.change', undoable: true }, async (unit) => {
    const before = found(await store.getActionPoint(unit.tx, input.id), 'actionPoint', input.id)
    assertFresh(before, input.revision, 'actionPoint')
    const after: ActionPoint = { ...before, ...given(input), revision: before.revision + 1 }
    await store.putActionPoint(unit.tx, after)
    unit.record({ kind: 'actionPoint', id: after.id, before, after, centreId: await centreOf(unit.tx, before) })
    return { result: after, subject: after.text }
  })
}

/** Takes an action point off the list. @throws not_found, stale */
export function removeActionPoint(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'actionPoints.remove', undoable: true }, async (unit) => {
    const before = found(await store.getActionPoint(unit.tx, input.id), 'actionPoint', input.id)
    assertFresh(before, input.revision, 'actionPoint')
    await store.removeActionPoint(unit.tx, before.id)
    unit.record({ kind: 'actionPoint', id: before.id, before, after: null, centreId: await centreOf(unit.tx, before) })
    return { result: {}, subject: before.text }
  })
}

/** Of which centre an action point is: that of its consultation. */
const centreOf = async (tx: ReadTx, { consultationId }: ActionPoint) =>
  (await store.getConsultation(tx, consultationId))?.centreIds[0]

const shippedAgenda: FixedAgenda = { topics: [...usualAgenda], perYear: USUAL_PER_YEAR, revision: 0 }

async function agendaOf(tx: ReadTx): Promise<FixedAgenda> {
  const stored = await store.getFixedAgenda(tx)
  if (stored === null) return shippedAgenda
  const { id: _, ...agenda } = stored
  return agenda
}

/** What every next consultation starts with, and how many there are a year. */
export const getFixedAgenda = (ctx: Ctx): Promise<FixedAgenda> => ctx.read(agendaOf)

/** Changes what every next consultation starts with. @throws stale, invalid_input when the roster is not on it */
export function changeFixedAgenda(ctx: Ctx, input: FixedAgenda): Promise<FixedAgenda> {
  return ctx.change({ action: 'fixedAgenda.change', undoable: true }, async (unit) => {
    const stored = await store.getFixedAgenda(unit.tx)
    const current = await agendaOf(unit.tx)
    assertFresh({ ...current, id: store.AGENDA_ID }, input.revision, 'fixedAgenda')
    if (!hasRoster(input.topics)) invalid('topics', 'roster_missing')
    const after: FixedAgenda = { ...input, revision: current.revision + 1 }
    const row = { ...after, id: store.AGENDA_ID }
    await store.putFixedAgenda(unit.tx, row)
    unit.record({ kind: 'fixedAgenda', id: row.id, before: stored, after: row })
    return { result: after, subject: 'Vaste agenda' }
  })
}
