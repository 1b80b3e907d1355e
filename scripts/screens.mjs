import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { findBrowser } from './lib/browser.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { binary, projectDir } from './lib/tools.mjs'

/**
 * `npm run screens [-- NAME ...]`: takes a picture of every screen (or of those named) with demo data, at one and the
 * same moment, light and dark, into docs/screens.
 */
const NOW = '2026-06-02T09:20:00Z'
const TODAY = '2026-06-02'
const CENTRE = 'WVC Bolnes'
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 1024, height: 700 }
const folder = join(projectDir, 'docs', 'screens')
const buildDir = process.env.BUURTBALIE_BUILD ?? projectDir
const cli = join(buildDir, 'out', 'main', 'cli.cjs')
const env = { ...process.env, BUURTBALIE_NOW: NOW }

const drawn = (day) => (page) => page.locator(`[data-drawn^="${day}"]`).waitFor()
const seen = (text) => (page) => page.getByText(text).first().waitFor()
const board = `/planbord?dag=${TODAY}`

/** Who works here in the pictures of logging in; the first is the administrator who looks. */
const ADMINISTRATOR = { name: 'Els de Groot', role: 'administrator', secret: 'groene gieter 4' }
const PEOPLE = [
  ADMINISTRATOR,
  { name: 'Fatima El Amrani', role: 'coordinator', secret: 'paarse fiets 8' },
  { name: 'Karim Bakkali', role: 'beheerder', secret: '804271', here: true },
  { name: 'Joke Willems', role: 'volunteer', secret: '350918', here: true },
  { name: 'Henk Verschoor', role: 'board', secret: 'trage tram 12', here: true },
  { name: 'Gemeente Ridderkerk', role: 'municipality', secret: 'hoge brug 77' },
]

/**
 * Name, address, and what is done before the picture. `empty` screens are those of an empty store, `staffed` those of one
 * where people log in.
 */
