import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCore } from '#core/app/core'
import { breakdownOf } from '#shared/domain/accountability'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate, Period, WallTime } from '#shared/time/types'
import { acceptanceQuarters } from '../support/acceptance'
import { openTestCore, refusal } from '../support/core'
import { acceptanceFiles, runImport } from '../support/imports'
import { readPdf } from '../support/pdf'
import { readWorkbook } from '../support/xlsx'

const Q2 = '2024-Q2' as Period
const FROM = '2024-01-01' as CivilDate
/** The bookings of the test lie before 09:00 on Monday 3 June 2024. */
const morning = (day: string) => ({
  startsAt: `${day}T10:00` as WallTime,
  endsAt: `${day}T12:00` as WallTime,
})

test('the figures of Ridderkerk are those of the overview, per quarter, year and centre', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'buurtbalie-account-'))
  const core = await createCore({ dataDir, version: 'test', clock: fixedClock('2025-01-15T11:00:00.000Z') })
  onTestFinished(async () => {
    await core.close()
    await rm(dataDir, { recursive: true })
  })
  expect((await runImport(core, acceptanceFiles())).written).toBe(true)
  for (const period of [...acceptanceQuarters, '2024', '2023-08-01..2024-07-31'] as Period[]) {
    const { current: overview } = await core.client.reports.overview({ period })
    const { current } = await core.client.accountability.overview({ period })
    expect(current.total.total.activities).toBeGreaterThan(0)
    for (const [account, figures] of [
      [current.total, overview.total] as const,
      ...current.centres.map((c) => [c, overview.centres.find((o) => o.centreId === c.centreId)] as const),
    ]) {
      const { roomMinutes: _, dayparts: __, ...total } = figures?.total ?? { roomMinutes: 0 }
      expect(account.total).toEqual(total)
      expect(breakdownOf(account.byTheme)).toEqual(figures?.byTheme)
      expect(breakdownOf(account.byGoal)).toEqual(figures?.byGoal)
    }
    expect(current.centres.map((c) => c.centre)).toEqual(overview.centres.map((c) => c.centre))
  }

  // Behind every figure stand as many bookings as it says, of all centres and of one.
  const { current } = await core.client.accountability.overview({ period: Q2 })
  const [first] = current.centres
  const scopes = [current.total, ...(first ? [first] : [])]
  for (const [i, account] of scopes.entries())
    for (const part of ['byTheme', 'byGoal', 'byActivity'] as const)
      for (const group of account[part]) {
        const scope = { period: Q2, part, key: group.key, ...(i > 0 && first && { centreId: first.centreId }) }
        const behind = (over: object) => core.client.accountability.drill({ ...scope, ...over })
        const bookings = await behind({})
        expect(bookings).toHaveLength(group.activities)
        expect(bookings.reduce((sum, b) => sum + (b.participants ?? 0), 0)).toBe(group.participants)
        expect(await behind({ only: 'without_count' })).toHaveLength(group.withoutCount)
        const [kind] = group.kinds
        if (kind) expect(await behind({ kind: kind.key })).toHaveLength(kind.activities)
      }
})

test('the files say the same: a tagged paper, a workbook and a table', async () => {
  const { client, centre, book } = await openTestCore()
  await book({ ...morning('2024-05-06'), theme: 'Meedoen', activityType: 'Inloop' })
  await book({ ...morning('2024-05-07'), theme: '=Leefbaarheid' })
  const target = { value: 1, direction: 'at_least' as const, per: 'quarter' as const }
  const { id } = await client.agreements.create({
    centreId: centre.id,
    text: 'Bewoners ontmoeten elkaar',
    from: FROM,
    figure: 'activities',
    target,
  })
  await client.narratives.write({
    period: Q2,
    centreId: centre.id,
    field: 'effect',
    text: 'Meer buren',
    revision: null,
  })
  const answer = { period: Q2, centreId: centre.id, agreementId: id, field: 'answer' as const }
  await client.narratives.write({ ...answer, text: 'Elke maandag', revision: null })
  const file = async (format: 'pdf' | 'xlsx' | 'csv') => {
    const { base64, fileName } = await client.accountability.exportFile({ period: Q2, format })
    expect(fileName).toBe(`verantwoording-2024-Q2.${format}`)
    return Buffer.from(base64, 'base64')
  }
  const pdf = readPdf(await file('pdf'))
  expect(pdf.marked).toBe(true)
  const words = pdf.tree.text
  for (const text of [
    'Verantwoording 2e kwartaal 2024',
    'Meer buren',
    'Elke maandag',
    'Bewoners ontmoeten elkaar',
    'gehaald',
    'Meedoen',
  ])
    expect(words).toContain(text)
  const sheets = readWorkbook(await file('xlsx'))
  expect(sheets.map(({ name }) => name)).toEqual(['Cijfers', 'Afspraken', 'Toelichting'])
  const csv = (await file('csv')).toString('utf8')
  expect(csv).toContain("2024-Q2;De Fuik;Thema;'=Leefbaarheid;;1;0;1;120;0;1;0;1;\r\n")
  expect(csv).toContain('2024-Q2;De Fuik;Thema;Meedoen;Inloop;1;0;1;120;0;1;0;1;\r\n')
})

