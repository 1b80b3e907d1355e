import { expect, test } from 'vitest'
import * as caretakers from '#core/store/caretakers'
import { listShifts } from '#core/store/roster'
import { fillRoster } from '#core/usecases/roster/fill'
import type { CentreId } from '#shared/contract/base'
import type { Caretaker } from '#shared/contract/roster'
import type { FillProposal, FillRequest } from '#shared/contract/roster-fill'
import { type RosterSlot, refuses, shiftFindings } from '#shared/domain/roster/rules'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { ctxOf, openEmptyCore, refusal } from '../support/core'

const day = (text: string) => text as CivilDate
const clock = (text: string) => text as ClockTime
const valid = { issuedOn: day('2024-01-01'), expiresOn: day('2026-01-01') }
const certificates: Caretaker['certificates'] = [
  { kind: 'bhv', ...valid },
  { kind: 'social_hygiene', ...valid },
]
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** So many centres that want somebody all day (and two in the evenings), and caretakers of every kind. */
async function openRoster(centreCount: number, peopleCount: number) {
  const core = await openEmptyCore()
  const ctx = ctxOf(core, 'u1')
  const centres: CentreId[] = []
  for (let i = 0; i < centreCount; i++) {
    const centre = await core.client.centres.create({ name: `Centrum ${i}`, type: 'wvc', operator: `Vereniging ${i}` })
    centres.push(centre.id)
    await core.client.coverage.agree({
      centreId: centre.id,
      from: day('2024-01-01'),
      hours: weekdays.flatMap((weekday) => [
        { weekday, opens: clock('08:30'), closes: clock('17:00'), people: 1 },
        ...(weekday < 6 ? [{ weekday, opens: clock('17:00'), closes: clock('22:30'), people: 1 }] : []),
      ]),
    })
  }
  const people = Array.from({ length: peopleCount }, (_, i): Caretaker => {
    const volunteer = i % 4 === 3
    const home = centres[i % centreCount]
    return {
      id: `p${i}` as Caretaker['id'],
      name: `Beheerder ${i}`,
      kind: volunteer ? 'volunteer' : 'employed',
      association: volunteer ? `Vereniging ${i % centreCount}` : null,
      phone: null,
      email: null,
      remarks: null,
      contractMinutes: volunteer || i % 5 === 4 ? 0 : (24 + (i % 3) * 6) * 60,
      hourCents: volunteer ? null : 2850,
      flexPool: !volunteer && i % 5 === 4,
      activeFrom: null,
      activeTo: null,
      centres: home === undefined ? [] : [{ centreId: home, fixed: i < centreCount && !volunteer }],
      certificates,
      times: volunteer
        ? weekdays.map((weekday) => ({
            kind: 'available',
            weekday,
            date: null,
            from: clock('08:00'),
            to: clock('17:00'),
          }))
        : [],
      archived: false,
      revision: 1,
    }
  })
  await ctx.change({ action: 'caretakers.create', undoable: true }, async (unit) => {
    for (const person of people) await caretakers.putCaretaker(unit.tx, person)
    return { result: null, subject: '' }
  })
  return { core, ctx, centres, people }
}
type Opened = Awaited<ReturnType<typeof openRoster>>

async function propose(t: Opened, input: FillRequest): Promise<{ proposal: FillProposal; steps: number }> {
  let steps = 0
  for await (const event of fillRoster(t.ctx, input))
    if (event.type === 'result') return { proposal: event.result, steps }
    else steps++
  throw new Error('no result')
}

/** No shift of the proposal breaks a hard rule beside all others of its person. */
async function assertLawful(t: Opened, proposal: FillProposal): Promise<void> {
  const span = { from: '2024-01-01T00:00' as WallTime, to: '2025-12-31T00:00' as WallTime }
  const there = await t.ctx.read((tx) => listShifts(tx, span))
  for (const person of t.people) {
    const mine: RosterSlot[] = [
      ...there.filter((shift) => shift.caretakerId === person.id),
      ...proposal.takes
        .filter((take) => take.caretakerId === person.id)
        .map((take) => ({ ...take, id: `${take.centreId}${take.startsAt}` })),
    ]
    for (const shift of mine) expect(refuses(shiftFindings(shift, person, { shifts: mine, absences: [] }))).toBe(false)
  }
}

test('a quarter of ten centres and forty caretakers is filled in lawfully, and how far it is from the best is known', async () => {
  const t = await openRoster(10, 40)
  const { proposal, steps } = await propose(t, { from: day('2024-07-01'), to: day('2024-10-01') })
  await assertLawful(t, proposal)
  expect(proposal.takes.length + proposal.open.length).toBe(1580)
  expect(proposal.gap).toBeGreaterThanOrEqual(0)
  expect(proposal.gap).toBeLessThan(0.05)
  expect(steps).toBe(16)
}, 90_000)

