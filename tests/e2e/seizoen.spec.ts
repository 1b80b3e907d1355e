import { expect, type Row, small, test } from './support'

test('wishes become a timetable, one is moved by keys, and the season goes into the agenda', async ({
  start,
  open,
}) => {
  test.setTimeout(90_000)
  const { host, centreId, rooms } = await small(await start('empty'))
  const page = await open(host, '/seizoen')
  await page.getByRole('button', { name: 'Nieuw seizoen' }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { name: 'Seizoen 2026-2027' })).toBeVisible()

  // A wish is typed: three letters of the renter, Enter, a time, Enter.
  await page.keyboard.press('w')
  await page.getByRole('textbox', { name: 'Huurder' }).fill('sha')
  await page.getByRole('option', { name: /Shantykoor/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Soort huurder' })).toHaveValue('Vereniging')
  await page.getByLabel('Personen').fill('15')
  await page.getByRole('combobox', { name: 'Eerste keus: ruimte' }).click()
  await page.getByRole('option', { name: 'Kleine zaal' }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  const [season] = await host.get<Row[]>('/seasons')
  await host.post('/wishes', {
    seasonId: season?.id,
    centreId,
    title: 'Buurtoverleg',
    category: 'residents',
    minutes: 120,
    people: 15,
    first: { roomId: rooms['Kleine zaal'], weekday: 1, from: '19:00' },
  })

  const list = page.getByRole('list', { name: 'Wensen' })
  await expect(list.getByRole('listitem').filter({ hasText: 'Buurtoverleg' })).toContainText('Nog niet ingedeeld')
  await page.getByRole('button', { name: 'Voorstel maken' }).click()
  await expect(list.getByText('Verplaatst')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Beter kan niet', { exact: true })).toBeVisible()
  const table = page.getByRole('table', { name: 'Rooster van het seizoen' })
  await table.getByRole('button', { name: /^Shantykoor/ }).click()
  await expect(page.getByRole('list', { name: 'Waarom' })).toContainText(
    'daar gaat Buurtoverleg voor, door de soort huurder',
  )

  // By keys: pick up, a day to the right, half an hour later, put down.
  const block = table.getByRole('button', { name: /^Buurtoverleg, ma 19.00/ })
  await block.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await expect(
    table.getByRole('button', { name: /^Buurtoverleg, di 19.30–21.30, Kleine zaal.*vastgezet/ }),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Zet in de agenda' }).click()
  await expect(page.getByText('Vastgelegd', { exact: true })).toBeVisible({ timeout: 30_000 })
  const bookings = await host.get<Row[]>(`/bookings?centreId=${centreId}&from=2026-09-01&to=2026-10-01`)
  expect(new Set(bookings.map(({ title }) => title)).size).toBe(2)
  expect(bookings.find(({ title }) => title === 'Buurtoverleg')?.startsAt).toBe('2026-09-01T19:30')
})

test('a season in which a commercial wish goes before residents who wait asks why, and keeps the answer', async ({
  start,
  open,
}) => {
  const { host, centreId, rooms, book } = await small(await start('empty'))
  const season = await host.post('/seasons', {
    name: 'Najaar 2026',
    centreId: null,
    from: '2026-09-01',
    to: '2026-10-01',
    skipHolidays: true,
    skipSchoolHolidays: true,
  })
  const first = { roomId: rooms['Kleine zaal'], weekday: 2, from: '19:00' }
  const wish = { seasonId: season.id, centreId, title: 'Makelaar', category: 'commercial', minutes: 120, first }
  const { id: wishId, revision } = await host.post('/wishes', wish)
  const slot = { ...first, to: '21:00', week: 'every' }
  await host.post('/seasons/place', { wishId, revision, slot, pinned: true })
  const evening = ['2026-09-08T18:00', '2026-09-08T20:00'] as const
  await book('Buurtmaaltijd', 'Kleine zaal', ...evening, { category: 'residents', status: 'request' })
  const made = () => host.get<Row[]>(`/bookings?centreId=${centreId}&from=2026-09-01&to=2026-10-01`)

  const page = await open(host, '/seizoen')
  await page.getByRole('button', { name: 'Zet in de agenda' }).click()
  const dialog = page.getByRole('dialog', { name: 'Anderen die voorgaan wachten op deze plekken' })
  await expect(dialog).toContainText('1 datum gevraagd door Buurtmaaltijd (bewonersgroep)')
  const why = dialog.getByLabel('Waarom gaat Makelaar voor?')
  await expect(why).toBeFocused()
  await why.press('Enter')
  await expect(dialog.getByText('Vul een reden in, of laat de data aan wie wacht')).toBeVisible()
  expect(await made()).toHaveLength(1)
  await why.fill('De maaltijd kan een week later')
  await why.press('Enter')
  await expect(page.getByText('Vastgelegd', { exact: true })).toBeVisible()
  await expect(dialog).toBeHidden()
  const bookings = (await made()) as (Row & { priorityReason: string | null })[]
  expect(bookings.filter((b) => b.priorityReason === 'De maaltijd kan een week later')).toHaveLength(5)
})

test('a wish is dragged by mouse to another room and day, and stands there pinned', async ({ start, open }) => {
  const { host, centreId, rooms } = await small(await start('empty'))
  const dates = { from: '2026-09-01', to: '2026-10-01', skipHolidays: true, skipSchoolHolidays: true }
  const season = await host.post('/seasons', { name: 'Najaar 2026', centreId: null, ...dates })
  const put = async (title: string, room: string | undefined, from: string, to: string) => {
    const first = { roomId: room, weekday: 2, from }
    const wish = await host.post('/wishes', { seasonId: season.id, centreId, title, minutes: 120, first })
    const slot = { ...first, to, week: 'every' }
    return host.post('/seasons/place', { wishId: wish.id, revision: wish.revision, slot, pinned: false })
  }
  const choir = await put('Koor', rooms['Kleine zaal'], '19:00', '21:00')
  await put('Bridge', rooms['Grote zaal'], '19:00', '21:00')
  const page = await open(host, '/seizoen')
  const table = page.getByRole('table', { name: 'Rooster van het seizoen' })
  const block = table.getByRole('button', { name: /^Koor, di 19.00–21.00, Kleine zaal/ })
  const cell = (room: string, column: number) => table.getByRole('row', { name: room }).getByRole('cell').nth(column)
  await block.dragTo(cell('Grote zaal', 3))
  await expect(table.getByRole('button', { name: /^Koor, do 19.00–21.00, Grote zaal.*vastgezet/ })).toBeVisible()
  const stands = async () => {
    const list = await host.get<(Row & { placement: { slot: object; pinned: boolean } | null })[]>(
      `/seasons/${season.id}/wishes`,
    )
    return list.find((wish) => wish.id === choir.id)?.placement
  }
  expect(await stands()).toMatchObject({
    slot: { roomId: rooms['Grote zaal'], weekday: 4, from: '19:00' },
    pinned: true,
  })
  // Where another stands it lands beside it, never on it.
  await table.getByRole('button', { name: /^Koor/ }).dragTo(cell('Grote zaal', 1))
  await expect(table.getByRole('button', { name: /^Koor, di (17.00–19.00|21.00–23.00), Grote zaal/ })).toBeVisible()
})
