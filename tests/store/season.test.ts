import { expect, test } from 'vitest'
import type { NewWish, ProposeResult, Season, Wish } from '#shared/contract/season'
import { addDays } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openTestCore, refusal, type TestCore } from '../support/core'

const FROM = '2024-09-02' as CivilDate
const TO = '2024-12-20' as CivilDate
const clock = (text: string) => text as ClockTime

type Given = Partial<Omit<NewWish, 'first'>> & { first?: NewWish['first'] }
async function openSeason() {
  const t = await openTestCore()
  const season = await t.client.seasons.create({
    name: 'Najaar 2024',
    centreId: null,
    from: FROM,
    to: TO,
    skipHolidays: true,
    skipSchoolHolidays: true,
  })
  const wish = (title: string, more: Given = {}): Promise<Wish> =>
    t.client.wishes.add({
      seasonId: season.id,
      centreId: t.centre.id,
      title,
      minutes: 120,
      people: 12,
      first: { roomId: t.rooms.hall.id, weekday: 2, from: clock('19:00') },
      ...more,
    })
  return { ...t, season, wish }
}

async function propose(t: TestCore, season: Season): Promise<ProposeResult> {
  for await (const event of await t.client.seasons.propose({ id: season.id }))
    if (event.type === 'result') return event.result
  throw new Error('no result')
}
const byTitle = async (t: TestCore, season: Season) =>
  new Map((await t.client.wishes.list({ seasonId: season.id })).map((wish) => [wish.title, wish]))

test('the higher category gets the slot, the other is moved near and told why', async () => {
  const t = await openSeason()
  await t.wish('Makelaar', { category: 'commercial' })
  await t.wish('Bewoners', { category: 'residents' })
  const result = await propose(t, t.season)
  expect(result).toMatchObject({ gap: 0, counts: { first: 1, second: 0, moved: 1, impossible: 0 } })
  const wishes = await byTitle(t, t.season)
  expect(wishes.get('Bewoners')?.placement).toMatchObject({ outcome: 'first', pinned: false })
  expect(wishes.get('Makelaar')?.placement).toMatchObject({
    outcome: 'moved',
    why: { reasons: [{ choice: 1, problems: [], holders: [{ title: 'Bewoners', because: 'category' }] }] },
  })
  expect((await t.client.seasons.list())[0]).toMatchObject({ state: 'proposed', gap: 0 })
})

test('who had the place last season keeps it before an equal', async () => {
  const t = await openSeason()
  const renter = await t.client.renters.create({ name: 'Bridgeclub', category: 'association' })
  for (let week = 0; week < 8; week++) {
    const day = addDays('2024-06-04' as CivilDate, week * 7)
    await t.book({
      title: 'Bridge',
      renterId: renter.id,
      startsAt: `${day}T19:00` as WallTime,
      endsAt: `${day}T21:00` as WallTime,
    })
  }
  await t.wish('Nieuw koor', { category: 'association' })
  await t.wish('Bridge', { category: 'association', renterId: renter.id })
  await propose(t, t.season)
  const wishes = await byTitle(t, t.season)
  expect(wishes.get('Bridge')?.placement).toMatchObject({ outcome: 'first', why: { kept: true } })
  expect(wishes.get('Nieuw koor')?.placement).toMatchObject({
    outcome: 'moved',
    why: { reasons: [{ holders: [{ title: 'Bridge', because: 'kept' }] }] },
  })
})

test('regular places of last season become wishes, once', async () => {
  const t = await openSeason()
  const renter = await t.client.renters.create({ name: 'Bridgeclub', category: 'association' })
  for (let week = 0; week < 6; week++) {
    const day = addDays('2024-06-04' as CivilDate, week * 14)
    await t.book({
      title: 'Bridge',
      renterId: renter.id,
      expectedParticipants: 24,
      startsAt: `${day}T19:00` as WallTime,
      endsAt: `${day}T22:00` as WallTime,
    })
  }
  await t.book({ title: 'Feest' })
  const added = await t.client.wishes.takeOver({ seasonId: t.season.id })
  expect(added).toMatchObject([
    {
      title: 'Bridge',
      renterId: renter.id,
      category: 'association',
      people: 24,
      minutes: 180,
      everyWeeks: 2,
      first: { roomId: t.rooms.hall.id, weekday: 2, from: '19:00' },
    },
  ])
  expect(await t.client.wishes.takeOver({ seasonId: t.season.id })).toEqual([])
  await t.client.undo.undo()
  expect(await t.client.wishes.list({ seasonId: t.season.id })).toEqual([])
})

