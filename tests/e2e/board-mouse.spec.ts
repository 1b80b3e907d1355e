import { cellOf, drag, drawn, face, footOf, hourIn, pointOf, pull, sideOf } from './board'
import { expect, panelOf, small, TODAY, test } from './support'

test('a drag on the planbord becomes a booking by way of the panel', async ({ start, open }) => {
  const { rooms, host, today } = await small(await start('empty'))
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await drag(page, await pointOf(page, rooms['Grote zaal'], '14:00'), await pointOf(page, rooms['Grote zaal'], '15:30'))

  const panel = panelOf(page)
  await expect(panel.getByLabel('Van', { exact: true })).toHaveValue('14.00')
  await expect(panel.getByLabel('Tot', { exact: true })).toHaveValue('15.45')
  await expect(panel.getByLabel('Huurder')).toBeFocused()
  await panel.getByLabel('Huurder').fill('sha')
  await page.getByRole('option', { name: /Shantykoor De Wilgen/ }).click()
  await panel.getByLabel('Personen').fill('24')
  await panel.getByRole('button', { name: 'Boeken' }).click()

  await expect(face(page, 'Shantykoor De Wilgen')).toContainText('14.00–15.45')
  const [booking] = await today()
  expect(booking).toMatchObject({
    title: 'Shantykoor De Wilgen',
    renterName: 'Shantykoor De Wilgen',
    roomIds: [rooms['Grote zaal']],
    startsAt: `${TODAY}T14:00`,
    endsAt: `${TODAY}T15:45`,
    status: 'confirmed',
    expectedParticipants: 24,
  })
})

