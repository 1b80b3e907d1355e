import type { Page } from '@playwright/test'
import { expect, type Host, small, TODAY, test } from './support'

/** What the register answers, as far as these tests look. */
type Till = {
  expectedCents: number
  sales: { totalCents: number; paidBy: string; receivedCents: number | null; voided: boolean }[]
  closing: { differenceCents: number; remark: string; withdrawnCents: number } | null
}

/** A centre with coffee, tea and soft drinks, and € 50 to give change with. */
async function register(host: Host) {
  const { centreId, book } = await small(host)
  for (const [name, cents, group] of [
    ['Koffie', 150, 'Warm'],
    ['Thee', 125, 'Warm'],
    ['Fris', 200, 'Koud'],
  ] as const)
    await host.post('/articles', { centreId, name, cents, group })
  await host.post('/register/movements', { centreId, cents: 5000, reason: 'Wisselgeld' })
  return {
    book,
    till: (more = '') => host.get<Till>(`/register?centreId=${centreId}${more}`),
  }
}
const receipt = (page: Page) => page.getByRole('region', { name: 'Bon', exact: true })
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('two coffees by keyboard, change for a note, pin, and a sale taken back', async ({ start, open }) => {
  const host = await start('empty')
  const { till } = await register(host)
  const page = await open(host, '/vandaag')
  await press(page, '8')
  await page.getByRole('button', { name: /^Koffie/ }).waitFor()

  await press(page, 'k', 'k', 'Enter')
  await expect(receipt(page)).toContainText('Bon 1, contant: € 3,00')
  expect((await till()).sales).toMatchObject([{ totalCents: 300, paidBy: 'cash', receivedCents: null }])

  // T is "today" in the whole app, so tea is on its second letter.
  await press(page, 'h', 'f', 'f', 'Backspace', 'o')
  await page.keyboard.type('2')
  await expect(receipt(page)).toContainText('Te weinig')
  await press(page, 'Enter')
  expect((await till()).sales).toHaveLength(1)
  await page.getByLabel('Ontvangen').fill('5')
  await press(page, 'Enter')
  await expect(receipt(page)).toContainText('Bon 2, contant')
  await expect(receipt(page)).toContainText('Terug € 1,75')

  // A screen further, the receipt is still there.
  await press(page, 'k', '1')
  await page.getByRole('heading', { name: 'Vandaag' }).waitFor()
  await press(page, '8')
  await expect(receipt(page)).toContainText('€ 1,50')
  await press(page, 'p')
  await expect(receipt(page)).toContainText('Bon 3, pin: € 1,50')
  await receipt(page).getByRole('button', { name: 'Terugdraaien' }).click()
  await expect(page.getByText('Bon 3 is teruggedraaid')).toBeVisible()
  expect((await till()).sales.map((sale) => sale.voided)).toEqual([false, false, true])
})

test('with arrows and Space; a button that has the focus keeps its Enter', async ({ start, open }) => {
  const host = await start('empty')
  const { till } = await register(host)
  const page = await open(host, '/kas')
  await page.getByRole('button', { name: /^Koffie/ }).waitFor()
  await press(page, 'ArrowDown', 'ArrowRight', 'Space', 'ArrowDown', 'Space')
  await expect(receipt(page)).toContainText('€ 3,25')
  await page.getByRole('button', { name: 'Fris een meer' }).focus()
  await press(page, 'Enter')
  await expect(receipt(page)).toContainText('€ 5,25')
  expect((await till()).sales).toEqual([])
  await page.getByRole('button', { name: /^Fris € / }).focus()
  await press(page, 'Enter')
  await expect(receipt(page)).toContainText('Bon 1, contant: € 5,25')
})

