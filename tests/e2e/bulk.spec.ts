import { expect, type Row, small, test } from './support'

const DAY = '2026-06-09'
const at = (clock: string) => `${DAY}T${clock}`

test('bookings of a day are cancelled and moved at once; a commercial one says why it goes before who waits there', async ({
  start,
  open,
}) => {
  const { host, book, read } = await small(await start('empty'))
  const choir = await book('Koor', 'Grote zaal', at('10:00'), at('12:00'))
  const party = await book('Bedrijfsfeest', 'Grote zaal', at('14:00'), at('16:00'), { category: 'commercial' })
  const asked = { category: 'residents', status: 'request' }
  await book('Kookclub', 'Kleine zaal', at('14:00'), at('16:00'), asked)
  const meal = await book('Buurtmaaltijd', 'Grote zaal', at('10:00'), at('12:00'), asked)
  const page = await open(host, `/planbord?dag=${DAY}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: /Zoek/ }).fill('periode')
  await page.getByRole('button', { name: /Boekingen in een periode/ }).click()
  const dialog = page.getByRole('dialog', { name: /Boekingen in een periode/ })
  await dialog.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Grote zaal' }).click()
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('status')).toContainText('3 boekingen, 3 huurders')
  await dialog.getByRole('combobox', { name: /Wat te doen met Bedrijfsfeest/ }).click()
  await page.getByRole('option', { name: /Kleine zaal, di 9 juni 14.00–16.00/ }).click()
  await dialog.getByRole('combobox', { name: /Wat te doen met Buurtmaaltijd/ }).click()
  await page.getByRole('option', { name: 'Laten staan' }).click()
  const act = dialog.getByRole('button', { name: '2 boekingen aanpassen' })
  await act.click()
  await expect(dialog.getByRole('alert')).toContainText('Kookclub (bewonersgroep)')
  expect((await read(choir.id)).status).toBe('confirmed')

  await dialog.getByLabel('Waarom gaat deze huurder voor?').fill('De kookclub kan ook woensdag')
  await act.click()
  await expect(dialog.getByText('Het is gedaan.')).toBeVisible()
  expect(await read(party.id)).toMatchObject({ priorityReason: 'De kookclub kan ook woensdag' } as Partial<Row>)
  expect((await read(choir.id)).status).toBe('cancelled')

  await dialog.getByRole('button', { name: 'Klaar' }).click()
  // Keys of the screen behind it work when the dialog has gone.
  await expect(dialog).toBeHidden()
  const notice = page.getByRole('alert').filter({ hasText: 'staan anderen te wachten' })
  await expect(notice).toContainText('1. Buurtmaaltijd (bewonersgroep)')
  await page.keyboard.press('Alt+o')
  await expect.poll(async () => (await read(meal.id)).status).toBe('option')
})
