import { expect, test } from 'vitest'
import { satisfactionFormats } from '#shared/contract/satisfaction'
import type { CivilDate, Instant, Quarter, WallTime } from '#shared/time/types'
import { openTestCore } from '../support/core'
import { readPdf } from '../support/pdf'
import { readWorkbook } from '../support/xlsx'

const quarter = '2024-Q1' as Quarter
const asked = { period: quarter }
const january = '2024-01-10' as CivilDate
const scored = ({ activities, ...report }: { activities: readonly object[] }) => ({
  ...report,
  activities: activities.map((activity) => ({ ...activity, remarks: null })),
})

/** A quarter that is over, in which two activities were liked. */
async function liked() {
  const moment = { now: '2024-04-02T07:00:00.000Z' as Instant }
  const test = await openTestCore({ clock: { now: () => moment.now } })
  const { client, centre } = test
  const theme = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
  const soup = await client.satisfaction.create({ centreId: centre.id, title: 'Soep eten', themeId: theme.id })
  const choir = await client.satisfaction.create({ centreId: centre.id, title: 'Koor', themeId: null })
  const enter = async (marks: readonly number[], id = soup.id, date = january) => {
    for (const mark of marks)
      await client.satisfaction.addSheet({ id, date, scores: { mark, again: 5 }, remark: `Een ${mark}` })
  }
  await enter([8, 8, 9, 9, 7])
  await enter([6, 6, 6, 7, 7], choir.id)
  const close = (version = 1, more: object = {}) => client.closings.close({ quarter, version, ...more })
  const report = (more: object = {}) => client.satisfaction.report({ ...asked, ...more })
  const files = (more: object = {}) =>
    Promise.all(satisfactionFormats.map((format) => client.satisfaction.exportFile({ ...asked, format, ...more })))
  return { ...test, moment, theme, soup, choir, enter, close, report, files }
}

test('closed scores stay as they were, of all and of one centre, and the files to the byte', async () => {
  const { client, centre, moment, theme, choir, enter, close, report, files } = await liked()
  const ofCentre = { centreId: centre.id }
  const before = [await report(), await report(ofCentre)]
  const head = await close()
  expect(head).toMatchObject({ accounted: true, sheets: 10 })
  const first = [await files(), await files(ofCentre)]
  expect(first.map((made) => made.map(({ fileName }) => fileName))).toEqual(
    first.map(() => satisfactionFormats.map((format) => `tevredenheid-2024-Q1-versie-1.${format}`)),
  )

  moment.now = '2025-02-02T07:00:00.000Z' as Instant
  await enter([1, 1, 1, 1, 1, 1])
  await client.satisfaction.change({ id: choir.id, revision: choir.revision, title: 'Zangkoor' })
  await client.labels.change({ id: theme.id, revision: theme.revision, name: 'Anders' })
  const after = [await report(), await report(ofCentre)]
  for (const [i, { closed, ...kept }] of after.entries()) {
    expect(closed).toMatchObject({ version: 1, checksum: head.checksum })
    expect(scored(kept)).toEqual(scored(before[i] ?? kept))
  }
  await client.centres.change({ id: centre.id, revision: centre.revision, name: 'Anders' })
  expect([await files(), await files(ofCentre)]).toEqual(first)
  for (const [i, format] of satisfactionFormats.entries())
    expect(await client.closings.file({ quarter, format: `satisfaction-${format}` })).toEqual(first[0]?.[i])
  // The quarter after it is held against what was closed.
  expect((await client.satisfaction.report({ period: '2024-Q2' as Quarter })).total.previous).toBe(7.3)
})

test('remarks are not in a closing, and can still be taken away', async () => {
  const { client, core, soup, close, report, files } = await liked()
  await close()
  const remarksOf = async () => (await report()).activities.find(({ title }) => title === 'Soep eten')?.remarks
  expect(await remarksOf()).toHaveLength(5)
  const [csv] = await files()
  expect(Buffer.from(csv?.base64 ?? '', 'base64').toString('utf8')).not.toContain('Een 8')
  const [row] = (await client.satisfaction.list({})).filter(({ id }) => id === soup.id)
  await client.satisfaction.removeDay({ id: soup.id, date: january, revision: row?.days[0]?.revision ?? 0 })
  expect(await remarksOf()).toBeNull()
  expect((await report()).total.mark).toEqual({ answers: 10, value: 7.3 })
  for (const change of [
    core.ctx.store.write((tx) => tx.deleteFrom('closed_satisfaction').execute()),
    core.ctx.store.write((tx) => tx.updateTable('closed_satisfaction').set({ sheets: 1 }).execute()),
  ])
    await expect(change).rejects.toThrow('quarter_closed')
})

