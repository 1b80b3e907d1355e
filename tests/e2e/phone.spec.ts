import type { Page } from '@playwright/test'
import { seriousFaults } from '../support/axe'
import { drawn } from './board'
import { expect, type Host, panelOf, type Row, TODAY, test } from './support'

/** A common phone, held upright. */
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const SECRET = 'groene gieter 4'

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect(page.getByLabel('Bezig met laden')).toHaveCount(0)
}

/** What somebody with a phone would trip over on the page as it stands. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const width = root.clientWidth
    const faults = root.scrollWidth > width ? [`the page is ${root.scrollWidth} px wide`] : []
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const nameOf = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)
    const touched =
      'button, a[href], input, select, textarea, summary, [role="button"], [role="tab"], [role="menuitem"]'
    for (const element of document.querySelectorAll(touched)) {
      // Hidden until it has the focus, or shown by something else: a label, or the field around it.
      if (!isShown(element) || element.closest('.visually-hidden, .skip-link')) continue
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
      const boxes = [element, label, element.closest('.mantine-Input-wrapper')].map((one) =>
        one?.getBoundingClientRect(),
      )
      const high = Math.max(...boxes.map((box) => box?.height ?? 0))
      const wide = Math.max(...boxes.map((box) => box?.width ?? 0))
      // A link in a line of text; and on the board a booking is as high as it lasts.
      const isFree = getComputedStyle(element).display === 'inline' || element.matches('.event')
      if (!isFree && (high < 39.5 || wide < 39.5))
        faults.push(`"${nameOf(element)}" is ${Math.round(wide)}x${Math.round(high)}`)
      const clipped = [element, ...element.querySelectorAll('.mantine-Button-label')].some(
        (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible',
      )
      if (element.matches('button, a') && !isFree && clipped) faults.push(`"${nameOf(element)}" is cut off`)
    }
    // Tables and boards slide within a box of their own; all else has to fit.
    const slides = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || slides(element.parentElement))
    for (const element of document.querySelectorAll('.shell *, .login *'))
      if (isShown(element) && element.getBoundingClientRect().right > width + 2 && !slides(element.parentElement))
        faults.push(`${element.tagName.toLowerCase()}.${element.className} runs off the screen`)
    return [...new Set(faults)].slice(0, 10)
  })
}

// A table that slides needs no stop of its own: browsers give the keyboard one where nothing in it can have the focus.
const without = ['scrollable-region-focusable']

/** Keeps what is wrong by the name of where it is. */
function looker(page: Page) {
  const found: Record<string, string[]> = {}
  const look = async (name: string) => {
    const faults = [...(await faultsOf(page)), ...(await seriousFaults(page, { without }))]
    if (faults.length > 0) found[name] = faults
  }
  return { found, look }
}

async function logIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('PIN of wachtwoord', { exact: true }).fill(SECRET)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).tap()
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor()
}

/** Where the links of a menu go. */
const linksOf = (page: Page, menu: string) =>
  page
    .getByRole('navigation', { name: menu })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.replace('#', '') ?? ''))

/** Opens every screen of the main menu and every part of the accounting, by tapping them. */
async function lookAround(page: Page, look: (name: string) => Promise<void>): Promise<string[]> {
  const seen: string[] = []
  const tapAll = async (menu: string, skip: string) => {
    for (const to of await linksOf(page, menu)) {
      if (to === skip) continue
      await page.getByRole('navigation', { name: menu }).locator(`a[href$="${to}"]`).tap()
      await page.waitForURL(`**${to}*`)
      await settled(page)
      if (to === '/planbord') await drawn(page, TODAY)
      await look(to)
      seen.push(to)
    }
  }
  await tapAll('Hoofdmenu', '')
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).locator('a[href$="/kwartaal"]').tap()
  await settled(page)
  await tapAll('Onderdelen van de verantwoording', '/kwartaal')
  return seen
}

async function withUsers(host: Host): Promise<void> {
  const centre = (await host.get<(Row & { name: string })[]>('/centres')).find(({ name }) => name === 'WVC Bolnes')
  if (!centre) throw new Error('no WVC Bolnes')
  const user = (name: string, role: string, centreId: string | null) =>
    host.post('/users', { name, roles: [{ role, centreId }], secret: SECRET })
  await user('Els de Groot', 'administrator', null)
  await user('Bestuur Bolnes', 'board', centre.id)
  await user('Gemeente', 'municipality', null)
}

test('a board sees the schedule and the figures of its centre on a phone, and puts in a request', async ({
  start,
  visit,
}) => {
  test.setTimeout(180_000)
  const host = await start('demo')
  await withUsers(host)
  const page = await visit(host, '/vandaag', PHONE)
  const { found, look } = looker(page)
  await look('inloggen')
  await logIn(page, 'Bestuur Bolnes')
  const seen = await lookAround(page, look)
  expect(seen).toEqual(
    expect.arrayContaining(['/vandaag', '/planbord', '/kalender', '/kwartaal', '/kwartaal/bezetting']),
  )

  await page.goto(`${host.url}/#/planbord?weergave=week`)
  await page.getByRole('table', { name: 'Planbord van de week' }).waitFor()
  await look('planbord van de week')

  await page.goto(`${host.url}/#/planbord`)
  await drawn(page, TODAY)
  await page.locator('[data-booking]').first().tap()
  await panelOf(page).getByRole('heading', { level: 2 }).waitFor()
  expect((await panelOf(page).boundingBox())?.width).toBe(PHONE.viewport.width)
  await look('boeking')
  await panelOf(page).getByRole('button', { name: 'Sluiten' }).tap()

  await page.getByRole('button', { name: 'Aanvraag doen' }).tap()
  await panelOf(page).getByRole('heading', { level: 2 }).waitFor()
  await look('aanvraag')
  expect(found).toEqual({})
})

test('a municipality reads figures and calendar on a phone, and finds nothing to change', async ({ start, visit }) => {
  test.setTimeout(120_000)
  const host = await start('demo')
  await withUsers(host)
  const page = await visit(host, '/kalender', PHONE)
  const { found, look } = looker(page)
  await logIn(page, 'Gemeente')
  expect(await linksOf(page, 'Hoofdmenu')).toEqual(['/kalender', '/kwartaal'])
  const seen = await lookAround(page, look)
  expect(seen).toEqual(expect.arrayContaining(['/kalender', '/kwartaal', '/kwartaal/dorpshuizen']))

  // The same on a tablet.
  await page.setViewportSize({ width: 768, height: 1024 })
  for (const to of ['/kalender', '/kwartaal']) {
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).locator(`a[href$="${to}"]`).tap()
    await settled(page)
    await look(`tablet ${to}`)
  }
  expect(found).toEqual({})
})
