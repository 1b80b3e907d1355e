import { expect, panelOf, type Small, small, TODAY, test } from './support'

const address = { address: 'Dorpsstraat 1', postcode: '2980 AA', town: 'Proefdam' }

/** A renter with an address and a booking of last month that costs 75 euros. */
async function toBill({ host, book }: Small) {
  await host.patch('/billing', {
    revision: 1,
    ...address,
    kvk: '12345678',
    vatNumber: 'NL001234567B01',
    iban: 'NL91ABNA0417164300',
  })
  const renter = await host.post('/renters', {
    name: 'Yogaschool Zon',
    category: 'commercial',
    email: 'zon@example.nl',
    ...address,
  })
  const more = { renterId: renter.id, chargedCents: 7_500 }
  return { renter, booking: await book('Yogales', 'Kleine zaal', '2026-05-12T10:00', '2026-05-12T12:00', more) }
}

test('from what is to be billed to paid, and taken back in part', async ({ start, open }) => {
  const place = await small(await start('empty'))
  await toBill(place)
  const page = await open(place.host, '/facturen')
  await page.getByRole('button', { name: 'Yogaschool Zon' }).click()
  await expect(page.getByRole('cell', { name: /Yogales/ })).toBeVisible()
  // The action of the page works by its key.
  await page.keyboard.press('m')
  await expect(page.getByRole('tab', { name: 'Concepten' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Concept', exact: true }).click()
  const side = page.getByRole('complementary', { name: 'Factuur' })
  // A line by hand, by keyboard, and out again.
  await side.getByLabel('Omschrijving').fill('Schoonmaak')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2')
  await page.keyboard.press('Tab')
  await page.keyboard.type('10,50')
  await page.keyboard.press('Enter')
  await expect(side.getByRole('cell', { name: '2 × Schoonmaak' })).toBeVisible()
  await expect(side.getByRole('row', { name: /^Samen/ })).toContainText('96,00')
  await expect(side.getByLabel('Omschrijving')).toBeFocused()
  await expect(side.getByLabel('Omschrijving')).toHaveValue('')
  await expect(side.getByLabel('Prijs per stuk')).toHaveValue('')
  await side.getByRole('button', { name: 'Regel weghalen: Schoonmaak' }).press('Enter')
  await expect(side.getByRole('row', { name: /^Samen/ })).toContainText('75,00')
  await side.getByRole('button', { name: 'Definitief maken' }).click()
  await expect(side.getByRole('heading', { name: 'Factuur 2026-0001' })).toBeVisible()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    side.getByRole('button', { name: 'Bewaar als e-factuur (UBL)' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('factuur-2026-0001.xml')

  await page.getByRole('tab', { name: 'Open' }).click()
  await page.getByRole('button', { name: '2026-0001' }).click()
  await side.getByRole('button', { name: 'Noteren' }).click()
  await expect(side.getByText('Betaald € 75,00')).toBeVisible()
  await side.getByRole('button', { name: 'Crediteren…' }).click()
  await side.getByRole('button', { name: /Creditnota van € 75,00 maken/ }).click()
  await expect(side.getByRole('heading', { name: 'Creditnota in concept' })).toBeVisible()
  const rows = await place.host.get<{ status: string; totalCents: number }[]>('/invoices')
  expect(rows.map((row) => [row.status, row.totalCents])).toEqual([
    ['draft', -7_500],
    ['paid', 7_500],
  ])
})

test('a confirmation is written, changed by hand, and noted as sent with its booking', async ({ start, open }) => {
  const place = await small(await start('empty'))
  const { renter } = await toBill(place)
  const booking = await place.book('Open les', 'Kleine zaal', '15:00', '16:00', { renterId: renter.id })
  const page = await open(place.host, `/planbord?dag=${TODAY}`)
  await page.locator(`[data-booking="${booking.id}"]`).first().click()
  const panel = panelOf(page)
  await panel.getByRole('button', { name: 'Bericht maken' }).click()
  await page.getByRole('menuitem', { name: 'Bevestiging' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bericht: bevestiging' })
  await expect(dialog.getByLabel('Aan')).toHaveValue('zon@example.nl')
  await expect(dialog.getByLabel('Tekst')).toHaveValue(/Open les[\s\S]*15\.00–16\.00[\s\S]*Kleine zaal/)
  await dialog.getByLabel('Onderwerp').fill('Tot dinsdag')
  await expect(dialog.getByRole('link', { name: 'Open in e-mailprogramma' })).toHaveAttribute(
    'href',
    /^mailto:zon@example\.nl\?subject=Tot%20dinsdag&body=Beste/,
  )
  await dialog.getByRole('button', { name: 'Noteer als verstuurd' }).click()
  await expect(dialog).toBeHidden()
  await expect(panel.getByRole('listitem').filter({ hasText: 'Bevestiging per e-mail' })).toBeVisible()
})

test('a template with a word that is not there is not saved, and says which line', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/instellingen/documenten')
  const text = page.getByLabel('Tekst', { exact: true })
  await text.fill('Beste,\n{{boeking.tietel}}')
  await expect(page.getByText('Regel 2: het veld “boeking.tietel” bestaat hier niet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Opslaan' }).first()).toBeDisabled()
  await text.fill('Beste,\n{{boeking.titel}}')
  await page.getByRole('button', { name: 'Opslaan' }).first().click()
  await page.getByRole('button', { name: 'Terug naar de tekst van Buurtbalie' }).click()
  await expect(text).toHaveValue(/Uw boeking staat vast/)
})
