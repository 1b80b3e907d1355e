import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, projectDir, type Row, test } from './support'

const folder = join(projectDir, 'tests', 'fixtures', 'acceptance')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => join(folder, name))
type Use = { activities: number; participants: number }
type Expected = {
  centres: { centre: string; internal: Use; external: Use; total: Use; occupancyPct: number }[]
  total: { internal: Use; external: Use; total: Use; occupancyPct: number }
}
const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected', '2024-Q2.json'), 'utf8'))
const dutch = (value: number) => new Intl.NumberFormat('nl-NL').format(value)

test('two years are imported by the screen, and the quarter shows the figures that were expected', async ({
  start,
  open,
}) => {
  const host = await start('empty')
  const page = await open(host, '/')
  await page.getByRole('button', { name: /^Importeren/ }).click()
  await page.locator('input[type=file]').setInputFiles(files)
  await expect(page.getByRole('heading', { name: 'Alles klopt' })).toBeVisible({ timeout: 30_000 })
  expect(await host.get<Row[]>('/centres')).toEqual([])
  await page.getByRole('button', { name: 'Importeren', exact: true }).click()
  await expect(page.getByRole('heading', { name: /regels zijn geïmporteerd/ })).toBeVisible({ timeout: 30_000 })
  expect((await host.get<Row[]>('/centres')).map(({ name }) => name).sort()).toEqual(
    expected.centres.map(({ centre }) => centre).sort(),
  )

  await page.getByRole('button', { name: 'Naar het kwartaaloverzicht' }).click()
  await expect(page.getByRole('heading', { name: 'Kwartaaloverzicht', level: 1 })).toBeVisible()
  await page.goto(`${host.url}/#/kwartaal?periode=2024-Q2`)
  const { total, centres } = expected
  const figures = page.getByRole('list', { name: 'Cijfers van deze periode' })
  const all = total.total.activities
  await expect(figures.getByRole('button', { name: `Activiteiten en verhuur: ${dutch(all)}.` })).toBeVisible()
  await expect(figures.getByRole('button', { name: `Intern: ${dutch(total.internal.activities)}.` })).toBeVisible()
  await expect(figures.getByRole('button', { name: `Extern: ${dutch(total.external.activities)}.` })).toBeVisible()
  await expect(figures.getByRole('button', { name: `Deelnemers: ${dutch(total.total.participants)}.` })).toBeVisible()
  const table = page.getByRole('table', { name: 'Aantal activiteiten en verhuringen per centrum' })
  for (const centre of centres) {
    const row = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: centre.centre, exact: true }) })
    await expect(row.locator('td')).toContainText([
      dutch(centre.internal.activities),
      dutch(centre.external.activities),
      dutch(centre.total.activities),
      '',
      dutch(centre.total.participants),
      dutch(centre.occupancyPct),
    ])
  }

  // Behind a figure stand as many bookings as it says.
  const fuik = centres.find(({ centre }) => centre === 'De Fuik')
  if (!fuik) throw new Error('De Fuik is not in the expected figures')
  await table.getByRole('button', { name: `De Fuik, intern: ${dutch(fuik.internal.activities)}.` }).click()
  const drill = page.getByRole('region', { name: 'De Fuik, intern' })
  await expect(drill.getByRole('status')).toHaveText(
    `${fuik.internal.activities} boekingen, ${dutch(fuik.internal.participants)} deelnemers`,
  )
  await expect(drill.getByRole('listitem')).toHaveCount(fuik.internal.activities)
  await drill.getByRole('button', { name: 'Lijst sluiten' }).click()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Bewaar als XLSX' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/2024-Q2.*\.xlsx$/)
  const parts = unzipSync(readFileSync(await download.path()))
  const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
  expect(sheets.length).toBeGreaterThan(0)
  const text = sheets.map((name) => Buffer.from(parts[name] ?? []).toString()).join('')
  expect(text).toContain(`<v>${all}</v>`)
})

test('a file with faults says which lines, and writes nothing', async ({ start, open }) => {
  const host = await start('empty')
  const page = await open(host, '/importeren')
  const centres = 'centrum;type;gemeente\nHet Anker;wvc;Proefdam\n;wvc;Proefdam\n'
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'centra.csv', mimeType: 'text/csv', buffer: Buffer.from(centres) }])
  await expect(page.getByRole('alert')).toContainText('1 fout gevonden')
  await expect(page.getByRole('row').filter({ hasText: 'centra.csv' }).last()).toContainText('3')
  expect(await host.get<Row[]>('/centres')).toEqual([])
})
