import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaretakerRate } from '#shared/domain/caretaker-cost'
import { caretakerCost, unstaffed, visits } from '#shared/domain/caretaker-cost'
import type { CentreHours } from '#shared/domain/hours'
import { merge, type Stretch } from '#shared/domain/hours'
import {
  caretakerPaid,
  type PriceContext,
  type PricedBooking,
  priceFacts,
  priceOf,
  withCaretaker,
} from '#shared/domain/price'
import { nothingAgreed, tariffLines } from '#shared/domain/price-agreement'
import { priceUnits, vatRates } from '#shared/domain/price-line'
import { amountsOf } from '#shared/domain/rent'
import { chargedRooms, divide, type Tariff } from '#shared/domain/tariff'
import { renterCategories, usageOf } from '#shared/domain/vocabulary'
import { minuteNumber, wallFromMinutes } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'

/** Monday 3 June 2024 unless another day is given. */
const at = (text: string) => (text.length === 5 ? `2024-06-03T${text}` : text) as WallTime
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })

const tariff = (over: Partial<Tariff> = {}): Tariff => ({
  id: 't',
  roomId: null,
  facilityId: null,
  category: null,
  unit: 'hour',
  cents: 1000,
  eveningCents: null,
  weekendCents: null,
  eveningFrom: '18:00' as ClockTime,
  daypartMinutes: 240,
  graceMinutes: 30,
  byClock: false,
  partPercent: null,
  minimumCents: null,
  minimumMinutes: null,
  depositCents: 0,
  vat: 'exempt',
  validFrom: '2024-01-01' as CivilDate,
  ...over,
})
const rate = (over: Partial<CaretakerRate> = {}): CaretakerRate => ({
  id: 'r',
  centsPerHour: 3500,
  roundMinutes: 30,
  minimumMinutes: 0,
  travelCents: 0,
  vat: 'high',
  validFrom: '2024-01-01' as CivilDate,
  ...over,
})

const noHours: CentreHours = { openingHours: [], staffedHours: [], closures: [], activeFrom: null, activeTo: null }
/** Bolnes and West: a caretaker from 08:30 to 17:00. */
const bolnes: CentreHours = {
  ...noHours,
  staffedHours: ([1, 2, 3, 4, 5] as Weekday[]).map((weekday) => ({
    weekday,
    opens: '08:30' as ClockTime,
    closes: '17:00' as ClockTime,
  })),
}

const booking = (over: Partial<PricedBooking> = {}): PricedBooking => ({
  ...span('14:00', '16:00'),
  roomIds: ['hall'],
  setupMinutes: 0,
  clearupMinutes: 0,
  category: 'association',
  usage: usageOf(over.category ?? 'association'),
  goals: [],
  residentsSetUp: false,
  selfService: false,
  renterId: null,
  expectedParticipants: null,
  facilities: [],
  ...over,
})
const rooms = new Map([
  ['hall', { partIds: [] }],
  ['one', { partIds: [] }],
  ['two', { partIds: [] }],
  ['both', { partIds: ['one', 'two'] }],
])
const context = (over: Partial<PriceContext> = {}): PriceContext => ({
  tariffs: [],
  rates: [],
  hours: noHours,
  rooms,
  paid: [],
  covered: [],
  runsItself: false,
  residentsWait: false,
  agreement: nothingAgreed,
  say: {
    room: (id) => id,
    facility: (id) => id,
    caretaker: () => 'caretaker',
    travel: () => 'travel',
    discount: (reason) => reason,
    agreed: (reason) => reason,
  },
  ...over,
})
const cents = (tariffs: Tariff[], from: string, to: string, times = 1) =>
  amountsOf(tariffs, { ...span(from, to), people: 0, times }).reduce((sum, a) => sum + a.cents, 0)

