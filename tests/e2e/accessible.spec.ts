import type { Page } from '@playwright/test'
import { seriousFaults } from '../support/axe'
import { drawn, face } from './board'
import { expect, type Host, panelOf, type Row, TODAY, test } from './support'

/** In the dark only colours can differ. */
const faultsOf = (page: Page, colorScheme: 'light' | 'dark') =>
  seriousFaults(page, colorScheme === 'dark' ? { rules: ['color-contrast'] } : {})

const settled = (page: Page) => expect(page.getByLabel('Bezig met laden')).toHaveCount(0)

/** Every screen by its address, with what has to be there before it is looked at. */
const screens: [name: string, address: string, ready: (page: Page) => Promise<unknown>][] = [
  ['vandaag', '/vandaag', (page) => page.getByRole('heading', { name: 'Nu en straks per ruimte' }).waitFor()],
  ['planbord per dag', `/planbord?dag=${TODAY}`, (page) => drawn(page, TODAY)],
  ['planbord per week', `/planbord?dag=${TODAY}&weergave=week`, (page) => drawn(page, '2026-06-01')],
  ['planbord per maand', `/planbord?dag=${TODAY}&weergave=maand`, (page) => drawn(page, '2026-06-01')],
  ['zoek ruimte', '/zoeken?personen=40', (page) => page.getByRole('list', { name: 'Vrije plekken' }).waitFor()],
  ['aanvragen', '/aanvragen', (page) => page.getByRole('heading', { name: 'Kan dit?' }).waitFor()],
  [
    'aanvragen afgehandeld',
    '/aanvragen?weergave=afgehandeld&van=alle',
    (page) => page.getByRole('heading', { name: 'Hoe vaak en waarom' }).waitFor(),
  ],
  ['huurders', '/huurders', (page) => page.getByRole('list', { name: 'Huurders' }).waitFor()],
  [
    'instellingen privacy',
    '/instellingen/privacy',
    (page) => page.getByRole('table', { name: 'Voorstellen om te anonimiseren' }).waitFor(),
  ],
  ['instellingen wijzigingen', '/instellingen/logboek', (page) => page.getByLabel('Woorden').waitFor()],
  [
    'instellingen ingezien',
    '/instellingen/logboek',
    async (page) => {
      await page.getByText('Inzage', { exact: true }).click()
      await page.getByRole('heading', { name: 'Inzage in persoonsgegevens' }).waitFor()
      await settled(page)
    },
  ],
  ['seizoen', '/seizoen', (page) => page.getByRole('list', { name: 'Wensen' }).waitFor()],
  ['wijkkalender', '/kalender', (page) => page.getByRole('heading', { name: 'Koffie-inloop' }).first().waitFor()],
  [
    'wijkkalender maand',
    '/kalender?weergave=maand',
    (page) => page.getByRole('table', { name: 'Activiteiten per dag' }).waitFor(),
  ],
  ['overleg', '/overleg', (page) => page.getByRole('heading', { name: 'Wanneer weer overleg' }).waitFor()],
  ['overleg contacten', '/overleg/contacten', (page) => page.getByLabel('Naam: Wijkregisseur').waitFor()],
  ['overleg taken', '/overleg/taken', (page) => page.getByLabel('Taak 1', { exact: true }).waitFor()],
  ['beheerders', '/rooster/beheerders', (page) => page.getByRole('table', { name: 'Beheerders' }).waitFor()],
  ['uren', '/rooster/uren', (page) => page.getByRole('table', { name: 'Uren per beheerder' }).waitFor()],
  ['bezetting', '/rooster/bezetting', (page) => page.getByRole('table', { name: 'Uren per weekdag' }).waitFor()],
  ['kas', '/kas', (page) => page.getByRole('button', { name: /^Koffie/ }).waitFor()],
  [
    'kas bonnen',
    '/kas/bonnen',
    (page) =>
      page
        .getByRole('button', { name: /terugdraaien/ })
        .first()
        .waitFor(),
  ],
  ['kas afsluiten', '/kas/afsluiten', (page) => page.getByText('Nog niet geteld').waitFor()],
  ['kas afgesloten', '/kas/afsluiten?dag=2026-05-29', (page) => page.getByText('Contant: ').waitFor()],
  ['kas omzet', '/kas/omzet', (page) => page.getByRole('heading', { name: 'Per dag' }).waitFor()],
  ...(
    [
      ['rooster', '/rooster'],
      ['rooster per persoon', '/rooster?per=persoon'],
      ['rooster per maand', '/rooster?weergave=maand'],
    ] as const
  ).map(([name, address]): [string, string, (page: Page) => Promise<unknown>] => [
    name,
    address,
    (page) => page.locator('.ro-cover i').first().waitFor(),
  ]),
  ['ziekmelding', '/ziekmelding', (page) => page.getByRole('navigation', { name: 'Meldingen' }).waitFor()],
  ['logboek', '/logboek', (page) => page.getByRole('list', { name: 'Openingsronde' }).waitFor()],
  ['facturen', '/facturen', (page) => page.getByRole('button', { name: /concepten maken/ }).waitFor()],
  ['waarborgen', '/facturen?stand=waarborg', (page) => page.getByText('in bewaring').waitFor()],
  ['reeksen', '/planbord/reeksen', (page) => page.getByText('gemaakt').first().waitFor()],
  ['facturen open', '/facturen?stand=open', (page) => page.locator('[data-invoice]').first().waitFor()],
  ['verantwoording', '/kwartaal/verantwoording', (page) => page.locator('.va-agreement').first().waitFor()],
  ['kwartaal', '/kwartaal', (page) => page.getByRole('list', { name: 'Cijfers van deze periode' }).waitFor()],
  [
    'bezoekers',
    '/kwartaal/bezoekers?periode=2026-Q1',
    (page) => page.getByRole('table', { name: 'Bezoekers en inwoners per wijk' }).waitFor(),
  ],
  [
    'tevredenheid',
    '/kwartaal/tevredenheid?periode=2026-Q2',
    async (page) => {
      await page
        .getByRole('button', { name: /Toon de opmerkingen/ })
        .first()
        .click()
      await page.getByRole('list', { name: /^Opmerkingen over/ }).waitFor()
    },
  ],
  [
    'vragenlijsten',
    '/kwartaal/tevredenheid?weergave=vragenlijsten',
    async (page) => {
      await page
        .getByRole('button', { name: /^Invoeren: / })
        .first()
        .click()
      await page.getByRole('form', { name: 'Vragenlijst invoeren' }).waitFor()
    },
  ],
  [
    'vaststellen',
    '/kwartaal/vaststellen?periode=2026-Q1',
    (page) =>
      page
        .getByRole('textbox', { name: /^Deelnemers / })
        .first()
        .waitFor(),
  ],
  [
    'bezetting en programma',
    '/kwartaal/bezetting?periode=2026-Q1&per=ruimte',
    (page) => page.getByRole('table', { name: 'Hoe gemengd het programma is' }).waitFor(),
  ],
  [
    'wat als',
    '/kwartaal/bezetting?weergave=wat-als',
    (page) => page.getByRole('heading', { name: 'Wat als', exact: true }).waitFor(),
  ],
  [
    'dorpshuizen',
    '/kwartaal/dorpshuizen?periode=2026',
    (page) => page.getByRole('table', { name: /per kern/ }).waitFor(),
  ],
  [
    'museum',
    '/kwartaal/museum?periode=2026',
    (page) => page.getByRole('table', { name: 'Cijfers per maand' }).waitFor(),
  ],
  ['functies', '/kwartaal/functies?periode=2026-Q1', (page) => page.getByRole('table', { name: /functies/ }).waitFor()],
  ['importeren', '/importeren', (page) => page.getByRole('button', { name: 'Bestanden kiezen' }).waitFor()],
  ['dagstaat', '/dagstaat', (page) => page.locator('.sheet tbody tr').first().waitFor()],
  ...[
    'organisatie',
    'centra',
    'ruimtes',
    'openingstijden',
    'sluitingen',
    'faciliteiten',
    'rondes',
    'tarieven',
    'lijsten',
    'documenten',
    'reservekopieen',
    'logboek',
  ].map((tab): [string, string, (page: Page) => Promise<unknown>] => [
    `instellingen ${tab}`,
    `/instellingen/${tab}`,
    (page) => page.getByRole('tabpanel').waitFor(),
  ]),
]

