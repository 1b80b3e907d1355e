import type { Page } from '@playwright/test'
import { seriousFaults } from '../support/axe'
import { expect, test } from './app'
import { seedUsers } from './seed'

const PIN = '804271'
const users = [
  { name: 'Els de Groot', role: 'administrator', secret: 'groene gieter 4' },
  { name: 'Karim Bakkali', role: 'coordinator', secret: PIN },
  { name: 'Joke Willems', role: 'volunteer', secret: PIN },
]

const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `Gebruiker: ${name}` })

test('the desk asks who is there: a name from the list, Enter, and a PIN', async ({ dataDir, start }) => {
  await seedUsers(dataDir, users)
  const { page } = await start(dataDir)
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible()
  const names = page.getByRole('listbox', { name: 'Wie hier werken' }).getByRole('option')
  await expect(names).toHaveCount(users.length)
  for (const { name } of users) await expect(names.filter({ hasText: name })).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Planbord' })).toHaveCount(0)

  await expect(page.getByLabel('Uw naam')).toBeFocused()
  await page.keyboard.type('kar')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Karim Bakkali' })).toBeVisible()
  const secret = page.getByLabel('PIN of wachtwoord', { exact: true })
  await expect(secret).toBeFocused()
  await page.keyboard.type('111112')
  await page.keyboard.press('Enter')
  await expect(secret).toHaveAccessibleDescription(/klopt niet\. Probeer het opnieuw\./)
  // What was wrong stands selected: typing on replaces it.
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await expect(menuOf(page, 'Karim Bakkali')).toBeVisible()
})

test('Alt+L locks; who was there finds the screen as it was, somebody else does not', async ({ dataDir, start }) => {
  await seedUsers(dataDir, users)
  const { page } = await start(dataDir)
  const enter = async (letters: string, pin: string) => {
    await expect(page.getByLabel('Uw naam')).toBeFocused()
    await page.keyboard.type(letters)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('PIN of wachtwoord', { exact: true })).toBeFocused()
    await page.keyboard.type(pin)
    await page.keyboard.press('Enter')
  }
  await enter('karim', PIN)
  await page.getByRole('link', { name: 'Planbord' }).click()
  await page.locator('[data-drawn]').waitFor()
  await page.keyboard.press('n')
  const typed = page.getByRole('complementary', { name: 'Boeking' }).getByLabel('Wat gaan ze doen?')
  await typed.fill('Half getypt')
  await page.keyboard.press('Alt+l')

  await expect(page.getByRole('heading', { name: 'Karim Bakkali' })).toBeVisible()
  await expect(typed).toBeHidden()
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await expect(typed).toHaveValue('Half getypt')

  await page.keyboard.press('Alt+l')
  await page.getByRole('button', { name: 'Iemand anders' }).click()
  await expect(page.getByText('Het scherm van Karim Bakkali blijft staan zoals het was.')).toBeVisible()
  await enter('joke', PIN)
  await expect(menuOf(page, 'Joke Willems')).toBeVisible()
  await expect(typed).toBeHidden()
})

test('axe finds nothing serious in the list of names and in the lock, light and dark', async ({ dataDir, start }) => {
  await seedUsers(dataDir, users)
  const { page } = await start(dataDir)
  const found: string[] = []
  const look = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const fault of await seriousFaults(page)) found.push(`${name} ${colorScheme}: ${fault}`)
    }
  }
  await expect(page.getByRole('option')).toHaveCount(users.length)
  await look('names')
  await page.keyboard.type('kar')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('PIN of wachtwoord', { exact: true })).toBeFocused()
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await expect(menuOf(page, 'Karim Bakkali')).toBeVisible()
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('button', { name: 'Verder' })).toBeVisible()
  await look('locked')
  expect(found).toEqual([])
})