describe('which tariff holds', () => {
  const ask = (tariffs: Tariff[], roomIds = ['hall'], category: PricedBooking['category'] = 'association') =>
    chargedRooms(roomIds, rooms, { tariffs, category, date: '2024-06-03' as CivilDate }).map((room) => [
      room.id,
      room.tariffs.map((t) => t.cents),
    ])

  test('the room goes before the category, both before the rest; the newest of the day counts', () => {
    const all = tariff({ cents: 1 })
    const group = tariff({ cents: 2, category: 'association' })
    const hall = tariff({ cents: 3, roomId: 'hall' })
    const both = tariff({ cents: 4, roomId: 'hall', category: 'association' })
    expect(ask([all])).toEqual([['hall', [1]]])
    expect(ask([all, group])).toEqual([['hall', [2]]])
    expect(ask([all, group, hall])).toEqual([['hall', [3]]])
    expect(ask([all, group, hall, both])).toEqual([['hall', [4]]])
    const later = tariff({ cents: 5, validFrom: '2024-06-03' as CivilDate })
    expect(ask([later, all, tariff({ cents: 6, validFrom: '2024-06-04' as CivilDate })])).toEqual([['hall', [5]]])
    expect(ask([])).toEqual([['hall', []]])
  })

  test('a tariff for everybody is not for the centre itself', () => {
    expect(ask([tariff()], ['hall'], 'internal')).toEqual([['hall', []]])
    expect(ask([tariff({ category: 'internal', cents: 7 })], ['hall'], 'internal')).toEqual([['hall', [7]]])
  })

  test('half a hall: its own tariff, else a share of the whole, rounded half up', () => {
    const whole = tariff({ roomId: 'both', cents: 2505, partPercent: 50 })
    expect(ask([whole], ['one'])).toEqual([['one', [1253]]])
    expect(ask([whole, tariff({ roomId: 'one', cents: 1400 })], ['one'])).toEqual([['one', [1400]]])
    expect(ask([tariff({ roomId: 'both', cents: 2500 }), tariff({ cents: 900 })], ['one'])).toEqual([['one', [900]]])
  })

  test('two halves cost what the whole costs, and a whole without a tariff what its halves cost', () => {
    const whole = tariff({ roomId: 'both', cents: 2000, partPercent: 60 })
    expect(ask([whole], ['one', 'two'])).toEqual([['both', [2000]]])
    expect(ask([whole], ['both', 'one'])).toEqual([['both', [2000]]])
    const halves = [tariff({ roomId: 'one', cents: 1 }), tariff({ roomId: 'two', cents: 2 })]
    expect(ask(halves, ['both'])).toEqual([
      ['one', [1]],
      ['two', [2]],
    ])
    expect(ask([tariff({ cents: 500 })], ['hall', 'one'])).toEqual([
      ['hall', [500]],
      ['one', [500]],
    ])
  })
})

