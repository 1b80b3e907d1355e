import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { payloads } from '../support/nasty'
import { drawn } from './board'
import { expect, panelOf, type Row, TODAY, test } from './support'

const texts = Object.values(payloads)
const shown: Record<string, readonly string[]> = {
  centre: ['name'],
  room: ['name'],
  renter: ['name', 'contact_name', 'notes'],
  booking: ['title', 'status_reason', 'preparation', 'contact_name', 'remarks'],
  caretaker: ['name'],
  calendar_entry: ['title', 'place', 'organiser'],
  label: ['name'],
  facility: ['name'],
  article: ['name'],
  season: ['name'],
  round_item: ['name'],
  desk_note: ['text', 'by_name'],
  day_incident: ['what', 'done'],
  repair: ['title', 'note'],
  key_loan: ['what', 'holder'],
  action_point: ['text', 'owner'],
  consultation_attendee: ['name', 'organisation'],
  museum_programme: ['name', 'description'],
  sheet_contact: ['name', 'organisation'],
}

/** Puts the payloads in turn where people type, past all checks of the program. @returns how many columns hold them */
function plant(file: string): number {
  const db = new Database(file)
  db.function('text_at', (at) => texts[Number(at) % texts.length] ?? '')
  let planted = 0
  for (const [table, columns] of Object.entries(shown))
    for (const column of columns)
      try {
        const set = `"${column}" = text_at(rowid) || ' ' || rowid`
        planted += db.prepare(`update "${table}" set ${set} where "${column}" is not null`).run().changes > 0 ? 1 : 0
      } catch (error) {
        // A column that another table has, or one that must hold something else: the count tells what is left.
        if (!(error instanceof Database.SqliteError)) throw error
      }
  // By which a renter is found.
  db.exec(`update renter set search_text = '|' || lower(name)`)
  db.close()
  return planted
}

/** Puts all that a screen could have been made to do in one word. */
const harmed = (page: Page) =>
  page.evaluate(
    () =>
      'hacked' in window ||
      document.querySelector('#hacked, hacked, img[src="x"], [onload], [onerror], [onmouseover]') !== null,
  )

const tabs: readonly (readonly [screen: string, tabs: string])[] = [
  ['/kwartaal', 'verantwoording bezoekers tevredenheid bezetting vaststellen dorpshuizen museum functies'],
  ['/overleg', 'overleggen contacten taken'],
  ['/kas', 'verkopen bonnen afsluiten omzet'],
  [
    '/instellingen',
    `organisatie gebruikers centra ruimtes openingstijden sluitingen faciliteiten rondes prijslijst tarieven lijsten documenten privacy
    reservekopieen logboek`,
  ],
]
const addresses = [
  ...['/vandaag', '/huurders', '/aanvragen', '/zoeken', '/seizoen', '/rooster', '/logboek', '/kalender', '/facturen'],
  ...['/kwartaal', '/importeren'],
  ...tabs.flatMap(([screen, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((tab) => `${screen}/${tab}`),
  ),
]

test('no text that somebody typed runs or becomes an element, on any screen', async ({ start, open }) => {
  test.setTimeout(180_000)
  const first = await start('demo')
  await first.stop()
  expect(plant(join(first.dataDir, 'buurtbalie.db'))).toBeGreaterThan(8)
  const host = await start({ dataDir: first.dataDir })
  const page = await open(host, '/vandaag')
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const withText: string[] = []
  for (const address of addresses) {
    await page.goto(`${host.url}/#${address}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await expect(page.getByLabel('Bezig met laden')).toHaveCount(0)
    expect(await harmed(page), address).toBe(false)
    if ((await page.locator('body').textContent())?.includes('hacked')) withText.push(address)
  }
  // A booking, a renter and the palette stand over a screen.
  await page.goto(`${host.url}/#/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await page.locator('[data-booking]').first().click()
  await panelOf(page).getByRole('heading', { level: 2 }).waitFor()
  await expect(panelOf(page)).toContainText(/hacked|cmd|kwaad/)
  expect(await harmed(page), 'panel of a booking').toBe(false)
  await page.keyboard.press('Escape')
  const renters = await host.get<Row[]>('/renters?q=hacked')
  expect(renters.length).toBeGreaterThan(0)
  for (const renter of renters.slice(0, 4)) {
    await page.goto(`${host.url}/#/huurders?huurder=${String(renter.id)}`)
    await expect(page.getByRole('heading', { level: 2, name: String(renter.name) })).toBeVisible()
    expect(await harmed(page), `renter ${String(renter.name)}`).toBe(false)
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Zoek of geef een opdracht' }).fill('hacked')
  await page
    .getByRole('button', { name: /hacked/ })
    .first()
    .waitFor()
  expect(await harmed(page), 'palette').toBe(false)
  expect(dialogs).toEqual([])
  expect(withText.length).toBeGreaterThan(10)
})

test('a page that shows such a text raw is caught by the same look', async ({ browser }) => {
  const page = await browser.newPage()
  const raw = (text: string) => `<!doctype html><p>${text}</p><input value="${text}">`
  const caught: string[] = []
  for (const [name, text] of Object.entries(payloads)) {
    // A page of its own each time: what ran once is in the window for good.
    await page.goto('about:blank')
    await page.setContent(raw(text))
    if (await harmed(page)) caught.push(name)
    await page.setContent(raw(text.replaceAll(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)))
    expect(await page.evaluate(() => document.querySelector('#hacked, hacked, [onerror]') !== null), name).toBe(false)
  }
  await page.close()
  expect(caught).toEqual(['script', 'image', 'attribute', 'closing', 'markup', 'cdata'])
})