test('a proposal is one act: undone it leaves every wish as it was', async () => {
  const t = await openSeason()
  await t.wish('Koor')
  await t.wish('Yoga', { category: 'commercial' })
  await propose(t, t.season)
  expect((await t.client.undo.undo()).did).toEqual({ label: 'seasons.propose', subject: 'Najaar 2024' })
  for (const wish of await t.client.wishes.list({ seasonId: t.season.id })) expect(wish.placement).toBeNull()
  expect((await t.client.seasons.list())[0]).toMatchObject({ state: 'open', gap: null })
  await t.client.undo.redo()
  expect((await byTitle(t, t.season)).get('Koor')?.placement).toMatchObject({ outcome: 'first' })
})

test('a cancelled proposal leaves nothing', async () => {
  const t = await openSeason()
  for (let i = 0; i < 12; i++) await t.wish(`Groep ${i}`)
  const stop = new AbortController()
  const events = await t.client.seasons.propose({ id: t.season.id }, { signal: stop.signal })
  const reading = (async () => {
    for await (const event of events) if (event.type === 'progress') stop.abort()
  })()
  await expect(reading).rejects.toThrow()
  expect((await t.client.seasons.list())[0]).toMatchObject({ state: 'open', revision: 1 })
  for (const wish of await t.client.wishes.list({ seasonId: t.season.id })) expect(wish.placement).toBeNull()
})

test('a wish put somewhere by hand stays there, and nothing is put on top of it', async () => {
  const t = await openSeason()
  const koor = await t.wish('Koor')
  const yoga = await t.wish('Yoga', { first: { roomId: t.rooms.one.id, weekday: 3, from: clock('20:00') } })
  const slot = {
    roomId: t.rooms.joined.id,
    weekday: 3,
    from: clock('19:00'),
    to: clock('21:00'),
    week: 'every',
  } as const
  const placed = await t.client.seasons.place({ wishId: koor.id, revision: koor.revision, slot, pinned: true })
  expect(placed.placement).toMatchObject({ outcome: 'moved', pinned: true, slot })
  // Room one is a part of the joined room.
  const over = { ...slot, roomId: t.rooms.one.id, from: clock('20:00'), to: clock('22:00') }
  expect(
    await refusal(t.client.seasons.place({ wishId: yoga.id, revision: yoga.revision, slot: over, pinned: true })),
  ).toMatchObject({ code: 'wrong_state', data: { reason: 'wish_slot_taken', detail: 'Koor' } })
  await propose(t, t.season)
  const wishes = await byTitle(t, t.season)
  expect(wishes.get('Koor')?.placement).toMatchObject({ pinned: true, slot })
  expect(wishes.get('Yoga')?.placement).toMatchObject({
    outcome: 'moved',
    why: { reasons: [{ holders: [{ title: 'Koor', because: 'pinned' }] }] },
  })
})

