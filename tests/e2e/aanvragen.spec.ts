import { expect, panelOf, type Row, small, test } from './support'

const LATER = '2026-06-24'
const slot = { from: `${LATER}T17:00`, to: `${LATER}T20:00` }

test('requests are walked through by key, confirmed, optioned and declined, each with one key', async ({
  start,
  open,
}) => {
  const { host, book, read } = await small(await start('empty'))
  const ask = (title: string, room: 'Grote zaal' | 'Kleine zaal', from: string, to: string) =>
    book(title, room, from, to, { status: 'request' })
  const choir = await ask('Koor', 'Grote zaal', slot.from, slot.to)
  const dance = await ask('Dans', 'Grote zaal', slot.from, slot.to)
  const yoga = await ask('Yoga', 'Kleine zaal', slot.from, slot.to)
  const page = await open(host, '/vandaag')
  await page.keyboard.press('3')
  const list = page.getByRole('list', { name: 'Open aanvragen en opties' })
  await expect(list.getByRole('button')).toHaveCount(3)
  await expect(page.getByRole('heading', { name: 'Koor', level: 2 })).toBeVisible()
  await expect(page.getByText('Wachtlijst voor deze plek')).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByText('Koor is bevestigd')).toBeVisible()
  expect((await read(choir.id)).status).toBe('confirmed')

  // The second for the same slot no longer fits, and says by what and what is free.
  await list.getByRole('button', { name: /Dans/ }).click()
  await expect(page.getByRole('heading', { name: 'Grote zaal is bezet van 17.00 tot 20.00' })).toBeVisible()
  await expect(list.getByRole('button', { name: /Dans/ })).toContainText('Bezet')
  await page.keyboard.press('Alt+1')
  await expect(page.getByText('Dans is verplaatst naar een vrije plek')).toBeVisible()
  await expect.poll(async () => (await read(dance.id)).startsAt).not.toBe(slot.from)

  await list.getByRole('button', { name: /Dans/ }).click()
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: 'Yoga', level: 2 })).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.getByText('Yoga is nu een optie')).toBeVisible()
  expect((await read(yoga.id)).status).toBe('option')
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { name: 'Dans', level: 2 })).toBeVisible()
  await page.keyboard.press('a')
  const why = page.getByRole('combobox', { name: 'Waarom kan het niet?' })
  await expect(why).toBeFocused()
  await why.press('Enter')
  await expect(page.getByText('Vul een reden in')).toBeVisible()
  await why.fill('Past niet bij het centrum')
  await why.press('Enter')
  await expect(page.getByText('Dans is afgewezen')).toBeVisible()
  await page.getByText('Afgehandeld', { exact: true }).click()
  await expect(page.getByRole('cell', { name: 'Past niet bij het centrum', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Dans weer een aanvraag maken' }).click()
  await expect.poll(async () => (await read(dance.id)).status).toBe('request')
})

test('care makes way for a meal of residents: another place is offered, and undo takes it all back', async ({
  start,
  open,
}) => {
  const { host, book, read } = await small(await start('empty'))
  const care = await book('Griepprik', 'Grote zaal', slot.from, slot.to, { category: 'primary_care' })
  const meal = await book('Buurtmaaltijd', 'Grote zaal', slot.from, slot.to, {
    category: 'residents',
    status: 'request',
  })
  const page = await open(host, '/aanvragen')
  await expect(page.getByRole('heading', { name: 'Griepprik kan wijken voor bewoners' })).toBeVisible()
  await page.keyboard.press('v')
  const dialog = page.getByRole('dialog', { name: 'Buurtmaaltijd laten voorgaan' })
  await dialog
    .getByRole('radio', { name: /Kleine zaal|Ontmoeting/ })
    .first()
    .check()
  await dialog.getByRole('button', { name: 'Laten voorgaan' }).click()
  await expect.poll(async () => (await read(care.id)).status).toBe('displaced')
  expect((await read(meal.id)).status).toBe('confirmed')
  const links = await host.get<{ successor: Row }>(`/bookings/${care.id}/links`)
  expect(links.successor).toMatchObject({ title: 'Griepprik', status: 'option' })
  // The message to whoever was displaced is drafted at once.
  const message = page.getByRole('dialog').filter({ hasText: 'Griepprik' })
  await expect(message).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(message).toBeHidden()
  await page.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await expect.poll(async () => (await read(care.id)).status).toBe('confirmed')
  expect((await read(meal.id)).status).toBe('request')
})

test('a cancellation names who waits, and one key gives the first of them an option', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const choir = await book('Koor', 'Grote zaal', slot.from, slot.to)
  const club = await book('Bridge', 'Grote zaal', slot.from, slot.to, { status: 'request', category: 'association' })
  const meal = await book('Buurtmaaltijd', 'Grote zaal', slot.from, slot.to, {
    status: 'request',
    category: 'residents',
  })
  const page = await open(host, `/planbord?dag=${LATER}`)
  await page.locator(`[data-booking="${choir.id}"]`).first().click()
  const panel = panelOf(page)
  await panel.getByRole('button', { name: 'Annuleren…' }).click()
  await page.getByLabel('Reden').press('Enter')
  const notice = page.getByRole('alert').filter({ hasText: 'staan anderen te wachten' })
  await expect(notice).toContainText('1. Buurtmaaltijd (bewonersgroep)')
  await expect(notice).toContainText('2. Bridge (vereniging)')
  await page.keyboard.press('Alt+o')
  await expect.poll(async () => (await read(meal.id)).status).toBe('option')
  expect((await read(club.id)).status).toBe('request')
})