describe('what time costs', () => {
  const hour = tariff({ cents: 1250 })
  const daypart = tariff({ unit: 'daypart', cents: 4000 })

  test('by the minute, half a cent up', () => {
    expect(cents([hour], '14:00', '15:30')).toBe(1875)
    expect(cents([tariff({ cents: 100 })], '14:00', '14:03')).toBe(5)
    expect(cents([tariff({ cents: 30 })], '14:00', '14:01')).toBe(1) // 0.5 goes up
    expect(cents([tariff({ cents: 29 })], '14:00', '14:01')).toBe(0)
  })

  test.each([
    ['14:00', '17:00', 3750], // three hours are cheaper than a daypart
    ['14:00', '18:00', 4000],
    ['14:00', '18:30', 4000], // half an hour more is still one
    ['14:00', '19:00', 5250], // five hours: a daypart and an hour
    ['09:00', '17:00', 8000],
  ])('hours and dayparts together, the cheapest way: %s to %s', (from, to, expected) => {
    expect(cents([hour, daypart], from, to)).toBe(expected)
  })

  test('without a price per hour a begun daypart is one', () => {
    expect(cents([daypart], '14:00', '15:00')).toBe(4000)
    expect(cents([daypart], '14:00', '18:31')).toBe(8000)
  })

  test('dayparts by the clock: morning, afternoon, evening', () => {
    const clock = tariff({ unit: 'daypart', cents: 4000, eveningCents: 5000, byClock: true })
    expect(cents([clock], '10:00', '12:00')).toBe(4000)
    expect(cents([clock], '10:00', '12:30')).toBe(4000)
    expect(cents([clock], '10:00', '13:00')).toBe(8000)
    expect(cents([clock], '17:45', '22:00')).toBe(5000)
    expect(cents([clock], '11:45', '12:15')).toBe(4000)
  })

  test('after midnight it is still the evening, also by the daypart and by the day', () => {
    const rates = { cents: 4000, eveningCents: 5000, weekendCents: 6000 }
    const clock = tariff({ unit: 'daypart', byClock: true, ...rates })
    expect(cents([clock], '20:00', '2024-06-04T01:00')).toBe(5000)
    expect(cents([clock], '20:00', '2024-06-04T06:30')).toBe(5000)
    expect(cents([clock], '20:00', '2024-06-04T07:00')).toBe(9000)
    // From Friday evening into Saturday: that evening is no weekend.
    expect(cents([clock], '2024-06-07T20:00', '2024-06-08T01:00')).toBe(5000)
    expect(cents([clock], '00:00', '2024-06-04T00:00')).toBe(13_000)
    expect(cents([clock], '05:00', '10:00')).toBe(4000)
    const day = tariff({ unit: 'day', cents: 7000 })
    expect(cents([day], '14:00', '2024-06-04T00:30')).toBe(7000)
    expect(cents([day], '14:00', '2024-06-04T06:01')).toBe(14_000)
    expect(cents([day], '01:00', '05:00')).toBe(7000)
  })

  test('a day is the most that a day costs', () => {
    const day = tariff({ unit: 'day', cents: 7000 })
    expect(cents([hour, daypart, day], '09:00', '17:00')).toBe(7000)
    expect(cents([day], '09:00', '2024-06-04T00:00')).toBe(7000)
    expect(cents([day], '20:00', '2024-06-04T02:00')).toBe(7000)
    expect(cents([day], '20:00', '2024-06-04T20:00')).toBe(14_000)
  })

  test('evening and weekend have a price of their own, after midnight it is still evening', () => {
    const rates = tariff({ cents: 1000, eveningCents: 2000, weekendCents: 3000 })
    expect(cents([rates], '17:00', '19:00')).toBe(3000)
    expect(cents([rates], '23:00', '2024-06-04T07:00')).toBe(7 * 2000 + 1000)
    expect(cents([rates], '2024-06-08T19:00', '2024-06-08T21:00')).toBe(6000)
    expect(cents([rates], '2024-06-07T23:00', '2024-06-08T01:00')).toBe(5000)
  })

  test('over the night that the clock changes, hours are as the clock shows them', () => {
    expect(cents([tariff()], '2024-03-31T01:00', '2024-03-31T04:00')).toBe(3000)
    expect(cents([tariff()], '2024-10-27T01:00', '2024-10-27T04:00')).toBe(3000)
    expect(cents([tariff({ unit: 'day' })], '2024-02-28T10:00', '2024-03-01T10:00')).toBe(3000)
  })

  test('a minimum of minutes and of money', () => {
    expect(cents([tariff({ minimumMinutes: 120 })], '14:00', '15:00')).toBe(2000)
    expect(cents([tariff({ minimumCents: 1750 })], '14:00', '15:00')).toBe(1750)
    expect(cents([tariff({ minimumCents: 1750 })], '14:00', '16:00')).toBe(2000)
  })

  test('per person and once come on top of the time', () => {
    const all = [tariff(), tariff({ unit: 'person', cents: 250 }), tariff({ unit: 'once', cents: 1500 })]
    const amounts = amountsOf(all, { ...span('14:00', '15:00'), people: 12, times: 1 })
    expect(amounts.map((a) => [a.unit, a.quantity, a.cents])).toEqual([
      ['hour', 60, 1000],
      ['person', 12, 3000],
      ['once', 1, 1500],
    ])
  })
})

