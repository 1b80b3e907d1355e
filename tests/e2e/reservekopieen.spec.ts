import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, small, test } from './support'

test('a copy is made, looked at and put back, and the windows show what was then', async ({ start, open }) => {
  const host = await start('empty')
  const desk = await small(host)
  await desk.book('Koor', 'Grote zaal', '14:00', '16:00')
  const page = await open(host, '/instellingen/reservekopieen')
  await page.getByRole('button', { name: 'Maak nu een reservekopie' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Zelf gemaakt' })
  await expect(row).toContainText('In orde')
  await expect(page.getByText('De laatste goede reservekopie is van di 2 juni 2026, 11.20')).toBeVisible()

  await desk.book('Later geboekt', 'Kleine zaal', '10:00', '12:00')
  await row.getByRole('button', { name: /terugzetten/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row').filter({ hasText: 'boekingen' })).toContainText('1')
  await dialog.getByText('1 wijziging sinds deze kopie').click()
  await expect(dialog.getByRole('listitem')).toContainText('Later geboekt')
  await dialog.getByRole('button', { name: 'Terugzetten' }).click()
  await expect(dialog).toBeHidden()
  expect((await desk.today()).map((booking) => booking.title)).toEqual(['Koor'])
  await expect(page.getByRole('row').filter({ hasText: 'Voor het terugzetten' })).toBeVisible()
})

test('the card of the disk says what the system says, and what to do', async ({ start, open }) => {
  const host = await start('empty')
  await small(host)
  const page = await open(host, '/instellingen/reservekopieen')
  const card = page.getByRole('region', { name: 'Beveiliging van deze computer' })
  await expect(card).toContainText(/versleuteld\.|geen versleuteling gevonden|kan niet zien/)
})

test('another folder: what is wrong is said beside the field, and a good one gets the next copy', async ({
  start,
  open,
}) => {
  const host = await start('empty')
  await small(host)
  const page = await open(host, '/instellingen/reservekopieen')
  const field = page.getByLabel('Ook in deze map')
  await field.fill(join(host.dataDir, 'weg'))
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Deze map is niet te bereiken')).toBeVisible()
  await expect(field).toHaveValue(join(host.dataDir, 'weg'))
  const other = join(host.dataDir, 'stick')
  mkdirSync(other)
  await field.fill(other)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect.poll(async () => (await host.get<{ other: string | null }>('/backups/state')).other).toBe(other)
  await page.getByRole('button', { name: 'Maak nu een reservekopie' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'deze computer en andere map' })).toBeVisible()
  expect(readdirSync(other)).toHaveLength(2)
})

test('a copy that was altered shows as damaged and can not be put back', async ({ start, open }) => {
  const host = await start('empty')
  await small(host)
  const page = await open(host, '/instellingen/reservekopieen')
  await page.getByRole('button', { name: 'Maak nu een reservekopie' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Zelf gemaakt' })
  await expect(row).toBeVisible()
  const folder = join(host.dataDir, 'backups')
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.db'))) {
    const bytes = readFileSync(join(folder, name))
    bytes[bytes.length - 3000] = (bytes[bytes.length - 3000] ?? 0) ^ 0xff
    writeFileSync(join(folder, name), bytes)
  }
  await row.getByRole('button', { name: /nakijken/ }).click()
  await expect(row).toContainText('Beschadigd')
  await expect(row.getByRole('button', { name: /terugzetten/ })).toBeDisabled()
})

test('everything is gone through at a click, and the log held against the copies', async ({ start, open }) => {
  const host = await start('empty')
  await small(host)
  const page = await open(host, '/instellingen/reservekopieen')
  await page.getByRole('button', { name: 'Maak nu een reservekopie' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Zelf gemaakt' })).toContainText('In orde')
  await page.goto(`${host.url}/#/instellingen/logboek`)
  await page.getByRole('button', { name: 'Kijk alles na' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Alles klopt' })).toContainText('naast 1 reservekopie gelegd')
})

test('copies behind a lock: said before what it means, made, and opened by its passphrase only', async ({
  start,
  open,
}) => {
  const host = await start('empty')
  const desk = await small(host)
  await desk.book('Koor', 'Grote zaal', '14:00', '16:00')
  const page = await open(host, '/instellingen/reservekopieen')
  const card = page.getByRole('region', { name: 'Kopieën op slot zetten' })
  const banner = card.getByRole('alert', { name: 'Wachtzin kwijt is kopieën kwijt' })
  await expect(banner).toContainText('Niemand kan een kopie zonder wachtzin openen, ook wij niet.')
  await expect(banner).toContainText('voor het terugzetten worden gemaakt, blijven zonder slot op deze computer.')
  const right = 'vier losse groene woorden'
  const lock = card.getByRole('button', { name: 'Op slot zetten' })
  await card.getByLabel('Wachtzin', { exact: true }).fill('te kort')
  await card.getByLabel('Wachtzin nog een keer').fill('te kort')
  await expect(lock).toBeDisabled()
  await card.getByLabel('Wachtzin', { exact: true }).fill(right)
  await expect(card.getByText('Dit is niet dezelfde wachtzin.')).toBeVisible()
  await card.getByLabel('Wachtzin nog een keer').fill(right)
  await lock.click()

  const locked = page.getByRole('region', { name: 'Kopieën zijn op slot' })
  await expect(locked).toContainText('Wat al op slot zit, blijft op slot.')
  await page.getByRole('button', { name: 'Maak nu een reservekopie' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Zelf gemaakt' })
  await expect(row.getByLabel('Op slot')).toBeVisible()

  await desk.book('Later geboekt', 'Kleine zaal', '10:00', '12:00')
  await row.getByRole('button', { name: /terugzetten/ }).click()
  const dialog = page.getByRole('dialog')
  const look = dialog.getByRole('button', { name: 'Bekijk de kopie' })
  await look.click()
  await expect(dialog.getByText('Deze reservekopie zit op slot. Vul de wachtzin in.')).toBeVisible()
  await dialog.getByLabel('Wachtzin').fill('te kort')
  await look.click()
  await expect(dialog.getByText('Deze wachtzin klopt niet.')).toBeVisible()
  await dialog.getByLabel('Wachtzin').fill(right)
  await look.click()
  await dialog.getByRole('button', { name: 'Terugzetten' }).click()
  await expect(dialog).toBeHidden()
  expect((await desk.today()).map((booking) => booking.title)).toEqual(['Koor'])
  // As was said: what was there is kept without a lock.
  const kept = readdirSync(join(host.dataDir, 'backups'))
  expect(kept.filter((name) => /^before-restore-.*\.db$/.test(name))).toHaveLength(1)
  expect(kept.filter((name) => /^buurtbalie-.*\.db$/.test(name))).toEqual([])

  await locked.getByLabel('Wachtzin').fill('vier losse rode woorden')
  await locked.getByRole('button', { name: 'Slot eraf' }).click()
  await expect(locked.getByText('Deze wachtzin klopt niet.')).toBeVisible()
  await locked.getByLabel('Wachtzin').fill(right)
  await locked.getByRole('button', { name: 'Slot eraf' }).click()
  await expect(page.getByRole('region', { name: 'Kopieën op slot zetten' })).toBeVisible()
})
