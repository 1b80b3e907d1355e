import type { Page } from '@playwright/test'
import { cellOf, drawn, face } from './board'
import { expect, small, TODAY, test } from './support'

const byColour = async (page: Page, what: string) => {
  await page.getByRole('button', { name: /^Kleur volgens/ }).click()
  await page.getByRole('menuitemradio', { name: what }).click()
}
const colourOf = (page: Page, title: string) =>
  page
    .locator('.event:not(.mirror)')
    .filter({ hasText: title })
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor)

test('colours go by usage, theme or status, each with a sign; the choice is remembered in every view', async ({
  start,
  open,
}) => {
  const { host, book } = await small(await start('empty'))
  for (const name of ['Meedoen', 'Sport']) await host.post('/labels', { kind: 'theme', name })
  await book('Yoga', 'Grote zaal', '09:00', '10:00', { theme: 'Sport' })
  await book('Zumba', 'Grote zaal', '14:00', '15:00', { theme: 'Sport' })
  await book('Bingo', 'Kleine zaal', '14:00', '15:00', { theme: 'Meedoen' })
  await book('Feest', 'Ontmoeting', '14:00', '15:00', { status: 'option' })
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  expect(await colourOf(page, 'Yoga')).toBe(await colourOf(page, 'Bingo'))

  await byColour(page, 'Thema')
  await expect(face(page, 'Bingo')).toContainText('MMeedoen')
  await expect(face(page, 'Bingo')).toHaveAccessibleName(/thema Meedoen/)
  await expect(face(page, 'Feest')).toContainText('Optie')
  expect(await colourOf(page, 'Yoga')).not.toBe(await colourOf(page, 'Bingo'))
  expect(await colourOf(page, 'Yoga')).toBe(await colourOf(page, 'Zumba'))
  const legend = page.getByRole('list', { name: 'Legenda' })
  await expect(legend).toContainText('SSport')
  const sport = await colourOf(page, 'Yoga')

  await page.keyboard.press('w')
  await drawn(page, '2026-06-01')
  await page.reload()
  await drawn(page, '2026-06-01')
  const chip = cellOf(page, 'Grote zaal, di 2 juni').getByRole('button', { name: /^Yoga.*thema Sport/ })
  await expect(chip.locator('.look-letters')).toHaveText('S')
  expect(await colourOf(page, 'Yoga')).toBe(sport)

  await byColour(page, 'Status')
  await expect(legend).toContainText('Gehouden')
  // It is 11.20: yoga is over, zumba has yet to come.
  await expect(page.getByRole('button', { name: /^Yoga.*gehouden/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Zumba.*bevestigd/ })).toBeVisible()
  expect(await colourOf(page, 'Yoga')).not.toBe(await colourOf(page, 'Zumba'))
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every colour of the board can be read (${colorScheme})`, async ({ start, open }) => {
    const { host } = await small(await start('empty'))
    const page = await open(host, `/planbord?dag=${TODAY}`, { colorScheme })
    await drawn(page, TODAY)
    const contrasts = await page.evaluate(() => {
      const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      /** Relative luminance by WCAG 2.2, from whatever way a colour is written. */
      const luminance = (colour: string) => {
        if (pen === null) return 0
        pen.fillStyle = colour
        pen.fillRect(0, 0, 1, 1)
        const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data]
          .slice(0, 3)
          .map((n) => n / 255)
          .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const looks = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `look-hue look-${n}`)
      for (const name of ['internal', 'external', 'none', 'held', 'option', 'request']) looks.push(`look-${name}`)
      return looks.map((look) => {
        const event = document.createElement('div')
        event.className = `event ${look}`
        document.body.append(event)
        const { color, backgroundColor } = getComputedStyle(event)
        event.remove()
        const [dark = 0, bright = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b)
        return { look, ratio: (bright + 0.05) / (dark + 0.05) }
      })
    })
    expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([])
    expect(contrasts).toHaveLength(14)
  })
}
