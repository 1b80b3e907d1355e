import { describe, expect, test } from 'vitest'
import { nothingAround, type PersonAround, type RosterPerson, shiftFindings } from '#shared/domain/roster/rules'
import { breakFor, defaultBreak } from '#shared/domain/roster/working-time'
import { elapsedMinutes } from '#shared/time/elapsed'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'
import { aPerson, around, aShift } from '../support/roster'

const codes = (shift: string, person: RosterPerson = aPerson(), others: PersonAround = nothingAround, pause = 45) =>
  shiftFindings(aShift(shift, pause), person, others).map((f) => (f.severity === 'error' ? f.code : `(${f.code})`))
const day = (text: string) => text as CivilDate
const clock = (text: string) => text as ClockTime
const volunteer = (
  times: RosterPerson['times'] = [
    { kind: 'available', weekday: 1, date: null, from: clock('09:00'), to: clock('17:00') },
  ],
) => aPerson({ kind: 'volunteer', times })
const anyTime = ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((weekday) => ({
  kind: 'available' as const,
  weekday,
  date: null,
  from: clock('00:00'),
  to: clock('24:00'),
}))

describe('real time', () => {
  test.each([
    ['2024-06-03T09:00', '2024-06-03T17:00', 480],
    ['2024-03-31T01:00', '2024-03-31T04:00', 120],
    ['2024-10-27T01:00', '2024-10-27T04:00', 240],
    ['2024-03-30T20:00', '2024-03-31T08:00', 660],
    ['2024-10-26T20:00', '2024-10-27T08:00', 780],
    ['2024-03-31T02:15', '2024-03-31T02:45', 0],
    ['2024-03-31T02:15', '2024-03-31T03:15', 15],
  ])('from %s to %s', (from, to, minutes) => {
    expect(elapsedMinutes(to as WallTime) - elapsedMinutes(from as WallTime)).toBe(minutes)
  })
})

describe('who somebody is', () => {
  test('nobody is at two places at once; touching shifts are fine', () => {
    expect(codes('2024-06-03 13:00-17:00', aPerson(), around(aShift('2024-06-03 09:00-13:00')))).toEqual([])
    expect(codes('2024-06-03 13:00-17:00', aPerson(), around(aShift('2024-06-03 09:00-13:01')))).toEqual([
      'double_shift',
    ])
  })
  test('absence refuses from its first to its last minute', () => {
    const away = {
      shifts: [],
      absences: [
        { kind: 'leave' as const, startsAt: '2024-06-03T13:00' as WallTime, endsAt: '2024-06-04T09:00' as WallTime },
      ],
    }
    expect(codes('2024-06-03 09:00-13:00', aPerson(), away)).toEqual([])
    expect(codes('2024-06-03 09:00-13:01', aPerson(), away)).toEqual(['absent'])
    expect(codes('2024-06-04 08:59-12:00', aPerson(), away)).toEqual(['absent'])
    expect(codes('2024-06-04 09:00-12:00', aPerson(), away)).toEqual([])
  })
  test('before the first day, after the last, and archived', () => {
    const person = aPerson({ activeFrom: day('2024-06-03'), activeTo: day('2024-06-04') })
    expect(codes('2024-06-02 09:00-13:00', person)).toEqual(['not_active'])
    expect(codes('2024-06-03 09:00-13:00', person)).toEqual([])
    expect(codes('2024-06-04 18:00-00:00', person)).toEqual([])
    expect(codes('2024-06-04 18:00-00:01', person)).toEqual(['not_active'])
    expect(codes('2024-06-03 09:00-13:00', aPerson({ archived: true }))).toEqual(['caretaker_archived'])
  })
})

