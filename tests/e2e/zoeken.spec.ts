import { expect, panelOf, type Row, TODAY, test } from './support'

const search = '/zoeken?personen=40&dagen=4&vroegst=18:00&laatst=23:00&keren=5'

test('a place is found by a phone call, from the keyboard, and booked', async ({ start, open }) => {
  const host = await start('demo')
  const page = await open(host, '/vandaag')
  await page.keyboard.press('4')
  const form = page.getByRole('form', { name: 'Wat u zoekt' })
  await form.getByLabel('Personen').fill('60')
  await form.getByText('Avond').click()
  await expect(page).toHaveURL(/personen=60.*vroegst=18/)
  const places = page.getByRole('list', { name: 'Vrije plekken' }).getByRole('button')
  await expect(places.first()).toContainText('60')
  await form.getByLabel('Personen').press('Enter')
  await expect(places.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(places.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  const panel = panelOf(page)
  await expect(panel.getByLabel('Personen')).toHaveValue('60')
  await panel.getByLabel('Wat gaan ze doen?').fill('Zangavond')
  await panel.getByRole('button', { name: 'Boeken' }).click()
  await expect(page.getByText(/Geboekt: Zangavond/)).toBeVisible()
  const made = await host.get<Row[]>('/bookings/search?q=Zangavond')
  expect(made).toEqual([expect.objectContaining({ expectedParticipants: 60, status: 'confirmed' })])
})

test('the search stands in the address; near misses and places of others stand apart', async ({ start, open }) => {
  const host = await start('demo')
  const page = await open(host, search)
  await expect(page.getByLabel('Hoe vaak')).toHaveValue('5 keer')
  await expect(page.getByRole('list', { name: 'Vrije plekken' }).getByRole('button').first()).toContainText('5 keer')
  // Taking a place of five times fills in all five.
  await page.getByRole('list', { name: 'Vrije plekken' }).getByRole('button').first().press('Enter')
  const panel = panelOf(page)
  await expect(panel.getByRole('combobox', { name: 'Herhalen' })).toHaveValue('Losse data')
  const plan = panel.getByRole('region', { name: 'Data van de reeks' })
  await expect(plan.getByRole('status')).toHaveText('5 data kunnen')
  await panel.getByLabel('Wat gaan ze doen?').fill('Cursus Klei')
  await panel.getByRole('button', { name: '5 data boeken' }).click()
  await expect(page.getByText('Cursus Klei: 5 data geboekt')).toBeVisible()
  expect(await host.get<Row[]>('/bookings/search?q=Cursus%20Klei')).toHaveLength(5)

  const elsewhere = page.getByRole('region', { name: 'Elders in de wijk' })
  await expect(elsewhere.getByText('Ria van Dam')).toBeVisible()
  // Without a request there is nothing to note a referral with.
  await expect(elsewhere.getByRole('button', { name: 'Doorverwijzen' })).toHaveCount(0)
})

test('a request is referred, and the referral stands in its panel', async ({ start, open }) => {
  const host = await start('demo')
  const [centre] = (await host.get<(Row & { managed: boolean })[]>('/centres')).filter((one) => one.managed)
  const [room] = await host.get<Row[]>(`/rooms?centreId=${centre?.id}`)
  const request = await host.post('/bookings', {
    centreId: centre?.id,
    roomIds: [room?.id],
    startsAt: `${TODAY}T19:00`,
    endsAt: `${TODAY}T21:00`,
    title: 'Dansavond',
    status: 'request',
    expectedParticipants: 110,
  })
  const page = await open(host, `/zoeken?boeking=${request.id}&personen=110`)
  await expect(page.getByRole('heading', { name: /Zoek ruimte.*voor Dansavond/ })).toBeVisible()
  await page.getByRole('textbox', { name: /Opmerking bij doorverwijzen naar Gymzaal/ }).fill('Belt morgen')
  await page.getByRole('button', { name: 'Doorverwijzen' }).last().click()
  await expect(page.getByText('Doorverwezen, staat bij de aanvraag.')).toBeVisible()
  expect(await host.get<Row[]>(`/referrals?bookingId=${request.id}`)).toHaveLength(1)
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Zoek of geef een opdracht' }).fill('Dansavond')
  await page.getByRole('button', { name: /Dansavond/ }).click()
  const panel = panelOf(page)
  await panel.getByRole('button', { name: 'Geschiedenis' }).click()
  const told = panel.getByRole('listitem').filter({ hasText: 'doorverwijzen' })
  await expect(told).toContainText('Belt morgen')
})

test('for whom and how much at most stand in the search; what is dearer stands apart with its price', async ({
  start,
  open,
}) => {
  const host = await start('demo')
  const page = await open(host, '/zoeken?personen=20&voor=commercial')
  const free = page.getByRole('list', { name: 'Vrije plekken' }).getByRole('button')
  await expect(free.first()).toContainText('€')
  const form = page.getByRole('form', { name: 'Wat u zoekt' })
  await form.getByLabel('Hooguit per keer').pressSequentially('1,50')
  await expect(page).toHaveURL(/hooguit=150/)
  const near = page.getByRole('list', { name: 'Bijna goed' }).getByRole('button').filter({ hasText: 'meer dan € 1,50' })
  await expect(near.first()).toBeVisible()
  await form.getByLabel('Hooguit per keer').fill('')
  await expect(near).toHaveCount(0)
  await expect(free.first()).toContainText('€')
  const bare = await open(host, '/zoeken?personen=20')
  await expect(bare.getByLabel('Hooguit per keer')).toBeDisabled()
})

test('a request that gets the first of several dates leaves the others filled in beside it', async ({
  start,
  open,
}) => {
  const host = await start('demo')
  const [centre] = (await host.get<(Row & { managed: boolean })[]>('/centres')).filter((one) => one.managed)
  const [room] = await host.get<Row[]>(`/rooms?centreId=${centre?.id}`)
  const request = await host.post('/bookings', {
    centreId: centre?.id,
    roomIds: [room?.id],
    startsAt: `${TODAY}T06:00`,
    endsAt: `${TODAY}T08:00`,
    title: 'Cursus Glas',
    status: 'request',
  })
  const page = await open(
    host,
    `/zoeken?boeking=${request.id}&waar=${centre?.id}&dagen=4&keren=3&vroegst=09:00&latest=22:00`,
  )
  await page.getByRole('list', { name: 'Vrije plekken' }).getByRole('button').first().press('Enter')
  await expect(page.getByText(/Cursus Glas heeft nu deze plek op do .* de rest: do/)).toBeVisible()
  const panel = panelOf(page)
  await expect(panel.getByLabel('Wat gaan ze doen?')).toHaveValue('Cursus Glas')
  await expect(panel.getByRole('region', { name: 'Data van de reeks' }).getByRole('status')).toHaveText('2 data kunnen')
  await panel.getByRole('button', { name: '2 data boeken' }).click()
  await expect(page.getByText('Cursus Glas: 2 data geboekt')).toBeVisible()
  expect(await host.get<Row[]>('/bookings/search?q=Cursus%20Glas')).toHaveLength(3)
})