const screens = [
  { name: 'planbord-dag', address: board, act: drawn(TODAY) },
  { name: 'planbord-dag-1024', address: board, act: drawn(TODAY), size: NARROW },
  { name: 'planbord-week', address: `${board}&weergave=week`, act: drawn('2026-06-01') },
  { name: 'planbord-maand', address: `${board}&weergave=maand`, act: drawn('2026-06-01') },
  {
    name: 'vandaag',
    address: '/vandaag',
    act: (page) =>
      page
        .getByRole('row', { name: /Zaal 1/ })
        .first()
        .waitFor(),
  },
  { name: 'aanvragen', address: '/aanvragen', act: chooseWaiting },
  {
    name: 'aanvragen-afgehandeld',
    address: '/aanvragen?weergave=afgehandeld&van=alle',
    act: seen('Hoe vaak en waarom'),
  },
  {
    name: 'verantwoording',
    address: '/kwartaal/verantwoording?periode=2026-Q1',
    act: (page) => page.locator('.va-agreement').first().waitFor(),
  },
  {
    name: 'bezoekers',
    address: '/kwartaal/bezoekers?periode=2026-Q1',
    act: (page) => page.getByRole('table', { name: 'Bezoekers en inwoners per wijk' }).waitFor(),
  },
  {
    name: 'tevredenheid',
    address: '/kwartaal/tevredenheid?periode=2026-Q2',
    act: (page) => page.getByRole('table', { name: 'Tevredenheid per activiteit' }).waitFor(),
  },
  {
    name: 'vragenlijsten',
    address: '/kwartaal/tevredenheid?weergave=vragenlijsten',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Invoeren: / })
        .first()
        .click()
      await page.getByRole('form', { name: 'Vragenlijst invoeren' }).waitFor()
    },
  },
  {
    name: 'vaststellen',
    address: '/kwartaal/vaststellen?periode=2026-Q1',
    act: (page) => page.locator('.vs-bookings').waitFor(),
  },
  {
    name: 'bezetting',
    address: '/kwartaal/bezetting?periode=2026-Q1',
    act: (page) => page.getByRole('table', { name: 'Hoe gemengd het programma is' }).waitFor(),
  },
  {
    name: 'bezetting-wat-als',
    address: '/kwartaal/bezetting?weergave=wat-als',
    act: async (page) => {
      await page.getByPlaceholder('Kies een ruimte').click()
      await page.getByRole('option').first().click()
      await page.getByRole('list', { name: 'Geraakte boekingen' }).waitFor()
    },
  },
  {
    name: 'functies',
    address: '/kwartaal/functies?periode=2026-Q1',
    act: (page) => page.getByRole('table', { name: /functies/ }).waitFor(),
  },
  {
    name: 'museum',
    address: '/kwartaal/museum?periode=2026',
    act: (page) => page.getByRole('table', { name: 'Cijfers per maand' }).waitFor(),
  },
  { name: 'kwartaal', address: '/kwartaal', act: (page) => page.locator('.recharts-bar').first().waitFor() },
  {
    name: 'zoek-ruimte',
    address: '/zoeken?personen=40&dagen=4&vroegst=18:00&laatst=23:00&keren=5',
    act: seen('Bijna goed'),
  },
  { name: 'reeksen', address: '/planbord/reeksen', act: seen('gemaakt') },
  { name: 'waarborgen', address: '/facturen?stand=waarborg', act: seen('in bewaring') },
  { name: 'huurders', address: '/huurders', act: chooseRenter },
  { name: 'facturen', address: '/facturen', act: (page) => page.getByRole('button', { name: /maken \(/ }).waitFor() },
  { name: 'facturen-open', address: '/facturen?stand=open', act: openInvoice },
  { name: 'bericht', address: board, act: writeMessage },
  { name: 'instellingen-documenten', address: '/instellingen/documenten', act: seen('Zo ziet het eruit') },
  { name: 'instellingen-privacy', address: '/instellingen/privacy', act: seen('Voorstellen om te anonimiseren') },
  { name: 'instellingen-wijzigingen', address: '/instellingen/logboek', act: seen('Woorden') },
  { name: 'inloggen', address: '/vandaag', act: typeWrongSecret, staffed: true },
  { name: 'instellingen-gebruikers', address: '/instellingen/gebruikers', act: openUsers, staffed: true },
  { name: 'tarieven', address: '/instellingen/tarieven', act: seen('Totaal') },
  { name: 'seizoen', address: '/seizoen', act: proposeSeason },
  { name: 'wijkkalender', address: `/kalender?dag=${TODAY}`, act: seen('Koffie-inloop') },
  { name: 'wijkkalender-maand', address: `/kalender?dag=${TODAY}&weergave=maand`, act: seen('Koffie-inloop') },
  { name: 'overleg', address: '/overleg', act: seen('Wanneer weer overleg') },
  { name: 'overleg-verslag', address: '/overleg', act: openConsultation },
  { name: 'overleg-contacten', address: '/overleg/contacten', act: seen('Beleidsadviseur Sociaal beheer') },
  { name: 'overleg-taken', address: '/overleg/taken', act: seen('zoals in het overleg is afgesproken') },
  {
    name: 'beheerders',
    address: '/rooster/beheerders',
    act: (page) => page.getByRole('table', { name: 'Beheerders' }).waitFor(),
  },
  {
    name: 'uren',
    address: '/rooster/uren',
    act: (page) => page.getByRole('table', { name: 'Uren per beheerder' }).waitFor(),
  },
  { name: 'kas', address: '/kas', act: typeReceipt },
  { name: 'kas-1024', address: '/kas', act: typeReceipt, size: NARROW },
  { name: 'kas-afsluiten', address: '/kas/afsluiten', act: countTill },
  { name: 'kas-omzet', address: '/kas/omzet?van=2026-05-12&tot=2026-06-02', act: seen('Per artikel') },
  { name: 'rooster', address: `/rooster?dag=${TODAY}`, act: rostered },
  { name: 'rooster-persoon', address: `/rooster?dag=${TODAY}&per=persoon`, act: rostered },
  { name: 'rooster-maand', address: `/rooster?dag=${TODAY}&weergave=maand`, act: rostered },
  { name: 'rooster-overnemen', address: `/rooster?dag=${TODAY}`, act: openOffer },
  { name: 'ziekmelding', address: '/ziekmelding', act: reportIll },
  { name: 'logboek', address: '/logboek', act: seen('Openingsronde') },
  { name: 'logboek-1024', address: '/logboek', act: seen('Openingsronde'), size: NARROW },
  { name: 'instellingen-rondes', address: '/instellingen/rondes', act: seen('Deze punten staan elke dag') },
  { name: 'importeren', address: '/importeren', act: seen('Welke bestanden') },
  { name: 'instellingen-ruimtes', address: '/instellingen/ruimtes', act: seen('in de volgorde van het planbord') },
  {
    name: 'instellingen-sluitingen',
    address: '/instellingen/sluitingen',
    act: (page) => page.locator('.in-holidays li').first().waitFor(),
  },
  { name: 'boeking-conflict', address: board, act: showConflict },
  { name: 'reeks', address: board, act: repeatBooking },
  { name: 'boeking', address: board, act: openBooking },
  { name: 'boeking-prijs', address: board, act: showPrice },
  { name: 'palet', address: '/vandaag', act: openPalette },
  { name: 'sneltoetsen', address: board, act: openShortcuts },
  { name: 'dagstaat', address: '/dagstaat', act: (page) => page.locator('.sheet tbody tr').first().waitFor() },
  { name: 'welkom', address: '/', act: seen('Rondkijken met een demo'), empty: true },
  { name: 'wizard', address: '/', act: openWizard, empty: true },
]

