import type { Route } from '@playwright/test'
import { drawn, face } from './board'
import { expect, panelOf, small, TODAY, test } from './support'

const SECOND = 1000

test('two pages on one host see each other’s booking within a second', async ({ start, open }) => {
  const { host, book } = await small(await start('empty'))
  const [one, two] = [await open(host, `/planbord?dag=${TODAY}`), await open(host, `/planbord?dag=${TODAY}`)]
  await Promise.all([drawn(one, TODAY), drawn(two, TODAY)])
  await book('Eerste', 'Grote zaal', '09:00', '10:00')
  await expect(face(one, 'Eerste')).toBeVisible()
  await one.keyboard.press('n')
  const panel = panelOf(one)
  await panel.getByLabel('Wat gaan ze doen?').fill('Tweede')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await one.getByRole('option', { name: 'Kleine zaal' }).click()
  await panel.getByRole('button', { name: 'Boeken' }).click()
  await expect(panel).toBeHidden()
  await expect(face(two, 'Tweede')).toBeVisible({ timeout: SECOND })
})

test('a second host on the same folder shows the booking as well', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const other = await start({ dataDir: host.dataDir })
  const page = await open(other, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  const yoga = await book('Yoga', 'Grote zaal', '09:00', '10:00')
  await expect(face(page, 'Yoga')).toBeVisible({ timeout: 2 * SECOND })
  await face(page, 'Yoga').focus()
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await read(yoga.id)).status, { timeout: 2 * SECOND }).toBe('cancelled')
})

test('when two desks change one booking the second is told, and keeps what was typed', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Grote zaal', '09:00', '10:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await face(page, 'Yoga').click()
  const panel = panelOf(page)
  await panel.getByLabel('Wat gaan ze doen?').fill('Yoga voor ouderen')
  // The other desk comes first, while the save of this page is on its way.
  const first = async (route: Route) => {
    const { id, revision } = yoga
    await host.patch(`/bookings/${id}`, { revision, startsAt: `${TODAY}T10:00`, endsAt: `${TODAY}T11:00` })
    await route.continue()
  }
  await page.route('**/rpc/bookings/change', first, { times: 1 })
  await panel.getByRole('button', { name: 'Bewaren' }).click()
  await expect(panel.getByRole('alert')).toContainText('Iemand anders heeft deze boeking net gewijzigd')
  await expect(panel.getByRole('alert')).toContainText('10.00')
  await expect(panel.getByLabel('Wat gaan ze doen?')).toHaveValue('Yoga voor ouderen')
  expect(await read(yoga.id)).toMatchObject({ title: 'Yoga', startsAt: `${TODAY}T10:00` })

  await expect(panel.getByLabel('Van', { exact: true })).toHaveValue('10.00')
  await panel.getByRole('button', { name: 'Bewaren' }).click()
  await expect.poll(() => read(yoga.id)).toMatchObject({ title: 'Yoga voor ouderen', startsAt: `${TODAY}T10:00` })
})
