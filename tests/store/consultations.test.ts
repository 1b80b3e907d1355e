import { describe, expect, test } from 'vitest'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

const day = (text: string) => text as CivilDate
const clock = (text: string) => text as ClockTime
const board = {
  role: 'board' as const,
  name: 'Ria de Bruin',
  organisation: 'WAVO',
  phone: '06-00000001',
  email: 'ria@example.nl',
  getsOverview: true,
  ownUse: false,
}

/** A centre of an association with a contact sheet and a consultation to come. */
async function openWithConsultation() {
  const test = await openTestCore()
  const { client, centre } = test
  await client.contacts.change({
    centreId: centre.id,
    revision: 0,
    contacts: [board, { ...board, role: 'property_adviser', name: 'Jan Vastgoed', getsOverview: false }],
  })
  const consultation = await client.consultations.create({
    party: 'WAVO',
    centreIds: [centre.id],
    date: day('2024-06-10'),
  })
  return { ...test, consultation }
}

describe('consultations', () => {
  test('start with the fixed agenda, with the roster on it, and with those of the contact sheet who sit at the table', async () => {
    const { consultation } = await openWithConsultation()
    expect(consultation).toMatchObject({ state: 'planned', advice: [] })
    expect(consultation.agenda.filter(({ kind }) => kind === 'roster')).toHaveLength(1)
    expect(consultation.attendees.map(({ name, side }) => [name, side])).toEqual([['Ria de Bruin', 'board']])
  })

  test('keep the roster on the agenda, and are held when their day has come', async () => {
    const { client, consultation } = await openWithConsultation()
    const { id, revision, agenda } = consultation
    const without = agenda.filter(({ kind }) => kind !== 'roster')
    expect(await refusal(client.consultations.change({ id, revision, agenda: without }))).toMatchObject({
      code: 'invalid_input',
      data: { issues: [{ path: 'agenda', problem: 'roster_missing' }] },
    })
    expect((await refusal(client.consultations.change({ id, revision, state: 'held' }))).code).toBe('invalid_input')
    const notes = agenda.map((item) => ({ ...item, notes: `over ${item.title}` }))
    const after = await client.consultations.change({
      id,
      revision,
      state: 'held',
      date: day('2024-06-03'),
      agenda: notes,
      advice: [{ about: 'costs', text: 'Koffie niet duurder', outcome: 'Blijft gelijk in 2025' }],
    })
    expect((await client.consultations.list({}))[0]).toEqual(after)
    expect(await refusal(client.consultations.change({ id, revision, place: 'elders' }))).toMatchObject({
      code: 'stale',
    })
    await client.undo.undo()
    expect((await client.consultations.list({}))[0]).toMatchObject({ state: 'planned', advice: [], agenda })
  })

  test('say when the next one is due', async () => {
    const { client, centre, consultation } = await openWithConsultation()
    const due = async () => (await client.consultations.due()).map(({ state, by }) => [state, by])
    expect(await due()).toEqual([['planned', null]])
    await client.consultations.remove({ id: consultation.id, revision: consultation.revision })
    expect(await due()).toEqual([['never', null]])
    await client.consultations.create({
      party: 'WAVO',
      centreIds: [centre.id],
      date: day('2023-11-20'),
      state: 'held',
    })
    expect(await due()).toEqual([['overdue', '2024-05-20']])
    await client.fixedAgenda.change({ ...(await client.fixedAgenda.get()), perYear: 1 })
    expect(await due()).toEqual([['fine', '2024-11-20']])
  })

  test('keep what was agreed, until it is done; then the consultation can not go', async () => {
    const { client, consultation } = await openWithConsultation()
    const point = await client.actionPoints.create({
      consultationId: consultation.id,
      text: 'Sleutelplan maken',
      owner: 'Ria de Bruin',
      dueOn: day('2024-05-01'),
    })
    const done = await client.actionPoints.change({ id: point.id, revision: 1, doneOn: day('2024-06-03') })
    expect(await client.actionPoints.list({ centreId: consultation.centreIds[0] })).toEqual([done])
    expect(
      await refusal(client.consultations.remove({ id: consultation.id, revision: consultation.revision })),
    ).toMatchObject({ code: 'wrong_state', data: { reason: 'consultation_held' } })
    await client.undo.undo()
    expect(await client.actionPoints.list({})).toMatchObject([{ doneOn: null }])
  })

  test('an agreed coverage ends the one before it the day before, in one act, and says where it was agreed', async () => {
    const { client, centre, consultation } = await openWithConsultation()
    const hours = (opens: string) => [{ weekday: 1 as const, opens: clock(opens), closes: clock('17:00'), people: 1 }]
    await client.coverage.agree({ centreId: centre.id, from: day('2024-01-01'), hours: hours('09:00') })
    await client.coverage.agree({
      centreId: centre.id,
      from: day('2024-07-01'),
      hours: hours('08:30'),
      consultationId: consultation.id,
    })
    const rows = async () =>
      (await client.coverage.list({ centreId: centre.id }))
        .map(({ opens, from, to, consultationId }) => [opens, from, to, consultationId])
        .sort()
    expect(await rows()).toEqual([
      ['08:30', '2024-07-01', null, consultation.id],
      ['09:00', '2024-01-01', '2024-06-30', null],
    ])
    await client.undo.undo()
    expect(await rows()).toEqual([['09:00', '2024-01-01', null, null]])
    const nowhere = client.coverage.agree({
      centreId: centre.id,
      from: day('2024-07-01'),
      hours: hours('08:30'),
      consultationId: 'nowhere',
    })
    expect((await refusal(nowhere)).code).toBe('not_found')
  })
})

describe('contact sheets and tasks', () => {
  test('a role stands on a sheet once, and a sheet is there for every centre that is run here', async () => {
    const { client, centre } = await openTestCore()
    expect(await client.contacts.list({})).toEqual([{ id: centre.id, centreId: centre.id, contacts: [], revision: 0 }])
    const twice = client.contacts.change({ centreId: centre.id, revision: 0, contacts: [board, board] })
    expect((await refusal(twice)).code).toBe('invalid_input')
    const sheet = await client.contacts.change({ centreId: centre.id, revision: 0, contacts: [board] })
    expect(await client.contacts.list({ centreId: centre.id })).toEqual([sheet])
    expect((await refusal(client.contacts.change({ centreId: centre.id, revision: 0, contacts: [] }))).code).toBe(
      'stale',
    )
    await client.undo.undo()
    expect(await client.contacts.list({})).toMatchObject([{ contacts: [], revision: 0 }])
  })

  test('tasks keep their order, and name a caretaker who is there', async () => {
    const { client, centre } = await openTestCore()
    const task = { task: 'Openen', frequency: 'elke ochtend', caretakerId: null, who: 'vrijwilligers', remarks: null }
    const list = await client.tasks.change({
      centreId: centre.id,
      revision: 0,
      tasks: [task, { ...task, task: 'Afsluiten' }],
    })
    expect((await client.tasks.list({ centreId: centre.id }))[0]).toEqual(list)
    const nobody = client.tasks.change({
      centreId: centre.id,
      revision: list.revision,
      tasks: [{ ...task, caretakerId: 'nobody' }],
    })
    expect((await refusal(nobody)).code).toBe('not_found')
  })
})
