import { expect, small, test } from './support'

test('texts of a closed quarter are read, and put right only with a next version', async ({ start, open }) => {
  test.setTimeout(90_000)
  const { host } = await small(await start('empty'))
  const period = '2026-Q1'
  await host.post('/narratives', { period, centreId: null, field: 'effect', text: 'Meer buren', revision: null })
  const page = await open(host, `/kwartaal/verantwoording?periode=${period}`)
  await expect(page.getByLabel('Effect')).toHaveValue('Meer buren')

  await host.post(`/closings/${period}`, { version: 1 })
  await expect(page.getByText('Vastgesteld, versie 1', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel('Effect')).toHaveCount(0)
  await expect(page.getByText('Meer buren', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Teksten verbeteren' }).click()
  const close = page.getByRole('button', { name: 'Stel opnieuw vast' })
  await page.getByLabel('Effect').fill('Veel meer buren')
  await expect(page.getByText('1 tekst veranderd')).toBeVisible()
  await expect(close).toBeDisabled()
  await page.getByLabel('Waarom een nieuwe versie?').fill('Er stond te weinig.')
  await close.click()
  await expect(page.getByText('Vastgesteld, versie 2', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Veel meer buren', { exact: true })).toBeVisible()

  await page.goto(`${new URL(page.url()).origin}/#/kwartaal/vaststellen?periode=${period}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Verantwoording van versie 1 als PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('verantwoording-2026-Q1-versie-1.pdf')
})
