import type { Page } from '@playwright/test'
import { expect, type Host, type Row, test } from './support'

const PASSWORD = 'groene gieter 4'
const QUARTER = '2026-Q1'

/** A host full of examples with somebody in this role, at the first centre that is managed here or for all. */
async function hostWith(start: (data: 'demo') => Promise<Host>, role: string, whole: boolean): Promise<Host> {
  const host = await start('demo')
  const centres = await host.get<(Row & { managed: boolean })[]>('/centres')
  const centreId = whole ? null : (centres.find(({ managed }) => managed)?.id ?? null)
  const user = (name: string, as: string, at: string | null) =>
    host.post('/users', { name, roles: [{ role: as, centreId: at }], secret: PASSWORD })
  await user('Els de Groot', 'administrator', null)
  await user('Bo Bakker', role, centreId)
  return host
}

async function logIn(page: Page): Promise<void> {
  await page.getByLabel('Uw naam').fill('Bo Bakker')
  await page.getByLabel('PIN of wachtwoord', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Gebruiker: Bo Bakker' })).toBeVisible()
}

/** Calls that were refused by the host, or that the page knew it may not make. */
function refusals(page: Page): () => Promise<string[]> {
  const found: string[] = []
  page.on('response', (response) => {
    if (response.status() === 403) found.push(new URL(response.url()).pathname)
  })
  return async () => [
    ...found,
    ...(await page.evaluate(() =>
      performance
        .getEntriesByType('mark')
        .map(({ name }) => name)
        .filter((name) => name.startsWith('refused ')),
    )),
  ]
}

type Visit = {
  address: string
  /** What says that the screen is there. */
  shows: string | RegExp
  /** Names of what this role may not do, that others find on this screen. */
  without?: readonly string[]
}

async function walk(page: Page, host: Host, visits: readonly Visit[]): Promise<void> {
  const refused = refusals(page)
  const main = page.getByRole('main')
  for (const { address, shows, without = [] } of visits) {
    await page.goto(`${host.url}/#${address}`)
    await expect(main.getByText(shows).first(), address).toBeVisible()
    await expect(page.locator('main .mantine-Loader-root'), address).toHaveCount(0)
    for (const name of without) await expect(main.getByRole('button', { name }), `${name} at ${address}`).toHaveCount(0)
    expect(await refused(), address).toEqual([])
  }
}

test('the municipality reads figures, and nothing on them can be opened or changed', async ({ start, visit }) => {
  const host = await hostWith(start, 'municipality', true)
  const page = await visit(host)
  await logIn(page)
  const of = (part: string) => `/kwartaal${part}?periode=${QUARTER}`
  await walk(page, host, [
    { address: of(''), shows: 'Per centrum', without: ['Toon de boekingen', 'Versturen', 'Correcties'] },
    {
      address: of('/verantwoording'),
      shows: 'Wat er is gedaan',
      without: ['Toon de boekingen', 'Afspraak', 'Toelichting'],
    },
    { address: of('/bezetting'), shows: 'Van de tijd', without: ['Toon de boekingen'] },
    { address: of('/functies'), shows: 'Ontbreekt', without: ['Toon de boekingen', 'Kies welke'] },
    { address: '/kwartaal/dorpshuizen', shows: 'Dorpshuizen 2026', without: ['openen', 'Toon de boekingen'] },
    {
      address: of('/museum'),
      shows: 'Inkomsten en uitgaven',
      without: ['Rondleiding boeken', 'Schrijf op', 'weghalen'],
    },
    { address: of('/bezoekers'), shows: 'Vaste bezoekers', without: ['Inwoners van', 'Vaste bezoekers van'] },
    { address: of('/tevredenheid'), shows: 'Per thema', without: ['Nieuwe vragenlijst', 'Naar de vragenlijsten'] },
  ])
  // A figure is there as text, and a link to the bookings behind it opens nothing.
  await page.goto(`${host.url}/#${of('')}&cijfer=activities`)
  const tile = page.getByRole('list', { name: 'Cijfers van deze periode' }).getByRole('listitem').first()
  await expect(tile).toContainText(/\d/)
  await expect(page.getByRole('heading', { name: 'Boekingen achter het cijfer' })).toHaveCount(0)
  // What somebody wrote stands there to read.
  await page.goto(`${host.url}/#${of('/verantwoording')}`)
  await expect(page.getByText('Toelichting').first()).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
})

test('a board reads roster, consultations, season and figures of its centre', async ({ start, visit }) => {
  const host = await hostWith(start, 'board', false)
  const page = await visit(host)
  await logIn(page)
  await walk(page, host, [
    { address: '/rooster', shows: 'week 23', without: ['Vul in', 'Meer', 'Beheerders en uren'] },
    {
      address: '/overleg',
      shows: 'Overzicht en afspraken',
      without: ['Nieuw overleg', 'Vaste agenda', 'Plan overleg'],
    },
    { address: '/overleg/contacten', shows: 'Contacten van', without: ['Vul aan'] },
    { address: '/overleg/taken', shows: 'Rollen en taken', without: ['Taak', 'Neem over'] },
    {
      address: '/seizoen',
      shows: 'Seizoen',
      without: ['Nieuw seizoen', 'Voorstel maken', 'Zet in de agenda', 'Nieuwe wens'],
    },
    { address: `/kwartaal?periode=${QUARTER}`, shows: 'Per centrum', without: ['Versturen'] },
    {
      address: `/kwartaal/verantwoording?periode=${QUARTER}`,
      shows: 'Wat er is gedaan',
      without: ['Toelichting schrijven'],
    },
    {
      address: '/kwartaal/tevredenheid?weergave=vragenlijsten',
      shows: 'Vragenlijsten',
      without: ['Nieuwe vragenlijst', 'Invoeren', 'Afdrukken', 'Vragen en formulier'],
    },
  ])
  await page.goto(`${host.url}/#/overleg/contacten`)
  await expect(page.getByRole('row', { name: /Wijkregisseur/ })).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  // Figures of a board open to its own bookings.
  await page.goto(`${host.url}/#/kwartaal?periode=${QUARTER}`)
  await page.getByRole('button', { name: /^Activiteiten en verhuur: / }).click()
  await expect(page.getByRole('region', { name: 'Activiteiten en verhuur' })).toContainText(/\d boekingen, /)
})

test('a caretaker of one centre makes its roster and not that of others', async ({ start, visit }) => {
  const host = await hostWith(start, 'beheerder', false)
  const page = await visit(host)
  await logIn(page)
  await walk(page, host, [
    { address: '/rooster', shows: 'week 23' },
    { address: '/rooster/beheerders', shows: 'Certificaten', without: ['Nieuwe beheerder'] },
    { address: '/rooster/bezetting', shows: 'Gewenste bezetting van', without: ['Nieuwe afspraak'] },
    { address: '/ziekmelding', shows: 'Nog regelen' },
    { address: '/overleg', shows: 'Overzicht en afspraken', without: ['Nieuw overleg'] },
    { address: '/seizoen', shows: 'Seizoen', without: ['Nieuw seizoen', 'Voorstel maken'] },
    { address: `/kwartaal?periode=${QUARTER}`, shows: 'Per centrum', without: ['Versturen'] },
    { address: '/kwartaal/museum', shows: 'Inkomsten en uitgaven', without: ['Toevoegen'] },
    { address: '/instellingen/sluitingen', shows: 'Sluitingen van' },
  ])
  await expect(page.getByRole('tab')).toHaveText(['Sluitingen', 'Rondes'])
  await page.goto(`${host.url}/#/rooster`)
  const rows = page.getByRole('table', { name: 'Rooster van de beheerders' }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const withButtons = await rows.evaluateAll((all) => all.filter((row) => row.querySelector('button') !== null).length)
  expect(withButtons).toBe(1)
})