test('the notice of a free slot moves on when who waited does so no more, and goes when the slot is taken', async ({
  start,
  open,
}) => {
  const { host, book, read } = await small(await start('empty'))
  const choir = await book('Koor', 'Grote zaal', slot.from, slot.to)
  const club = await book('Bridge', 'Grote zaal', slot.from, slot.to, { status: 'request', category: 'association' })
  const meal = await book('Buurtmaaltijd', 'Grote zaal', slot.from, slot.to, {
    status: 'request',
    category: 'residents',
  })
  const page = await open(host, `/planbord?dag=${LATER}`)
  await page.locator(`[data-booking="${choir.id}"]`).first().click()
  await panelOf(page).getByRole('button', { name: 'Annuleren…' }).click()
  await page.getByLabel('Reden').press('Enter')
  const notice = page.getByRole('alert').filter({ hasText: 'staan anderen te wachten' })
  await expect(notice).toContainText('1. Buurtmaaltijd (bewonersgroep)')

  await host.post(`/bookings/${meal.id}/decline`, { revision: meal.revision, reason: 'Bij nader inzien niet' })
  await page.keyboard.press('Alt+o')
  await expect(notice).toContainText('1. Bridge (vereniging)')
  await expect(notice).not.toContainText('Buurtmaaltijd')

  await book('Spoed', 'Grote zaal', slot.from, slot.to)
  await page.keyboard.press('Alt+o')
  await expect(notice).toHaveCount(0)
  expect((await read(club.id)).status).toBe('request')
})

test('a date of a series that waits is named with its day, and the same key gives it the slot', async ({
  start,
  open,
}) => {
  const { host, book, centreId, rooms } = await small(await start('empty'))
  const choir = await book('Koor', 'Grote zaal', slot.from, slot.to)
  const { series } = await host.post<{ series: Row }>('/series', {
    centreId,
    roomIds: [rooms['Grote zaal']],
    title: 'Toneel',
    category: 'residents',
    startsAt: slot.from,
    endsAt: slot.to,
    rule: { frequency: 'weekly', count: 2 },
    onConflict: 'wait',
  })
  const page = await open(host, `/planbord?dag=${LATER}`)
  await page.locator(`[data-booking="${choir.id}"]`).first().click()
  await panelOf(page).getByRole('button', { name: 'Annuleren…' }).click()
  await page.getByLabel('Reden').press('Enter')
  const notice = page.getByRole('alert').filter({ hasText: 'staan anderen te wachten' })
  await expect(notice).toContainText('1. Toneel (bewonersgroep, reeks, wo 24 juni)')
  await page.keyboard.press('Alt+o')
  await expect(page.getByText('Plek gegeven: Toneel, wo 24 juni')).toBeVisible()
  const { dates } = await host.get<{ dates: { date: string; state: string }[] }>(`/series/${series.id}`)
  expect(dates[0]).toMatchObject({ date: LATER, state: 'booked' })
})

test('the last day of an option is chosen when it is given and when it is extended', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const choir = await book('Koor', 'Grote zaal', slot.from, slot.to, { status: 'request' })
  const until = async () => ((await read(choir.id)) as Row & { optionUntil: string | null }).optionUntil
  const page = await open(host, '/aanvragen')
  await expect(page.getByRole('heading', { name: 'Koor', level: 2 })).toBeVisible()
  await page.keyboard.press('Shift+O')
  const field = page.getByRole('textbox', { name: 'Optie tot en met' })
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('16 juni 2026')
  await field.fill('5 juni')
  await field.press('Enter')
  await expect.poll(until).toBe('2026-06-05T23:59')

  await page.keyboard.press('e')
  const panel = panelOf(page)
  await panel.getByRole('button', { name: 'Meer stappen' }).click()
  await page.getByRole('menuitem', { name: 'Optie verlengen…' }).click()
  await expect(field).toHaveValue('19 juni 2026')
  await field.fill('24 juni')
  await field.press('Enter')
  // Never longer than until it begins.
  await expect(panel.getByText('Optie tot wo 24 juni, 17.00')).toBeVisible()
  expect(await until()).toBe(slot.from)
})

test('a new booking is kept as an option until a chosen day', async ({ start, open }) => {
  const { host, centreId } = await small(await start('empty'))
  const page = await open(host, `/planbord?dag=${LATER}`)
  await page.keyboard.press('n')
  const panel = panelOf(page)
  await panel.getByLabel('Wat gaan ze doen?').fill('Koor')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Kleine zaal' }).click()
  await panel.getByLabel('Van', { exact: true }).fill('14')
  await panel.getByLabel('Tot', { exact: true }).fill('16')
  await panel.getByRole('button', { name: 'Meer manieren om te bewaren' }).click()
  await page.getByRole('menuitem', { name: 'Als optie tot en met…' }).click()
  const field = page.getByRole('textbox', { name: 'Optie tot en met' })
  await expect(field).toBeFocused()
  await field.fill('12-6-2026')
  await page.getByRole('button', { name: 'Bewaren als optie' }).click()
  await expect(panel).toBeHidden()
  const [made] = await host.get<(Row & { optionUntil: string })[]>(
    `/bookings?centreId=${centreId}&from=${LATER}&to=2026-06-25`,
  )
  expect(made).toMatchObject({ status: 'option', optionUntil: '2026-06-12T23:59' })
})
