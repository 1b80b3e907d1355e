import { expect, type Row, small, test } from './support'

test('a caretaker is added with times and a certificate', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/rooster/beheerders')
  await page.getByRole('button', { name: 'Nieuwe beheerder' }).click()
  const drawer = page.getByRole('dialog', { name: 'Nieuwe beheerder' })
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  await expect(drawer.getByText('Vul een naam in.')).toBeVisible()
  await drawer.getByRole('textbox', { name: 'Naam' }).fill('Noor Visser')
  await drawer.getByRole('button', { name: 'Tijd toevoegen: maandag' }).click()
  await expect(drawer.getByRole('textbox', { name: 'maandag van' })).toHaveValue('09.00')
  await drawer.getByRole('button', { name: 'Certificaat toevoegen' }).click()
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  await expect(drawer.getByText('Vul bij elk certificaat in wanneer het is gehaald.')).toBeVisible()
  const issued = drawer.getByRole('textbox', { name: 'BHV gehaald op' })
  await issued.fill('1-3-2026')
  await issued.blur()
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  const row = page.getByRole('row', { name: /Noor Visser/ })
  await expect(row.getByText('Sociale hygiëne ontbreekt')).toBeVisible()
  const [saved] = await host.get<(Row & { times: unknown; certificates: unknown })[]>('/caretakers')
  expect(saved).toMatchObject({
    name: 'Noor Visser',
    times: [{ kind: 'available', weekday: 1, date: null, from: '09:00', to: '17:00' }],
    certificates: [{ kind: 'bhv', issuedOn: '2026-03-01', expiresOn: null }],
  })
})

test('what a centre asks for holds from a day on', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/rooster/bezetting')
  await page.getByRole('button', { name: 'Nieuwe afspraak' }).click()
  const drawer = page.getByRole('dialog', { name: /^Bezetting van/ })
  const from = drawer.getByRole('textbox', { name: 'Geldt vanaf' })
  await from.fill('1-6-2026')
  await from.blur()
  await drawer.getByRole('button', { name: 'Tijd toevoegen: maandag' }).click()
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('row', { name: 'maandag 09.00–17.00' })).toBeVisible()
})