describe('free of charge', () => {
  const tariffs = [tariff({ cents: 1000 })]
  const price = (over: Partial<PricedBooking>, more: Partial<PriceContext> = {}) =>
    priceOf(booking(over), context({ tariffs, ...more }))
  const residents = { category: 'residents', goals: ['Meedoen'], residentsSetUp: true } as const

  test('buurtplein: residents who contribute to a goal and help to set up and clear up', () => {
    expect(price(residents)).toMatchObject({ free: 'contributes', chargedCents: 0, waivedCents: 2000 })
    expect(price({ ...residents, goals: [] })).toMatchObject({ free: null, chargedCents: 2000, waivedCents: 0 })
    expect(price({ ...residents, residentsSetUp: false })).toMatchObject({ free: null, chargedCents: 2000 })
  })

  test('subsidised always, primary care while no residents wait, others never', () => {
    expect(price({ category: 'subsidised' })).toMatchObject({ free: 'subsidised', chargedCents: 0, waivedCents: 2000 })
    expect(price({ category: 'primary_care' }).free).toBe('space_left')
    expect(price({ category: 'primary_care' }, { residentsWait: true })).toMatchObject({
      free: null,
      chargedCents: 2000,
    })
    const same = { goals: ['Meedoen'], residentsSetUp: true }
    for (const category of ['association', 'commercial'] as const) expect(price({ ...same, category }).free).toBeNull()
  })

  test('the centre itself pays nothing; what it would pay is known only when it has a tariff', () => {
    expect(price({ category: 'internal' })).toMatchObject({ lines: [], chargedCents: 0, waivedCents: 0, notes: [] })
    const own = [...tariffs, tariff({ category: 'internal', cents: 500 })]
    expect(price({ category: 'internal' }, { tariffs: own })).toMatchObject({ chargedCents: 0, waivedCents: 1000 })
  })

  test('everybody pays for coffee and for a caretaker of their own', () => {
    const coffee = { articleId: null, text: 'Koffie', quantity: 12, unitCents: 100, vat: 'low' } as const
    const result = price(
      { ...residents, ...span('16:00', '19:00') },
      { hours: bolnes, rates: [rate()], agreement: { ...nothingAgreed, refreshments: [coffee] } },
    )
    expect(result.lines.map((l) => [l.kind, l.cents, l.waivedCents])).toEqual([
      ['rent', 0, 3000],
      ['caretaker', 7000, 0],
      ['refreshment', 1200, 0],
    ])
    expect(result.chargedCents).toBe(8200)
  })

  test('no deposit is asked of who pays nothing', () => {
    const deposit = [tariff({ depositCents: 15_000 })]
    expect(price({}, { tariffs: deposit }).depositCents).toBe(15_000)
    expect(price(residents, { tariffs: deposit }).depositCents).toBe(0)
  })

  test('a date of a series asks no deposit by the tariff, only one that is agreed', () => {
    const deposit = [tariff({ depositCents: 15_000 })]
    const date = { seriesId: 's' }
    expect(price(date, { tariffs: deposit }).depositCents).toBe(0)
    expect(price(date, { tariffs: deposit, agreement: { ...nothingAgreed, depositCents: 5_000 } }).depositCents).toBe(
      5_000,
    )
  })
})

