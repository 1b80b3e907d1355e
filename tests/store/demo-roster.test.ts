import { describe, expect, test } from 'vitest'
import { loadPack } from '#core/demo/packs'
import { addRoster } from '#core/demo/roster'
import { listAbsences } from '#core/store/caretakers'
import { listShifts } from '#core/store/roster'
import { addCentre } from '#core/usecases/places'
import { demoSets } from '#shared/contract/app'
import { certificateWarnings } from '#shared/domain/roster/certificates'
import { shiftFindings } from '#shared/domain/roster/rules'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openEmptyCore } from '../support/core'

const today = '2024-06-03' as CivilDate
const always = { from: '2000-01-01T00:00' as WallTime, to: '2100-01-01T00:00' as WallTime }

/** The people, coverage and shifts of a demo set alone: its bookings take long to write and say nothing here. */
async function openWithRoster(set: (typeof demoSets)[number]) {
  const core = await openEmptyCore()
  const pack = loadPack(set)
  await core.ctx.change({ action: 'app.loadDemo', undoable: false }, async (unit) => {
    const centres = []
    for (const { name, type, operator, managed } of pack.centres)
      centres.push(await addCentre(unit, { name, type, operator, managed }))
    await addRoster(unit, set, pack, centres)
    return { result: {}, subject: set }
  })
  return { client: core.client, read: core.ctx.read }
}

describe('the people of the demo', () => {
  test('are those of Ridderkerk, with a pool and certificates about to expire', async () => {
    const { client } = await openWithRoster('ridderkerk')
    const people = await client.caretakers.list()
    const centres = new Map((await client.centres.list()).map(({ id, name }) => [id as string, name]))
    const fixed = people.flatMap((one) =>
      one.centres.filter((known) => known.fixed).map((known) => `${centres.get(known.centreId)}: ${one.name}`),
    )
    expect(fixed).toContain('WVC Bolnes: Marja de Wit')
    expect(new Set(fixed).size).toBe(6)
    expect(people.filter((one) => one.flexPool).map((one) => one.name)).toEqual([
      'Dennis Vos',
      'Joop Smit',
      'Samira el Idrissi',
    ])
    const warnings = people.flatMap((one) =>
      certificateWarnings(one, today).map(({ kind, problem }) => `${one.name} ${kind} ${problem}`),
    )
    expect(warnings).toEqual([
      'Anja Prins social_hygiene missing',
      'Dennis Vos bhv within_30',
      'Joop Smit social_hygiene within_90',
    ])
    expect(await client.absences.list({ from: today, to: '2024-06-24' as CivilDate })).toHaveLength(2)
  })

  test.each(demoSets)('of %s know every centre that is managed, and no rule refuses their shifts', async (set) => {
    const { client, read } = await openWithRoster(set)
    const known = new Set((await client.caretakers.list()).flatMap((one) => one.centres.map((c) => c.centreId)))
    const managed = (await client.centres.list()).filter((centre) => centre.managed)
    expect(managed.filter(({ id }) => !known.has(id)).map(({ name }) => name)).toEqual([])
    const shifts = (await read((tx) => listShifts(tx, always))).filter((one) => one.caretakerId !== null)
    const absences = await read((tx) => listAbsences(tx, always))
    expect(shifts.length).toBeGreaterThan(300)
    const people = new Map((await client.caretakers.list()).map((one) => [one.id as string, one]))
    const refused = shifts.flatMap((shift) => {
      const person = people.get(shift.caretakerId ?? '')
      if (!person) return [`nobody on ${shift.startsAt}`]
      const own = <T extends { caretakerId: string | null }>(rows: T[]) =>
        rows.filter((r) => r.caretakerId === person.id)
      return shiftFindings(shift, person, { shifts: own(shifts), absences: own(absences) })
        .filter(({ severity }) => severity === 'error')
        .map(({ code, data }) => `${person.name} ${shift.startsAt} ${code} ${JSON.stringify(data)}`)
    })
    expect(refused).toEqual([])
    const named = (await client.caretakers.list()).map(({ name }) => name)
    expect(new Set(named).size).toBe(named.length)
  })
})