describe('certificates', () => {
  const hygiene = { kind: 'social_hygiene' as const, issuedOn: day('2020-01-01'), expiresOn: null }
  const bhv = (issuedOn: string, expiresOn: string | null) => ({
    kind: 'bhv' as const,
    issuedOn: day(issuedOn),
    expiresOn: expiresOn === null ? null : day(expiresOn),
  })
  const holding = (...own: ReturnType<typeof bhv>[]) => aPerson({ certificates: [hygiene, ...own] })

  test('holds through the day on which it ends, and not the day after', () => {
    const person = holding(bhv('2023-06-03', '2024-06-03'))
    expect(codes('2024-06-03 18:00-22:00', person)).toEqual(['(certificate_expires)'])
    expect(codes('2024-06-03 18:00-00:00', person)).toEqual(['(certificate_expires)'])
    expect(codes('2024-06-03 18:00-00:30', person)).toEqual(['certificate_expired'])
    expect(codes('2024-06-04 09:00-12:00', person)).toEqual(['certificate_expired'])
  })
  test('is told 90 days ahead, unless it was renewed', () => {
    expect(codes('2024-06-03 18:00-22:00', holding(bhv('2023-01-01', '2024-09-01')))).toEqual(['(certificate_expires)'])
    expect(codes('2024-06-03 18:00-22:00', holding(bhv('2023-01-01', '2024-09-02')))).toEqual([])
    expect(
      codes('2024-06-03 18:00-22:00', holding(bhv('2023-01-01', '2024-06-04'), bhv('2024-05-01', '2025-05-01'))),
    ).toEqual([])
  })
  test('both are asked of everybody, volunteers too, from the day they were given', () => {
    expect(codes('2024-06-03 09:00-12:00', aPerson({ certificates: [] }))).toEqual([
      'certificate_missing',
      'certificate_missing',
    ])
    expect(codes('2024-06-03 09:00-12:00', { ...volunteer(), certificates: [hygiene] })).toEqual([
      'certificate_missing',
    ])
    expect(codes('2024-06-02 09:00-12:00', holding(bhv('2024-06-03', null)))).toEqual(['certificate_missing'])
    expect(codes('2024-06-03 09:00-12:00', holding(bhv('2024-06-03', null)))).toEqual([])
  })
})

describe('availability', () => {
  const time = (kind: 'available' | 'unavailable', on: Weekday | string, from: string, to: string) => ({
    kind,
    weekday: typeof on === 'number' ? on : null,
    date: typeof on === 'number' ? null : day(on),
    from: clock(from),
    to: clock(to),
  })
  test('a volunteer does not go beyond what was offered', () => {
    expect(codes('2024-06-03 09:00-17:00', volunteer())).toEqual([])
    expect(codes('2024-06-03 08:59-17:00', volunteer())).toEqual(['not_offered'])
    expect(codes('2024-06-03 09:00-17:01', volunteer())).toEqual(['not_offered'])
    expect(codes('2024-06-04 09:00-17:00', volunteer())).toEqual(['not_offered'])
    expect(codes('2024-06-04 09:00-17:00', volunteer([]))).toEqual(['not_offered'])
  })
  test('two offers that touch are one; past midnight the next day must be offered as well', () => {
    const halves = [time('available', 1, '09:00', '13:00'), time('available', 1, '13:00', '24:00')]
    expect(codes('2024-06-03 10:00-16:00', volunteer(halves))).toEqual([])
    expect(codes('2024-06-03 20:00-00:00', volunteer(halves))).toEqual([])
    expect(codes('2024-06-03 20:00-01:00', volunteer(halves))).toEqual(['not_offered'])
    expect(codes('2024-06-03 20:00-01:00', volunteer([...halves, time('available', 2, '00:00', '01:00')]))).toEqual([])
  })
  test('a date goes before its weekday: offered in its place, what can not is taken off', () => {
    const offer = time('available', 1, '09:00', '17:00')
    const otherwise = [offer, time('available', '2024-06-03', '18:00', '22:00')]
    expect(codes('2024-06-03 18:00-22:00', volunteer(otherwise))).toEqual([])
    expect(codes('2024-06-03 09:00-12:00', volunteer(otherwise))).toEqual(['not_offered'])
    expect(codes('2024-06-10 09:00-12:00', volunteer(otherwise))).toEqual([])
    const not = [offer, time('unavailable', '2024-06-03', '12:00', '14:00')]
    expect(codes('2024-06-03 09:00-12:00', volunteer(not))).toEqual([])
    expect(codes('2024-06-03 09:00-12:01', volunteer(not))).toEqual(['unavailable'])
    const all = [time('unavailable', 1, '00:00', '24:00'), time('available', '2024-06-03', '09:00', '12:00')]
    expect(codes('2024-06-03 09:00-12:00', volunteer(all))).toEqual([])
    expect(codes('2024-06-10 09:00-12:00', volunteer(all))).toEqual(['unavailable'])
  })
  test('who is employed can at any time, but not when he or she said not to, and only when said once that is said', () => {
    const employed = (...times: RosterPerson['times']) => aPerson({ times })
    expect(codes('2024-06-03 09:00-12:00', employed(time('unavailable', 1, '12:00', '18:00')))).toEqual([])
    expect(codes('2024-06-03 09:00-12:01', employed(time('unavailable', 1, '12:00', '18:00')))).toEqual(['unavailable'])
    expect(codes('2024-06-04 09:00-12:00', employed(time('available', 1, '09:00', '18:00')))).toEqual(['not_offered'])
    expect(codes('2024-06-04 09:00-12:00', employed(time('available', '2024-06-03', '09:00', '10:00')))).toEqual([])
    expect(codes('2024-06-03 09:00-12:00', employed(time('available', '2024-06-03', '09:00', '10:00')))).toEqual([
      'not_offered',
    ])
  })
})

