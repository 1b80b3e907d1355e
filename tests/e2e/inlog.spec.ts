import { expect, type Host, panelOf, small, test } from './support'

const PASSWORD = 'groene gieter 4'
const PIN = '804271'

/** An administrator, a caretaker and a volunteer of the centre. */
async function people(host: Host, centreId: string): Promise<void> {
  const user = (name: string, role: string, secret: string, at: string | null) =>
    host.post('/users', { name, roles: [{ role, centreId: at }], secret })
  await user('Els de Groot', 'administrator', PASSWORD, null)
  await user('Karim Bakkali', 'beheerder', PIN, centreId)
  await user('Joke Willems', 'volunteer', PIN, centreId)
}

test('log in, switch to somebody else and back: what was typed is still there', async ({ start, browser }) => {
  const host = await start('empty')
  const { centreId } = await small(host)
  await people(host, centreId)
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  await page.goto(`${host.url}/#/planbord`)

  // By keyboard, first with a mistake.
  const logIn = async (name: string, secret: string) => {
    await expect(page.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
    await page.getByLabel('Uw naam').fill(name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(secret)
    await page.keyboard.press('Enter')
  }
  await logIn('karim bakkali', '999999')
  await expect(page.getByText('klopt niet')).toBeVisible()
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Gebruiker: Karim Bakkali' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Facturen' })).toHaveCount(0)

  await page.keyboard.press('n')
  const panel = panelOf(page)
  await panel.getByLabel('Wat gaan ze doen?').fill('Half getypt')
  await page.keyboard.press('Alt+l')
  await expect(panel).toBeHidden()

  await logIn('Els de Groot', PASSWORD)
  await expect(page.getByRole('button', { name: 'Gebruiker: Els de Groot' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Facturen' })).toBeVisible()
  await expect(panel).toBeHidden()
  // What Karim was typing is his: her new booking begins empty.
  await page.keyboard.press('n')
  await expect(panel.getByLabel('Wat gaan ze doen?')).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'Gebruiker: Els de Groot' }).click()
  await page.getByRole('menuitem', { name: 'Uitloggen' }).click()

  await logIn('Karim Bakkali', PIN)
  await expect(panel.getByLabel('Wat gaan ze doen?')).toHaveValue('Half getypt')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Grote zaal' }).click()
  await panel.getByRole('button', { name: 'Boeken' }).click()
  await expect(page.getByText('Half getypt').first()).toBeVisible()
})

test('users are made, blocked and let in again on the screen', async ({ start, open, browser }) => {
  const host = await start('empty')
  await small(host)
  const page = await open(host, '/instellingen/gebruikers')
  await page.getByRole('button', { name: 'Inloggen aanzetten' }).click()
  const first = page.getByRole('dialog', { name: 'Inloggen aanzetten' })
  await first.getByLabel('Uw naam').fill('Els de Groot')
  await first.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  await first.getByRole('button', { name: 'Verder' }).click()
  await expect(first.getByLabel('Herstelcode', { exact: true })).toHaveText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/)
  await first.getByRole('button', { name: 'Ik heb de code bewaard' }).click()

  await expect(page.getByRole('button', { name: 'Gebruiker: Els de Groot' })).toBeVisible()
  await page.goto(`${host.url}/#/instellingen/gebruikers`)
  await page.getByRole('button', { name: 'Nieuwe gebruiker' }).click()
  const form = page.getByRole('dialog', { name: 'Nieuwe gebruiker' })
  await form.getByLabel('Naam').fill('Joke Willems')
  await form.getByLabel(/^PIN of wachtwoord/).fill('123456')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form.getByText('Dit wordt als eerste geraden')).toBeVisible()
  await form.getByLabel(/^PIN of wachtwoord/).fill(PIN)
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('row', { name: /Joke Willems Vrijwilliger aan de balie PIN Kan inloggen/ })).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await other.goto(host.url)
  await other.getByLabel('Uw naam').fill('Joke Willems')
  await other.getByLabel('PIN of wachtwoord', { exact: true }).fill(PIN)
  await other.getByRole('button', { name: 'Inloggen' }).click()
  await expect(other.getByRole('heading', { name: 'Vandaag', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Joke Willems' }).click()
  await page.getByRole('dialog', { name: 'Joke Willems' }).getByLabel('Geblokkeerd').check()
  await page.getByRole('dialog', { name: 'Joke Willems' }).getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('row', { name: /Joke Willems .* Geblokkeerd/ })).toBeVisible()
  // Where they still are, they are out at once.
  await expect(other.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
})