describe('a caretaker after staffed hours', () => {
  const price = (over: Partial<PricedBooking>, more: Partial<PriceContext> = {}) =>
    priceOf(booking(over), context({ hours: bolnes, rates: [rate()], ...more }))

  test('Bolnes after 17:00: the cost price, with set-up and clear-up, in half hours', () => {
    expect(price(span('14:00', '17:00')).lines).toEqual([])
    const evening = price({ ...span('19:00', '21:15'), setupMinutes: 15, clearupMinutes: 15 })
    // 18:45 to 21:30: 2 h 45, so three hours.
    expect(evening.lines).toMatchObject([
      { kind: 'caretaker', unit: 'hour', quantity: 180, unitCents: 3500, cents: 10_500 },
    ])
    expect(price({ ...span('16:00', '18:00') }).chargedCents).toBe(3500)
    expect(price({ ...span('16:00', '17:00'), clearupMinutes: 10 }).chargedCents).toBe(1750)
  })

  test('on a closed day all of it; in a centre without staffed hours nothing', () => {
    const monday = '2024-06-03' as CivilDate
    const closed = { ...bolnes, closures: [{ from: monday, to: monday, reason: 'x' }] }
    expect(price(span('14:00', '16:00'), { hours: closed }).chargedCents).toBe(7000)
    expect(price(span('14:00', '16:00'), { hours: noHours }).chargedCents).toBe(0)
  })

  test('none for the centre itself, with self-service, or when a shift is there anyway', () => {
    const late = span('18:00', '20:00')
    expect(price({ ...late, category: 'internal' }).lines).toEqual([])
    expect(price(late, { runsItself: true }).lines).toEqual([])
    const shift = { from: minuteNumber(at('18:00')), to: minuteNumber(at('19:30')) }
    expect(price(late, { covered: [shift] }).lines).toMatchObject([{ quantity: 30 }])
  })

  test('minimum and travel; without a rate there is a note and no line', () => {
    const dear = price(span('19:00', '20:00'), { rates: [rate({ minimumMinutes: 120, travelCents: 1250 })] })
    expect(dear.lines.map((l) => [l.unit, l.quantity, l.cents])).toEqual([
      ['hour', 120, 7000],
      ['once', 1, 1250],
    ])
    expect(price(span('19:00', '20:00'), { rates: [] })).toMatchObject({
      lines: [],
      notes: [{ code: 'no_tariff' }, { code: 'no_caretaker_rate', minutes: 60 }],
    })
  })

  test('the second of two in the same hours pays only what is added', () => {
    const rates = [rate({ travelCents: 1000 })]
    const first = price(span('19:00', '21:00'), { rates })
    expect(first.chargedCents).toBe(8000)
    const second = price(span('20:00', '22:00'), { rates, paid: first.caretaker })
    expect(second).toMatchObject({
      chargedCents: 3500,
      notes: [{ code: 'no_tariff' }, { code: 'caretaker_shared', minutes: 60 }],
    })
    expect(price(span('19:30', '20:30'), { rates, paid: first.caretaker })).toMatchObject({
      chargedCents: 0,
      lines: [],
    })
  })

  test('together they pay the cost of what they need, and nobody more than alone', () => {
    const base = minuteNumber(at('17:00'))
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 420 }), fc.integer({ min: 1, max: 300 }))
      .map(([from, length]): Stretch => ({ from: base + from, to: base + from + length }))
    const anyRate = fc
      .tuple(fc.constantFrom(1, 15, 30, 60), fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 3000 }))
      .map(([roundMinutes, minimumMinutes, travelCents]) =>
        rate({ roundMinutes, minimumMinutes, travelCents, centsPerHour: 3600 }),
      )
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 6 }), anyRate, (stretches, by) => {
        let paid: Stretch[] = []
        let minutes = 0
        for (const one of stretches) {
          const cost = caretakerCost([one], paid, by)
          const alone = caretakerCost([one], [], by)
          expect(cost.cents).toBeLessThanOrEqual(alone.cents)
          expect(cost.cents).toBeGreaterThanOrEqual(0)
          minutes += cost.minutes
          // As they come from the store: in any order, and over each other.
          paid = [one, ...paid]
        }
        expect(minutes).toBeGreaterThanOrEqual(visits(merge(paid), by).minutes)
      }),
    )
  })

  test('no minute is both staffed and paid for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 3000 }), (offset, length) => {
        const from = minuteNumber(at('00:00')) + offset
        const parts = unstaffed(bolnes, wallFromMinutes(from), from, from + length)
        for (let minute = from; minute < from + length; minute += 7) {
          const weekday = ((Math.floor(minute / 1440) + 3) % 7) + 1
          const staffed = weekday <= 5 && minute % 1440 >= 510 && minute % 1440 < 1020
          expect(parts.some((s) => s.from <= minute && minute < s.to)).toBe(!staffed)
        }
      }),
    )
  })
})

