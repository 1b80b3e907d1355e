import { drawn } from './board'
import { expect, panelOf, type Row, small, TODAY, test } from './support'

test('a closure over bookings lists them, and the board says that it is closed', async ({ start, open }) => {
  const { host, book } = await small(await start('empty'))
  await book('Koor', 'Grote zaal', '2026-06-10T20:00', '2026-06-10T22:00')
  const page = await open(host, '/instellingen/sluitingen')
  await page.getByRole('button', { name: 'Nieuwe sluiting' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Reden').fill('Nieuwe vloer')
  await form.getByLabel('Eerste dag').fill('9-6-2026')
  await form.getByLabel('Laatste dag').fill('11-6-2026')
  await form.getByLabel('Reden').click()
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form.getByRole('status')).toContainText('Op deze dagen staat nog 1 boeking')
  await form.getByRole('button', { name: /wo 10 juni, 20\.00–22\.00.*Koor/ }).click()
  await expect(panelOf(page).getByRole('heading', { name: 'Koor' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Nieuwe vloer/ })).toContainText('1 boeking')
  expect(await host.get<Row[]>('/closures')).toEqual([
    expect.objectContaining({ reason: 'Nieuwe vloer', from: '2026-06-09', to: '2026-06-11' }),
  ])

  await page.goto(`${host.url}/#/planbord?dag=2026-06-10`)
  await drawn(page, '2026-06-10')
  await expect(page.getByText('Gesloten: Nieuwe vloer')).toBeVisible()
})

test('a room that is archived disappears from the board, and Ctrl+Z brings it back', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/instellingen/ruimtes')
  await page.getByRole('button', { name: 'Kleine zaal', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Archiveren' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Kleine zaal', exact: true })).toBeHidden()
  await page.getByRole('link', { name: 'Planbord' }).click()
  await drawn(page, TODAY)
  await expect(page.getByText('Grote zaal')).toBeVisible()
  await expect(page.getByText('Kleine zaal', { exact: true })).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Kleine zaal', { exact: true })).toBeVisible()
})

test('a room is added in the settings and can be booked at once', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/instellingen/ruimtes')
  await page.getByRole('button', { name: 'Nieuwe ruimte' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Naam').fill('Keuken')
  await form.getByLabel(/Personen|Hoeveel/).fill('8')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('button', { name: 'Keuken', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Planbord' }).click()
  await drawn(page, TODAY)
  await expect(page.getByText('Keuken', { exact: true })).toBeVisible()
})

test('the log tells what was done', async ({ start, open }) => {
  const { host, book } = await small(await start('empty'))
  await book('Koor', 'Grote zaal', '20:00', '22:00')
  const page = await open(host, '/instellingen/logboek')
  await expect(page.getByText(/Koor/).first()).toBeVisible()
})

test('a change is found by kind and words, and who looked is shown beside it', async ({ start, open }) => {
  const { host, book } = await small(await start('empty'))
  await book('Koor', 'Grote zaal', '20:00', '22:00')
  const renter = await host.post<{ id: string }>('/renters', { name: 'Jan de Wit', category: 'residents' })
  await host.get(`/renters/${renter.id}`)
  const page = await open(host, '/instellingen/logboek')
  await page.getByLabel('Woorden', { exact: true }).fill('jan de')
  const log = page.locator('.in-log > li')
  await expect(log).toHaveCount(1)
  await log.locator('summary').click()
  await expect(log.getByRole('row', { name: /Naam.*Jan de Wit/ })).toBeVisible()
  await page.getByLabel('Woorden', { exact: true }).fill('bestaat niet')
  await expect(page.getByText('Niets gevonden')).toBeVisible()
  await page.getByRole('button', { name: 'Toon alles' }).click()
  await page.getByRole('combobox', { name: 'Huurder of boeking' }).fill('jan de')
  await page.getByRole('option', { name: 'Jan de Wit' }).click()
  await expect(log).toHaveCount(1)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als CSV' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^logboek-wijzigingen-.*\.csv$/)
  await expect(async () => {
    await page.getByText('Inzage', { exact: true }).click()
    await page.getByText('Wijzigingen', { exact: true }).last().click()
    await page.getByText('Inzage', { exact: true }).click()
    await expect(page.getByRole('row', { name: /Huurder.*Jan de Wit/ })).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('how long an option stands, what holds its slot and when care makes way are set per centre', async ({
  start,
  open,
}) => {
  const { host, book } = await small(await start('empty'))
  const page = await open(host, '/instellingen/centra')
  await page.getByRole('button', { name: 'Buurthuis De Proef', exact: true }).click()
  const form = page.getByRole('dialog')
  await expect(form.getByLabel('Dagen dat een optie geldt')).toHaveValue('14')
  await form.getByLabel('Dagen dat een optie geldt').fill('3')
  await form.getByLabel('Dagen vooraf vast').fill('7')
  await form.getByLabel('Een optie houdt de plek vast').uncheck()
  await form.getByLabel('Een aanvraag houdt de plek vast').check()
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form).toBeHidden()
  expect((await host.get<Row[]>('/centres'))[0]).toMatchObject({
    optionDays: 3,
    displaceDays: 7,
    optionHolds: false,
    requestHolds: true,
  })
  // And they are what the rules go by.
  const slot = ['2026-06-20T10:00', '2026-06-20T12:00'] as const
  const option = await book('Koor', 'Grote zaal', ...slot, { status: 'option' })
  expect(option).toMatchObject({ optionUntil: '2026-06-05T23:59' })
  await book('Dans', 'Grote zaal', ...slot, { status: 'request' })
  await expect(book('Yoga', 'Grote zaal', ...slot)).rejects.toThrow('room_conflict')
})