test('what is proposed is taken over in one act, and what is pinned or held by somebody stays', async () => {
  const t = await openRoster(2, 8)
  const week = { from: day('2024-07-01'), to: day('2024-07-08') }
  const [centreId] = t.centres
  if (!centreId) throw new Error('no centre')
  const held = await t.core.client.shifts.create({
    centreId,
    startsAt: '2024-07-02T08:30' as WallTime,
    endsAt: '2024-07-02T17:00' as WallTime,
    caretakerId: 'p1' as Caretaker['id'],
    pinned: true,
  })
  const { proposal } = await propose(t, { ...week, reassign: true })
  expect(proposal.takes.some((take) => take.shiftId === held.id)).toBe(false)
  const taken = await t.core.client.roster.takeOver({ takes: proposal.takes })
  expect(taken).toHaveLength(proposal.takes.length)
  const { gaps } = await t.core.client.roster.needs(week)
  expect(gaps).toHaveLength(proposal.open.length)
  await t.core.client.undo.undo()
  expect((await t.core.client.shifts.list(week)).shifts.map((shift) => shift.id)).toEqual([held.id])
}, 60_000)

test('of a gap for which there is nobody it is said which rule keeps whom from it', async () => {
  const t = await openRoster(1, 4)
  const volunteer = t.people.find((one) => one.kind === 'volunteer')
  const week = { from: day('2024-07-01'), to: day('2024-07-02') }
  await t.ctx.change({ action: 'caretakers.change', undoable: true }, async (unit) => {
    for (const one of t.people)
      if (one.kind === 'employed') await caretakers.putCaretaker(unit.tx, { ...one, certificates: [] })
    return { result: null, subject: '' }
  })
  const { proposal } = await propose(t, week)
  expect(proposal.takes.map((take) => take.caretakerId)).toEqual([volunteer?.id])
  const [evening] = proposal.open
  expect(evening?.why).toContainEqual({ code: 'not_offered', caretakerIds: [volunteer?.id] })
  expect(evening?.why).toContainEqual({
    code: 'certificate_missing',
    caretakerIds: t.people.filter((one) => one.kind === 'employed').map((one) => one.id),
  })
})

test('a shift that ends before it begins is refused, and nothing of the proposal is taken over', async () => {
  const t = await openRoster(1, 4)
  const week = { from: day('2024-07-01'), to: day('2024-07-03') }
  const { proposal } = await propose(t, week)
  const [good, bad] = proposal.takes
  if (!good || !bad) throw new Error('nothing was proposed')
  const takes = [good, { ...bad, startsAt: bad.endsAt, endsAt: bad.startsAt }]
  expect((await refusal(t.core.client.roster.takeOver({ takes }))).code).toBe('invalid_input')
  expect((await t.core.client.shifts.list(week)).shifts).toEqual([])
})

/** One centre, one person who can, and shifts as they stand. */
async function openSmall(shifts: { at: number; from: string; to: string; held: boolean }[]) {
  const t = await openRoster(2, 1)
  for (const { at, from, to, held } of shifts)
    await t.core.client.shifts.create({
      centreId: t.centres[at] as CentreId,
      startsAt: `2024-07-01T${from}` as WallTime,
      endsAt: `2024-07-01T${to}` as WallTime,
      caretakerId: held ? ('p0' as Caretaker['id']) : null,
    })
  return t
}
const timesOf = (rows: readonly { startsAt: string; endsAt: string }[]) =>
  rows.map(({ startsAt, endsAt }) => `${startsAt.slice(11)}-${endsAt.slice(11)}`).sort()

test('an open shift in a gap is filled in, and so is the time around it', async () => {
  const t = await openSmall([{ at: 0, from: '10:00', to: '12:00', held: false }])
  const period = { from: day('2024-07-01'), to: day('2024-07-02'), centreId: t.centres[0] }
  const { proposal } = await propose(t, period)
  expect(timesOf([...proposal.takes, ...proposal.open])).toEqual(['08:30-10:00', '10:00-12:00', '12:00-22:30'])
})

test('who is put elsewhere lets go of what nobody takes, and the proposal can be taken over as it is', async () => {
  const t = await openSmall([
    { at: 0, from: '10:00', to: '12:00', held: true },
    { at: 1, from: '10:00', to: '18:00', held: false },
  ])
  // Nothing was agreed: only these two shifts are to be filled in.
  for (const centreId of t.centres) await t.core.client.coverage.agree({ centreId, from: day('2024-01-01'), hours: [] })
  const period = { from: day('2024-07-01'), to: day('2024-07-02'), reassign: true }
  const { proposal } = await propose(t, period)
  expect(timesOf(proposal.takes)).toEqual(['10:00-18:00'])
  const alone = proposal.takes.map((take) => ({ ...take }))
  expect((await refusal(t.core.client.roster.takeOver({ takes: alone }))).code).toBe('roster_violated')
  const released = proposal.open.filter((open) => open.before !== null)
  expect(timesOf(released)).toEqual(['10:00-12:00'])
  const takes = [...proposal.takes, ...released.map((open) => ({ ...open, caretakerId: null }))]
  await t.core.client.roster.takeOver({ takes })
  const { shifts } = await t.core.client.shifts.list({ from: period.from, to: period.to })
  expect(timesOf(shifts.filter((shift) => shift.caretakerId === null))).toEqual(['10:00-12:00'])
})