describe('core activities', () => {
  test('are the six of Nieuwegein at first, and kinds of activity belong to one', async () => {
    const { client, book } = await openTestCore()
    await book({ ...morning('2024-05-06'), activityType: 'Inloop' })
    await book({ ...morning('2024-05-07'), activityType: 'Dansen' })
    const cores = await client.coreActivities.addUsual()
    expect(cores).toHaveLength(6)
    expect((await refusal(client.coreActivities.addUsual())).data).toMatchObject({ reason: 'has_core_activities' })
    const labels = () => client.labels.list().then((all) => all.filter(({ kind }) => kind === 'activity'))
    const [dance] = (await labels()).filter(({ name }) => name === 'Dansen')
    if (!dance) throw new Error('no dance')
    expect(dance.coreActivityId).toBeUndefined()
    const changed = await client.labels.change({ id: dance.id, revision: dance.revision, coreActivityId: cores[0]?.id })
    expect(changed.coreActivityId).toBe(cores[0]?.id)
    const byCore = async () =>
      (await client.accountability.overview({ period: Q2 })).current.total.byCore.flatMap(({ key, activities }) =>
        activities > 0 ? [[key, activities]] : [],
      )
    expect(await byCore()).toEqual([
      ['Initiatieven van inwoners', 1],
      ['Ontmoeting', 1],
    ])
    await client.undo.undo()
    expect(await byCore()).toEqual([
      ['Ontmoeting', 1],
      ['none', 1],
    ])
    // The whole list goes, with what belonged to it.
    await client.undo.undo()
    expect(await client.coreActivities.list()).toEqual([])
    expect((await labels()).map(({ coreActivityId }) => coreActivityId)).toEqual([undefined, undefined])
    await client.undo.redo()
    expect(await byCore()).toContainEqual(['Ontmoeting', 1])
  })

  test('are of kinds of activity only', async () => {
    const { client } = await openTestCore()
    const core = await client.coreActivities.create({ name: 'Ontmoeting' })
    const theme = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
    const wrong = client.labels.change({ id: theme.id, revision: 1, coreActivityId: core.id })
    expect((await refusal(wrong)).code).toBe('invalid_input')
    expect((await refusal(client.coreActivities.create({ name: 'ontmoeting' }))).code).toBe('duplicate')
  })
})

