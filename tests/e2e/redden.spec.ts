import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, type Host, small, test } from './support'

const PASSWORD = 'appeltaart-met-kaneel'
const PIN = '284913'

/** Writes over the last page of what a table or index lies on, of a host that is stopped. */
function damage({ dataDir }: Host, ...names: string[]): void {
  const file = join(dataDir, 'buurtbalie.db')
  const db = new Database(file)
  const pages = names.map(
    (name) =>
      db.prepare(`select max(pageno) from dbstat where name = ? and pagetype = 'leaf'`).pluck().get(name) as number,
  )
  db.close()
  const bytes = readFileSync(file)
  for (const page of pages) bytes.fill(0x5a, (page - 1) * 4096, page * 4096)
  writeFileSync(file, bytes)
}
const text = 'Met een lange uitleg erbij. '.repeat(12)

test('data that can not be opened: what is readable is shown, saved and gone on with', async ({
  start,
  open,
  faults,
}) => {
  const first = await start('empty')
  const desk = await small(first)
  for (let hour = 8; hour < 22; hour += 1)
    await desk.book(
      `Groep ${hour}`,
      'Kleine zaal',
      `${String(hour).padStart(2, '0')}:00`,
      `${String(hour).padStart(2, '0')}:45`,
      {
        description: text,
      },
    )
  await first.stop()
  damage(first, 'user_tries', 'booking')
  const host = await start({ dataDir: first.dataDir })
  const page = await open(host)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De gegevens zijn beschadigd')
  // What can't be read is answered with 503, which a browser writes in its console.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('status of 503')))
  await page.getByRole('button', { name: 'Bekijk wat er te redden is' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: /^Boekingen/ })).toContainText('minstens')
  await expect(dialog.getByRole('listitem').first()).toContainText('Groep')
  const lost = await dialog.getByRole('listitem').count()
  await dialog.getByRole('button', { name: 'Verder met wat gered is' }).click()
  await expect(page.getByRole('heading', { name: 'Vandaag' }).first()).toBeVisible()
  const left = await host.get(`/bookings?centreId=${desk.centreId}&from=2026-06-02&to=2026-06-03`)
  expect(left).toHaveLength(14 - lost)
  expect(readdirSync(join(first.dataDir, 'backups'))).toContainEqual(expect.stringMatching(/^before-restore-.*\.db$/))
})

test('data of which a part is damaged: an administrator logs in and saves them, somebody else can not', async ({
  start,
  visit,
  faults,
}) => {
  const first = await start('empty')
  await small(first)
  const user = (name: string, role: string, secret: string) =>
    first.post('/users', { name, roles: [{ role, centreId: null }], secret })
  await user('Els de Groot', 'administrator', PASSWORD)
  await user('Karim Bakkali', 'coordinator', PIN)
  await first.stop()
  damage(first, 'log_by_entity')
  const host = await start({ dataDir: first.dataDir })
  const page = await visit(host, '/instellingen/reservekopieen')
  const logIn = async (name: string, secret: string) => {
    await page.getByLabel('Uw naam').fill(name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(secret)
    await page.keyboard.press('Enter')
  }
  await logIn('Karim Bakkali', PIN)
  await expect(page.getByRole('alert').getByText('Een administrator zet een reservekopie terug')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bekijk wat er te redden is' })).toBeHidden()
  // Also on a screen with more than fits: what warns is not pressed together.
  await page.setViewportSize({ width: 1024, height: 480 })
  await page.goto(`${host.url}/#/vandaag`)
  const warning = page.getByRole('alert').filter({ hasText: 'U kunt alleen kijken, niets wijzigen.' })
  await expect(warning.getByRole('button', { name: 'Naar de reservekopieën' })).toBeVisible()
  expect(await warning.evaluate((alert) => alert.scrollHeight - alert.clientHeight)).toBeLessThanOrEqual(2)
  await page.goto(`${host.url}/#/instellingen/reservekopieen`)
  await page.context().clearCookies()
  await page.reload()
  await logIn('Els de Groot', PASSWORD)
  await page.getByRole('button', { name: 'Bekijk wat er te redden is' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('er gaat niets verloren')
  await dialog.getByRole('button', { name: 'Verder met wat gered is' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('De gegevens zijn beschadigd')).toBeHidden()
  // What could not be read until now was answered with 503, which a browser writes in its console.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('status of 503')))
  await page.goto(`${host.url}/#/instellingen/logboek`)
  await expect(page.getByText('beschadigde gegevens gered').first()).toBeVisible()
})
