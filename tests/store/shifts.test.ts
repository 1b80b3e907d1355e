import { describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { putAbsence, putCaretaker } from '#core/store/caretakers'
import { putShift } from '#core/store/roster'
import type { CaretakerId } from '#shared/contract/base'
import type { Absence, Shift } from '#shared/contract/roster'
import type { NewShift } from '#shared/contract/shift'
import type { RosterFinding } from '#shared/domain/roster/rules'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'
import { aCaretaker } from '../support/roster'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime
const write = (core: Core, work: Parameters<typeof core.ctx.store.write>[0]) => core.ctx.store.write(work)
const june = (from: number, to: number) => ({
  from: day(`2024-06-${String(from).padStart(2, '0')}`),
  to: day(`2024-06-${String(to).padStart(2, '0')}`),
})
const rosterCodes = (data: unknown) => (data as { rosterFindings: RosterFinding[] }).rosterFindings.map((f) => f.code)

async function openRoster() {
  const { core, client, centre } = await openTestCore()
  const fatima = aCaretaker('Fatima', { centres: [{ centreId: centre.id, fixed: true }] })
  const jan = aCaretaker('Jan')
  await write(core, async (tx) => {
    await putCaretaker(tx, fatima)
    await putCaretaker(tx, jan)
  })
  const shift = (over: Partial<NewShift> & { day?: number } = {}): NewShift => {
    const { day: n = 3, ...rest } = over
    const date = `2024-06-${String(n).padStart(2, '0')}`
    return { centreId: centre.id, startsAt: wall(`${date}T08:30`), endsAt: wall(`${date}T17:00`), ...rest }
  }
  const add = (over: Partial<NewShift> & { day?: number } = {}) => client.shifts.create(shift(over))
  const listed = async (from: number, to: number) => (await client.shifts.list(june(from, to))).shifts
  return { core, client, centre, fatima: fatima.id, jan: jan.id, shift, add, listed }
}

describe('shifts', () => {
  test('an open shift is fine; who is put on it is kept with where he or she comes from', async () => {
    const { client, add, fatima, jan } = await openRoster()
    const open = await add()
    expect(open).toMatchObject({
      caretakerId: null,
      source: null,
      breakMinutes: 30,
      findings: [],
      told: 'unpublished',
      revision: 1,
    })
    const fixed = await client.shifts.change({ id: open.id, revision: 1, caretakerId: fatima })
    expect(fixed).toMatchObject({ source: 'fixed', fixedFace: true, revision: 2 })
    const other = await client.shifts.change({ id: open.id, revision: 2, caretakerId: jan, note: 'neemt sleutel mee' })
    expect(other).toMatchObject({ source: 'employed', fixedFace: false, note: 'neemt sleutel mee' })
    expect(await client.shifts.change({ id: open.id, revision: 3, pinned: true })).toMatchObject({
      pinned: true,
      note: 'neemt sleutel mee',
    })
    expect((await refusal(client.shifts.change({ id: open.id, revision: 3, pinned: false }))).code).toBe('stale')
  })

  test('a rule refuses with what is wrong, and changes nothing', async () => {
    const { client, add, fatima, shift, listed } = await openRoster()
    await add({ caretakerId: fatima })
    const double = await refusal(
      add({ caretakerId: fatima, startsAt: wall('2024-06-03T16:00'), endsAt: wall('2024-06-03T18:00') }),
    )
    expect(double.code).toBe('roster_violated')
    expect(rosterCodes(double.data)).toEqual(['double_shift'])
    const pause = await refusal(add({ day: 4, caretakerId: fatima, breakMinutes: 0 }))
    expect(rosterCodes(pause.data)).toEqual(['break_too_short'])
    expect(await listed(3, 10)).toHaveLength(1)
    expect(await client.shifts.check({ ...shift({ day: 4 }), caretakerId: fatima, breakMinutes: 0 })).toMatchObject({
      findings: [{ code: 'break_too_short', data: { minutes: 0, needed: 30, work: 510 } }],
    })
    expect(await client.shifts.check({ ...shift({ day: 4 }), caretakerId: fatima })).toEqual({
      breakMinutes: 30,
      findings: [],
    })
    const [own] = await listed(3, 4)
    expect((await client.shifts.check({ ...shift(), id: own?.id, caretakerId: fatima })).findings).toEqual([])
  })

  test('times that can not be are refused as input', async () => {
    const { add } = await openRoster()
    for (const [over, problem] of [
      [{ endsAt: wall('2024-06-03T08:30') }, 'ends_before_start'],
      [{ endsAt: wall('2024-06-04T08:31') }, 'too_long'],
      [{ endsAt: wall('2024-06-03T09:00'), breakMinutes: 30 }, 'too_long'],
    ] as const)
      expect(await refusal(add(over))).toMatchObject({ code: 'invalid_input', data: { issues: [{ problem }] } })
    expect((await refusal(add({ caretakerId: 'nobody' as CaretakerId }))).code).toBe('not_found')
  })

  test('the break goes along with the times, unless somebody chose it', async () => {
    const { client, add } = await openRoster()
    const usual = await add()
    const short = await client.shifts.change({ id: usual.id, revision: 1, endsAt: wall('2024-06-03T12:00') })
    expect(short.breakMinutes).toBe(0)
    const chosen = await add({ day: 4, breakMinutes: 60 })
    expect(
      (await client.shifts.change({ id: chosen.id, revision: 1, endsAt: wall('2024-06-04T16:00') })).breakMinutes,
    ).toBe(60)
  })

  test('what changes elsewhere leaves the shift, and is told with it', async () => {
    const { core, client, add, fatima, listed } = await openRoster()
    const shift = await add({ caretakerId: fatima })
    const sick: Absence = {
      id: 'a' as Absence['id'],
      caretakerId: fatima,
      kind: 'sick',
      startsAt: wall('2024-06-03T00:00'),
      endsAt: wall('2024-06-05T00:00'),
      note: null,
      revision: 1,
    }
    await write(core, (tx) => putAbsence(tx, sick))
    expect((await listed(3, 4))[0]?.findings).toMatchObject([{ code: 'absent', data: { kind: 'sick' } }])
    // A remark is no reason to refuse.
    await client.shifts.change({ id: shift.id, revision: 1, note: 'ziek gemeld' })
    const later = await refusal(client.shifts.change({ id: shift.id, revision: 2, endsAt: wall('2024-06-03T16:00') }))
    expect(rosterCodes(later.data)).toEqual(['absent'])
    await client.shifts.change({ id: shift.id, revision: 2, caretakerId: null })
    expect((await listed(3, 4))[0]?.findings).toEqual([])
  })

  test('candidates: who can, best first, and why not', async () => {
    const { core, client, centre, add, shift, fatima, jan } = await openRoster()
    await write(core, async (tx) => {
      await putCaretaker(tx, aCaretaker('Vera', { kind: 'volunteer', association: 'WAVO' }))
      await putCaretaker(tx, aCaretaker('Oud', { archived: true }))
      await putCaretaker(tx, aCaretaker('Flex', { flexPool: true, hourCents: 3000 }))
    })
    await add({ caretakerId: jan })
    const { can, cannot } = await client.shifts.candidates(shift())
    expect(can.map((one) => [one.name, one.source, one.costCents])).toEqual([
      ['Fatima', 'fixed', null],
      ['Flex', 'flex', 24000],
    ])
    expect(cannot.map((one) => [one.name, ...one.findings.map((f) => f.code)])).toEqual([
      ['Jan', 'double_shift'],
      ['Vera', 'not_offered'],
    ])
    const open = await add()
    expect((await client.shifts.candidates({ id: open.id })).can[0]?.caretakerId).toBe(fatima)
    expect(centre.id).toBe(open.centreId)
  })

  test('a shift that is over is not told to be wrong because its caretaker left since', async () => {
    const { core, add, fatima, listed } = await openRoster()
    await add({ day: 2, caretakerId: fatima })
    await add({ day: 4, caretakerId: fatima })
    await write(core, (tx) => putCaretaker(tx, aCaretaker('Fatima', { archived: true })))
    const codes = (await listed(2, 5)).map((shift) => shift.findings.map(({ code }) => code))
    expect(codes).toEqual([[], ['caretaker_archived']])
  })

  test('what is put back does not break a rule beside what came meanwhile', async () => {
    const { core, client, add, fatima, listed } = await openRoster()
    const shift = await add({ caretakerId: fatima })
    await client.shifts.remove({ id: shift.id, revision: shift.revision })
    // Somebody else gives her the evening, as another user would: it is not among what this one takes back.
    const { findings: _, told: __, before: ___, ...plain } = shift
    const evening = {
      id: 'evening' as Shift['id'],
      startsAt: wall('2024-06-03T18:00'),
      endsAt: wall('2024-06-03T23:00'),
    }
    await write(core, (tx) => putShift(tx, { ...plain, ...evening, breakMinutes: 0 }))
    const refused = await refusal(client.undo.undo())
    expect(refused).toMatchObject({ code: 'roster_violated', data: { shift: { name: 'Fatima' } } })
    expect(rosterCodes(refused.data)).toContain('shift_too_long')
    expect(await listed(3, 4)).toHaveLength(1)
  })

  test('all of it can be undone and done again', async () => {
    const { client, add, fatima, listed } = await openRoster()
    const shift = await add({ caretakerId: fatima })
    await client.shifts.remove({ id: shift.id, revision: 1 })
    expect(await listed(3, 4)).toEqual([])
    await client.undo.undo()
    expect(await listed(3, 4)).toMatchObject([{ caretakerId: fatima, source: 'fixed' }])
    await client.undo.undo()
    expect(await listed(3, 4)).toEqual([])
    await client.undo.redo()
    expect(await listed(3, 4)).toHaveLength(1)
  })
})

describe('weeks', () => {
  test('a copied week: what stands there stays, what a rule refuses comes over open', async () => {
    const { core, client, add, fatima, jan, listed } = await openRoster()
    await add({ day: 3, caretakerId: fatima })
    await add({ day: 4, caretakerId: jan, note: 'markt' })
    await add({ day: 5, caretakerId: fatima })
    await add({ day: 12, caretakerId: jan })
    const leave: Absence = {
      id: 'a' as Absence['id'],
      caretakerId: fatima,
      kind: 'leave',
      startsAt: wall('2024-06-10T00:00'),
      endsAt: wall('2024-06-11T00:00'),
      note: null,
      revision: 1,
    }
    await write(core, (tx) => putAbsence(tx, leave))
    const copied = await client.roster.copyWeek({ from: day('2024-06-05'), to: day('2024-06-14') })
    expect(copied).toMatchObject({ skipped: 1, refused: [{ caretakerId: fatima, findings: [{ code: 'absent' }] }] })
    expect((await listed(10, 17)).map((s) => [s.startsAt, s.caretakerId, s.note])).toEqual([
      ['2024-06-10T08:30', null, null],
      ['2024-06-11T08:30', jan, 'markt'],
      ['2024-06-12T08:30', jan, null],
    ])
    expect((await client.roster.copyWeek({ from: day('2024-06-05'), to: day('2024-06-14') })).shifts).toEqual([])
    expect((await refusal(client.roster.copyWeek({ from: day('2024-06-05'), to: day('2024-06-03') }))).code).toBe(
      'invalid_input',
    )
    await client.undo.undo()
    expect(await listed(10, 17)).toHaveLength(1)
  })

  test('a week as a template, used for other weeks, also over the night in which the clock changes', async () => {
    const { client, add, fatima, listed } = await openRoster()
    await add({ day: 8, caretakerId: fatima, startsAt: wall('2024-06-08T20:00'), endsAt: wall('2024-06-09T02:00') })
    await add({ day: 3, pinned: true })
    const template = await client.rosterTemplates.create({ name: 'Gewone week', week: day('2024-06-06') })
    expect(template.shifts).toMatchObject([
      { weekday: 1, from: '08:30', minutes: 510, pinned: true },
      { weekday: 6, from: '20:00', minutes: 360 },
    ])
    expect((await refusal(client.rosterTemplates.create({ name: 'gewone WEEK', week: day('2024-06-06') }))).code).toBe(
      'duplicate',
    )
    expect((await refusal(client.rosterTemplates.create({ name: 'Leeg', week: day('2024-07-06') }))).code).toBe(
      'invalid_input',
    )
    const used = await client.rosterTemplates.apply({
      id: template.id,
      weeks: [day('2024-06-12'), day('2024-06-13'), day('2024-06-19')],
    })
    expect(used).toMatchObject({ refused: [], skipped: 0 })
    expect((await listed(10, 24)).map((s) => s.startsAt)).toEqual([
      '2024-06-10T08:30',
      '2024-06-15T20:00',
      '2024-06-17T08:30',
      '2024-06-22T20:00',
    ])
    await client.rosterTemplates.remove({ id: template.id, revision: 1 })
    expect(await client.rosterTemplates.list()).toEqual([])
    await client.undo.undo()
    expect(await client.rosterTemplates.list()).toEqual([{ ...template, revision: 2 }])
  })
})

describe('what people were told', () => {
  const told = (shifts: { startsAt: string; told: string }[]) =>
    shifts.map((s) => `${s.startsAt.slice(8, 10)} ${s.told}`)

  test('new, changed and removed since the last publication', async () => {
    const { client, centre, add, fatima, jan, listed } = await openRoster()
    const one = await add({ day: 3, caretakerId: fatima })
    const two = await add({ day: 4, caretakerId: jan })
    const three = await add({ day: 5 })
    await add({ day: 11 })
    expect(told(await listed(3, 17))).toEqual(['03 unpublished', '04 unpublished', '05 unpublished', '11 unpublished'])
    const first = await client.roster.publish(june(3, 10))
    expect(first).toMatchObject({
      number: 1,
      from: '2024-06-03',
      to: '2024-06-09',
      centreId: null,
      by: expect.any(String),
    })
    expect(told(await listed(3, 17))).toEqual(['03 published', '04 published', '05 published', '11 unpublished'])
    await client.shifts.change({ id: one.id, revision: 1, note: 'zegt niets' })
    const changed = await client.shifts.change({ id: two.id, revision: 1, caretakerId: null })
    expect(changed).toMatchObject({ told: 'changed', before: { caretakerId: jan } })
    await client.shifts.remove({ id: three.id, revision: 1 })
    expect(await add({ day: 6 })).toMatchObject({ told: 'new' })
    const list = await client.shifts.list(june(3, 17))
    expect(told(list.shifts)).toEqual(['03 published', '04 changed', '06 new', '11 unpublished'])
    expect(list.removed.map((s) => s.id)).toEqual([three.id])
    expect((await client.shifts.list(june(6, 17))).removed).toEqual([])

    expect(await client.roster.publish({ ...june(3, 10), centreId: centre.id })).toMatchObject({ number: 2 })
    const again = await client.shifts.list(june(3, 17))
    expect(told(again.shifts)).toEqual(['03 published', '04 published', '06 published', '11 unpublished'])
    expect(again.removed).toEqual([])
    expect((await client.roster.publications()).map((p) => p.number)).toEqual([2, 1])
    await client.undo.undo()
    expect((await client.shifts.list(june(3, 17))).removed.map((s) => s.id)).toEqual([three.id])
  })

  test('a shift that moves out of the week that was told is removed there and changed where it went', async () => {
    const { client, add } = await openRoster()
    const shift = await add({ day: 4 })
    await client.roster.publish(june(3, 10))
    const moved: Shift = await client.shifts.change({
      id: shift.id,
      revision: 1,
      startsAt: wall('2024-06-11T08:30'),
      endsAt: wall('2024-06-11T17:00'),
    })
    expect((await client.shifts.list(june(3, 10))).removed.map((s) => s.id)).toEqual([moved.id])
    expect((await client.shifts.list(june(10, 17))).shifts).toMatchObject([
      { told: 'changed', before: { startsAt: '2024-06-04T08:30' } },
    ])
    expect((await client.shifts.list(june(3, 17))).removed).toEqual([])
  })
})
