import type { Page } from '@playwright/test'
import { expect, TODAY, test } from './support'

/** The demo offers the shift of Marja de Wit at Bolnes on Wednesday 3 June 2026; Dennis Vos said no. */
const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Dienst' })
const bolnes = (page: Page, day: number) =>
  page
    .getByRole('table', { name: 'Rooster van de beheerders' })
    .locator('tbody tr')
    .filter({ has: page.getByRole('rowheader', { name: 'WVC Bolnes' }) })
    .locator('td')
    .nth(day)
const [MONDAY, WEDNESDAY, THURSDAY] = [0, 2, 3] as const

test('an offered shift is found from Vandaag and taken over by who says yes', async ({ start, open }) => {
  const host = await start('demo')
  const bolnesId = (await host.get<{ id: string; name: string }[]>('/centres')).find((c) => c.name === 'WVC Bolnes')?.id
  const page = await open(host, `/vandaag?dag=${TODAY}&centrum=${bolnesId}`)
  await page.getByRole('button', { name: /^wo 3 juni 08\.30/ }).click()
  const asked = panelOf(page).getByRole('list', { name: 'Gevraagd, beste eerst' })
  await expect(asked.getByRole('listitem').filter({ hasText: 'Dennis Vos' })).toContainText('zei nee')
  const mail = panelOf(page).getByRole('link', { name: 'E-mailen' })
  await expect(mail).toHaveAttribute(
    'href',
    /^mailto:\?bcc=joop\.smit@example\.nl,.*&subject=Wie%20kan%20wo%203%20juni/,
  )
  await asked.getByRole('button', { name: 'Joop Smit neemt over' }).click()
  await expect(page.getByText('Joop Smit neemt de dienst over')).toBeVisible()
  await expect(bolnes(page, WEDNESDAY).getByRole('button', { name: /^Joop S\. 08\.30/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /aangeboden$/ })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(
    bolnes(page, WEDNESDAY).getByRole('button', { name: /^Marja W\. 08\.30.*aangeboden aan anderen/ }),
  ).toBeVisible()
})

test('a shift is offered to some, somebody says no, and the offer is withdrawn', async ({ start, open }) => {
  const page = await open(await start('demo'), `/rooster?dag=${TODAY}`)
  await bolnes(page, THURSDAY)
    .getByRole('button', { name: /^Marja W\./ })
    .click()
  await panelOf(page).getByRole('button', { name: 'Bied aan anderen aan' }).click()
  const people = panelOf(page).getByRole('group', { name: 'Aan wie, beste eerst' }).getByRole('checkbox')
  await expect(people.first()).toBeChecked()
  const count = await people.count()
  await people.first().uncheck()
  const word = count === 2 ? 'beheerder' : 'beheerders'
  await panelOf(page)
    .getByRole('button', { name: `Bied aan ${count - 1} ${word} aan` })
    .press('Enter')
  const asked = panelOf(page).getByRole('list', { name: 'Gevraagd, beste eerst' })
  await expect(asked.getByRole('listitem')).toHaveCount(count - 1)
  await asked
    .getByRole('button', { name: /zegt nee$/ })
    .first()
    .click()
  await expect(asked.getByRole('listitem').first()).toContainText('zei nee')
  await panelOf(page).getByRole('button', { name: 'Trek in' }).click()
  await expect(panelOf(page).getByText(/1 zei nee; ingetrokken/)).toBeVisible()
  await expect(panelOf(page).getByRole('button', { name: 'Bied aan anderen aan' })).toBeVisible()
})

test('worked hours are corrected by keyboard, count in the hours, and go back to what was planned', async ({
  start,
  open,
}) => {
  const page = await open(await start('demo'), `/rooster?dag=${TODAY}`)
  await bolnes(page, MONDAY)
    .getByRole('button', { name: /^Marja W\./ })
    .press('Enter')
  const part = panelOf(page).getByRole('region', { name: 'Gewerkte uren' })
  await expect(part).toContainText('Gewerkt: 8 uur')
  await part.getByRole('button', { name: 'Er is anders gewerkt' }).press('Enter')
  await part.getByLabel('Pauze (min)').fill('0')
  await part.getByLabel('Waarom anders').fill('De feestzaal moest leeg')
  await part.getByLabel('Gewerkt tot').fill('1830')
  await part.getByLabel('Gewerkt tot').press('Enter')
  await expect(page.getByText('De gewerkte uren zijn bewaard')).toBeVisible()
  await bolnes(page, MONDAY)
    .getByRole('button', { name: /^Marja W\./ })
    .click()
  await expect(part).toContainText('Gewerkt: 10 uur')
  await expect(part).toContainText('Gepland was 08.30–17.00')
  await part.getByRole('button', { name: 'Toch zoals gepland' }).click()
  await bolnes(page, MONDAY)
    .getByRole('button', { name: /^Marja W\./ })
    .click()
  await expect(part).toContainText('zoals gepland')
})