test('what stands there week after week is in the way; one evening is not', async () => {
  const t = await openSeason()
  for (let week = 0; week < 10; week++) {
    const day = addDays('2024-09-03' as CivilDate, week * 7)
    await t.book({ title: 'Bingo', startsAt: `${day}T18:00` as WallTime, endsAt: `${day}T20:00` as WallTime })
  }
  await t.book({
    title: 'Feest',
    roomIds: [t.rooms.one.id],
    startsAt: '2024-10-01T19:00' as WallTime,
    endsAt: '2024-10-01T23:00' as WallTime,
  })
  const koor = await t.wish('Koor')
  await t.wish('Yoga', { first: { roomId: t.rooms.one.id, weekday: 2, from: clock('19:00') } })
  const slot = { roomId: t.rooms.hall.id, weekday: 2, from: clock('19:00'), to: clock('21:00'), week: 'every' } as const
  expect(
    (await refusal(t.client.seasons.place({ wishId: koor.id, revision: koor.revision, slot, pinned: true }))).data,
  ).toEqual({ reason: 'wish_taken', detail: 'Bingo' })
  await propose(t, t.season)
  const wishes = await byTitle(t, t.season)
  expect(wishes.get('Koor')?.placement).toMatchObject({
    outcome: 'moved',
    why: { reasons: [{ problems: [{ code: 'taken', title: 'Bingo', times: 10, of: 16 }] }] },
  })
  expect(wishes.get('Yoga')?.placement).toMatchObject({ outcome: 'first', why: { missed: 1, dates: 16 } })
  const board = await t.client.seasons.board({ id: t.season.id, centreId: t.centre.id })
  expect(board.dates.map((days) => days.length)).toEqual([16, 16, 16, 16, 16, 15, 15])
  expect(board.taken).toMatchObject([{ title: 'Bingo', weekday: 2, from: '18:00', to: '20:00' }])
  expect(board.taken[0]?.dates).toHaveLength(10)
})

test('changing what decides takes a wish out of the timetable; a remark does not', async () => {
  const t = await openSeason()
  await t.wish('Koor')
  await propose(t, t.season)
  const placed = (await byTitle(t, t.season)).get('Koor')
  if (!placed) throw new Error('no wish')
  const remarked = await t.client.wishes.change({
    id: placed.id,
    revision: placed.revision,
    remarks: 'Sleutel bij Piet',
  })
  expect(remarked.placement).toMatchObject({ outcome: 'first' })
  const longer = await t.client.wishes.change({ id: placed.id, revision: remarked.revision, minutes: 180 })
  expect(longer.placement).toBeNull()
  await t.client.wishes.remove({ id: placed.id, revision: longer.revision })
  await t.client.undo.undo()
  expect(await t.client.wishes.list({ seasonId: t.season.id })).toMatchObject([{ title: 'Koor', minutes: 180 }])
})

test('wishes that make no sense are refused', async () => {
  const t = await openSeason()
  const late = { roomId: t.rooms.hall.id, weekday: 2, from: clock('23:00') } as const
  expect((await refusal(t.wish('Laat', { first: late }))).code).toBe('invalid_input')
  const other = await t.client.centres.create({ name: 'WVC West', type: 'wvc' })
  expect((await refusal(t.wish('Elders', { centreId: other.id }))).data).toEqual({
    issues: [{ path: 'first', problem: 'room_not_in_centre' }],
  })
  const bad = { name: 'Fout', centreId: null, from: TO, to: FROM, skipHolidays: false, skipSchoolHolidays: false }
  expect((await refusal(t.client.seasons.create(bad))).code).toBe('invalid_input')
})

test('settling makes the series in one act; what does not fit is listed, and one undo takes all back', async () => {
  const t = await openSeason()
  await t.client.centres.change({ id: t.centre.id, revision: t.centre.revision, schoolRegion: 'midden' })
  await t.client.schoolHolidays.create({
    name: 'Herfstvakantie',
    region: 'midden',
    from: '2024-10-26' as CivilDate,
    to: '2024-11-03' as CivilDate,
  })
  const renter = await t.client.renters.create({ name: 'Bridgeclub', category: 'association' })
  await t.book({
    title: 'Feest',
    startsAt: '2024-10-01T18:00' as WallTime,
    endsAt: '2024-10-01T23:00' as WallTime,
  })
  await t.wish('Bridge', { renterId: renter.id, remarks: 'Kaarttafels' })
  await t.wish('Yoga', {
    everyWeeks: 2,
    category: 'residents',
    first: { roomId: t.rooms.one.id, weekday: 3, from: clock('10:00') },
  })
  await t.wish('Soos', {
    everyWeeks: 2,
    category: 'residents',
    first: { roomId: t.rooms.one.id, weekday: 3, from: clock('10:00') },
  })
  await propose(t, t.season)
  const [season] = await t.client.seasons.list()
  if (!season) throw new Error('no season')
  const made = await t.client.seasons.settle({ id: season.id, revision: season.revision })
  // Sixteen Tuesdays, one of them in the holiday and one taken; sixteen Wednesdays shared by two, one in the holiday.
  expect(made).toMatchObject({
    series: 3,
    bookings: 14 + 15,
    refused: [{ title: 'Bridge', dates: [{ date: '2024-10-01', state: 'refused', reason: 'conflict' }] }],
  })
  const list = async () =>
    (await t.client.bookings.list({ from: FROM, to: '2025-01-01' as CivilDate })).filter((b) => b.seriesId !== null)
  const bookings = await list()
  expect(bookings).toHaveLength(29)
  expect(bookings.find((b) => b.title === 'Bridge')).toMatchObject({
    renterId: renter.id,
    status: 'confirmed',
    remarks: 'Kaarttafels',
  })
  const wednesdays = bookings.filter((b) => b.roomIds.includes(t.rooms.one.id)).map((b) => `${b.startsAt} ${b.title}`)
  expect(new Set(wednesdays.map((text) => text.slice(0, 10))).size).toBe(15)
  expect(
    (await refusal(t.client.seasons.settle({ id: season.id, revision: made.season.revision }))).data,
  ).toMatchObject({
    reason: 'season_settled',
  })
  await t.client.undo.undo()
  expect(await list()).toEqual([])
  expect((await t.client.seasons.list())[0]).toMatchObject({ state: 'proposed' })
})