describe('a shift by itself', () => {
  test('12 hours of work, without the break', () => {
    expect(codes('2024-06-03 08:00-20:45')).toEqual([])
    expect(codes('2024-06-03 08:00-20:46')).toEqual(['shift_too_long'])
  })
  test('what is worked on one day over several shifts counts together', () => {
    expect(codes('2024-06-03 17:00-21:30', aPerson(), around('2024-06-03 08:00-16:15'))).toEqual([])
    expect(codes('2024-06-03 17:00-22:16', aPerson(), around('2024-06-03 08:00-16:15'))).toContain('shift_too_long')
  })
  test('breaks: 30 minutes above 5.5 hours, 45 above 10', () => {
    expect(codes('2024-06-03 09:00-14:30', aPerson(), nothingAround, 0)).toEqual([])
    expect(codes('2024-06-03 09:00-14:31', aPerson(), nothingAround, 0)).toEqual(['break_too_short'])
    expect(codes('2024-06-03 09:00-17:00', aPerson(), nothingAround, 29)).toEqual(['break_too_short'])
    expect(codes('2024-06-03 09:00-19:30', aPerson(), nothingAround, 30)).toEqual([])
    expect(codes('2024-06-03 09:00-19:31', aPerson(), nothingAround, 30)).toEqual(['break_too_short'])
    expect(codes('2024-06-03 09:00-19:31', aPerson(), nothingAround, 45)).toEqual([])
  })
  test('shifts that follow each other need a break together; a quarter of an hour in between is one', () => {
    const morning = around(aShift('2024-06-03 09:00-12:30', 0))
    expect(codes('2024-06-03 12:30-15:00', aPerson(), morning, 0)).toEqual(['break_too_short'])
    expect(codes('2024-06-03 13:00-15:30', aPerson(), morning, 0)).toEqual([])
    expect(codes('2024-06-03 12:59-15:30', aPerson(), morning, 0)).toEqual(['break_too_short'])
  })
  test('the default is the least that does', () => {
    expect([330, 331, 630, 631].map(defaultBreak)).toEqual([0, 30, 30, 45])
    const night = { startsAt: '2024-10-26T22:00' as WallTime, endsAt: '2024-10-27T03:30' as WallTime }
    expect(breakFor(night)).toBe(30)
  })
  test('in the night in which the clock goes back a shift is an hour longer, and forward an hour shorter', () => {
    expect(codes('2024-10-26 16:00-03:45')).toEqual([])
    expect(codes('2024-10-26 16:00-03:46')).toEqual(['shift_too_long'])
    expect(codes('2024-03-30 16:00-05:45')).toEqual([])
    expect(codes('2024-03-30 16:00-05:46')).toEqual(['shift_too_long'])
  })
  test('none of this is asked of volunteers', () => {
    expect(codes('2024-06-03 08:00-21:00', volunteer(anyTime), nothingAround, 0)).toEqual([])
  })
})

