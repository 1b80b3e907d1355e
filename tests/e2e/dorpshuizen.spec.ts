import { expect, test } from './support'

test('where there are no village halls the screen says what to do, and residents are there per kern', async ({
  start,
  open,
}) => {
  const page = await open(await start('demo'), '/kwartaal/dorpshuizen?periode=2026')
  await expect(page.getByRole('heading', { name: 'Er zijn nog geen dorpshuizen' })).toBeVisible()
  const figure = page
    .getByRole('table', { name: 'Initiatieven van bewoners per kern in 2026' })
    .getByRole('button', { name: /Toon de boekingen/ })
    .first()
  const count = (await figure.textContent()) ?? ''
  await figure.click()
  await expect(page.getByRole('status').filter({ hasText: 'boekingen' })).toContainText(`${count} boekingen`)
})