async function logIn(page, secret = ADMINISTRATOR.secret) {
  await page.getByLabel('Uw naam').fill(ADMINISTRATOR.name)
  await page.getByLabel('PIN of wachtwoord', { exact: true }).fill(secret)
  await page.keyboard.press('Enter')
}

async function typeWrongSecret(page) {
  await logIn(page, 'groene emmer 4')
  await page.getByText('klopt niet').waitFor()
}

async function openUsers(page) {
  await logIn(page)
  await page.getByRole('row', { name: /Joke Willems/ }).waitFor()
}

async function rostered(page) {
  await page.locator('.ro-cover [data-source="gap"]').first().waitFor()
}

async function openInvoice(page) {
  await page.locator('[data-invoice]').first().click()
  await page.getByRole('complementary', { name: 'Factuur' }).getByRole('heading', { level: 2 }).waitFor()
}

async function writeMessage(page, store) {
  await openBooking(page, store)
  await page.getByRole('button', { name: 'Bericht maken' }).click()
  await page.getByRole('menuitem').first().click()
  await page.getByRole('button', { name: 'Noteer als verstuurd' }).waitFor()
}

async function proposeSeason(page) {
  await page.getByRole('button', { name: 'Voorstel maken' }).click()
  await page.getByText(/^Voorstel klaar/).waitFor({ timeout: 90_000 })
  await page.getByRole('list', { name: 'Wensen' }).getByRole('button').first().click()
}

/** Residents who want a place that care has: with who waits, and what may make way. */
async function chooseWaiting(page) {
  await page.getByRole('list', { name: 'Open aanvragen en opties' }).getByText('Koffie en soep').first().click()
  await page.getByRole('button', { name: /^Laten voorgaan/ }).waitFor()
}

async function chooseRenter(page) {
  const hits = page.getByRole('list', { name: 'Huurders' }).getByRole('button')
  await hits.nth(2).click()
  await page.locator('.renter-bookings tbody tr').first().waitFor()
}

/** Two coffees, a tea and a toastie, and what the customer gives. */
async function typeReceipt(page) {
  await page.getByRole('button', { name: /^Koffie/ }).waitFor()
  for (const key of ['k', 'k', 'h', 'i', 'o']) await page.keyboard.press(key)
  await page.keyboard.type('20')
  await page.keyboard.press('Escape')
}

/** A drawer that is a little short. */
async function countTill(page) {
  await page.getByLabel('€ 20', { exact: true }).fill('2')
  await page.getByLabel('€ 10', { exact: true }).fill('1')
  await page.getByLabel('€ 0,50').fill('9')
}

