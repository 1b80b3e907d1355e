import { expect, small, test } from './support'

test('an evening without a caretaker says so at the booking, under the planbord and on the day', async ({
  start,
  open,
}) => {
  const { host, book } = await small(await start('empty'))
  const [centre] = await host.get<{ id: string; revision: number }[]>('/centres')
  if (!centre) throw new Error('no centre')
  const staffedHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:30', closes: '17:00' }))
  await host.patch(`/centres/${centre.id}`, { revision: centre.revision, staffedHours })
  await host.post('/caretakers', { name: 'Ria Timmers', kind: 'volunteer' })
  await book('Bridge', 'Grote zaal', '19:00', '22:00', { usage: 'external' })
  const page = await open(host)
  await expect(page.getByText('Niet rond')).toBeVisible()
  await expect(page.locator('.day-gap')).toContainText('19.00–22.00')

  await page.keyboard.press('2')
  await expect(page.getByRole('region', { name: 'BHV' })).toContainText('niemand 19.00–22.00')
  await page.locator('[data-booking]').filter({ hasText: 'Bridge' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Boeking' })
  await expect(panel.getByText('19.00–22.00: nog niemand')).toBeVisible()
  await panel.getByLabel('Personen').fill('30')
  await expect(panel.getByText('Nog geen beheerder gevonden')).toBeVisible()
})