describe('daily rest', () => {
  test('a volunteer rests 11 hours', () => {
    expect(codes('2024-06-04 09:00-12:00', volunteer(anyTime), around('2024-06-03 12:00-22:00'))).toEqual([])
    expect(codes('2024-06-04 08:59-12:00', volunteer(anyTime), around('2024-06-03 12:00-22:00'))).toEqual([
      'daily_rest',
    ])
  })
  test('who is employed may rest 8 hours once in 7 days', () => {
    expect(codes('2024-06-04 06:00-12:00', aPerson(), around('2024-06-03 12:00-22:00'))).toEqual([])
    expect(codes('2024-06-04 05:59-07:00', aPerson(), around('2024-06-03 12:00-22:00'))).toEqual(['daily_rest'])
  })
  test('and a second time 10:59 is refused, 11:00 is allowed', () => {
    const first = ['2024-06-03 12:00-22:00', '2024-06-04 06:00-10:00']
    expect(codes('2024-06-07 09:00-12:00', aPerson(), around(...first, '2024-06-06 12:00-22:00'))).toEqual([])
    expect(codes('2024-06-07 08:59-12:00', aPerson(), around(...first, '2024-06-06 12:00-22:00'))).toEqual([
      'daily_rest',
    ])
  })
  test('7 × 24 hours later it is allowed again', () => {
    const first = ['2024-06-03 12:00-22:00', '2024-06-04 06:00-10:00']
    expect(codes('2024-06-11 06:00-10:00', aPerson(), around(...first, '2024-06-10 12:00-22:00'))).toEqual([])
    expect(codes('2024-06-11 06:00-10:00', aPerson(), around(...first, '2024-06-10 11:59-22:00'))).toEqual([
      'daily_rest',
    ])
  })
  test('a morning and an evening on one day are fine while 11 hours are left of the 24', () => {
    expect(
      codes('2024-06-03 19:00-21:30', aPerson(), around('2024-06-03 08:30-12:30', '2024-06-04 08:30-12:30')),
    ).toEqual([])
    expect(codes('2024-06-03 19:00-21:31', volunteer(anyTime), around('2024-06-03 08:30-12:30'))).toEqual([
      'daily_rest',
    ])
    expect(codes('2024-06-03 19:00-21:30', volunteer(anyTime), around('2024-06-03 08:30-12:30'))).toEqual([])
  })
  test('the night in which the clock goes forward is an hour short, the other an hour long', () => {
    const spring = (to: string) => codes(`2024-03-31 ${to}-12:00`, volunteer(anyTime), around('2024-03-30 14:00-20:00'))
    expect(spring('08:00')).toEqual([])
    expect(spring('07:59')).toEqual(['daily_rest'])
    const autumn = (to: string) => codes(`2024-10-27 ${to}-12:00`, volunteer(anyTime), around('2024-10-26 14:00-20:00'))
    expect(autumn('06:00')).toEqual([])
    expect(autumn('05:59')).toEqual(['daily_rest'])
  })
})

describe('weekly rest', () => {
  const days = (from: number, to: number, times = '10:00-18:00') =>
    Array.from({ length: to - from + 1 }, (_, i) => `2024-06-${String(from + i).padStart(2, '0')} ${times}`)
  // 36 hours from Saturday 22:00 to Monday 10:00, in the second week.
  const second = [...days(11, 14), '2024-06-15 14:00-22:00', '2024-06-17 10:00-18:00']
  test('36 hours in 7 × 24 hours', () => {
    const others = around(...days(3, 7), '2024-06-08 14:00-22:00', ...second)
    expect(codes('2024-06-10 10:00-18:00', aPerson(), others)).toEqual([])
    expect(codes('2024-06-10 09:59-18:00', aPerson(), others)).toEqual(['weekly_rest'])
  })
  test('or 72 hours in 14 × 24 hours, in parts of at least 32', () => {
    // 40 hours from Saturday 18:00 to Monday 10:00 in the second week leave 32 for the first.
    const others = (...last: string[]) => around(...days(3, 7), '2024-06-08 14:00-22:00', ...days(11, 14), ...last)
    const forty = ['2024-06-15 10:00-18:00', '2024-06-17 10:00-18:00']
    expect(codes('2024-06-10 06:00-14:00', aPerson(), others(...forty))).toEqual([])
    expect(codes('2024-06-10 05:59-14:00', aPerson(), others(...forty))).toContain('weekly_rest')
    // Together 72 hours is not enough when a part is shorter than 32.
    const more = ['2024-06-15 09:00-17:00', '2024-06-17 10:00-18:00']
    expect(codes('2024-06-10 05:59-14:00', aPerson(), others(...more))).toContain('weekly_rest')
    expect(
      codes('2024-06-10 06:00-14:00', aPerson(), others('2024-06-15 10:01-18:01', '2024-06-17 10:00-18:00')),
    ).toEqual(['weekly_rest'])
  })
  test('seven days on end are refused', () => {
    expect(codes('2024-06-09 10:00-18:00', aPerson(), around(...days(3, 8), ...days(10, 16)))).toContain('weekly_rest')
  })
  test('on the weekend in which the clock goes forward an hour is missing', () => {
    const week = ['25', '26', '27', '28', '29'].map((d) => `2024-03-${d} 10:00-18:00`)
    const after = [
      ...['02', '03', '04', '05'].map((d) => `2024-04-${d} 10:00-18:00`),
      '2024-04-06 14:00-22:00',
      '2024-04-08 10:00-18:00',
    ]
    const rest = (start: string) =>
      codes(`2024-04-01 ${start}-18:00`, aPerson(), around(...week, '2024-03-30 14:00-22:00', ...after))
    expect(rest('11:00')).toEqual([])
    expect(rest('10:59')).toContain('weekly_rest')
  })
})