/** The first booking of today after noon in a room that others are like, so that there are free places to offer. */
async function firstToCome(page, { host, centreId }) {
  await drawn(TODAY)(page)
  const list = await host.get(`/bookings?centreId=${centreId}&from=${TODAY}&to=2026-06-03`)
  const rooms = await host.get(`/rooms?centreId=${centreId}`)
  const room = rooms.find(({ name }) => name === 'Cursusruimte')
  const booking = list
    .filter((b) => b.status === 'confirmed' && b.startsAt >= `${TODAY}T12:00` && b.roomIds.join() === room.id)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0]
  return { booking, room }
}

async function openBooking(page, store) {
  const { booking } = await firstToCome(page, store)
  await page.locator(`[data-booking="${booking.id}"]`).first().click()
  await page.getByRole('complementary', { name: 'Boeking' }).getByRole('heading', { level: 2 }).waitFor()
}

/** A booking as someone types it on the phone, in a room that is taken. */
async function showConflict(page, store) {
  const { booking: taken, room } = await firstToCome(page, store)
  const panel = page.getByRole('complementary', { name: 'Boeking' })
  await page.keyboard.press('n')
  await panel.getByLabel('Huurder').fill('Leesclub')
  await page
    .getByRole('option', { name: /^Leesclub/ })
    .first()
    .click()
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: room.name, exact: true }).click()
  await panel.getByLabel('Van', { exact: true }).fill(taken.startsAt.slice(11))
  await panel.getByLabel('Tot', { exact: true }).fill(taken.endsAt.slice(11))
  await panel.getByLabel('Personen').fill('12')
  // The check of the last thing typed, not of one before.
  const clock = (wall) => wall.slice(11).replace(':', '.')
  const times = `${clock(taken.startsAt)}–${clock(taken.endsAt)}`
  await panel.locator('.alternative').filter({ hasText: times }).first().waitFor()
}

/** An evening on the phone: the room, and a caretaker after hours. */
async function showPrice(page) {
  await drawn(TODAY)(page)
  const panel = page.getByRole('complementary', { name: 'Boeking' })
  await page.keyboard.press('n')
  await panel.getByLabel('Huurder').fill('Leesclub')
  await page
    .getByRole('option', { name: /^Leesclub/ })
    .first()
    .click()
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Cursusruimte', exact: true }).click()
  await panel.getByLabel('Van', { exact: true }).fill('2030')
  await panel.getByLabel('Tot', { exact: true }).fill('2300')
  await panel.getByLabel('Personen').fill('12')
  const price = panel.getByRole('region', { name: 'Prijs' })
  await price.getByRole('row', { name: /^Totaal/ }).waitFor()
  await price.scrollIntoViewIfNeeded()
}

/** The same slot each week: what is free and what is not shows before anything is booked. */
async function repeatBooking(page, store) {
  await showConflict(page, store)
  const panel = page.getByRole('complementary', { name: 'Boeking' })
  await panel.getByRole('combobox', { name: 'Herhalen' }).click()
  await page.getByRole('option', { name: 'Elke week' }).click()
  const plan = panel.getByRole('region', { name: 'Data van de reeks' })
  await plan.getByRole('listitem').first().waitFor()
  await panel.getByText('Herhalen', { exact: true }).evaluate((label) => label.scrollIntoView({ block: 'start' }))
}

async function openPalette(page) {
  await page
    .getByRole('row', { name: /Zaal 1/ })
    .first()
    .waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Zoek of geef een opdracht' }).fill('ma')
  await page.locator('[data-action]').nth(4).waitFor()
}

