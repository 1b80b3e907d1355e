import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore } from '#core/store/open'
import type { Booking } from '#shared/contract/booking'
import type { NewSeries, SeriesView } from '#shared/contract/series'
import { datesOfRule } from '#shared/domain/series'
import { holdsRoom } from '#shared/domain/vocabulary'
import { addDays, at, dateOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'
import { openTestCore } from '../support/core'

/** Random series in one room, with exceptions, decisions, others in the way, edits, and time that passes. */
const START = '2024-06-10' as CivilDate
const hour = (h: number) => `${String(h).padStart(2, '0')}:00` as ClockTime
const dayAfter = fc.integer({ min: 0, max: 60 }).map((n) => addDays(START, n))

const rule = fc.oneof(
  fc.record({
    frequency: fc.constant('daily' as const),
    interval: fc.integer({ min: 1, max: 5 }),
    count: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    frequency: fc.constant('weekly' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    weekdays: fc.uniqueArray(
      fc.integer({ min: 1, max: 7 }).map((n) => n as Weekday),
      { minLength: 1, maxLength: 3 },
    ),
    until: dayAfter.map((day) => addDays(day, 7)),
    exceptDates: fc.array(dayAfter, { maxLength: 5 }),
    skipHolidays: fc.boolean(),
  }),
  fc.record({
    frequency: fc.constant('monthly' as const),
    nth: fc.option(fc.constantFrom(-1, 1, 2, 5), { nil: undefined }),
    count: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ frequency: fc.constant('dates' as const), dates: fc.array(dayAfter, { minLength: 1, maxLength: 8 }) }),
)
const slot = fc.record({ from: fc.integer({ min: 8, max: 20 }), hours: fc.constantFrom(1, 2, 3, 26) })
const edit = fc.oneof(
  fc.record({
    act: fc.constant('change' as const),
    date: fc.nat(20),
    slot,
    all: fc.boolean(),
    shift: fc.integer({ min: -2, max: 2 }),
    detached: fc.boolean(),
  }),
  fc.record({ act: fc.constant('one' as const), date: fc.nat(20), slot }),
  fc.record({ act: fc.constant('cancelOne' as const), date: fc.nat(20) }),
  fc.record({ act: fc.constant('stop' as const), date: fc.nat(20) }),
  fc.record({ act: fc.constant('retry' as const) }),
  fc.record({ act: fc.constant('extend' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ act: fc.constant('undo' as const) }),
  fc.record({ act: fc.constant('later' as const), days: fc.integer({ min: 1, max: 15 }) }),
)

test('whatever is done to series, nothing overlaps, nothing past changes, and every date is accounted for', async () => {
  await fc.assert(
    fc.asyncProperty(
      rule,
      slot,
      fc.array(fc.record({ day: dayAfter, from: fc.integer({ min: 8, max: 20 }) }), { maxLength: 6 }),
      fc.array(fc.tuple(dayAfter, fc.constantFrom('skip' as const, 'wait' as const, 'book' as const)), {
        maxLength: 4,
      }),
      fc.array(edit, { maxLength: 7 }),
      async (rule, first, others, decided, edits) => {
        let now = '2024-06-03T07:00:00.000Z'
        const { core, client, draft, rooms } = await openTestCore({ clock: { now: () => now as never } })
        const span = (day: CivilDate, { from, hours }: { from: number; hours: number }) => ({
          startsAt: at(day, hour(from)),
          endsAt: at(addDays(day, Math.floor((from + hours) / 24)), hour((from + hours) % 24)),
        })
        for (const { day, from } of others)
          await client.bookings.create(draft({ ...span(day, { from, hours: 2 }), title: 'Ander' })).catch(() => null)
        const input: NewSeries = {
          ...draft(span(START, first)),
          rule: rule as NewSeries['rule'],
          onConflict: 'skip',
          dates: [...new Map(decided)].map(([date, decision]) => ({ date, decision })),
        }
        const dates = await datesOfRule(input.rule, START)
        if (!Array.isArray(dates)) return
        const made = await client.series.create(input)
        expect([...made.bookings.map((b) => b.seriesDate), ...made.skipped.map((d) => d.date)].sort()).toEqual(dates)

        // A fifth Monday comes four times a year: extended often, a series ends years later than one list may be long.
        // A fifth Monday comes four times a year: extended often, such a series goes on for eight years.
        const all = () =>
          client.bookings.list({
            centreId: input.centreId,
            from: '2024-06-01' as CivilDate,
            to: '2034-06-01' as CivilDate,
          })
        const wallNow = () => `${now.slice(0, 10)}T09:00`
        const past = (list: readonly Booking[]) => list.filter((b) => b.startsAt < wallNow())
        const id = made.series.id
        let view: SeriesView = await client.series.get({ id })
        for (const one of edits) {
          const before = await all()
          const { revision } = view
          const target = 'date' in one ? view.dates[one.date % view.dates.length] : undefined
          const call = async () => {
            if (one.act === 'later') now = `${addDays(now.slice(0, 10) as CivilDate, one.days)}T07:00:00.000Z`
            if (one.act === 'undo') await client.undo.undo()
            if (one.act === 'retry') await client.series.retry({ id, revision, onConflict: 'skip' })
            if (one.act === 'extend')
              await client.series.extend({
                id,
                revision,
                count: one.count,
                extra: [addDays(START, 90)],
                onConflict: 'skip',
              })
            if (target && one.act === 'change') {
              const changes = span(addDays(target.date, one.shift), one.slot)
              const scope = one.all ? 'all' : 'following'
              await client.series.change({
                id,
                revision,
                scope,
                date: target.date,
                changes,
                includeDetached: one.detached,
                onConflict: 'skip',
              })
            }
            if (target && one.act === 'stop')
              await client.series.cancel({ id, revision, scope: 'following', date: target.date })
            if (target?.booking && !target.past && one.act === 'one')
              await client.bookings.change({
                id: target.booking.id,
                revision: target.booking.revision,
                ...span(dateOf(target.startsAt), one.slot),
              })
            if (target?.booking && !target.past && one.act === 'cancelOne')
              await client.bookings.cancel({ id: target.booking.id, revision: target.booking.revision })
          }
          // A refusal is an answer: it changes nothing, which is looked at below as well.
          await call().catch((error: unknown) => {
            if (!(error instanceof Error && 'code' in error && error.code !== 'internal')) throw error
          })
          const after = await all()
          if (one.act !== 'undo' && one.act !== 'later') {
            const begun = new Set(past(before).map((b) => b.id))
            expect(after.filter((b) => begun.has(b.id))).toEqual(past(before))
            // What was still to come may be put in the past one by one, by hand; nothing is made there, and a change of the
            // series puts nothing there.
            const known = new Set(before.map((b) => b.id))
            expect(past(after).filter((b) => !known.has(b.id))).toEqual([])
            if (one.act !== 'one') expect(past(after).filter((b) => !begun.has(b.id))).toEqual([])
          }
          const held = after.filter((b) => holdsRoom(b.status, { optionHolds: true, requestHolds: false }))
          held.forEach((a, i) => {
            for (const b of held.slice(i + 1)) expect(a.startsAt < b.endsAt && b.startsAt < a.endsAt).toBe(false)
          })
          const still = await client.series.get({ id }).catch(() => null)
          if (still === null) return
          view = still
          expect(view.dates.map((d) => d.date)).toEqual([...new Set(view.dates.map((d) => d.date))].sort())
          for (const date of view.dates) {
            expect(date.state === 'booked').toBe(held.some((b) => b.seriesId === id && b.seriesDate === date.date))
            if (date.state !== 'booked' && date.state !== 'waiting') expect(date.reason).not.toBeNull()
          }
        }
        const store = await openStore(core.databaseFile)
        const count = await store.read((tx) =>
          tx
            .selectFrom('occupancy')
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow(),
        )
        await store.close()
        expect(count.n).toBe((await all()).filter((b) => b.status === 'confirmed').length)
        expect(rooms.hall.id).toBe(input.roomIds[0])
      },
    ),
    { numRuns: 25, endOnFailure: true },
  )
}, 180_000)
