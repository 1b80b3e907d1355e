import { describe, expect, test } from 'vitest'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime

describe('caretakers', () => {
  test('keep what they know, hold and offered, and are found in order of name', async () => {
    const { client, centre } = await openTestCore()
    const marja = await client.caretakers.create({
      name: 'Marja de Wit',
      kind: 'employed',
      contractMinutes: 32 * 60,
      centres: [{ centreId: centre.id, fixed: true }],
      certificates: [
        { kind: 'social_hygiene', issuedOn: day('2020-01-01'), expiresOn: null },
        { kind: 'bhv', issuedOn: day('2024-01-01'), expiresOn: day('2025-01-01') },
      ],
      times: [
        { kind: 'unavailable', weekday: 5, date: null, from: '00:00' as ClockTime, to: '24:00' as ClockTime },
        {
          kind: 'prefers',
          weekday: null,
          date: day('2024-06-10'),
          from: '09:00' as ClockTime,
          to: '12:00' as ClockTime,
        },
      ],
    })
    await client.caretakers.create({ name: 'Ali Kaya', kind: 'employed' })
    const all = await client.caretakers.list()
    expect(all.map(({ name }) => name)).toEqual(['Ali Kaya', 'Marja de Wit'])
    expect(all[1]).toEqual(marja)
    expect(marja.certificates.map(({ kind }) => kind)).toEqual(['bhv', 'social_hygiene'])
  })

  test('an earlier contract is kept in order of its end, goes again, and comes back undone', async () => {
    const { client } = await openTestCore()
    const ali = await client.caretakers.create({ name: 'Ali', kind: 'employed', contractMinutes: 1200 })
    expect(ali).not.toHaveProperty('earlierContracts')
    const earlierContracts = [
      { until: day('2024-06-14'), minutes: 960 },
      { until: day('2023-12-31'), minutes: 480 },
    ]
    const changed = await client.caretakers.change({ id: ali.id, revision: 1, earlierContracts })
    expect(changed.earlierContracts?.map(({ minutes }) => minutes)).toEqual([480, 960])
    const [stored] = await client.caretakers.list()
    expect(stored).toEqual(changed)
    const june = { from: day('2024-06-01'), to: day('2024-06-30') }
    expect((await client.hours.report(june)).people).toMatchObject([
      { contractMinutes: Math.round((14 * 960 + 16 * 1200) / 7) },
    ])
    const twice = [1, 2].map((minutes) => ({ until: day('2024-06-14'), minutes }))
    const refused = await refusal(client.caretakers.change({ id: ali.id, revision: 2, earlierContracts: twice }))
    expect(refused.code).toBe('invalid_input')
    await client.caretakers.change({ id: ali.id, revision: 2, earlierContracts: [] })
    expect((await client.caretakers.list())[0]).not.toHaveProperty('earlierContracts')
    await client.undo.undo()
    expect((await client.caretakers.list())[0]?.earlierContracts).toEqual(changed.earlierContracts)
  })

  test('one fixed face for each centre: who becomes it takes the place, undone and done again as one', async () => {
    const { client, centre } = await openTestCore()
    const fixed = [{ centreId: centre.id, fixed: true }]
    const wim = await client.caretakers.create({ name: 'Wim', kind: 'volunteer', centres: fixed })
    const ria = await client.caretakers.create({ name: 'Ria', kind: 'volunteer' })
    const after = await client.caretakers.change({ id: ria.id, revision: 1, centres: fixed })
    const who = async () =>
      (await client.caretakers.list()).filter((one) => one.centres.some((c) => c.fixed)).map(({ name }) => name)
    expect(after.centres).toEqual(fixed)
    expect(await who()).toEqual(['Ria'])
    expect((await client.app.log({ kind: 'caretaker', id: wim.id })).map(({ action }) => action)).toContain(
      'caretakers.change',
    )
    await client.undo.undo()
    expect(await who()).toEqual(['Wim'])
    await client.undo.redo()
    expect(await who()).toEqual(['Ria'])
  })

  test('what is not right is refused and changes nothing', async () => {
    const { client, centre } = await openTestCore()
    const { id } = await client.caretakers.create({ name: 'Wim', kind: 'volunteer' })
    const change = (over: object) => refusal(client.caretakers.change({ id, revision: 1, ...over }))
    const bhv = { kind: 'bhv', issuedOn: day('2024-02-01'), expiresOn: day('2024-01-31') }
    expect(await change({ certificates: [bhv] })).toMatchObject({ code: 'invalid_input' })
    expect(await change({ certificates: [1, 2].map(() => ({ ...bhv, expiresOn: null })) })).toMatchObject({
      code: 'invalid_input',
    })
    const time = { kind: 'available', weekday: 1, date: null, from: '12:00', to: '09:00' }
    expect(await change({ times: [time] })).toMatchObject({ code: 'invalid_input' })
    expect(await change({ times: [{ ...time, weekday: null, to: '13:00' }] })).toMatchObject({ code: 'invalid_input' })
    expect(await change({ centres: [1, 2].map(() => ({ centreId: centre.id, fixed: false })) })).toMatchObject({
      code: 'invalid_input',
    })
    expect(await change({ centres: [{ centreId: 'elders', fixed: false }] })).toMatchObject({ code: 'not_found' })
    expect(await change({ activeFrom: '2024-02-01', activeTo: '2024-01-01' })).toMatchObject({ code: 'invalid_input' })
    expect(await change({ revision: 2 })).toMatchObject({ code: 'stale' })
    expect((await client.caretakers.list())[0]?.revision).toBe(1)
  })

  test("who is archived is nobody's fixed face any more", async () => {
    const { client, centre } = await openTestCore()
    const { id } = await client.caretakers.create({
      name: 'Wim',
      kind: 'volunteer',
      centres: [{ centreId: centre.id, fixed: true }],
    })
    const gone = await client.caretakers.change({ id, revision: 1, archived: true })
    expect(gone).toMatchObject({ archived: true, centres: [{ centreId: centre.id, fixed: false }] })
    await client.undo.undo()
    expect((await client.caretakers.list())[0]).toMatchObject({ archived: false, centres: [{ fixed: true }] })
  })
})

describe('absences', () => {
  test('are entered, changed, taken away and taken back', async () => {
    const { client } = await openTestCore()
    const { id: caretakerId } = await client.caretakers.create({ name: 'Marja', kind: 'employed' })
    const { shifts, ...absence } = await client.absences.create({
      caretakerId,
      kind: 'leave',
      startsAt: wall('2024-06-10T00:00'),
      endsAt: wall('2024-06-15T00:00'),
    })
    expect(shifts).toEqual([])
    const june = { from: day('2024-06-01'), to: day('2024-07-01') }
    expect(await client.absences.list(june)).toEqual([absence])
    expect(await client.absences.list({ from: day('2024-06-15'), to: day('2024-07-01') })).toEqual([])
    const { id } = absence
    expect(await refusal(client.absences.change({ id, revision: 1, endsAt: wall('2024-06-10T00:00') }))).toMatchObject({
      code: 'invalid_input',
    })
    expect(await client.absences.change({ id, revision: 1, kind: 'sick' })).toMatchObject({ kind: 'sick', revision: 2 })
    expect(await refusal(client.absences.remove({ id, revision: 1 }))).toMatchObject({ code: 'stale' })
    await client.absences.remove({ id, revision: 2 })
    expect(await client.absences.list(june)).toEqual([])
    await client.undo.undo()
    expect(await client.absences.list(june)).toMatchObject([{ id, kind: 'sick' }])
  })
})