test('a day is closed: a difference asks for a remark, and then nothing changes any more', async ({ start, open }) => {
  const host = await start('empty')
  const { till } = await register(host)
  const page = await open(host, '/kas')
  await page.getByRole('button', { name: /^Koffie/ }).waitFor()
  await press(page, 'k', 'k', 'Enter')
  await expect(receipt(page)).toContainText('Bon 1')
  await press(page, 'Alt+3')
  await expect(page.getByText('Nog niet geteld')).toBeVisible()
  // € 53 is due, € 52 is there; Enter goes to the next field.
  await page.getByLabel('€ 20', { exact: true }).fill('2')
  await press(page, 'Enter')
  await page.keyboard.type('1')
  await page.getByLabel('€ 2', { exact: true }).fill('1')
  await expect(page.getByText('Te weinig')).toBeVisible()
  await page.getByLabel('Afstorten').fill('20')
  await press(page, 'Control+Enter')
  await expect(page.getByText('Schrijf op wat u ervan weet')).toBeVisible()
  expect((await till()).closing).toBeNull()
  await page.getByLabel('Opmerking').fill('Een euro kwijt')
  await press(page, 'Control+Enter')
  await expect(page.getByText(/Afgesloten op di 2 juni 2026 om 11.20/).first()).toBeVisible()
  const closed = await till(`&date=${TODAY}&sequence=1`)
  expect(closed.closing).toMatchObject({ differenceCents: -100, withdrawnCents: 2000, remark: 'Een euro kwijt' })

  await press(page, 'Alt+2')
  await page.getByRole('button', { name: 'Tegenboeking van bon 1' }).click()
  await page.getByLabel('Waarom').fill('Dubbel aangeslagen')
  await page.getByRole('button', { name: 'Tegenboeking maken' }).click()
  await expect(page.getByText('Tegenboeking gemaakt: bon 2 van vandaag')).toBeVisible()
  expect(await till()).toMatchObject({ expectedCents: 3200 - 300, sales: [{ totalCents: -300 }] })
})

test('the turnover goes out as a file, and an open day before is pointed out', async ({ start, open }) => {
  const host = await start('demo')
  const centre = (await host.get<{ id: string; name: string }[]>('/centres')).find(({ name }) => name === 'WVC West')
  const page = await open(host, `/kas/omzet?centrum=${centre?.id}&van=2026-05-12&tot=2026-06-02`)
  await expect(page.getByText('De kas van ma 1 juni is nog niet afgesloten.')).toBeVisible()
  await page.getByRole('heading', { name: 'Per artikel' }).waitFor()
  const download = page.waitForEvent('download')
  await press(page, 'x')
  expect((await download).suggestedFilename()).toBe('kas-2026-05-12-2026-06-02.xlsx')
  await page.getByRole('button', { name: 'Nu afsluiten' }).click()
  await expect(page.getByRole('heading', { name: 'Kas van ma 1 juni 2026' })).toBeVisible()
})

test('a receipt goes on the bill of a booking, and comes off by undo', async ({ start, open }) => {
  const host = await start('empty')
  const { book, till } = await register(host)
  const booking = await book('Bridgemiddag', 'Grote zaal', '11:00', '14:00')
  const bill = () =>
    host.get<{ price: { agreement: { refreshments: { text: string; quantity: number }[] } } | null }>(
      `/bookings/${booking.id}/price`,
    )
  const page = await open(host, '/kas')
  await page.getByRole('button', { name: /^Koffie/ }).waitFor()
  for (const keys of [
    ['k', 'k', 'f'],
    ['k', 'h'],
  ]) {
    await press(page, ...keys, 'b')
    await expect(page.getByRole('button', { name: /^Bridgemiddag.*nu bezig/ })).toBeFocused()
    await press(page, 'Enter')
    await expect(page.getByText('staat op de rekening van Bridgemiddag')).toHaveCount(keys.length === 3 ? 1 : 2)
  }
  expect((await bill()).price?.agreement.refreshments).toMatchObject([
    { text: 'Koffie', quantity: 3 },
    { text: 'Fris', quantity: 1 },
    { text: 'Thee', quantity: 1 },
  ])
  expect((await till()).sales).toEqual([])
  await press(page, 'Control+z')
  await expect(page.getByText(/Ongedaan gemaakt/)).toBeVisible()
  expect((await bill()).price?.agreement.refreshments).toMatchObject([{ quantity: 2 }, { quantity: 1 }])
})

test('an article is put on the price list and is a key at once', async ({ start, open }) => {
  const host = await start('empty')
  await small(host)
  const page = await open(host, '/kas')
  await page.getByRole('button', { name: 'Naar de prijslijst' }).click()
  await page.getByRole('button', { name: 'Nieuw artikel' }).click()
  await page.getByLabel('Naam').fill('Koffie')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Vul een prijs in.')).toBeVisible()
  await page.getByLabel('Prijs met btw').fill('1,50')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('row', { name: /Koffie.*Warm.*€ 1,50/ })).toBeVisible()
  await press(page, '8')
  await expect(page.getByRole('button', { name: /^Koffie/ })).toBeVisible()
})
