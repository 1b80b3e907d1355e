import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Host, panelOf, small, TODAY, test } from './support'

async function withDistrict(host: Host) {
  const centre = await small(host)
  await host.patch(`/centres/${centre.centreId}`, { revision: 1, district: 'Proefwijk' })
  return centre
}

test('a public booking says what residents read, and stands in the list and the month', async ({ start, open }) => {
  const { host, book, read } = await withDistrict(await start('empty'))
  const { id } = await book('Repaircafé', 'Grote zaal', '13:00', '16:00')
  const page = await open(host, '/kalender')
  await expect(page.getByRole('heading', { name: 'Er staat nog niets in de wijkkalender' })).toBeVisible()

  await page.goto(`${host.url}/#/planbord?dag=${TODAY}`)
  await page.getByText('Repaircafé').first().click()
  const panel = panelOf(page)
  await panel.getByRole('checkbox', { name: 'Zet in de wijkkalender' }).check()
  await expect(panel.getByText('De huurder, de contactpersoon en de opmerkingen komen er niet in.')).toBeVisible()
  await panel.getByLabel('Tekst voor bewoners').fill('Neem mee wat stuk is.')
  await panel.getByRole('button', { name: 'Bewaren' }).click()
  await expect.poll(async () => (await read(id)) as unknown).toMatchObject({ publicText: 'Neem mee wat stuk is.' })

  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Wijkkalender' }).click()
  const day = page.getByRole('region', { name: 'dinsdag 2 juni' })
  await expect(day.getByRole('button', { name: 'Repaircafé' })).toBeVisible()
  await expect(day).toContainText('13.00–16.00')
  await expect(day).toContainText('Buurthuis De Proef, Grote zaal')
  await expect(day).toContainText('Neem mee wat stuk is.')
  await page.keyboard.press('Shift+W')
  await expect(page.getByRole('table').getByRole('button', { name: /Repaircafé/ })).toBeVisible()
})

test('something from elsewhere is added, called off for a day, and taken back by keyboard', async ({ start, open }) => {
  const { host } = await withDistrict(await start('empty'))
  const page = await open(host, '/kalender')
  await page.getByRole('heading', { name: 'Er staat nog niets in de wijkkalender' }).waitFor()
  await page.keyboard.press('w')
  const form = page.getByRole('dialog', { name: 'Activiteit in Proefwijk' })
  await expect(form.getByLabel('Wat is er te doen?')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(form.getByText('Vul in wat er te doen is.')).toBeVisible()
  await page.keyboard.type('Buurtmarkt')
  await form.getByRole('textbox', { name: /^Van/ }).fill('9')
  await form.getByRole('textbox', { name: /^Tot/ }).fill('12.30')
  await form.getByLabel('Waar').fill('Dorpsplein')
  await form.getByLabel('Website').fill('www.example.nl/markt')
  await page.keyboard.press('Enter')
  const item = page.getByRole('listitem').filter({ hasText: 'Buurtmarkt' })
  await expect(item).toContainText('09.00–12.30')
  await expect(item).toContainText('Van elders')
  await expect(item.getByRole('link', { name: 'www.example.nl/markt' })).toHaveAttribute(
    'href',
    'https://www.example.nl/markt',
  )

  await item.getByRole('button', { name: 'Buurtmarkt' }).press('Enter')
  const edit = page.getByRole('dialog', { name: 'Buurtmarkt' })
  await edit.getByRole('checkbox', { name: 'Gaat niet door op di 2 juni' }).press('Space')
  await edit.getByRole('button', { name: 'Opslaan' }).click()
  await expect(item).toContainText('Gaat niet door')
  await page.keyboard.press('Control+z')
  await expect(item).not.toContainText('Gaat niet door')
  await page.keyboard.press('Control+z')
  await expect(item).toHaveCount(0)
})

test('others follow it at an address, and the page for a site has nothing in the way of anybody', async ({
  start,
  open,
  browser,
}, info) => {
  const host = await start('demo')
  const page = await open(host, '/kalender')
  await page.getByRole('button', { name: 'Delen', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Webpagina' }).click()
  const file = info.outputPath('wijkkalender.html')
  await (await download).saveAs(file)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
      const site = await context.newPage()
      const asked: string[] = []
      site.on('request', (request) => asked.push(request.url()))
      await site.goto(pathToFileURL(file).href)
      await expect(site.getByRole('heading', { level: 1 })).toContainText('Wijkkalender')
      expect((await new AxeBuilder({ page: site }).setLegacyMode().analyze()).violations).toEqual([])
      expect(await site.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(asked).toHaveLength(1)
      await context.close()
    }

  await page.getByRole('button', { name: 'Delen', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Adres om te volgen' }).click()
  const dialog = page.getByRole('dialog', { name: /Volg de wijkkalender/ })
  await dialog.getByRole('button', { name: 'Maak een adres' }).click()
  const address = await dialog.getByRole('textbox', { name: /Voor een agenda/ }).inputValue()
  const feed = await fetch(address)
  expect(await feed.text()).toContain('BEGIN:VCALENDAR')
  await dialog.getByRole('button', { name: 'Ander adres maken' }).click()
  await expect(dialog.getByRole('textbox', { name: /Voor een agenda/ })).not.toHaveValue(address)
  expect((await fetch(address)).status).toBe(404)
})
