import { readFile } from 'node:fs/promises'
import { expect, type Row, test } from './support'

test('who was long not here is proposed; one is kept with a reason, another is looked at and made anonymous', async ({
  start,
  open,
}) => {
  const host = await start('demo')
  const page = await open(host, '/vandaag')
  await page.getByRole('button', { name: '3 voorstellen om te anonimiseren' }).click()
  const table = page.getByRole('table', { name: 'Voorstellen om te anonimiseren' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await page.getByRole('button', { name: 'Filmclub De Lens langer bewaren' }).click()
  const keep = page.getByRole('dialog', { name: 'Filmclub De Lens langer bewaren' })
  await keep.getByRole('button', { name: 'Bewaren' }).click()
  await expect(keep.getByText('Schrijf op waarom.')).toBeVisible()
  await keep.getByLabel('Waarom').fill('Komt in het najaar terug')
  await keep.getByRole('button', { name: 'Bewaren' }).click()
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(page.getByText('Langer bewaard: 1')).toBeVisible()

  await table.getByRole('button', { name: 'Familie Voorbeeld', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Familie Voorbeeld anonimiseren' })
  await expect(dialog.getByText(/Verjaardag Anja Voorbeeld.*Verjaardag Geanonimiseerd \(1\)/)).toBeVisible()
  await expect(dialog.getByText(/Reservekopieën van vóór vandaag/)).toBeVisible()
  const act = dialog.getByRole('button', { name: 'Voorgoed anonimiseren' })
  await expect(act).toBeDisabled()
  await dialog.getByLabel('Ik weet dat dit niet ongedaan gemaakt kan worden').check()
  await act.click()
  await expect(page.getByText('Familie Voorbeeld is nu Geanonimiseerd (1)')).toBeVisible()
  const after = page.getByRole('dialog', { name: 'Geanonimiseerd (1) is geanonimiseerd' })
  await expect(after.getByText('Geanonimiseerd (1): overal nagezocht')).toBeVisible()
  await after.getByRole('button', { name: 'Klaar' }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
  expect(await host.get<Row[]>('/renters?q=voorbeeld&archived=true')).not.toContainEqual(
    expect.objectContaining({ name: 'Familie Voorbeeld' }),
  )
})

test('everything of a renter is saved as a file, and the register too', async ({ start, open }) => {
  const host = await start('demo')
  const [renter] = await host.get<Row[]>('/renters?q=Filmclub De Lens')
  const page = await open(host, `/huurders?huurder=${String(renter?.id)}`)
  const json = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Als gegevens (JSON)' }).click()
  const held = await readFile(await (await json).path(), 'utf8')
  expect(held).toContain('Wim van Verzonnen')
  await page.goto(`${page.url().split('#')[0]}#/instellingen/privacy`)
  await page.getByLabel('Functionaris gegevensbescherming').fill('F. Gé')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('De instellingen van privacy zijn opgeslagen')).toBeVisible()
  await page.getByText('Ruimtes verhuren en boeken').click()
  await expect(page.getByText(/Tot 24 maanden na de laatste boeking/)).toBeVisible()
  const pdf = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als PDF' }).click()
  expect((await pdf).suggestedFilename()).toMatch(/^register-van-verwerkingen-.*\.pdf$/)
})

test('a note about health is answered with a calm hint and can be saved', async ({ start, open }) => {
  const host = await start('demo')
  const [renter] = await host.get<Row[]>('/renters?q=Filmclub De Lens')
  const page = await open(host, `/huurders?huurder=${String(renter?.id)}`)
  await page.getByRole('button', { name: 'Wijzigen' }).click()
  const notes = page.getByLabel('Notities')
  await notes.fill('Griepprik-spreekuur in de zaal ernaast')
  await expect(page.getByText('Gaat dit over iemands gezondheid')).toHaveCount(0)
  await notes.fill('Ligt in het ziekenhuis')
  await expect(page.getByText('Gaat dit over iemands gezondheid (ziekenhuis)?')).toBeVisible()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Ligt in het ziekenhuis')).toBeVisible()
})