async function openShortcuts(page) {
  await drawn(TODAY)(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor()
}

/** The latest one that was held about the centre of the pictures. */
async function openOffer(page) {
  await page
    .getByRole('button', { name: /aangeboden$/ })
    .first()
    .click()
  await page.getByRole('menuitem').first().click()
  await page.getByRole('list', { name: 'Gevraagd, beste eerst' }).waitFor()
}

async function reportIll(page) {
  await page.getByRole('combobox', { name: 'Beheerder' }).click()
  await page.getByRole('option', { name: 'Marja de Wit' }).click()
  // The second picture is of the same report.
  const known = page.getByRole('button', { name: 'Naar die melding' })
  await ((await known.isVisible()) ? known : page.getByRole('button', { name: 'Meld en zoek oplossingen' })).click()
  await page
    .getByRole('button', { name: /neemt over/ })
    .first()
    .waitFor()
}

async function openConsultation(page) {
  await page.getByRole('region', { name: 'Gehouden' }).getByRole('button', { name: CENTRE }).first().click()
  await page.getByRole('heading', { name: 'Agenda en verslag' }).waitFor()
}

/** The step with the rooms: it shows most of what the wizard is. */
async function openWizard(page) {
  const next = page.getByRole('button', { name: 'Verder' })
  await page.getByRole('button', { name: /^Leeg beginnen/ }).click()
  await page.getByLabel('Naam van uw organisatie').fill('Stichting Ons Huis')
  await page.getByLabel('Gemeente').fill('Ridderkerk')
  await next.click()
  await page.getByLabel('Naam van het centrum').fill('Ons Huis')
  await next.click()
  await page.getByLabel('Naam van ruimte 2').fill('Ontmoetingsruimte')
  await page.getByLabel('Personen in ruimte 2').fill('40')
  await page.getByText('Gedeeld').last().click()
}

/** Starts the web host on a data folder. */
async function serve(dataDir) {
  const child = spawn(binary('node'), [cli, 'serve', '--data', dataDir, '--port', '0', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const { url, token } = JSON.parse(line)
  const headers = { authorization: `Bearer ${token}` }
  return {
    url,
    token,
    get: async (path) => (await fetch(`${url}/api${path}`, { headers })).json(),
    post: (path, body) =>
      fetch(`${url}/api${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function photograph(browser, store, screen, colorScheme) {
  const context = await browser.newContext({
    viewport: screen.size ?? WIDE,
    colorScheme,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const centre = store.centreId ? `${screen.address.includes('?') ? '&' : '?'}centrum=${store.centreId}` : ''
  const key = screen.staffed ? '' : `?token=${store.host.token}`
  await page.goto(`${store.host.url}/${key}#${screen.address}${centre}`)
  await screen.act(page, store)
  await page.evaluate(() => document.fonts.ready)
  await page.getByLabel('Bezig met laden').waitFor({ state: 'detached' })
  // What is still on its way (a fade, the second frame of a chart) ends first.
  await page.evaluate(() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined))))
  const file = `${screen.name}-${colorScheme === 'dark' ? 'donker' : 'licht'}.png`
  await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' })
  await context.close()
  console.log(file)
}

const wanted = process.argv.slice(2)
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
if (buildDir === projectDir) ensureBuilt()
mkdirSync(folder, { recursive: true })
const temporary = mkdtempSync(join(tmpdir(), 'buurtbalie-screens-'))
const executablePath = await findBrowser()
const browser = await chromium.launch(executablePath === null ? {} : { executablePath, args: ['--no-sandbox'] })
const hosts = []
try {
  const full = join(temporary, 'demo')
  const empty = join(temporary, 'leeg')
  mkdirSync(empty)
  const made = spawnSync(binary('node'), [cli, 'demo', '--data', full, '--years', '2'], { env, timeout: 120_000 })
  if (made.status !== 0) throw new Error(made.stderr.toString())
  const staffed = join(temporary, 'inloggen')
  cpSync(full, staffed, { recursive: true })
  for (const dataDir of [full, empty, staffed]) hosts.push(await serve(dataDir))
  const [host, fresh, desk] = hosts
  const centres = await host.get('/centres')
  const store = { host, centreId: centres.find(({ name }) => name === CENTRE).id }
  // Something to see among the closures.
  const { centreId } = store
  await host.post('/closures', { centreId, from: '2026-07-20', to: '2026-07-24', reason: 'Nieuwe vloer' })
  for (const { name, role, secret, here = false } of PEOPLE)
    await desk.post('/users', { name, roles: [{ role, centreId: here ? centreId : null }], secret })
  const storeOf = ({ empty, staffed }) => (empty ? { host: fresh } : staffed ? { ...store, host: desk } : store)
  for (const screen of chosen)
    for (const colorScheme of ['light', 'dark']) await photograph(browser, storeOf(screen), screen, colorScheme)
} finally {
  await browser.close()
  for (const host of hosts) await host.stop()
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
}