describe('what people agree', () => {
  const price = (agreement: Partial<PriceContext['agreement']>, more: Partial<PriceContext> = {}) =>
    priceOf(booking(), context({ tariffs: [tariff()], agreement: { ...nothingAgreed, ...agreement }, ...more }))

  test('a discount in per cent or as an amount, never more than there is', () => {
    const reason = 'proefperiode'
    expect(price({ discount: { percent: 15, cents: null, reason } })).toMatchObject({
      chargedCents: 1700,
      waivedCents: 300,
      lines: [{ kind: 'rent' }, { kind: 'discount', cents: -300, waivedCents: 300, text: reason, reason }],
    })
    expect(price({ discount: { percent: null, cents: 99_999, reason } }).chargedCents).toBe(0)
  })

  test('a line and the sum set by hand, with the reason; the deposit stays apart', () => {
    const line = price({ overrules: [{ key: 'rent:hall:hour:day', cents: 1500, reason: 'afspraak' }] })
    expect(line).toMatchObject({ chargedCents: 1500, waivedCents: 500, lines: [{ cents: 1500, reason: 'afspraak' }] })
    const less = price({ overrules: [{ key: 'total', cents: 1200, reason: 'afspraak' }] })
    expect(less).toMatchObject({ chargedCents: 1200, waivedCents: 800, lines: [{}, { kind: 'discount', cents: -800 }] })
    const more = price({ overrules: [{ key: 'total', cents: 2600, reason: 'afspraak' }], depositCents: 5000 })
    expect(more).toMatchObject({ chargedCents: 2600, waivedCents: 0, depositCents: 5000 })
  })
})

describe('for every booking and price list', () => {
  const money = fc.integer({ min: 0, max: 20_000 })
  const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value)
  const anyTariff = fc
    .record({
      subject: fc.constantFrom('all', 'hall', 'both', 'one', 'beamer'),
      category: perhaps(fc.constantFrom(...renterCategories)),
      unit: fc.constantFrom(...priceUnits),
      cents: money,
      eveningCents: perhaps(money),
      weekendCents: perhaps(money),
      daypartMinutes: fc.integer({ min: 30, max: 480 }),
      graceMinutes: fc.integer({ min: 0, max: 60 }),
      byClock: fc.boolean(),
      partPercent: perhaps(fc.integer({ min: 1, max: 100 })),
      minimumCents: perhaps(money),
      minimumMinutes: perhaps(fc.integer({ min: 0, max: 300 })),
      vat: fc.constantFrom(...vatRates),
    })
    .map(({ subject, ...over }) =>
      tariff({
        ...over,
        roomId: subject === 'all' || subject === 'beamer' ? null : subject,
        facilityId: subject === 'beamer' ? 'beamer' : null,
      }),
    )
  const anyBooking = fc
    .record({
      start: fc.integer({ min: 0, max: 10_000 }),
      length: fc.integer({ min: 1, max: 3000 }),
      roomIds: fc.subarray(['hall', 'one', 'two', 'both'], { minLength: 1 }),
      category: fc.constantFrom(...renterCategories),
      goals: fc.constantFrom([], ['Meedoen']),
      residentsSetUp: fc.boolean(),
      expectedParticipants: perhaps(fc.integer({ min: 0, max: 100 })),
      beamers: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ start, length, beamers, ...over }) => {
      const from = minuteNumber(at('00:00')) + start
      const facilities = beamers > 0 ? [{ facilityId: 'beamer', quantity: beamers }] : []
      return booking({ ...over, facilities, startsAt: wallFromMinutes(from), endsAt: wallFromMinutes(from + length) })
    })
  const anyAgreement = fc.record({
    discount: perhaps(fc.integer({ min: 1, max: 100 }).map((percent) => ({ percent, cents: null, reason: 'r' }))),
    overrules: fc.array(
      fc.record({ key: fc.constantFrom('total', 'rent:hall:hour:day'), cents: money, reason: fc.constant('r') }),
      { maxLength: 2 },
    ),
    depositCents: perhaps(money),
    refreshments: fc.array(
      fc.record({
        articleId: fc.constant(null),
        text: fc.constant('Koffie'),
        quantity: fc.integer({ min: 1, max: 50 }),
        unitCents: money,
        vat: fc.constantFrom(...vatRates),
      }),
      { maxLength: 2 },
    ),
  })
  const everything = fc.tuple(anyBooking, fc.array(anyTariff, { maxLength: 8 }), anyAgreement)

  test('whole cents, the sum of the lines is what is charged, and never below zero', () => {
    fc.assert(
      fc.property(everything, ([one, tariffs, agreement]) => {
        const result = priceOf(one, context({ tariffs, agreement, hours: bolnes, rates: [rate({ travelCents: 995 })] }))
        const sum = (of: (line: (typeof result.lines)[number]) => number) => result.lines.reduce((n, l) => n + of(l), 0)
        expect(sum((l) => l.cents)).toBe(result.chargedCents)
        expect(sum((l) => l.waivedCents)).toBe(result.waivedCents)
        expect(result.chargedCents).toBeGreaterThanOrEqual(0)
        expect(result.depositCents).toBeGreaterThanOrEqual(0)
        for (const line of result.lines) {
          for (const n of [line.quantity, line.unitCents, line.cents, line.waivedCents])
            expect(Number.isSafeInteger(n)).toBe(true)
          expect(line.waivedCents).toBeGreaterThanOrEqual(0)
          if (line.kind !== 'discount') expect(line.cents).toBeGreaterThanOrEqual(0)
        }
        expect(new Set(result.lines.map((l) => l.key)).size).toBe(result.lines.length)
      }),
    )
  })

  test('two tariffs that both fill up to a minimum have a line each, with a key of its own', () => {
    const minimum = { minimumCents: 9000, cents: 100 }
    const tariffs = [tariff({ id: 'a', unit: 'hour', ...minimum }), tariff({ id: 'b', unit: 'person', ...minimum })]
    const { lines, chargedCents } = priceOf(booking({ expectedParticipants: 3 }), context({ tariffs }))
    const keys = lines.map((line) => line.key)
    expect([chargedCents, lines.length, new Set(keys).size]).toEqual([18_000, 4, 4])
  })

  test('what was agreed can be taken away again: the lines of the tariff are left', () => {
    fc.assert(
      fc.property(everything, ([one, tariffs, agreement]) => {
        const bare = priceOf(one, context({ tariffs }))
        const result = priceOf(one, context({ tariffs, agreement }))
        expect(tariffLines(result.lines, result.free !== null)).toEqual(bare.lines)
      }),
    )
  })

  test('the same booking has the same price and the same facts', () => {
    fc.assert(
      fc.property(everything, ([one, tariffs, agreement]) => {
        const again = { ...one, roomIds: [...one.roomIds], goals: [...one.goals] }
        expect(priceFacts(again)).toBe(priceFacts(one))
        expect(priceOf(again, context({ tariffs, agreement }))).toEqual(priceOf(one, context({ tariffs, agreement })))
      }),
    )
  })

  test('a division rounds half up and is exact otherwise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 1000 }), (sum, over) => {
        const result = divide(sum, over)
        expect(2 * sum).toBeGreaterThanOrEqual((2 * result - 1) * over)
        expect(2 * sum).toBeLessThan((2 * result + 1) * over)
      }),
    )
  })
})

