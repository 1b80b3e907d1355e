import { expect, type Row, test } from './support'

test('residents of a district are entered with their source, and the share of frequent visitors follows', async ({
  start,
  open,
}) => {
  const host = await start('demo')
  const page = await open(host, '/kwartaal/bezoekers?periode=2026-Q1')
  const districts = page.getByRole('table', { name: 'Bezoekers en inwoners per wijk' })
  const row = districts.getByRole('row').nth(1)
  const drawer = page.getByRole('dialog', { name: /^Inwoners van/ })
  const fill = async (count: string) => {
    await drawer.getByRole('textbox', { name: 'Jaar' }).fill('2026')
    await drawer.getByRole('textbox', { name: 'Aantal inwoners' }).fill(count)
    await drawer.getByRole('textbox', { name: 'Waar komt het aantal vandaan?' }).fill('CBS')
    await drawer.getByRole('button', { name: 'Opslaan' }).click()
  }
  const frequent = Number(await row.getByRole('cell').nth(3).textContent())
  expect(frequent).toBeGreaterThan(0)
  await row.getByRole('button', { name: /^Inwoners van/ }).click()
  // Without a number it is not saved, and says why.
  await fill('')
  await expect(drawer).toContainText('Vul een aantal in.')
  await fill(String(frequent * 20))
  await expect(drawer).toBeHidden()
  await expect(row.getByRole('cell').last()).toHaveText('5,0 %')
  await expect(row).toContainText('CBS, 2026')
  await page.getByRole('button', { name: 'Ongedaan maken' }).first().click()
  await expect(row).not.toContainText('CBS, 2026')
  const numbers = await host.get<(Row & { source: string })[]>('/visitors/numbers')
  expect(numbers.some(({ source }) => source === 'CBS')).toBe(false)
})
