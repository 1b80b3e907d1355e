import type { Page, Request } from '@playwright/test'
import { expect, type Host, type Row, TODAY, test } from './support'

const SECRET = 'groene gieter 4'
/** Longer than a field waits for the next letter before it searches. */
const QUIET_MS = 150

/** Addresses of every screen and its parts, whatever the menu of a role shows of them. */
const addresses = [
  ...['/vandaag', '/dagstaat', '/planbord', `/planbord?dag=${TODAY}&weergave=week`, '/planbord/reeksen'],
  ...['/aanvragen', '/aanvragen?weergave=afgehandeld&van=alle', '/zoeken?personen=40', '/huurders', '/seizoen'],
  ...['/rooster', '/rooster/beheerders', '/rooster/uren', '/rooster/bezetting', '/ziekmelding', '/logboek'],
  ...['/overleg', '/overleg/contacten', '/overleg/taken', '/kalender', '/facturen', '/facturen?stand=waarborg'],
  ...['/kas', '/kas/bonnen', '/kas/afsluiten', '/kas/omzet', '/kwartaal', '/kwartaal/bezoekers'],
  ...['/kwartaal/tevredenheid', '/kwartaal/tevredenheid?weergave=vragenlijsten', '/kwartaal/vaststellen'],
  ...['/kwartaal/bezetting', '/kwartaal/bezetting?weergave=wat-als', '/kwartaal/dorpshuizen', '/kwartaal/museum'],
  ...['/kwartaal/functies', '/kwartaal/verantwoording', '/importeren'],
  ...['centra', 'ruimtes', 'openingstijden', 'sluitingen', 'faciliteiten', 'tarieven', 'prijslijst', 'rondes'].map(
    (tab) => `/instellingen/${tab}`,
  ),
  ...['lijsten', 'documenten', 'gebruikers', 'privacy', 'reservekopieen', 'logboek', 'organisatie'].map(
    (tab) => `/instellingen/${tab}`,
  ),
]

/** Administrators are in all other tests. */
const roles = ['coordinator', 'beheerder', 'volunteer', 'board', 'municipality'] as const

async function users(host: Host): Promise<void> {
  const centres = await host.get<(Row & { managed: boolean })[]>('/centres')
  const centreId = centres.find(({ managed }) => managed)?.id ?? null
  const create = (name: string, role: string, at: string | null) =>
    host.post('/users', { name, roles: [{ role, centreId: at }], secret: SECRET })
  await create('administrator', 'administrator', null)
  for (const role of roles)
    await create(role, role, role === 'coordinator' || role === 'municipality' ? null : centreId)
}

async function logIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('PIN of wachtwoord', { exact: true }).fill(SECRET)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor()
}

/** Tells when a page has asked all that it wanted: nothing under way, and nothing new for a moment. */
function quietness(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  let last = Date.now()
  const isCall = (request: Request) => request.url().includes('/rpc/') && !request.url().endsWith('/app/changes')
  const over = (request: Request) => {
    if (underWay.delete(request)) last = Date.now()
  }
  page.on('request', (request) => {
    if (isCall(request)) underWay.add(request)
  })
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return async () => {
    last = Date.now()
    await expect.poll(() => underWay.size === 0 && Date.now() - last > QUIET_MS, { intervals: [50] }).toBe(true)
  }
}

test('whatever the address, no role is shown a refusal, an error or an empty page', async ({
  start,
  visit,
  faults,
}) => {
  test.setTimeout(120_000)
  const host = await start('demo')
  await users(host)
  const wrong = await Promise.all(
    roles.map(async (role) => {
      const page = await visit(host)
      const found: string[] = []
      let at = '/vandaag'
      page.on('response', (response) => {
        if (response.status() === 403) found.push(`${role} ${at}: ${new URL(response.url()).pathname} is refused`)
      })
      const quiet = quietness(page)
      await logIn(page, role)
      for (at of addresses) {
        const said = faults.length
        await page.evaluate((address) => {
          location.hash = address
        }, at)
        await expect(page.getByLabel('Bezig met laden')).toHaveCount(0)
        const title = await page.getByRole('heading', { level: 1 }).first().textContent()
        if (title !== 'Geen toegang') await quiet()
        // A screen that asks for what is not theirs is told no by the page itself, and leaves a mark.
        const unasked = await page.evaluate(() => {
          const marks = performance.getEntriesByType('mark').map(({ name }) => name)
          performance.clearMarks()
          return marks.filter((name) => name.startsWith('refused '))
        })
        const refused = await page.getByText(/Dit mag u niet doen|Er ging iets mis|niet gelukt/i).allTextContents()
        found.push(...[...new Set([...unasked, ...refused])].map((text) => `${role} ${at}: ${text}`))
        found.push(...faults.slice(said).map((fault) => `${role} ${at}: ${fault}`))
      }
      return found
    }),
  )
  expect(wrong.flat()).toEqual([])
})
