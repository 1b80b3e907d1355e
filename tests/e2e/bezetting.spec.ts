import { expect, panelOf, test } from './support'

test('the occupancy of rooms is sorted, leads to bookings and to the board', async ({ start, open }) => {
  const page = await open(await start('demo'), '/kwartaal/bezetting?periode=2026-Q1&per=ruimte')
  const table = page.getByRole('table', { name: /Bezetting ruimte/ })
  await table.getByRole('button', { name: 'Van de tijd' }).click()
  await expect(table.getByRole('columnheader', { name: 'Van de tijd' })).toHaveAttribute('aria-sort', 'descending')
  const first = table.getByRole('row').nth(1)
  const figure = first.getByRole('button', { name: /Toon de boekingen/ })
  const count = (await figure.textContent()) ?? ''
  await figure.click()
  await expect(page.getByRole('status').filter({ hasText: 'boekingen' })).toContainText(`${count} boekingen`)
  await page.locator('.drill-row').first().click()
  await expect(panelOf(page)).toBeVisible()
  await page.getByRole('button', { name: 'Toon op het planbord' }).click()
  await expect(page).toHaveURL(/planbord\?.*ruimte=/)
})

test('what an activity fulfils is ticked in the lists and shows in the matrix', async ({ start, open }) => {
  const host = await start('demo')
  const page = await open(host, '/instellingen/lijsten')
  const box = page.getByRole('checkbox', { name: 'Muziek: Participatieplekken' })
  await box.check()
  await expect(box).toBeChecked()
  await expect(page.getByText('"Muziek" telt nu bij Participatieplekken')).toBeVisible()
  await page.goto(`${host.url}/#/kwartaal/functies?periode=2026-Q1`)
  const cell = page.getByRole('button', { name: /^Bolnes, Participatieplekken/ })
  const count = (await cell.getAttribute('aria-label'))?.match(/: ([\d.]+) /)?.[1] ?? ''
  await cell.click()
  await expect(page.getByRole('heading', { name: 'Bolnes: Participatieplekken' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'boekingen' })).toContainText(`${count} boekingen`)
})

test('closing a room is tried out: figures beside each other, bookings with where they could go, and then the real thing', async ({
  start,
  open,
}) => {
  const page = await open(await start('demo'), '/kwartaal/bezetting?periode=2026-Q2&weergave=wat-als')
  await expect(page.getByText('Kies welke ruimte u wilt sluiten')).toBeVisible()
  await page.getByPlaceholder('Kies een ruimte').click()
  await page.getByRole('option').first().click()
  const list = page.getByRole('list', { name: 'Geraakte boekingen' })
  await expect(list.getByRole('listitem').first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Bezetting nu en straks' })).toContainText('Als zij verhuizen')
  await page.getByRole('button', { name: /^Voer door/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('other opening hours are tried out', async ({ start, open }) => {
  const page = await open(await start('demo'), '/kwartaal/bezetting?periode=2026-Q2&weergave=wat-als')
  await page.getByText('Andere openingstijden').click()
  await page.getByRole('button', { name: 'Een uur eerder dicht' }).click()
  await expect(page.getByRole('heading', { name: /^Het raakt \d+ boekingen/ })).toBeVisible()
  await page.getByRole('button', { name: 'Zoals het is' }).last().click()
  await expect(page.getByText('Verander de openingstijden')).toBeVisible()
})