test('a drop on a taken slot is refused, says why, and the booking stands where it was', async ({ start, open }) => {
  const { rooms, host, book, read } = await small(await start('empty'))
  await book('Koor', 'Grote zaal', '10:00', '12:00')
  const yoga = await book('Yoga', 'Kleine zaal', '10:00', '11:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  const before = await face(page, 'Yoga').boundingBox()
  const from = await pointOf(page, rooms['Kleine zaal'], '10:00')
  await drag(page, from, await pointOf(page, rooms['Grote zaal'], '11:00'))

  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Grote zaal is bezet van 10.00 tot 12.00')
  await expect(alert).toContainText('Koor staat er al')
  await expect.poll(async () => (await face(page, 'Yoga').boundingBox())?.x).toBeCloseTo(before?.x ?? 0, 0)
  await expect(face(page, 'Yoga')).toContainText('10.00–11.00')
  const { startsAt, endsAt, roomIds, revision } = yoga
  expect(await read(yoga.id)).toMatchObject({ startsAt, endsAt, roomIds, revision })
})

test('a booking is moved by drag, and Ctrl+Z brings it back', async ({ start, open }) => {
  const { rooms, host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Kleine zaal', '10:00', '11:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  const from = await pointOf(page, rooms['Kleine zaal'], '10:00')
  await drag(page, from, await pointOf(page, rooms['Grote zaal'], '15:00'))
  await expect(face(page, 'Yoga')).toContainText('15.00–16.00')
  await expect(face(page, 'Yoga')).toHaveAccessibleName(/15.00 tot 16.00, Grote zaal/)
  expect(await read(yoga.id)).toMatchObject({ startsAt: `${TODAY}T15:00`, roomIds: [rooms['Grote zaal']] })

  await page.keyboard.press('Control+z')
  await expect(face(page, 'Yoga')).toContainText('10.00–11.00')
  expect(await read(yoga.id)).toMatchObject({ startsAt: `${TODAY}T10:00`, roomIds: [rooms['Kleine zaal']] })
})

test('a booking is made longer by its lower edge', async ({ start, open }) => {
  const { rooms, host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Kleine zaal', '10:00', '11:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  const box = await face(page, 'Yoga').boundingBox()
  if (box === null) throw new Error('Yoga is not on the board')
  const edge = { x: box.x + box.width / 2, y: box.y + box.height - 2 }
  await page.mouse.move(edge.x, edge.y)
  await drag(page, edge, { x: edge.x, y: (await pointOf(page, rooms['Kleine zaal'], '12:00')).y })
  await expect.poll(async () => (await read(yoga.id)).endsAt).toBe(`${TODAY}T12:15`)
  await expect(face(page, 'Yoga')).toContainText('10.00–12.15')
})

test('in the week a chip drags to another day and keeps its time', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Kleine zaal', '10:00', '11:00')
  const page = await open(host, `/planbord?dag=${TODAY}&weergave=week`)
  await drawn(page, '2026-06-01')
  await page
    .getByRole('button', { name: /^Yoga/ })
    .dragTo(page.getByRole('cell', { name: 'Grote zaal, do 4 juni' }), { targetPosition: { x: 40, y: 40 } })
  await expect.poll(async () => (await read(yoga.id)).startsAt).toBe('2026-06-04T10:00')
  await expect(page.getByRole('cell', { name: 'Grote zaal, do 4 juni' }).getByRole('button')).toContainText('Yoga')
})

test('in the week a drag over a day offers its first free two hours, over several days the days whole', async ({
  start,
  open,
}) => {
  const { host, book } = await small(await start('empty'))
  await book('Yoga', 'Kleine zaal', '2026-06-04T09:00', '2026-06-04T11:30')
  const page = await open(host, `/planbord?dag=${TODAY}&weergave=week`)
  await drawn(page, '2026-06-01')
  const from = await footOf(page, 'Kleine zaal, do 4 juni')
  await pull(page, from, { x: from.x + 30, y: from.y })
  await expect(page.locator('.readout')).toHaveText('do 4 juni 11.30–13.30Kleine zaal ·  vrij')
  await page.mouse.up()
  const panel = panelOf(page)
  await expect(panel.getByLabel('Dag', { exact: true })).toHaveValue(/do 4 jun/)
  await expect(panel.getByLabel('Van', { exact: true })).toHaveValue('11.30')
  await expect(panel.getByLabel('Tot', { exact: true })).toHaveValue('13.30')
  await expect(panel.getByText('Kleine zaal', { exact: true })).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  const friday = await footOf(page, 'Grote zaal, vr 5 juni')
  await pull(page, await footOf(page, 'Grote zaal, wo 3 juni'), friday)
  await expect(cellOf(page, 'Grote zaal, do 4 juni')).toHaveAttribute('data-target', 'closed')
  await expect(page.locator('.readout')).toContainText('wo 3 juni 08.00 – vr 5 juni 23.00')
  await page.mouse.up()
  await expect(panel.getByLabel('Dag', { exact: true })).toHaveValue(/wo 3 jun/)
  await expect(panel.getByLabel('Van', { exact: true })).toHaveValue('08.00')
})

test('in the week Escape lets go of a drag for a new booking', async ({ start, open }) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, `/planbord?dag=${TODAY}&weergave=week`)
  await drawn(page, '2026-06-01')
  const from = await footOf(page, 'Kleine zaal, do 4 juni')
  await pull(page, from, { x: from.x + 40, y: from.y })
  await expect(page.locator('.readout')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.readout')).toBeHidden()
  await page.mouse.up()
  await expect(panelOf(page)).toBeHidden()
})

test('in the week the side of a chip makes a booking longer, and says when it can not', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Kleine zaal', '10:00', '11:00')
  await book('Koor', 'Kleine zaal', '14:00', '16:00')
  const page = await open(host, `/planbord?dag=${TODAY}&weergave=week`)
  await drawn(page, '2026-06-01')
  const chip = page.getByRole('button', { name: /^Yoga/ })
  const hour = await hourIn(cellOf(page, 'Kleine zaal, di 2 juni'))
  const to = async (hours: number) => {
    const side = await sideOf(chip)
    await pull(page, side, { x: side.x + hours * hour, y: side.y })
  }
  await to(2)
  await expect(page.locator('.readout')).toContainText('di 2 juni 10.00–13.00')
  await expect(page.locator('.readout')).toContainText('vrij')
  await page.mouse.up()
  await expect.poll(async () => (await read(yoga.id)).endsAt).toBe(`${TODAY}T13:00`)
  await expect(panelOf(page)).toBeHidden()
  await expect(page.locator('.readout')).toBeHidden()
  // The next pull begins at the side where it is drawn now.
  await expect(chip).toHaveAccessibleName(/10.00 tot 13.00/)

  await to(2)
  await expect(page.locator('.readout')).toContainText('10.00–15.00')
  await expect(page.locator('.readout')).toContainText('bezet')
  await expect(cellOf(page, 'Kleine zaal, di 2 juni')).toHaveAttribute('data-target', 'taken')
  await page.mouse.up()
  await expect(page.getByRole('alert').filter({ hasText: 'Koor staat er al' })).toBeVisible()
  await expect(chip).toHaveAccessibleName(/10.00 tot 13.00/)
  expect(await read(yoga.id)).toMatchObject({ endsAt: `${TODAY}T13:00` })
})