async function show(page: Page, host: Host, address: string, ready: (page: Page) => Promise<unknown>): Promise<void> {
  await page.goto(`${host.url}/#${address}`)
  await ready(page)
  await settled(page)
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const part of [screens.slice(0, 4), screens.slice(4, 9), screens.slice(9)])
    test(`axe finds nothing serious from ${part[0]?.[0]} to ${part.at(-1)?.[0]}, ${colorScheme}`, async ({
      start,
      open,
    }) => {
      test.setTimeout(180_000)
      const host = await start('demo')
      const page = await open(host, '/vandaag', { colorScheme })
      const found: Record<string, string[]> = {}
      for (const [name, address, ready] of part) {
        await show(page, host, address, ready)
        const faults = await faultsOf(page, colorScheme)
        if (faults.length > 0) found[name] = faults
      }
      expect(found).toEqual({})
    })

  test(`axe finds nothing serious in panel and palette, ${colorScheme}`, async ({ start, open }) => {
    test.setTimeout(180_000)
    const page = await open(await start('demo'), `/planbord?dag=${TODAY}`, { colorScheme })
    await drawn(page, TODAY)
    const found = { booking: [] as string[], fresh: [] as string[], series: [] as string[], palette: [] as string[] }
    await page.locator('[data-booking]').first().click()
    await panelOf(page).getByRole('heading', { level: 2 }).waitFor()
    found.booking = await faultsOf(page, colorScheme)
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await panelOf(page).getByRole('heading', { name: 'Nieuwe boeking' }).waitFor()
    await panelOf(page).getByRole('button', { name: 'Meer gegevens' }).click()
    found.fresh = await faultsOf(page, colorScheme)
    await panelOf(page).getByRole('combobox', { name: 'Ruimte' }).click()
    await page.getByRole('option').first().click()
    await panelOf(page).getByRole('combobox', { name: 'Herhalen' }).click()
    await page.getByRole('option', { name: 'Elke week' }).click()
    const plan = panelOf(page).getByRole('region', { name: 'Data van de reeks' })
    await plan.getByRole('listitem').first().waitFor()
    found.series = await faultsOf(page, colorScheme)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Zoek of geef een opdracht' }).waitFor()
    found.palette = await faultsOf(page, colorScheme)
    expect(found).toEqual({ booking: [], fresh: [], series: [], palette: [] })
  })

  test(`axe finds nothing serious in an empty store, ${colorScheme}`, async ({ start, open }) => {
    const page = await open(await start('empty'), '/', { colorScheme })
    const found = { welkom: await faultsOf(page, colorScheme), wizard: [] as string[] }
    await page.getByRole('button', { name: /^Leeg beginnen/ }).click()
    await page.getByLabel('Naam van uw organisatie').waitFor()
    found.wizard = await faultsOf(page, colorScheme)
    expect(found).toEqual({ welkom: [], wizard: [] })
  })

  test(`axe finds nothing serious where people log in and are let in, ${colorScheme}`, async ({ start, visit }) => {
    test.setTimeout(120_000)
    const host = await start('demo')
    const secret = 'groene gieter 4'
    await host.post('/users', { name: 'Els de Groot', roles: [{ role: 'administrator', centreId: null }], secret })
    await host.post('/users', { name: 'Joke Willems', roles: [{ role: 'volunteer', centreId: null }], secret })
    const page = await visit(host, '/instellingen/gebruikers', { colorScheme })
    const found: Record<string, string[]> = {}
    const look = async (name: string) => {
      const faults = await faultsOf(page, colorScheme)
      if (faults.length > 0) found[name] = faults
    }
    await look('log-in')
    await page.getByRole('button', { name: 'Herstelcode gebruiken' }).click()
    await page.getByLabel('Herstelcode', { exact: true }).waitFor()
    await look('recover')
    await page.getByRole('button', { name: 'Terug' }).click()
    await page.getByLabel('Uw naam').fill('Els de Groot')
    const typed = page.getByLabel('PIN of wachtwoord', { exact: true })
    await typed.fill('een ander woord 7')
    await page.keyboard.press('Enter')
    await page.getByText('klopt niet').waitFor()
    await look('log-in refused')
    await typed.fill(secret)
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: 'Gebruikers' }).waitFor()
    await settled(page)
    await look('users')
    await page.getByRole('button', { name: 'Joke Willems' }).click()
    await page.getByRole('dialog', { name: 'Joke Willems' }).waitFor()
    await look('user')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Gebruiker: Els de Groot' }).click()
    await page.getByRole('menuitem', { name: 'Mijn PIN of wachtwoord' }).click()
    const own = page.getByRole('dialog', { name: 'Mijn toegang' })
    await own.getByRole('button', { name: 'Aanzetten' }).click()
    await own.getByLabel('Uw wachtwoord').fill(secret)
    await page.keyboard.press('Enter')
    await own.getByRole('img', { name: 'QR-code om te scannen' }).waitFor()
    await look('second factor')
    expect(found).toEqual({})
  })
}