describe('who pays the caretaker', () => {
  const of = (over: Partial<PriceContext>, more: Partial<PricedBooking> = {}) =>
    priceOf(booking({ ...span('19:00', '21:00'), ...more }), context({ hours: bolnes, rates: [rate()], ...over }))
  const paid = [{ from: minuteNumber(at('18:00')), to: minuteNumber(at('22:00')) }]

  test('this renter, another booking, or nobody', () => {
    expect(caretakerPaid(of({}))).toEqual({ cents: 7000, paidBy: 'renter' })
    expect(caretakerPaid(of({ paid }))).toEqual({ cents: 0, paidBy: 'other_booking' })
    expect(caretakerPaid(of({ rates: [] }))).toEqual({ cents: null, paidBy: null })
    expect(caretakerPaid(of({ paid, runsItself: true }))).toEqual({ cents: null, paidBy: null })
  })

  test('who comes for part of the hours leaves the rest to this renter', () => {
    expect(caretakerPaid(of({ paid }, span('21:00', '23:00')))).toEqual({ cents: 3500, paidBy: 'renter' })
  })

  test('paid by another it is only worth knowing; other findings stay as they are', () => {
    const finding = { code: 'after_staffed_hours', severity: 'warning', data: { cents: null, paidBy: null } } as const
    expect(withCaretaker(finding, of({ paid })).severity).toBe('info')
    expect(withCaretaker(finding, of({})).severity).toBe('warning')
    const other = { code: 'outside_opening_hours', severity: 'error', data: {} } as const
    expect(withCaretaker(other, of({ paid }))).toBe(other)
  })
})
