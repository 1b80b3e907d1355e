import type { Page } from '@playwright/test'
import { expect, type Host, panelOf, type Small, small, test } from './support'

const SECRET = 'groene gieter 4'

/** An administrator, and somebody with a role at the centre. */
async function user(host: Host, name: string, role: string, centreId: string): Promise<void> {
  await host.post('/users', {
    name: 'Els de Groot',
    roles: [{ role: 'administrator', centreId: null }],
    secret: SECRET,
  })
  await host.post('/users', { name, roles: [{ role, centreId }], secret: SECRET })
}

async function logIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('PIN of wachtwoord', { exact: true }).fill(SECRET)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await expect(page.getByRole('button', { name: `Gebruiker: ${name}` })).toBeVisible()
}

/** Calls that were refused for want of a right. */
function refusals(page: Page): string[] {
  const found: string[] = []
  page.on('response', (response) => {
    if (response.status() === 403) found.push(response.url())
  })
  return found
}

/** Goes to a screen of the menu and waits until it shows what it has. */
async function go(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: screen, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${screen}`))
  await expect(page.locator('main .loading')).toHaveCount(0)
}

const buttons = (page: Page) => page.getByRole('main').getByRole('button')

/** A booking with a price, one to come, one that was held without a count, and a request. */
async function bookings(place: Small) {
  const { host, book } = place
  await host.post('/tariffs', { centreId: place.centreId, unit: 'hour', cents: 1250, validFrom: '2026-01-01' })
  await book('Yoga', 'Kleine zaal', '2026-06-01T09:00', '2026-06-01T10:00')
  await book('Bridge', 'Grote zaal', '13:00', '15:00', {
    category: 'commercial',
    remarks: 'Piet heeft een sleutel',
    preparation: 'tien tafels',
  })
  return book('Feest', 'Grote zaal', '19:00', '22:00', { status: 'request' })
}

test('a board looks at everything of its centre, changes nothing, and puts in a request', async ({ start, visit }) => {
  const host = await start('empty')
  const place = await small(host)
  await bookings(place)
  await user(host, 'Bo Bestuur', 'board', place.centreId)
  const page = await visit(host)
  const refused = refusals(page)
  await logIn(page, 'Bo Bestuur')

  await expect(page.getByRole('link', { name: /Huurders|Logboek|Facturen|Kas|Instellingen/ })).toHaveCount(0)
  const main = page.getByRole('main')
  await expect(main.getByText('Nog niet ingevuld: deelnemers')).toBeVisible()
  await expect(main.getByRole('textbox')).toHaveCount(0)
  await expect(main.getByRole('button', { name: /bevestigen|afwijzen/ })).toHaveCount(0)
  await expect(main.getByRole('button', { name: 'Nieuwe boeking' })).toHaveCount(0)

  // A booking: what is known of it as text, and nothing to do.
  await main.getByRole('button', { name: /^Bridge/ }).click()
  const panel = panelOf(page)
  await expect(panel.getByText('tien tafels')).toBeVisible()
  await expect(panel.getByRole('region', { name: 'Prijs' })).toContainText('€ 25,00')
  await expect(panel.getByText('Piet heeft een sleutel')).toHaveCount(0)
  await expect(panel.getByRole('textbox')).toHaveCount(0)
  await expect(panel.getByRole('button', { name: /Bewaren|Annuleren|Bericht|Geschiedenis/ })).toHaveCount(0)
  await expect(panel.getByText('Waarborg')).toHaveCount(0)

  // A request is theirs to take back, but not to confirm.
  await main.getByRole('button', { name: 'Feest', exact: true }).click()
  await expect(panel.getByRole('heading', { name: 'Feest' })).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Bewaren' })).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Annuleren…' })).toBeVisible()
  await expect(panel.getByRole('button', { name: /Bevestigen|Optie|Afwijzen|Meer stappen/ })).toHaveCount(0)
  await expect(panel.getByLabel('Huurder')).toHaveCount(0)

  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(panel.getByRole('heading', { name: 'Aanvraag doen' })).toBeVisible()
  await panel.getByLabel('Wat gaan ze doen?').fill('Bestuursavond')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Kleine zaal' }).click()
  await panel.getByRole('button', { name: 'Aanvraag doen' }).click()
  await expect(page.getByText(/^Aanvraag ingediend: Bestuursavond/)).toBeVisible()

  await go(page, 'Aanvragen')
  await expect(main.getByRole('button', { name: 'Openen' })).toBeVisible()
  await expect(main.getByRole('button', { name: /^Bevestigen|^Optie|^Afwijzen|Laten voorgaan/ })).toHaveCount(0)
  for (const screen of ['Planbord', 'Zoek ruimte', 'Wijkkalender']) await go(page, screen)
  await expect(page.getByRole('button', { name: 'Activiteit' })).toHaveCount(0)
  expect(refused).toEqual([])
})

test('a volunteer runs the desk and reads no price, and no untrue word about one', async ({ start, visit }) => {
  const host = await start('empty')
  const place = await small(host)
  await bookings(place)
  await user(host, 'Joke Willems', 'volunteer', place.centreId)
  const page = await visit(host)
  const refused = refusals(page)
  await logIn(page, 'Joke Willems')

  const main = page.getByRole('main')
  await expect(main.getByRole('textbox', { name: /^Deelnemers Yoga/ })).toBeVisible()
  await main.getByRole('button', { name: /^Bridge/ }).click()
  const panel = panelOf(page)
  await expect(panel.getByLabel('Huurder')).toBeVisible()
  await panel.getByRole('button', { name: 'Meer gegevens' }).click()
  await expect(panel.getByLabel('Contact op de dag')).toBeVisible()
  await expect(panel.getByText(/prijs|tarief|waarborg|€|rekening/i)).toHaveCount(0)
  await expect(panel.getByText(/Opmerkingen|Telt mee|Geschiedenis/)).toHaveCount(0)
  await expect(panel.getByRole('button', { name: /Korting|Opnieuw berekenen|Bericht maken/ })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await go(page, 'Aanvragen')
  await expect(main.getByRole('button', { name: /^Bevestigen/ })).toBeVisible()
  await expect(page.getByText('Afgehandeld')).toHaveCount(0)
  await go(page, 'Huurders')
  await main.getByRole('button', { name: /Shantykoor De Wilgen/ }).click()
  await expect(main.getByText('Piet Bakker')).toHaveCount(2)
  await expect(
    main.getByRole('button', { name: /Samenvoegen|Uitleg noteren|Factuurgegevens|Anonimiseren/ }),
  ).toHaveCount(0)
  await expect(main.getByText(/Facturen|Nog geen facturen|Privacy/)).toHaveCount(0)
  await go(page, 'Logboek')
  await expect(buttons(page).filter({ hasText: 'Melden' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Rondes aanpassen|Gebruikelijke lijst/ })).toHaveCount(0)
  for (const screen of ['Planbord', 'Zoek ruimte', 'Wijkkalender']) await go(page, screen)
  expect(refused).toEqual([])
})

test('a caretaker of another centre looks on: nothing is offered that would be refused', async ({ start, visit }) => {
  const host = await start('empty')
  const place = await small(host)
  await bookings(place)
  const other = await host.post('/centres', { name: 'Elders', type: 'buurtplein' })
  await user(host, 'Karim Bakkali', 'beheerder', other.id)
  const page = await visit(host, `/vandaag?centrum=${place.centreId}`)
  const refused = refusals(page)
  await logIn(page, 'Karim Bakkali')

  const main = page.getByRole('main')
  await expect(main.getByText('Nog niet ingevuld: deelnemers')).toBeVisible()
  await expect(page.getByRole('button', { name: /Nieuwe boeking|bevestigen|afwijzen/ })).toHaveCount(0)
  await main.getByRole('button', { name: /^Bridge/ }).click()
  await expect(panelOf(page).getByText('tien tafels')).toBeVisible()
  await expect(panelOf(page).getByRole('button', { name: /Bewaren|Annuleren|Bericht|Korting|berekenen/ })).toHaveCount(
    0,
  )
  await page.keyboard.press('Escape')
  for (const screen of ['Planbord', 'Aanvragen', 'Logboek']) await go(page, screen)
  await expect(page.getByRole('button', { name: /Melden|Noteren|Uitgeven|Klaarzetten/ })).toHaveCount(0)
  await go(page, 'Kas')
  await expect(page.getByRole('tab')).toHaveText(['Omzet'])
  expect(refused).toEqual([])
})