test('text at twice its size in a window of 1024 pixels loses nothing essential', async ({ start, open }) => {
  test.setTimeout(90_000)
  const host = await start('demo')
  const page = await open(host, '/vandaag', { viewport: { width: 1024, height: 700 } })
  const session = await page.context().newCDPSession(page)
  // What the setting "text size 200 %" of a browser does.
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 512,
    height: 350,
    deviceScaleFactor: 2,
    mobile: false,
  })
  const wide: Record<string, number> = {}
  for (const [name, address, ready] of screens.slice(0, 9)) {
    await show(page, host, address, ready)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) wide[name] = over
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Vandaag' })).toBeVisible()
  }
  expect(wide, 'pixels that the document is wider than the window').toEqual({})
})

test('the name of a booking on the board says when, where and what it is', async ({ start, open }) => {
  const host = await start('demo')
  const centre = (await host.get<(Row & { managed: boolean })[]>('/centres')).find(({ managed }) => managed)
  const bookings = await host.get<Row[]>(`/bookings?centreId=${centre?.id}&from=${TODAY}&to=2026-06-03`)
  const shown = bookings.find(({ status }) => status === 'confirmed' || status === 'held')
  if (!shown) throw new Error('the demo has no booking today')
  const page = await open(host, `/planbord?dag=${TODAY}&centrum=${centre?.id}`)
  await drawn(page, TODAY)
  const time = (wall: string) => wall.slice(11).replace(':', '.')
  await expect(face(page, shown.title).first()).toHaveAccessibleName(
    new RegExp(`${time(shown.startsAt)} tot ${time(shown.endsAt)}, .+, (intern|extern)`),
  )
})
