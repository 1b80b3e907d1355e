import { expect, panelOf, type Row, small, TODAY, test } from './support'

test('a renter is found by three letters, by contact and by phone', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/huurders')
  const search = page.getByRole('textbox', { name: 'Zoek een huurder' })
  const hits = page.getByRole('list', { name: 'Huurders' }).getByRole('button')
  await expect(hits).toHaveCount(2)
  for (const [typed, name] of [
    ['bri', 'Bridgeclub Oost'],
    ['bakker', 'Shantykoor De Wilgen'],
    ['0180', 'Bridgeclub Oost'],
  ] as const) {
    await search.fill(typed)
    await expect(hits).toHaveCount(1)
    await expect(hits.first()).toContainText(name)
  }
  await search.press('Enter')
  await expect(page.getByRole('heading', { name: 'Bridgeclub Oost', level: 2 })).toBeVisible()
  await search.fill('zzzz')
  await expect(page.getByText('Niemand gevonden')).toBeVisible()
})

test('a renter is added, changed, and booked for', async ({ start, open }) => {
  const { host, today } = await small(await start('empty'))
  const page = await open(host, '/huurders')
  await page.getByRole('button', { name: 'Nieuwe huurder' }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Vul de naam in')).toBeVisible()
  await page.getByRole('textbox', { name: 'Naam', exact: true }).fill('Stichting Stil Verdriet')
  await page.getByRole('combobox', { name: 'Categorie' }).last().click()
  await page.getByRole('option', { name: 'Vereniging' }).click()
  await page.getByLabel('Telefoon').fill('010 1234567')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { name: 'Stichting Stil Verdriet', level: 2 })).toBeVisible()
  expect(await host.get<Row[]>('/renters?q=verdriet')).toHaveLength(1)

  await page.getByRole('button', { name: 'Boeken' }).first().click()
  const panel = panelOf(page)
  await expect(panel.getByLabel('Huurder')).toHaveValue('Stichting Stil Verdriet')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Kleine zaal' }).click()
  await panel.getByRole('button', { name: 'Boeken' }).click()
  await expect(page.getByRole('table').getByText('Stichting Stil Verdriet')).toBeVisible()
  expect(await today()).toEqual([expect.objectContaining({ startsAt: `${TODAY}T12:00` })])
})
