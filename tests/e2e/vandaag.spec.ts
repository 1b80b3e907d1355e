import { expect, panelOf, small, TODAY, test } from './support'

test('participants are filled in by number and Enter, one after the other', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const bridge = await book('Bridge', 'Kleine zaal', '2026-05-31T10:00', '2026-05-31T12:00')
  const koor = await book('Koor', 'Grote zaal', '2026-06-01T20:00', '2026-06-01T22:00')
  const page = await open(host)
  const field = (title: string) => page.getByRole('textbox', { name: new RegExp(`^Deelnemers ${title}`) })
  await expect(field('Bridge')).toBeVisible()
  const first = (await page.locator('.attendance input').first().getAttribute('aria-label')) ?? ''
  const [one, two] = first.includes('Bridge') ? ([bridge, koor] as const) : ([koor, bridge] as const)
  await field(one.title).fill('17')
  await page.keyboard.press('Enter')
  await expect(field(two.title)).toBeFocused()
  await page.keyboard.type('43')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Alles is ingevuld.')).toBeVisible()
  expect([(await read(one.id)).participants, (await read(two.id)).participants]).toEqual([17, 43])
})

test('a number of participants that is left without Enter is saved as well', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  const koor = await book('Koor', 'Grote zaal', '2026-06-01T20:00', '2026-06-01T22:00')
  const page = await open(host)
  await page.getByRole('textbox', { name: /^Deelnemers Koor/ }).fill('43')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Alles is ingevuld.')).toBeVisible()
  expect((await read(koor.id)).participants).toBe(43)
})

test('an open request is confirmed from the list, and the day shows what is on now', async ({ start, open }) => {
  const { host, book, read } = await small(await start('empty'))
  await book('Koffieochtend', 'Grote zaal', '10:00', '12:00')
  const wish = await book('Verjaardag', 'Kleine zaal', '2026-06-06T14:00', '2026-06-06T18:00', { status: 'request' })
  const page = await open(host)
  await expect(page.getByText('nu 11.20')).toBeVisible()
  await expect(page.getByRole('row', { name: /Grote zaal/ })).toContainText('Koffieochtend')
  await page.getByRole('button', { name: 'Verjaardag bevestigen' }).click()
  await expect(page.getByText('Niets dat op antwoord wacht.')).toBeVisible()
  expect(await read(wish.id)).toMatchObject({ status: 'confirmed' })
})

test('the dagstaat lists the day by room and by time, with the contact, and opens a booking', async ({
  start,
  open,
}) => {
  const { host, book } = await small(await start('empty'))
  const more = { contactName: 'Anja Smit', contactPhone: '06 12345678', preparation: 'beamer' }
  await book('Vergadering', 'Kleine zaal', '09:00', '10:00', more)
  await book('Koor', 'Grote zaal', '20:00', '22:00')
  const page = await open(host)
  await page.getByRole('button', { name: 'Dagstaat' }).click()
  await expect(page.getByRole('heading', { name: /Dagstaat Buurthuis De Proef, di 2 juni 2026/ })).toBeVisible()
  const rows = page.locator('.sheet tbody tr')
  await expect(rows).toHaveText([
    /Grote zaal.*20\.00–22\.00.*Koor/,
    /Kleine zaal.*Vergadering.*beamer.*Anja Smit.*06 12345678/,
  ])
  await page.getByRole('radiogroup', { name: 'Volgorde' }).getByText('Op tijd').click()
  await expect(rows).toHaveText([/Vergadering/, /Koor/])
  await page.getByRole('button', { name: 'Vergadering' }).click()
  await expect(panelOf(page).getByRole('heading', { name: 'Vergadering' })).toBeVisible()
  expect(new URL(page.url()).hash).toContain('/dagstaat')
  await page.getByRole('button', { name: 'Volgende dag' }).click()
  await expect(page.getByText('Er staat niets geboekt op deze dag.')).toBeVisible()
  expect(TODAY).not.toBe(new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('dag'))
})

test('the card of requests has what is most urgent on top, five of them, with the two answers', async ({
  start,
  open,
}) => {
  const { host, book, read } = await small(await start('empty'))
  const titles = ['Yoga', 'Dans', 'Schaken', 'Bridge', 'Koor', 'Toneel']
  const asked = await Promise.all(
    titles.map((title, n) =>
      book(title, 'Kleine zaal', `2026-06-${16 + n}T14:00`, `2026-06-${16 + n}T16:00`, {
        status: title === 'Toneel' ? 'option' : 'request',
        ...(title === 'Toneel' && { optionUntil: '2026-06-02T17:00' }),
      }),
    ),
  )
  const page = await open(host)
  const card = page.getByRole('region', { name: 'Open aanvragen en opties' })
  await expect(card.getByRole('listitem')).toHaveCount(5)
  await expect(card.locator('header')).toContainText('6')
  await expect(card.getByRole('listitem').first()).toContainText(/Toneel.*Optie · zo 21 juni 14.00.*nog tot 17.00/)
  await card.getByRole('button', { name: 'Toneel afwijzen' }).click()
  await expect(page.getByText('Toneel is afgewezen')).toBeVisible()
  expect((await read(asked[5]?.id ?? '')).status).toBe('declined')
  await expect(card.getByRole('button', { name: 'Koor', exact: true })).toBeVisible()
  await card.getByRole('button', { name: 'Alle aanvragen' }).click()
  await expect(page.getByRole('list', { name: 'Open aanvragen en opties' }).getByRole('button')).toHaveCount(5)
})
