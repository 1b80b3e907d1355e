import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { Secret, TOTP } from 'otpauth'
import { expect, NOW, panelOf, type Row, small, test } from './support'

const PASSWORD = 'groene gieter 4'
const PIN = '804271'
const NEW_PASSWORD = 'blauwe emmer 9'

const everywhere = (role: string) => [{ role, centreId: null }]
const administrator = { name: 'Els de Groot', roles: everywhere('administrator'), secret: PASSWORD }

async function fill(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('PIN of wachtwoord', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
}

const userButton = (page: Page, name: string) => page.getByRole('button', { name: `Gebruiker: ${name}` })

async function logOut(page: Page, name: string): Promise<void> {
  await userButton(page, name).click()
  await page.getByRole('menuitem', { name: 'Uitloggen' }).click()
  await expect(page.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
}

test('a desk that nobody touches locks itself, and keeps what was typed', async ({ start, browser, faults }) => {
  const host = await start('empty')
  await small(host)
  await host.post('/users', administrator)
  const settings = await host.get<{ revision: number }>('/users/settings')
  await host.patch('/users/settings', { idleMinutes: 2, revision: settings.revision })
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  await page.clock.install({ time: new Date(NOW) })
  await page.goto(`${host.url}/#/planbord`)
  await fill(page, administrator.name, PASSWORD)
  await expect(userButton(page, administrator.name)).toBeVisible()
  await page.keyboard.press('n')
  await panelOf(page).getByLabel('Wat gaan ze doen?').fill('Half getypt')

  // Who types now and then is there.
  await page.clock.runFor('01:30')
  await page.keyboard.press('Shift')
  await page.clock.runFor('01:30')
  await expect(panelOf(page)).toBeVisible()

  await page.clock.runFor('00:45')
  await expect(page.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
  await expect(panelOf(page)).toBeHidden()
  await fill(page, administrator.name, PASSWORD)
  await expect(panelOf(page).getByLabel('Wat gaan ze doen?')).toHaveValue('Half getypt')
})

test('a code of an app beside the password, each code once, and the printed code for who lost both', async ({
  start,
  visit,
}) => {
  const host = await start('empty')
  await small(host)
  await host.post('/users', administrator)
  const page = await visit(host)
  await fill(page, administrator.name, PASSWORD)
  await userButton(page, administrator.name).click()
  await page.getByRole('menuitem', { name: 'Mijn PIN of wachtwoord' }).click()
  const own = page.getByRole('dialog', { name: 'Mijn toegang' })

  const part = (title: string) => own.locator('section').filter({ has: page.getByRole('heading', { name: title }) })
  await part('Herstelcode').getByRole('button', { name: 'Code maken' }).click()
  await own.getByLabel('Uw wachtwoord').fill(PASSWORD)
  await own.getByRole('button', { name: 'Code maken' }).click()
  const recoveryCode = (await own.getByLabel('Herstelcode', { exact: true }).textContent()) ?? ''
  await own.getByRole('button', { name: 'Ik heb de code bewaard' }).click()

  await part('Code uit een app').getByRole('button', { name: 'Aanzetten' }).click()
  await own.getByLabel('Uw wachtwoord').fill(PASSWORD)
  await own.getByRole('button', { name: 'Verder' }).click()
  await expect(own.getByRole('img', { name: 'QR-code om te scannen' })).toBeVisible()
  const key = (await own.locator('.own-key').textContent()) ?? ''
  const app = new TOTP({ secret: Secret.fromBase32(key) })
  const codeAfter = (seconds: number) => app.generate({ timestamp: Date.parse(NOW) + seconds * 1000 })
  const first = codeAfter(0)
  const asked = own.getByLabel('De code die de app nu laat zien')
  await asked.fill(first === '000000' ? '000001' : '000000')
  await page.keyboard.press('Enter')
  await expect(own.getByText('Deze code klopt niet')).toBeVisible()
  await asked.fill(first)
  await page.keyboard.press('Enter')
  await expect(part('Code uit een app')).toContainText('Aan: bij het inloggen')
  await page.keyboard.press('Escape')
  await logOut(page, administrator.name)

  // The password alone asks for a code; the one that was used opens nothing, the next one does.
  await fill(page, administrator.name, PASSWORD)
  const code = page.getByLabel('Code uit uw app')
  await expect(code).toBeFocused()
  await page.keyboard.type(first)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Een code werkt maar één keer')).toBeVisible()
  await code.fill(codeAfter(30))
  await page.keyboard.press('Enter')
  await expect(userButton(page, administrator.name)).toBeVisible()
  await logOut(page, administrator.name)
  await fill(page, administrator.name, PASSWORD)
  await code.fill(codeAfter(30))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Een code werkt maar één keer')).toBeVisible()

  // Phone and password lost.
  await page.getByRole('button', { name: 'Herstelcode gebruiken' }).click()
  await page.getByLabel('Uw naam').fill(administrator.name)
  await page.getByLabel('Herstelcode', { exact: true }).fill(recoveryCode.toLowerCase().replaceAll('-', ' '))
  const renewed = page.getByLabel('Nieuw wachtwoord', { exact: true })
  await renewed.fill('kort')
  await page.keyboard.press('Enter')
  await expect(renewed).toHaveAccessibleDescription(/^Te kort/)
  await renewed.fill(NEW_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(userButton(page, administrator.name)).toBeVisible()
  await logOut(page, administrator.name)
  await fill(page, administrator.name, NEW_PASSWORD)
  await expect(userButton(page, administrator.name)).toBeVisible()
})

test('who is locked out is told what to do, and an administrator lets them in again', async ({
  start,
  open,
  visit,
}) => {
  const host = await start('empty')
  await small(host)
  await host.post('/users', administrator)
  const { id } = await host.post<Row>('/users', { name: 'Joke Willems', roles: everywhere('volunteer'), secret: PIN })
  // Nine wrong tries long ago: to make them takes minutes of waiting (tests/store/users.test.ts).
  const file = new Database(join(host.dataDir, 'buurtbalie.db'))
  file.prepare('insert into user_tries (user_id, wrong, last_at) values (?, 9, ?)').run(id, '2026-06-01T08:00:00.000Z')
  file.close()

  const page = await visit(host)
  await fill(page, 'Joke Willems', '111112')
  await expect(page.getByText('Een administrator kan u weer toelaten')).toBeVisible()
  await fill(page, 'Joke Willems', PIN)
  await expect(page.getByText('Een administrator kan u weer toelaten')).toBeVisible()

  const office = await open(host, '/instellingen/gebruikers')
  await expect(office.getByRole('row', { name: /Joke Willems .* Op slot na te veel pogingen/ })).toBeVisible()
  await office.getByRole('button', { name: 'Joke Willems' }).click()
  await office.getByRole('button', { name: 'Van het slot halen' }).click()
  await expect(office.getByText('Joke Willems kan weer proberen in te loggen')).toBeVisible()

  await fill(page, 'Joke Willems', PIN)
  await expect(userButton(page, 'Joke Willems')).toBeVisible()
})