describe('hours in a week', () => {
  // Five days of 11 hours net, with 45 minutes of break.
  const long = ['03', '04', '05', '06', '07'].map((d) => `2024-06-${d} 08:00-19:45`)
  test('60 hours', () => {
    expect(codes('2024-06-08 08:00-13:00', aPerson(), around(...long), 0)).toEqual([])
    expect(codes('2024-06-08 08:00-13:01', aPerson(), around(...long), 0)).toEqual(['week_hours'])
  })
  test('a night from Sunday to Monday is of both weeks', () => {
    const others = around(...['11', '12', '13', '14'].map((d) => `2024-06-${d} 08:00-20:45`), '2024-06-15 08:00-15:45')
    // 48 and 7 hours: 5 are left in the week that begins at midnight.
    expect(codes('2024-06-09 20:00-05:00', aPerson(), others, 45)).toEqual([])
    expect(codes('2024-06-09 22:00-06:00', aPerson(), others, 30)).toEqual(['week_hours'])
  })
  test('the night in which the clock goes back counts its extra hour in the week that ends', () => {
    const five = ['21', '22', '23', '24', '25'].map((d) => `2024-10-${d} 08:00-19:45`)
    expect(codes('2024-10-27 00:30-04:30', aPerson(), around(...five), 0)).toEqual([])
    expect(codes('2024-10-27 00:30-04:31', aPerson(), around(...five), 0)).toEqual(['week_hours'])
    const spring = ['25', '26', '27', '28', '29'].map((d) => `2024-03-${d} 08:00-19:45`)
    expect(codes('2024-03-31 00:00-06:00', aPerson(), around(...spring), 0)).toEqual([])
    expect(codes('2024-03-31 00:00-06:01', aPerson(), around(...spring), 0)).toContain('week_hours')
  })
  test('48 hours on average over every 16 weeks that hold the shift', () => {
    const monday = (week: number) => new Date(Date.UTC(2024, 0, 1 + week * 7))
    const shiftsOf = (week: number, hours: number) =>
      Array.from({ length: 5 }, (_, i) => {
        const date = new Date(monday(week).getTime() + i * 86_400_000).toISOString().slice(0, 10)
        return aShift(`${date} 08:00-${String(8 + hours).padStart(2, '0')}:45`, 45)
      })
    // Eight weeks of 50 hours and seven of 45 leave 53 for the sixteenth: the last 3 hours of it are in question.
    const fifteen = Array.from({ length: 15 }, (_, week) => shiftsOf(week, week < 8 ? 10 : 9)).flat()
    const last = Array.from({ length: 5 }, (_, i) =>
      new Date(monday(15).getTime() + i * 86_400_000).toISOString().slice(0, 10),
    )
    const rest = last.slice(0, 4).map((date) => aShift(`${date} 08:00-20:45`, 45))
    expect(codes(`${last[4]} 08:00-13:00`, aPerson(), { shifts: [...fifteen, ...rest], absences: [] }, 0)).toEqual([])
    expect(codes(`${last[4]} 08:00-13:01`, aPerson(), { shifts: [...fifteen, ...rest], absences: [] }, 0)).toEqual([
      'average_hours',
    ])
    // The same sixteen weeks, seen from the first.
    const first = shiftsOf(0, 10)
    const [added] = first
    if (!added) throw new Error('no shift')
    const others = {
      shifts: [...fifteen.slice(5), ...first.slice(1), ...rest, aShift(`${last[4]} 08:00-13:01`, 0)],
      absences: [],
    }
    expect(shiftFindings(added, aPerson(), others).map((f) => f.code)).toEqual(['average_hours'])
  })
})
