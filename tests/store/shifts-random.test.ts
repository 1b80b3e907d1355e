import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listAbsences, putAbsence, putCaretaker } from '#core/store/caretakers'
import { listShifts } from '#core/store/roster'
import type { CaretakerId } from '#shared/contract/base'
import type { Absence, Caretaker } from '#shared/contract/roster'
import { addDays, at, clockFromMinutes, minutesBetween } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openTestCore } from '../support/core'
import { aCaretaker } from '../support/roster'

const day = (text: string) => text as CivilDate
const clock = (text: string) => text as ClockTime
const first = day('2024-06-10')

/** What somebody at the desk tries: a shift, moving one, another person, taking one away, taking the last back. */
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('add' as const), ...slot() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), which: fc.nat({ max: 20 }), ...slot() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), which: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
)
function slot() {
  return {
    who: fc.constantFrom('Marja', 'Ali', 'Wim'),
    day: fc.nat({ max: 13 }),
    from: fc.constantFrom(6, 8, 9, 13, 17, 20),
    hours: fc.constantFrom(3, 4, 6, 9, 12, 14),
  }
}
const spanOf = ({ day: n, from, hours }: { day: number; from: number; hours: number }) => {
  const date = addDays(first, n)
  const end = (from + hours) * 60
  return {
    startsAt: at(date, clockFromMinutes(from * 60)),
    endsAt: end < 1440 ? at(date, clockFromMinutes(end)) : at(addDays(date, 1), clockFromMinutes(end - 1440)),
  }
}

/** The rules said again, slowly and by themselves, over one person's shifts in order of start. */
function assertLawful(caretaker: Caretaker, shifts: { startsAt: WallTime; endsAt: WallTime; breakMinutes: number }[]) {
  shifts.forEach((shift, i) => {
    const long = minutesBetween(shift.startsAt, shift.endsAt)
    const next = shifts[i + 1]
    if (next) expect(next.startsAt >= shift.endsAt).toBe(true)
    if (caretaker.kind === 'volunteer') {
      // Offered: every day from nine to nine.
      expect(shift.startsAt.slice(11) >= '09:00' && shift.endsAt.slice(11) <= '21:00').toBe(true)
      expect(shift.startsAt.slice(0, 10)).toBe(shift.endsAt.slice(0, 10))
      return
    }
    const net = long - shift.breakMinutes
    expect(net).toBeLessThanOrEqual(12 * 60)
    if (net > 330) expect(shift.breakMinutes).toBeGreaterThanOrEqual(net > 600 ? 45 : 30)
  })
  if (caretaker.kind === 'volunteer') return
  for (const monday of [first, addDays(first, 7)]) {
    const sunday = at(addDays(monday, 7), clock('00:00'))
    const from = at(monday, clock('00:00'))
    const week = shifts.filter((shift) => shift.startsAt >= from && shift.endsAt <= sunday)
    const net = week.reduce((sum, s) => sum + minutesBetween(s.startsAt, s.endsAt) - s.breakMinutes, 0)
    expect(net).toBeLessThanOrEqual(60 * 60)
  }
}

test('whatever somebody tries, no roster that comes of it breaks a hard rule', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (acts) => {
      const { core, client, centre } = await openTestCore()
      const people = [
        aCaretaker('Marja', { centres: [{ centreId: centre.id, fixed: true }] }),
        aCaretaker('Ali', {}),
        aCaretaker('Wim', {
          kind: 'volunteer',
          times: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
            kind: 'available',
            weekday,
            date: null,
            from: clock('09:00'),
            to: clock('21:00'),
          })),
        }),
      ]
      const away = { startsAt: at(addDays(first, 3), clock('00:00')), endsAt: at(addDays(first, 5), clock('00:00')) }
      await core.ctx.store.write(async (tx) => {
        for (const one of people) await putCaretaker(tx, one)
        const absence = { id: 'a1', caretakerId: 'Ali', kind: 'leave', note: null, revision: 1, ...away }
        await putAbsence(tx, absence as Absence)
      })
      const ignore = () => undefined
      for (const one of acts) {
        const all = (await client.shifts.list({ from: first, to: addDays(first, 15) })).shifts
        if (one.kind === 'undo') await client.undo.undo().catch(ignore)
        else if (one.kind === 'add')
          await client.shifts
            .create({ centreId: centre.id, ...spanOf(one), caretakerId: one.who as CaretakerId })
            .catch(ignore)
        else {
          const shift = all[one.which % Math.max(1, all.length)]
          if (!shift) continue
          const seen = { id: shift.id, revision: shift.revision }
          if (one.kind === 'remove') await client.shifts.remove(seen)
          else
            await client.shifts.change({ ...seen, ...spanOf(one), caretakerId: one.who as CaretakerId }).catch(ignore)
        }
      }
      const span = { from: at(first, clock('00:00')), to: at(addDays(first, 16), clock('00:00')) }
      const shifts = await core.ctx.read((tx) => listShifts(tx, span))
      const absences = await core.ctx.read((tx) => listAbsences(tx, span))
      for (const one of people) {
        const mine = shifts.filter((shift) => shift.caretakerId === one.id)
        assertLawful(one, mine)
        for (const { startsAt, endsAt } of absences.filter((a) => a.caretakerId === one.id))
          expect(mine.some((shift) => shift.startsAt < endsAt && startsAt < shift.endsAt)).toBe(false)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)
