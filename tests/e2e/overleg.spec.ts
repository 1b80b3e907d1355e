import { readFileSync } from 'node:fs'
import { expect, type Row, small, test } from './support'

test('what is typed while something is being saved stays', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/overleg/contacten')
  await page.getByLabel('Naam: Centrum of bestuur').fill('Ria de Bruin')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const asked = page.waitForRequest('**/rpc/contacts/change')
  await page.route('**/rpc/contacts/change', async (route) => {
    const response = await route.fetch()
    await held
    await route.fulfill({ response })
  })
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await asked
  await page.getByLabel('Naam: Wijkregisseur').fill('Sanne Bakker')
  letGo()
  await expect(page.getByText(/De contacten van .* zijn opgeslagen/)).toBeVisible()
  await expect(page.getByLabel('Naam: Wijkregisseur')).toHaveValue('Sanne Bakker')
  await page.unroute('**/rpc/contacts/change')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('7 rollen zijn nog leeg')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Opslaan' })).toBeHidden()
})

test('a consultation is held: contacts are expected, the roster stays, its hours are agreed, and the overview has readers', async ({
  start,
  open,
}) => {
  test.setTimeout(90_000)
  const { host, centreId } = await small(await start('empty'))
  const page = await open(host, '/overleg/contacten')
  await expect(page.getByText('9 rollen zijn nog leeg')).toBeVisible()
  await page.getByLabel('Naam: Centrum of bestuur').fill('Ria de Bruin')
  await page.getByLabel('E-mail: Centrum of bestuur').fill('ria@example.nl')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('8 rollen zijn nog leeg')).toBeVisible()

  // What is typed is still there after a look elsewhere.
  await page.getByLabel('Naam: Wijkregisseur').fill('Sanne Bakker')
  await page.getByRole('tab', { name: 'Overleggen' }).click()
  await page.getByRole('tab', { name: 'Contacten' }).click()
  await expect(page.getByLabel('Naam: Wijkregisseur')).toHaveValue('Sanne Bakker')
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await expect(page.getByLabel('Naam: Wijkregisseur')).toHaveValue('')

  await page.getByRole('tab', { name: 'Overleggen' }).click()
  await page.keyboard.press('w')
  await page.getByLabel('Datum').fill('1-6-2026')
  await page.getByLabel('Datum').press('Tab')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByLabel('Naam van persoon 1')).toHaveValue('Ria de Bruin')
  await expect(page.getByRole('button', { name: 'Rooster weghalen' })).toHaveCount(0)
  await page.getByLabel('Wat er is besproken bij Rooster').fill('Op vrijdag eerder open.')
  await page.getByRole('button', { name: 'Nieuwe bezetting afspreken' }).click()
  await page.getByRole('button', { name: 'Spreek af' }).click()
  await expect(page.getByText(/hier afgesproken: ma t\/m vr 08.30–17.00/)).toBeVisible()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Nog niet opgeslagen')).toHaveCount(0)

  await page.getByLabel('Afspraak', { exact: true }).fill('Sleutelplan maken')
  await page.getByRole('combobox', { name: 'Wie', exact: true }).fill('Ria de Bruin')
  await page.getByRole('button', { name: 'Toevoegen' }).click()
  await page.getByLabel('Gedaan: Sleutelplan maken').click()
  await expect(page.getByText(/gedaan op di 2 juni 2026/)).toBeVisible()

  const [held] =
    await host.get<(Row & { state: string; agenda: { kind: string; notes: string }[] })[]>('/consultations')
  expect(held).toMatchObject({ state: 'held' })
  expect(held?.agenda.find(({ kind }) => kind === 'roster')?.notes).toBe('Op vrijdag eerder open.')
  const coverage = await host.get<{ consultationId: string }[]>(`/coverage?centreId=${centreId}`)
  expect(coverage.map(({ consultationId }) => consultationId)).toEqual(Array(5).fill(held?.id))

  await page.goto(`${host.url}/#/kwartaal`)
  await expect(page.getByRole('heading', { name: 'Wie krijgt dit overzicht' })).toBeVisible()
  await expect(page.getByText('ria@example.nl')).toBeVisible()

  // The overview goes out as a message with its files, and it is noted that it did.
  await page.getByRole('button', { name: 'Versturen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Overzicht versturen' })
  await expect(dialog.getByLabel('Ria de Bruin (ria@example.nl)')).toBeChecked()
  const [message] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Berichten bewaren' }).click(),
  ])
  expect(message.suggestedFilename()).toMatch(/^overzicht-.+-ria-de-bruin\.eml$/)
  const eml = readFileSync(await message.path(), 'latin1')
  expect(eml).toContain('ria@example.nl')
  expect(eml).toMatch(/filename=.*\.pdf/)
  await dialog.getByRole('button', { name: 'Noteer als verstuurd' }).click()
  await expect(page.getByText(/^verstuurd op/)).toBeVisible()

  // What to save is kept under a name, and used with one press.
  await page.getByRole('button', { name: 'Meer: bewaar in een andere vorm' }).click()
  await page.getByRole('menuitem', { name: 'Vaste keuzes' }).click()
  await page.getByLabel('Naam').fill('Voor de gemeente')
  await page.getByLabel('Periode', { exact: true }).selectOption('this_quarter')
  await page.getByRole('button', { name: 'Keuze bewaren' }).click()
  await expect(page.getByRole('button', { name: 'Voor de gemeente wijzigen' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Meer: bewaar in een andere vorm' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Voor de gemeente' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^kwartaaloverzicht-.+\.pdf$/)
})