test('in the month a drag books, a chip drags to another day, and only what lasts over days has sides', async ({
  start,
  open,
}) => {
  const { host, book, read } = await small(await start('empty'))
  const yoga = await book('Yoga', 'Kleine zaal', '10:00', '11:00')
  const camp = await book('Kamp', 'Grote zaal', '2026-06-09T10:00', '2026-06-10T12:00', { selfService: true })
  const page = await open(host, `/planbord?dag=${TODAY}&weergave=maand`)
  await drawn(page, '2026-06-01')
  const chip = page.getByRole('button', { name: /^Yoga/ })
  await expect(chip.locator('[data-edge]')).toHaveCount(0)
  await chip.dragTo(cellOf(page, 'Kleine zaal, vr 5 juni'))
  await expect.poll(async () => (await read(yoga.id)).startsAt).toBe('2026-06-05T10:00')

  const last = cellOf(page, 'Grote zaal, wo 10 juni').getByRole('button')
  const friday = await cellOf(page, 'Grote zaal, vr 12 juni').boundingBox()
  const side = await sideOf(last)
  await drag(page, side, { x: (friday?.x ?? 0) + (friday?.width ?? 0) / 2, y: side.y })
  await expect.poll(async () => (await read(camp.id)).endsAt).toBe('2026-06-12T12:00')

  const from = await footOf(page, 'Kleine zaal, do 11 juni')
  await drag(page, { x: from.x - 14, y: from.y }, { x: from.x - 4, y: from.y })
  await expect(panelOf(page).getByLabel('Dag', { exact: true })).toHaveValue(/do 11 jun/)
  await expect(panelOf(page).getByLabel('Van', { exact: true })).toHaveValue('09.00')
})

test('an option and a request look and read different from what is confirmed', async ({ start, open }) => {
  const { host, book } = await small(await start('empty'))
  await book('Vast', 'Grote zaal', '09:00', '10:00')
  await book('Misschien', 'Grote zaal', '11:00', '12:00', { status: 'option' })
  await book('Graag', 'Grote zaal', '13:00', '14:00', { status: 'request' })
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  const look = (title: string) =>
    face(page, title).evaluate((element) => {
      const { borderTopStyle, backgroundColor, backgroundImage } = getComputedStyle(element)
      return `${borderTopStyle} ${backgroundColor} ${backgroundImage}`
    })
  const looks = await Promise.all(['Vast', 'Misschien', 'Graag'].map(look))
  expect(new Set(looks).size, looks.join('\n')).toBe(3)
  await expect(face(page, 'Misschien')).toContainText('Optie')
  await expect(face(page, 'Graag')).toContainText('Aanvraag')
  await expect(face(page, 'Misschien')).toHaveAccessibleName(/optie/)
  await expect(face(page, 'Graag')).toHaveAccessibleName(/aanvraag/)
  await expect(face(page, 'Vast')).not.toHaveAccessibleName(/optie|aanvraag/)
})
