import type { Page } from '@playwright/test'
import { expect, type Row, TODAY, test } from './support'

/** The week of the demo runs from Monday 1 to Sunday 7 June 2026. */
const ADDRESS = `/rooster?dag=${TODAY}`
const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] = [0, 1, 2, 3] as const

const rowOf = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'Rooster van de beheerders' })
    .locator('tbody tr')
    .filter({ has: page.getByRole('rowheader', { name }) })
const cellOf = (page: Page, name: string, day: number) => rowOf(page, name).locator('td').nth(day)
/** The shift of the fixed face of De Fuik in the morning: he offers Monday to Thursday. */
const wim = (page: Page, day: number) => cellOf(page, 'De Fuik', day).getByRole('button', { name: /^Wim B\. 09\.00/ })
const gap = (page: Page) => cellOf(page, 'De Fuik', THURSDAY).getByRole('button', { name: /^Gat 13\.00/ })

test('a gap is filled from its panel with who can best, and undo brings it back', async ({ start, open }) => {
  const page = await open(await start('demo'), ADDRESS)
  await expect(wim(page, MONDAY)).toBeVisible()
  await gap(page).click()
  const panel = page.getByRole('complementary', { name: 'Gat in het rooster' })
  const candidates = panel.getByRole('list', { name: 'Wie, beste eerst' })
  await candidates.getByRole('button', { name: /^Kees Vermeer/ }).click()
  await panel.getByRole('button', { name: 'Maak dienst' }).click()
  await expect(panel).toBeHidden()
  await expect(cellOf(page, 'De Fuik', THURSDAY).getByRole('button', { name: /^Kees V\. 13\.00/ })).toBeVisible()
  await expect(gap(page)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(gap(page)).toBeVisible()
})

test('a shift drags to another day; a drop that a rule refuses leaves it and says why', async ({ start, open }) => {
  const page = await open(await start('demo'), ADDRESS)
  await wim(page, MONDAY).dragTo(cellOf(page, 'De Fuik', WEDNESDAY), { targetPosition: { x: 20, y: 4 } })
  await expect(wim(page, WEDNESDAY)).toBeVisible()
  await expect(wim(page, MONDAY)).toBeHidden()
  await wim(page, WEDNESDAY).dragTo(cellOf(page, 'De Fuik', TUESDAY), { targetPosition: { x: 20, y: 4 } })
  await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toContainText('al een dienst')
  await expect(wim(page, WEDNESDAY)).toBeVisible()
  await expect(wim(page, TUESDAY)).toHaveCount(1)
})

test('keys move a shift, let it go, take it away and make a new one', async ({ start, open }) => {
  const page = await open(await start('demo'), ADDRESS)
  await wim(page, THURSDAY).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Losgelaten, er is niets veranderd')).toBeAttached()
  await expect(wim(page, THURSDAY)).toBeVisible()
  await wim(page, THURSDAY).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(wim(page, WEDNESDAY)).toBeVisible()
  await expect(wim(page, THURSDAY)).toBeHidden()
  await wim(page, WEDNESDAY).focus()
  await page.keyboard.press('Delete')
  await expect(wim(page, WEDNESDAY)).toBeHidden()
  await expect(cellOf(page, 'De Fuik', WEDNESDAY)).toBeFocused()
  await page.keyboard.press('n')
  await expect(page.getByRole('complementary', { name: 'Nieuwe dienst' })).toBeVisible()
})

test('people were told, and what changes after that is marked', async ({ start, open }) => {
  const page = await open(await start('demo'), ADDRESS)
  await expect(wim(page, MONDAY)).toBeVisible()
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Maak deze week bekend' }).click()
  await expect(page.getByText('Versie 1 van het rooster is bekendgemaakt')).toBeVisible()
  await expect(page.getByText(/niet bekend$/)).toBeHidden()
  await wim(page, MONDAY).dragTo(cellOf(page, 'De Fuik', WEDNESDAY), { targetPosition: { x: 20, y: 4 } })
  await expect(wim(page, WEDNESDAY)).toHaveAccessibleName(/gewijzigd sinds het bekend is gemaakt/)
  await expect(page.getByText('1 wijziging niet bekend')).toBeVisible()
})

test('by person shows who has what and what nobody has; a month opens a week', async ({ start, open }) => {
  const page = await open(await start('demo'), ADDRESS)
  await expect(gap(page)).toBeVisible()
  await page.keyboard.press('Shift+P')
  await expect(cellOf(page, 'Wim Bakker', MONDAY).getByRole('button', { name: /^De Fuik 09\.00/ })).toBeVisible()
  await expect(cellOf(page, 'Nog niemand', THURSDAY).getByRole('button', { name: /^Gat De Fuik 13\.00/ })).toBeVisible()
  await page.keyboard.press('Shift+W')
  await expect(rowOf(page, 'Wim Bakker').locator('td')).toHaveCount(30)
  await expect(cellOf(page, 'Wim Bakker', WEDNESDAY)).toHaveAccessibleName(/3 juni 2026: niets$/)
  await expect(cellOf(page, 'Wim Bakker', THURSDAY)).toHaveAccessibleName(/4 juni 2026: 1 dienst$/)
  await page.getByRole('button', { name: /9$/ }).first().click()
  await expect(rowOf(page, 'Wim Bakker').locator('td')).toHaveCount(7)
  await expect(page.getByText('week 24')).toBeVisible()
})

test('the roster goes on paper by person, open shifts last, without why somebody is away', async ({ start, open }) => {
  const host = await start('demo')
  const [wimRow] = (await host.get<Row[]>('/caretakers')).filter(({ name }) => name === 'Wim Bakker')
  await host.post('/absences', {
    caretakerId: wimRow?.id,
    kind: 'sick',
    startsAt: `${TODAY}T00:00`,
    endsAt: '2026-06-07T00:00',
  })
  const page = await open(host, `${ADDRESS}&per=persoon`)
  await page.evaluate(() => {
    const seen: { paper?: string } = globalThis as never
    window.print = () => {
      seen.paper = [...document.querySelectorAll('.paper tr')].map((row) => row.textContent).join('|')
    }
  })
  await expect(rowOf(page, 'Wim Bakker')).toBeVisible()
  await page.getByRole('button', { name: 'Rooster afdrukken' }).click()
  const paper = () => page.evaluate(() => (globalThis as { paper?: string }).paper ?? '')
  await expect.poll(paper).toContain('Wim Bakker09.00–13.00 De Fuik')
  expect(await paper()).toMatch(/\|Nog niemand[^|]*$/)
  expect(await paper()).not.toMatch(/ziek/i)
})

test('a week is kept as a standard week and put in the next', async ({ start, open }) => {
  const page = await open(await start('demo'), ADDRESS)
  await expect(wim(page, MONDAY)).toBeVisible()
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Standaardweken' }).click()
  const dialog = page.getByRole('dialog', { name: 'Standaardweken' })
  await dialog.getByRole('textbox', { name: /Bewaar week 23/ }).fill('Gewone week')
  await dialog.getByRole('button', { name: 'Bewaren' }).click()
  await expect(dialog.getByRole('list', { name: 'Standaardweken die er zijn' })).toContainText('Gewone week')
  await dialog.getByRole('button', { name: 'Overnemen' }).click()
  // All that stands in the next week of the demo already stays as it is.
  await expect(dialog.getByRole('status')).toContainText('stond er al en bleef zoals het was')
})

test('what is open is filled in by a proposal that is taken over in one act', async ({ start, open }) => {
  const page = await open(await start('demo'), ADDRESS)
  await expect(gap(page)).toBeVisible()
  await page.getByRole('button', { name: 'Vul in' }).click()
  const dialog = page.getByRole('dialog', { name: /Rooster invullen/ })
  await dialog.getByRole('button', { name: 'Maak een voorstel' }).click()
  const proposal = dialog.getByRole('list', { name: 'Voorstel per dienst' })
  await expect(proposal.getByRole('listitem').filter({ hasText: 'De Fuik' })).toContainText('vrijwilliger', {
    timeout: 30_000,
  })
  await dialog.getByRole('button', { name: /^Neem \d+ diensten over/ }).click()
  await expect(dialog).toBeHidden()
  await expect(gap(page)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(gap(page)).toBeVisible()
})
