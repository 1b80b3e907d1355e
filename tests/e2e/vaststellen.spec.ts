import { readFileSync } from 'node:fs'
import { expect, type Row, test } from './support'

type Check = { points: { point: string; count: number; bookings: Row[] }[] }

test('a quarter is looked over, closed, corrected afterwards, and stays as it went out', async ({ start, open }) => {
  const host = await start('demo')
  const page = await open(host, '/kwartaal/vaststellen?periode=2026-Q1')
  const counts = async () =>
    new Map((await host.get<Check>('/closings/2026-Q1')).points.map(({ point, count }) => [point, count]))
  const before = (await counts()).get('without_count') ?? 0
  expect(before).toBeGreaterThan(1)

  // The first count is typed in, and the next field has the focus.
  const fields = page.getByRole('textbox', { name: /^Deelnemers / })
  await fields.first().fill('7')
  await fields.first().press('Enter')
  await expect(fields.nth(0)).toBeFocused()
  await expect.poll(async () => (await counts()).get('without_count')).toBe(before - 1)

  await page.getByRole('button', { name: /^Stel vast met \d+ open punten/ }).click()
  await expect(page.getByText('Vastgesteld, versie 1', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Sinds versie 1 is er niets veranderd.')).toBeVisible()
  const saved = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Versie 1 als XLSX', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe('kwartaaloverzicht-2026-Q1-versie-1.xlsx')
    return readFileSync(await download.path())
  }
  const went = await saved()

  // Somebody puts a count right: it stands as a correction, with old and new.
  const there = await host.get<Row[]>('/bookings?from=2026-03-02&to=2026-03-03')
  const booking = there.find(({ participants }) => participants !== null)
  if (!booking) throw new Error('no booking with a count')
  const participants = (booking.participants ?? 0) + 5
  await host.post(`/bookings/${booking.id}/attendance`, { revision: booking.revision, participants })
  const row = page.getByRole('table', { name: 'Boekingen die na de vaststelling' }).getByRole('row').nth(1)
  await expect(row).toContainText(booking.title)
  await expect(row.getByRole('cell')).toContainText(['Deelnemers', String(booking.participants), String(participants)])
  await expect(page.getByRole('table', { name: 'Cijfers die nu anders zouden zijn' })).toContainText('Deelnemers')
  expect((await saved()).equals(went)).toBe(true)

  // The overview shows what was closed, and what it would be now.
  await page.getByRole('button', { name: 'Naar de cijfers' }).click()
  await expect(page.getByText('Vastgesteld, versie 1', { exact: true })).toBeVisible({ timeout: 30_000 })
  const people = page
    .getByRole('list', { name: 'Cijfers van deze periode' })
    .getByRole('button', { name: /^Deelnemers/ })
  const closed = await people.textContent()
  await page.getByRole('button', { name: 'Zoals het nu is' }).click()
  await expect(people).not.toHaveText(closed ?? '')
  await page.getByRole('button', { name: 'Toon vastgesteld' }).click()
  await expect(people).toHaveText(closed ?? '')

  // A new version says why.
  await page.getByRole('button', { name: 'Correcties', exact: true }).click()
  await page.getByRole('button', { name: 'Opnieuw vaststellen …' }).click()
  const again = page.getByRole('button', { name: /^Stel vast/ })
  await expect(again).toBeDisabled()
  await page.getByRole('textbox', { name: 'Waarom een nieuwe versie?' }).fill('Een telling klopte niet.')
  await again.click()
  await expect(page.getByText('Vastgesteld, versie 2', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Een telling klopte niet.')).toBeVisible()
  await expect(page.getByText('Sinds versie 2 is er niets veranderd.')).toBeVisible()
  expect((await saved()).equals(went)).toBe(true)
})