describe('result agreements', () => {
  test('are answered by a figure of the period, and their target per year by what the year says so far', async () => {
    const { client, centre, book } = await openTestCore()
    const theme = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
    const held = async (day: string, participants: number, theme?: string) => {
      const { id, revision } = await book({ ...morning(day), ...(theme && { theme }) })
      await client.bookings.attendance({ id, revision, participants })
    }
    await held('2024-02-06', 12, 'Meedoen')
    await held('2024-05-06', 8, 'Meedoen')
    await held('2024-05-07', 5)
    const about = { of: 'theme' as const, id: theme.id }
    const target = { value: 20, direction: 'at_least' as const, per: 'year' as const }
    const people = await client.agreements.create({
      centreId: centre.id,
      text: 'Bewoners doen mee',
      from: FROM,
      figure: 'participants_of',
      subject: about,
      target,
    })
    const words = await client.agreements.create({ centreId: centre.id, text: 'Er is een vast gezicht', from: FROM })
    const ended = await client.agreements.create({
      centreId: centre.id,
      text: 'Oud',
      from: FROM,
      to: '2024-03-31' as CivilDate,
    })
    const { current } = await client.accountability.overview({ period: Q2 })
    expect(current.agreements.map(({ id }) => id)).toEqual([people.id, words.id])
    expect(current.agreements[0]).toMatchObject({
      about: 'Meedoen',
      unit: 'count',
      value: 8,
      results: [{ of: '2024', from: '2024-01-01', to: '2024-06-30', value: 20, outcome: 'met' }],
    })
    expect(current.agreements[1]).toMatchObject({ unit: null, value: null, results: [], note: null })
    // The name is that of the list now.
    await client.labels.change({ id: theme.id, revision: theme.revision, name: 'Samen leven' })
    const renamed = await client.accountability.overview({ period: '2024-Q1' as Period, centreId: centre.id })
    expect(renamed.current.agreements.map(({ id, about, value }) => [id, about, value])).toEqual([
      [people.id, 'Samen leven', 12],
      [words.id, null, null],
      [ended.id, null, null],
    ])
  })

  test('say which figure belongs to what', async () => {
    const { client, centre } = await openTestCore()
    const theme = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
    const make = (over: object) => client.agreements.create({ centreId: centre.id, text: 'Tekst', from: FROM, ...over })
    const code = async (over: object) => (await refusal(make(over))).code
    const target = { value: 120, direction: 'at_least', per: 'year' }
    expect(await code({ figure: 'participants_of' })).toBe('invalid_input')
    expect(await code({ figure: 'activities', subject: { of: 'theme', id: theme.id } })).toBe('invalid_input')
    expect(await code({ figure: 'participants_of', subject: { of: 'goal', id: theme.id } })).toBe('invalid_input')
    expect(await code({ figure: 'participants_of', subject: { of: 'theme', id: 'nobody' } })).toBe('not_found')
    expect(await code({ target })).toBe('invalid_input')
    expect(await code({ figure: 'occupancy', target })).toBe('invalid_input')
    expect(await code({ to: '2023-12-31' })).toBe('invalid_input')
    expect(await client.agreements.list({})).toEqual([])
  })

  test('are put in order, copied to another centre and taken away with their answers, and back', async () => {
    const { client, centre } = await openTestCore()
    const make = (text: string) => client.agreements.create({ centreId: centre.id, text, from: FROM })
    const one = await make('Een')
    const two = await make('Twee')
    const texts = async (id = centre.id) => (await client.agreements.list({ centreId: id })).map(({ text }) => text)
    await client.agreements.arrange({ centreId: centre.id, ids: [two.id, one.id] })
    expect(await texts()).toEqual(['Twee', 'Een'])
    const stale = client.agreements.arrange({ centreId: centre.id, ids: [two.id] })
    expect((await refusal(stale)).data).toMatchObject({ reason: 'list_changed' })
    await client.undo.undo()
    expect(await texts()).toEqual(['Een', 'Twee'])

    const other = await client.centres.create({ name: 'West', type: 'wvc' })
    await client.agreements.create({ centreId: other.id, text: 'Twee', from: FROM })
    await client.agreements.copy({ from: centre.id, to: other.id })
    expect(await texts(other.id)).toEqual(['Twee', 'Een'])
    const again = client.agreements.copy({ from: centre.id, to: other.id })
    expect((await refusal(again)).data).toMatchObject({ reason: 'nothing_to_copy' })

    const answer = { period: Q2, centreId: centre.id, agreementId: one.id, field: 'answer' as const }
    await client.narratives.write({ ...answer, text: 'Gedaan', revision: null })
    const { current } = await client.accountability.overview({ period: Q2, centreId: centre.id })
    expect(current.agreements[0]?.note?.text).toBe('Gedaan')
    expect(current.narratives).toEqual([])
    // Taken back, a row counts on.
    const [first] = await client.agreements.list({ centreId: centre.id })
    await client.agreements.remove({ id: one.id, revision: first?.revision ?? 0 })
    expect(await texts()).toEqual(['Twee'])
    await client.undo.undo()
    const back = await client.accountability.overview({ period: Q2, centreId: centre.id })
    expect(back.current.agreements[0]?.note).toMatchObject({ text: 'Gedaan', by: expect.any(String) })
  })
})

describe('narratives', () => {
  test('are of a centre or of all together, and say who wrote them when', async () => {
    const { client, centre } = await openTestCore()
    const write = (text: string, revision: number | null, centreId: typeof centre.id | null = centre.id) =>
      client.narratives.write({ period: Q2, centreId, field: 'effort', text, revision })
    const { narrative } = await write('  Drie avonden extra open  ', null)
    expect(narrative).toMatchObject({ text: 'Drie avonden extra open', at: '2024-06-03T09:00', revision: 1 })
    await write('Alles samen', null, null)
    const told = async (centreId?: typeof centre.id) =>
      (await client.accountability.overview({ period: Q2, ...(centreId && { centreId }) })).current.narratives.map(
        ({ text }) => text,
      )
    expect(await told()).toEqual(['Alles samen', 'Drie avonden extra open'])
    expect(await told(centre.id)).toEqual(['Drie avonden extra open'])
    expect((await client.accountability.overview({ period: '2024-Q1' as Period })).current.narratives).toEqual([])
    // Somebody else wrote there.
    expect((await refusal(write('Anders', null))).code).toBe('stale')
    await write('Vier avonden', 1)
    await client.undo.undo()
    expect(await told(centre.id)).toEqual(['Drie avonden extra open'])
    await write('', 3)
    expect(await told(centre.id)).toEqual([])
    await client.undo.undo()
    expect(await told(centre.id)).toEqual(['Drie avonden extra open'])
  })
})
