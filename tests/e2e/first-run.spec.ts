import { drawn, face } from './board'
import { expect, panelOf, TODAY, test } from './support'

test('from an empty store to a booked room', async ({ start, open }) => {
  const host = await start('empty')
  const page = await open(host, '/')
  await expect(page.getByRole('heading', { name: 'Welkom', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: /^Leeg beginnen/ }).click()

  // Nothing filled in: it says so and stays.
  const next = page.getByRole('button', { name: 'Verder' })
  await next.click()
  await expect(page.getByText('Vul de naam van uw organisatie in')).toBeVisible()
  await page.getByLabel('Naam van uw organisatie').fill('Stichting Ons Huis')
  await page.getByLabel('Gemeente').fill('Proefdam')
  await next.click()
  await page.getByLabel('Naam van het centrum').fill('Ons Huis')
  await next.click()
  await page.getByLabel('Naam van ruimte 1').fill('Theaterzaal')
  await page.getByLabel('Personen in ruimte 1').fill('120')
  await page.getByLabel('Naam van ruimte 2').fill('Atelier')
  await page.getByLabel('Personen in ruimte 2').fill('15')
  await next.click()
  await page.getByRole('button', { name: 'Klaar, begin met boeken' }).click()

  await expect(page.getByRole('heading', { name: 'Vandaag', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Centrum: Ons Huis' })).toBeVisible()
  await page.getByRole('link', { name: 'Planbord' }).click()
  await drawn(page, TODAY)
  await page.keyboard.press('n')
  const panel = panelOf(page)
  await panel.getByLabel('Wat gaan ze doen?').fill('Toneelrepetitie')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Theaterzaal' }).click()
  await panel.getByRole('button', { name: 'Boeken' }).click()
  await expect(face(page, 'Toneelrepetitie')).toContainText('12.00–14.00')
})

test('the demo fills an empty store and says that it is one', async ({ start, open }) => {
  const page = await open(await start('empty'), '/')
  await page.getByRole('button', { name: /^Rondkijken met een demo/ }).click()
  await page.getByRole('radio', { name: 'Rheden' }).check()
  await page.getByLabel('Aantal jaren met boekingen').fill('1')
  await page.getByRole('button', { name: 'Demo starten' }).click()
  await expect(page.getByRole('heading', { name: 'Vandaag', level: 1 })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Demo', { exact: true })).toBeVisible()
})
