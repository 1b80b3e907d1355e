import { join } from 'node:path'
import Database from 'better-sqlite3'
import { payloads } from '../support/nasty'
import { expect, TODAY, test } from './support'

const texts = Object.values(payloads)
const shown: Record<string, readonly string[]> = {
  centre: ['name'],
  room: ['name'],
  renter: ['name', 'contact_name', 'notes'],
  booking: ['title', 'status_reason', 'preparation', 'contact_name', 'remarks'],
  caretaker: ['name'],
  calendar_entry: ['title', 'place', 'organiser'],
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
  db.close()
  return planted
}

const addresses = [
  `/planbord?dag=${TODAY}`,
  '/vandaag',
  '/huurders',
  '/aanvragen',
  '/rooster',
  '/logboek',
  '/overleg',
  '/kalender',
  '/facturen',
  '/kas',
  ...['', '/verantwoording', '/bezoekers', '/tevredenheid', '/bezetting'].map((tab) => `/kwartaal${tab}`),
  ...['organisatie', 'centra', 'ruimtes', 'faciliteiten', 'lijsten', 'logboek'].map((tab) => `/instellingen/${tab}`),
]

test('no text that somebody typed runs or becomes an element, on any screen', async ({ start, open }) => {
  test.setTimeout(60_000)
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
  const harmed = () =>
    page.evaluate(
      () =>
        'hacked' in window ||
        document.querySelector('#hacked, hacked, img[src="x"], [onload], [onerror], [onmouseover]') !== null,
    )
  const withText: string[] = []
  for (const address of addresses) {
    await page.goto(`${host.url}/#${address}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await expect(page.getByLabel('Bezig met laden')).toHaveCount(0)
    expect(await harmed(), address).toBe(false)
    if ((await page.locator('body').textContent())?.includes('hacked')) withText.push(address)
  }
  expect(dialogs).toEqual([])
  expect(withText.length).toBeGreaterThan(5)
  // Rendered raw it would have been seen.
  await page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), payloads.markup)
  expect(await harmed()).toBe(true)
})
