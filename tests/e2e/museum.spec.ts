import { expect, panelOf, test } from './support'

test('a tour is booked in one step and has its guide; what visitors give counts in the report', async ({
  start,
  open,
}) => {
  const page = await open(await start('demo'), '/kwartaal/museum?periode=2026-Q2')
  await expect(page.getByText(/^\d+ dicht: /)).toContainText('Pasen')
  await page.getByRole('button', { name: 'Rondleiding boeken' }).click()
  const form = page.getByRole('dialog', { name: 'Rondleiding boeken' })
  await form.getByRole('combobox', { name: 'Wat' }).click()
  await page.getByRole('option', { name: 'Rondleiding met koffie' }).click()
  await form.getByLabel('Dag').fill('14-6-2026')
  await form.getByLabel('Begint om').fill('16.00')
  await form.getByLabel('Wie komt er').fill('Familie Pietersen')
  await form.getByLabel('Aantal mensen').fill('40')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form.getByRole('alert')).toContainText('meer mensen dan er mee kunnen')
  await form.getByLabel('Aantal mensen').fill('12')
  await form.getByLabel('Dag').fill('16-6-2026')
  await form.getByLabel('Dag').press('Tab')
  await form.getByRole('combobox', { name: 'Gids' }).click()
  await page.getByRole('option', { name: 'Ans Verhoef' }).click()
  await form.getByRole('button', { name: 'Opslaan' }).click()
  // It would run on after closing time; what was typed stays.
  await expect(form.getByRole('alert')).toContainText('Buiten de openingstijden')
  await form.getByLabel('Begint om').fill('10.30')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(panelOf(page)).toContainText('Rondleiding met koffie: Familie Pietersen')
  await expect(panelOf(page)).toContainText('€ 102,00')
  await expect(panelOf(page).getByRole('combobox', { name: 'Gids van Rondleiding met koffie' })).toHaveValue(
    'Ans Verhoef',
  )
  await panelOf(page).getByRole('button', { name: 'Sluiten' }).click()
  await expect(page.getByRole('combobox', { name: 'Gids van Rondleiding met koffie: Familie Pietersen' })).toHaveValue(
    'Ans Verhoef',
  )

  const income = page.getByRole('table', { name: 'Inkomsten' }).getByRole('row', { name: /^Subsidie/ })
  await expect(income).toContainText('–')
  await page.getByRole('combobox', { name: 'Soort' }).click()
  await page.getByRole('option', { name: 'Subsidie' }).click()
  await page.getByRole('textbox', { name: 'Bedrag' }).fill('250')
  await page.getByRole('button', { name: 'Schrijf op' }).click()
  await expect(income).toContainText('€ 250,00')
})
