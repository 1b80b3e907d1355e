import { expect, test } from 'vitest'
import { putShift } from '#core/store/roster'
import type { Shift } from '#shared/contract/roster'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

/** Monday 3 June 2024, 09:00 is now. */
test('hours are planned, worked and corrected, against the contract, and go to payroll as a file', async () => {
  const { core, client, centre } = await openTestCore()
  const marja = await client.caretakers.create({ name: '=Marja', kind: 'employed', contractMinutes: 32 * 60 })
  const add = (id: string, startsAt: string, endsAt: string) =>
    core.ctx.change({ action: 'shifts.create', undoable: false }, async (unit) => {
      const shift: Shift = {
        id: id as Shift['id'],
        centreId: centre.id,
        startsAt: startsAt as WallTime,
        endsAt: endsAt as WallTime,
        caretakerId: marja.id,
        source: 'employed',
        fixedFace: false,
        pinned: false,
        breakMinutes: 30,
        note: null,
        workedFrom: null,
        workedTo: null,
        workedBreak: null,
        revision: 1,
      }
      await putShift(unit.tx, shift)
      return { result: shift, subject: id }
    })
  await add('past', '2024-06-01T12:00', '2024-06-01T20:30') // a Saturday
  await add('coming', '2024-06-04T14:00', '2024-06-04T22:00')
  const query = { from: '2024-06-01' as CivilDate, to: '2024-06-14' as CivilDate }
  const hours = async () => (await client.hours.report(query)).people[0]
  expect(await hours()).toMatchObject({
    shifts: 2,
    plannedMinutes: 480 + 450,
    workedMinutes: 480,
    corrected: 0,
    bySource: { employed: 930, fixed: 0 },
    eveningMinutes: 240,
    weekendMinutes: 510,
    contractMinutes: 2 * 32 * 60,
  })
  const worked = {
    id: 'past' as Shift['id'],
    revision: 1,
    workedFrom: '2024-06-01T12:00' as WallTime,
    workedTo: '2024-06-01T21:00' as WallTime,
    workedBreak: 30,
    reason: 'Het opruimen duurde langer.',
  }
  expect(await refusal(client.hours.correct({ ...worked, id: 'coming' as Shift['id'] }))).toMatchObject({
    code: 'wrong_state',
    data: { reason: 'not_over' },
  })
  expect(await refusal(client.hours.correct({ ...worked, workedBreak: null }))).toMatchObject({ code: 'invalid_input' })
  const tooLong = [
    { workedTo: '2024-06-02T12:01' as WallTime },
    { workedTo: '2024-06-01T12:30' as WallTime, workedBreak: 30 },
  ]
  for (const wrong of tooLong)
    expect(await refusal(client.hours.correct({ ...worked, ...wrong }))).toMatchObject({
      data: { issues: [{ path: 'workedTo', problem: 'too_long' }] },
    })
  await client.hours.correct(worked)
  expect(await hours()).toMatchObject({ plannedMinutes: 930, workedMinutes: 510, corrected: 1 })
  expect(await refusal(client.hours.correct(worked))).toMatchObject({ code: 'stale' })

  const csv = await client.hours.exportFile({ ...query, format: 'csv' })
  const [, row] = Buffer.from(csv.base64, 'base64').toString('utf8').split('\r\n')
  expect(csv.fileName).toBe('uren-2024-06-01-2024-06-14.csv')
  expect(row).toBe("'=Marja;in dienst;2;15,5;8,5;64;-48,5;4;8,5;0;0;15,5;0;1")
  const xlsx = await client.hours.exportFile({ ...query, format: 'xlsx' })
  expect(Buffer.from(xlsx.base64, 'base64').subarray(0, 2).toString()).toBe('PK')
  expect(await refusal(client.hours.report({ ...query, to: '2024-05-01' as CivilDate }))).toMatchObject({
    code: 'invalid_input',
  })
})