test('a commercial wish goes before residents who asked for one of its days only with a reason, which is kept', async () => {
  const t = await openSeason()
  const agent = await t.wish('Makelaar', { category: 'commercial' })
  await t.wish('Bridge', { first: { roomId: t.rooms.one.id, weekday: 2, from: clock('19:00') } })
  const evening = { startsAt: '2024-10-01T18:00' as WallTime, endsAt: '2024-10-01T22:00' as WallTime }
  const meal = await t.book({ ...evening, title: 'Buurtmaaltijd', category: 'residents', status: 'request' })
  // Where something stands already there is nothing to go before.
  const party = { startsAt: '2024-10-08T18:00' as WallTime, endsAt: '2024-10-08T22:00' as WallTime }
  await t.book({ ...party, title: 'Feest' })
  await t.book({ ...party, title: 'Kookclub', category: 'residents', status: 'request' })
  await propose(t, t.season)
  const [season] = await t.client.seasons.list()
  if (!season) throw new Error('no season')
  const one = { id: season.id, revision: season.revision }
  expect(await t.client.seasons.rivals(one)).toEqual([
    {
      wishId: agent.id,
      title: 'Makelaar',
      renterName: null,
      dates: ['2024-10-01'],
      waiting: [{ bookingId: meal.id, title: 'Buurtmaaltijd', category: 'residents' }],
    },
  ])
  const refused = await refusal(t.client.seasons.settle(one))
  expect(refused).toMatchObject({ code: 'rule_violated', data: { findings: [{ code: 'others_wait' }] } })
  expect(await t.client.series.list({ centreId: t.centre.id })).toEqual([])
  expect((await t.client.seasons.list())[0]).toMatchObject({ state: 'proposed', revision: season.revision })

  const reason = 'De bewoners kunnen een week later'
  const settled = await t.client.seasons.settle({ ...one, priority: [{ wishId: agent.id, reason }] })
  expect(settled.refused).toMatchObject([{ title: 'Makelaar', dates: [{ date: '2024-10-08' }] }])
  const of = async (title: string) =>
    (await t.client.bookings.list({ from: FROM, to: '2025-01-01' as CivilDate })).filter((b) => b.title === title)
  const made = await of('Makelaar')
  expect(made.map((b) => b.startsAt)).toContain('2024-10-01T19:00')
  expect(new Set(made.map((b) => b.priorityReason))).toEqual(new Set([reason]))
  expect(new Set((await of('Bridge')).map((b) => b.priorityReason))).toEqual(new Set([null]))
  await t.client.undo.undo()

  // Or those days are left to who waits, on purpose.
  const [again] = await t.client.seasons.list()
  const left = await t.client.seasons.settle({
    id: season.id,
    revision: again?.revision ?? 0,
    priority: [{ wishId: agent.id, reason: null }],
  })
  expect(left.refused[0]?.dates.map(({ date }) => date)).toEqual(['2024-10-01', '2024-10-08'])
})