test('what is otherwise afterwards stands apart, with old and new, and tells of no single answer', async () => {
  const { client, enter, close, choir } = await liked()
  const lines = async () =>
    (await client.closings.corrections({ quarter })).figures.map(
      ({ centre, group, figure, old, new: now, fewAnswers }) =>
        [centre, group, figure, old, fewAnswers ? 'few' : now].join(' | '),
    )
  await close()
  expect(await lines()).toEqual([])
  await enter([1])
  expect(await lines()).toEqual([
    ' | Totaal | Vragenlijsten | 10 | 11',
    ' | Totaal | Cijfer | 7.3 | few',
    'De Fuik | Totaal | Vragenlijsten | 10 | 11',
    'De Fuik | Totaal | Cijfer | 7.3 | few',
    ' | Meedoen | Vragenlijsten | 5 | 6',
    ' | Meedoen | Cijfer | 8.2 | few',
    'De Fuik | Soep eten | Vragenlijsten | 5 | 6',
  ])
  await enter([1, 1, 1, 1])
  expect(await lines()).toContain(' | Meedoen | Cijfer | 8.2 | 4.6')
  // One answer to the other theme hides both: the total would tell what it was.
  await enter([10], choir.id)
  expect(await lines()).toContain(' | Meedoen | Cijfer | 8.2 | few')
  expect(await lines()).toContain(' | Totaal | Cijfer | 7.3 | 5.5')
  await close(2, { note: 'Er kwamen nog antwoorden' })
  expect(await lines()).toEqual([])
})

test('a quarter that was closed before this was kept says that it is worked out anew', async () => {
  const { client, core, close, report, enter } = await liked()
  await close()
  await core.ctx.store.write(async (tx) => {
    const { sql } = await import('kysely')
    for (const table of ['closed_account', 'closed_satisfaction']) {
      await sql.raw(`drop trigger ${table}_frozen_delete`).execute(tx)
      await sql.raw(`delete from ${table}`).execute(tx)
    }
  })
  await enter([1, 1, 1, 1, 1])
  const anew = await report()
  expect(anew).toMatchObject({ notKept: 1, total: { sheets: 15 } })
  expect(anew.closed).toBeUndefined()
  expect((await client.accountability.overview(asked)).current).toMatchObject({ notKept: 1 })
  expect((await client.closings.corrections({ quarter })).figures).toEqual([])
  await close(2, { note: 'Nu met tevredenheid' })
  expect((await report()).closed).toMatchObject({ version: 2 })
  const { current } = await client.accountability.overview(asked)
  expect(current.notKept).toBeUndefined()
})

test('the accountability has the mark of each theme, as the scores have it, also once it is closed', async () => {
  const { client, centre, enter, close, theme } = await liked()
  const overview = (more: object = {}) => client.accountability.overview({ ...asked, ...more })
  const marks = [
    { theme: 'Meedoen', value: 8.2 },
    { theme: null, value: 6.4 },
  ]
  expect((await overview()).marks).toEqual(marks)
  const few = await client.satisfaction.create({ centreId: centre.id, title: 'Yoga', themeId: theme.id })
  await close()
  await enter([1, 1, 1], few.id)
  expect((await overview()).marks).toEqual(marks)
  expect((await overview({ centreId: centre.id })).marks).toEqual(marks)
  expect((await overview({ asOf: '2024-04-02T09:00' })).marks).toEqual([{ theme: 'Meedoen', value: 5.5 }, marks[1]])
})

test('the mark of each theme stands in every file of the accountability: with the rows of all centres, or of the one asked for', async () => {
  const { client, centre, book, theme, close } = await liked()
  await client.centres.create({ name: 'West', type: 'wvc', district: 'West' })
  await book({ startsAt: '2024-01-10T10:00' as WallTime, endsAt: '2024-01-10T12:00' as WallTime, theme: theme.name })
  const look = async () => {
    const { marks } = await client.accountability.overview(asked)
    expect(marks).toContainEqual({ theme: 'Meedoen', value: 8.2 })
    const file = async (format: 'xlsx' | 'csv' | 'json') =>
      Buffer.from((await client.accountability.exportFile({ ...asked, format })).base64, 'base64')
    expect(JSON.parse((await file('json')).toString('utf8')).marks).toEqual(marks)
    const lines = (await file('csv')).toString('utf8').trim().split('\r\n')
    expect(lines[0]).toMatch(/;Cijfer$/)
    expect(lines.filter((line) => line.endsWith(';8,2'))).toEqual([
      expect.stringMatching(/^2024-Q1;Alle centra;Thema;Meedoen;;1;/),
    ])
    const [, head, ...rows] = readWorkbook(await file('xlsx'))[0]?.rows ?? []
    const at = head?.indexOf('Cijfer') ?? -1
    expect(rows.filter((row) => row[at] === 8.2).map((row) => row.slice(0, 5))).toEqual([
      ['Alle centra', 'Thema', 'Meedoen', null, 1],
    ])
    expect(rows.filter((row) => typeof row[at] === 'number')).toHaveLength(1)
    const paper = await client.accountability.exportFile({ ...asked, format: 'pdf' })
    expect(readPdf(Buffer.from(paper.base64, 'base64')).tree.text).toContain(
      'Gemiddeld rapportcijfer van vragenlijsten',
    )
    const one = await client.accountability.exportFile({ ...asked, centreId: centre.id, format: 'csv' })
    const ofOne = Buffer.from(one.base64, 'base64').toString('utf8').trim().split('\r\n')
    expect(ofOne.filter((line) => line.endsWith(';8,2'))).toEqual([
      expect.stringMatching(/^2024-Q1;De Fuik;Thema;Meedoen;;1;/),
    ])
    expect(ofOne.filter((line) => line.includes('Alle centra'))).toEqual([])
  }
  await look()
  await close()
  await look()
})
