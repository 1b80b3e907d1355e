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

test('a renter who is there twice is made one, with a look at what moves, and apart again by undo', async ({
  start,
  open,
}) => {
  const host = await start('demo')
  const keep = await host.post('/renters', { name: 'Zangkoor Dubbel', category: 'association' })
  const gone = await host.post('/renters', { name: 'Dubbel zangkoor', category: 'association', phone: '06-00000099' })
  const page = await open(host, `/huurders?huurder=${keep.id}`)
  await page.getByRole('button', { name: 'Samenvoegen…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Zangkoor Dubbel samenvoegen' })
  await dialog.getByLabel('Huurder').fill('Dubbel zang')
  await page.getByRole('option', { name: /Dubbel zangkoor/ }).click()
  const moves = dialog.getByRole('list', { name: 'Wat er gebeurt' })
  await expect(moves).toContainText('06-00000099')
  await expect(moves).toContainText('Dubbel zangkoor verdwijnt uit de lijst.')
  await dialog.getByRole('button', { name: 'Samenvoegen' }).click()
  await expect(page.getByText('Samengevoegd tot Zangkoor Dubbel')).toBeVisible()
  await expect(page.getByText('06-00000099')).toBeVisible()
  await page.keyboard.press('Control+z')
  // Until it is back there is no such renter.
  const name = () =>
    host.get<Row>(`/renters/${gone.id}`).then(
      (row) => row.name,
      () => null,
    )
  await expect.poll(name).toBe('Dubbel zangkoor')
})
