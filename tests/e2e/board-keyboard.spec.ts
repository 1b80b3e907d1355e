import type { Page } from '@playwright/test'
import { boardOf, drawn, face } from './board'
import { expect, panelOf, small, TODAY, test } from './support'

/** Presses keys one after the other. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('a room is booked without a mouse: slot, length, three letters of the renter, Enter, Enter', async ({
  start,
  open,
}) => {
  const { rooms, host, today } = await small(await start('empty'))
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await boardOf(page).focus()
  // It is 11.20: the cursor begins at the coming half hour in the first room.
  await press(page, 'ArrowDown')
  await expect(page.getByRole('status').filter({ hasText: 'Grote zaal, 11.30 tot 12.30' })).toBeAttached()
  await press(page, 'ArrowRight', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await expect(page.getByRole('status').filter({ hasText: 'Kleine zaal, 12.00 tot 14.00' })).toBeAttached()
  await press(page, 'Enter')
  await expect(panelOf(page).getByLabel('Huurder')).toBeFocused()
  await page.keyboard.type('bri')
  await expect(page.getByRole('option', { name: /Bridgeclub Oost/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(panelOf(page).getByLabel('Huurder')).toHaveValue('Bridgeclub Oost')
  await press(page, 'Enter')

  await expect(face(page, 'Bridgeclub Oost')).toContainText('12.00–14.00')
  expect(await today()).toEqual([
    expect.objectContaining({ roomIds: [rooms['Kleine zaal']], startsAt: `${TODAY}T12:00`, endsAt: `${TODAY}T14:00` }),
  ])
})

test('N opens the form, Escape closes it, and what was typed is there the next time', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await press(page, 'n')
  const panel = panelOf(page)
  await panel.getByLabel('Wat gaan ze doen?').fill('Buurtbingo')
  await press(page, 'Escape')
  await expect(panel).toBeHidden()
  await press(page, 'n')
  await expect(panel.getByLabel('Wat gaan ze doen?')).toHaveValue('Buurtbingo')
})

test('M moves a booking on the board by arrows and Enter; Delete cancels it; Ctrl+Z brings it back', async ({
  start,
  open,
}) => {
  const { rooms, host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Grote zaal', '10:00', '11:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await face(page, 'Yoga').focus()
  await press(page, 'm', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(face(page, 'Yoga')).toContainText('11.00–12.00')
  expect(await read(yoga.id)).toMatchObject({ startsAt: `${TODAY}T11:00`, roomIds: [rooms['Kleine zaal']] })

  await face(page, 'Yoga').focus()
  await press(page, 'Delete')
  await expect(face(page, 'Yoga')).toBeHidden()
  expect(await read(yoga.id)).toMatchObject({ status: 'cancelled' })
  await press(page, 'Control+z')
  await expect(face(page, 'Yoga')).toBeVisible()
  expect(await read(yoga.id)).toMatchObject({ status: 'confirmed' })
})

test('Enter on a booking opens it in the panel', async ({ start, open }) => {
  const { host, book } = await small(await start('empty'))
  await book('Yoga', 'Grote zaal', '10:00', '11:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await face(page, 'Yoga').focus()
  await press(page, 'Enter')
  await expect(panelOf(page).getByRole('heading', { name: 'Yoga' })).toBeVisible()
})

test('in the week arrows choose a cell, Enter books there, and M moves a booking', async ({ start, open }) => {
  const { rooms, host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Grote zaal', '10:00', '11:00')
  const page = await open(host, `/planbord?dag=${TODAY}&weergave=week`)
  await drawn(page, '2026-06-01')
  await page.getByRole('button', { name: /^Yoga/ }).focus()
  await press(page, 'm', 'ArrowRight', 'ArrowDown', 'Enter')
  const target = page.getByRole('cell', { name: 'Kleine zaal, wo 3 juni' })
  await expect(target.getByRole('button')).toContainText('Yoga')
  expect(await read(yoga.id)).toMatchObject({ startsAt: '2026-06-03T10:00', roomIds: [rooms['Kleine zaal']] })

  await expect(target).toBeFocused()
  await press(page, 'ArrowRight', 'Enter')
  const panel = panelOf(page)
  await expect(panel.getByLabel('Huurder')).toBeFocused()
  await expect(panel.getByLabel('Dag', { exact: true })).toHaveValue(/do 4 jun/)
  await expect(panel.getByText('Kleine zaal', { exact: true })).toBeVisible()
})

test('Shift with arrows makes a booking longer, by day and by week; Enter keeps it, Escape does not', async ({
  start,
  open,
}) => {
  const { host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Grote zaal', '10:00', '11:00')
  await book('Koor', 'Grote zaal', '12:00', '13:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await face(page, 'Yoga').focus()
  await press(page, 'Shift+ArrowDown', 'Enter')
  await expect(face(page, 'Yoga')).toContainText('10.00–11.30')

  await press(page, 'w')
  await drawn(page, '2026-06-01')
  const chip = page.getByRole('button', { name: /^Yoga/ })
  const status = page.getByRole('status').filter({ hasText: 'Yoga' })
  await chip.focus()
  await press(page, 'Shift+ArrowRight')
  await expect(status).toHaveText('Yoga: Grote zaal, di 2 juni 10.00 tot 12.00, vrij. Enter bewaart, Escape breekt af.')
  await press(page, 'Shift+ArrowRight')
  await expect(status).toContainText('10.00 tot 12.30, bezet')
  await press(page, 'Escape')
  await expect(page.locator('.readout')).toBeHidden()
  expect(await read(yoga.id)).toMatchObject({ endsAt: `${TODAY}T11:30` })
  await expect(chip).toBeFocused()
  await press(page, 'Shift+ArrowLeft', 'Enter')
  await expect.poll(async () => (await read(yoga.id)).endsAt).toBe(`${TODAY}T11:00`)
})

test('Alt with arrows puts the begin of a booking earlier or later, by day and by week', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Grote zaal', '13:00', '14:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await face(page, 'Yoga').focus()
  await press(page, 'Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowDown', 'Enter')
  await expect(face(page, 'Yoga')).toContainText('12.30–14.00')

  await press(page, 'w')
  await drawn(page, '2026-06-01')
  const chip = page.getByRole('button', { name: /^Yoga/ })
  await chip.focus()
  await press(page, 'Alt+ArrowRight')
  await expect(page.getByRole('status').filter({ hasText: 'Yoga' })).toContainText('13.00 tot 14.00, vrij')
  await press(page, 'Enter')
  await expect.poll(async () => (await read(yoga.id)).startsAt).toBe(`${TODAY}T13:00`)
  expect(await read(yoga.id)).toMatchObject({ endsAt: `${TODAY}T14:00` })
})

test('in the week Shift with arrows takes more days for a new booking', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, `/planbord?dag=${TODAY}&weergave=week`)
  await drawn(page, '2026-06-01')
  await page.getByRole('cell', { name: 'Grote zaal, di 2 juni' }).focus()
  await press(page, 'ArrowRight', 'Shift+ArrowRight')
  await expect(page.getByRole('cell', { name: 'Grote zaal, do 4 juni' })).toHaveAttribute('data-target', /./)
  await press(page, 'Enter')
  await expect(panelOf(page).getByLabel('Dag', { exact: true })).toHaveValue(/wo 3 jun/)
  await expect(panelOf(page).getByLabel('Van', { exact: true })).toHaveValue('08.00')
})

test('D, W and J change the view and Page Down the period', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await press(page, 'w')
  await drawn(page, '2026-06-01')
  await press(page, 'PageDown')
  await drawn(page, '2026-06-08')
  await press(page, 'j')
  await expect(page.getByRole('table', { name: 'Planbord van de maand' })).toBeVisible()
  await press(page, 'PageDown')
  await drawn(page, '2026-07-01')
  await page.goBack()
  await drawn(page, '2026-06-01')
})
