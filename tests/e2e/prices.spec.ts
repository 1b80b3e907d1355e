import type { Page } from '@playwright/test'
import { drawn, face } from './board'
import { expect, type Host, panelOf, type Row, small, TODAY, test } from './support'

/** The core writes amounts with a space that doesn't break. */
const euros = (amount: string) => new RegExp(`€\\s${amount.replace('.', '\\.')}`)

/** A caretaker until 17.00 every day. */
async function staffedUntilFive(host: Host, centreId: string): Promise<void> {
  const [centre] = await host.get<Row[]>('/centres')
  const staffedHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:30', closes: '17:00' }))
  await host.patch(`/centres/${centreId}`, { revision: centre?.revision, staffedHours })
}

async function newBooking(page: Page, room: string, from: string, to: string) {
  const panel = panelOf(page)
  await page.keyboard.press('n')
  await panel.getByLabel('Wat gaan ze doen?').fill('Repetitie')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: room, exact: true }).click()
  await panel.getByLabel('Van', { exact: true }).fill(from)
  await panel.getByLabel('Tot', { exact: true }).fill(to)
  await panel.getByLabel('Personen').fill('12')
  return panel
}

test('a tariff and a caretaker are entered, and an evening costs the room and the hours after five', async ({
  start,
  open,
}) => {
  const { host, centreId, today } = await small(await start('empty'))
  await staffedUntilFive(host, centreId)
  const page = await open(host, '/instellingen/tarieven')
  await page.getByRole('button', { name: 'Eerste tarief toevoegen' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Prijs', exact: true }).fill('15')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('row', { name: /^Alle ruimtes/ })).toContainText(euros('15,00'))
  await page.getByRole('button', { name: 'Nieuwe prijs' }).click()
  await form.getByRole('textbox', { name: 'Per uur' }).fill('35')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form).toBeHidden()
  // The try-out: an association in the first room from 19.00 to 22.00.
  await expect(page.getByRole('row', { name: /^Totaal/ })).toContainText(euros('150,00'))

  await page.getByRole('link', { name: 'Planbord' }).click()
  await drawn(page, TODAY)
  const panel = await newBooking(page, 'Grote zaal', '1900', '2100')
  await panel.getByRole('textbox', { name: 'Huurder' }).fill('Shanty')
  await page.getByRole('option', { name: /^Shantykoor De Wilgen/ }).click()
  const price = panel.getByRole('region', { name: 'Prijs' })
  await expect(price.getByRole('row', { name: /^Grote zaal/ })).toContainText(euros('30,00'))
  await expect(price.getByRole('row', { name: /^Beheerder/ })).toContainText(euros('70,00'))
  await expect(price.getByRole('row', { name: /^Totaal/ })).toContainText(euros('100,00'))
  await panel.getByRole('button', { name: 'Boeken' }).click()
  await expect(face(page, 'Repetitie')).toBeVisible()
  expect(await today()).toEqual([expect.objectContaining({ chargedCents: 10_000, waivedCents: 0 })])
})

test('residents with a goal who set up themselves pay nothing, and see what it is worth', async ({ start, open }) => {
  const { host, centreId, today } = await small(await start('empty'))
  await host.post('/tariffs', { centreId, unit: 'hour', cents: 1250, validFrom: '2026-01-01' })
  await host.post('/labels', { kind: 'goal', name: 'Meedoen' })
  await host.post('/renters', { name: 'Buurtkeuken', category: 'residents' })
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  const panel = await newBooking(page, 'Kleine zaal', '14', '16')
  const price = panel.getByRole('region', { name: 'Prijs' })
  await panel.getByRole('textbox', { name: 'Huurder' }).fill('Buurt')
  await page.getByRole('option', { name: /^Buurtkeuken/ }).click()
  await expect(price.getByRole('row', { name: /^Totaal/ })).toContainText(euros('25,00'))
  await panel.getByRole('button', { name: 'Meer gegevens' }).click()
  const goals = panel.getByRole('combobox', { name: 'Doelen' })
  await goals.press('ArrowDown')
  await expect(page.getByRole('option', { name: 'Meedoen' })).toBeVisible()
  await goals.press('ArrowDown')
  await goals.press('Enter')
  await panel.getByLabel('Bewoners zetten zelf klaar en ruimen op').check()
  await expect(price.getByRole('row', { name: /^Totaal/ })).toContainText(euros('0,00'))
  await expect(price.getByText(/^Om niet: de activiteit draagt bij/)).toContainText(euros('25,00 waard'))
  await panel.getByRole('button', { name: 'Boeken' }).click()
  await expect(panel).toBeHidden()
  expect(await today()).toEqual([expect.objectContaining({ chargedCents: 0, waivedCents: 2500 })])
  // The stored price says the same.
  await face(page, 'Repetitie').click()
  await expect(price.getByText(/^Om niet: de activiteit draagt bij/)).toContainText(euros('25,00 waard'))
})
