import type { Locator } from '@playwright/test'
import { drawn, face } from './board'
import { expect, panelOf, type Row, type Small, small, TODAY, test } from './support'

/** The bookings of this name from today on, in order of time. */
async function named({ host, centreId }: Small, title: string): Promise<Row[]> {
  const list = await host.get<Row[]>(`/bookings?centreId=${centreId}&from=${TODAY}&to=2026-09-01`)
  return list.filter((row) => row.title === title).sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}

/** Four Tuesdays of a choir in the Kleine zaal, 14.00 to 16.00, by way of the API. */
async function choir({ host, centreId, rooms }: Small): Promise<Row[]> {
  const { bookings } = await host.post<{ bookings: Row[] }>('/series', {
    centreId,
    roomIds: [rooms['Kleine zaal']],
    startsAt: `${TODAY}T14:00`,
    endsAt: `${TODAY}T16:00`,
    title: 'Koor',
    expectedParticipants: 12,
    rule: { frequency: 'weekly', count: 4 },
    onConflict: 'refuse',
  })
  return bookings
}

/** Chooses from a list by keyboard, arrow by arrow. */
async function choose(field: Locator, name: string): Promise<void> {
  const page = field.page()
  await field.press('Enter')
  const option = page.getByRole('option', { name, exact: true })
  await expect(option).toBeVisible()
  await expect(async () => {
    await field.press('ArrowDown')
    await expect(option).toHaveAttribute('data-combobox-selected', { timeout: 500 })
  }).toPass()
  await field.press('Enter')
}

test('a booking is repeated by keyboard: what does not fit shows beforehand, is skipped and stays in the list', async ({
  start,
  open,
}) => {
  const store = await small(await start('empty'))
  await store.book('Bridgedrive', 'Kleine zaal', '2026-06-09T14:00', '2026-06-09T17:00')
  const page = await open(store.host, `/planbord?dag=${TODAY}`)
  await drawn(page, TODAY)
  await page.keyboard.press('n')
  const panel = panelOf(page)
  await panel.getByLabel('Wat gaan ze doen?').fill('Koor')
  await panel.getByRole('combobox', { name: 'Ruimte' }).click()
  await page.getByRole('option', { name: 'Kleine zaal' }).click()
  await panel.getByLabel('Van', { exact: true }).fill('14')
  await panel.getByLabel('Tot', { exact: true }).fill('16')
  await panel.getByLabel('Personen').fill('12')

  await choose(panel.getByRole('combobox', { name: 'Herhalen' }), 'Elke week')
  await expect(panel.getByRole('combobox', { name: 'Herhalen' })).toHaveValue('Elke week')
  const end = panel.getByRole('group', { name: 'Herhaling' }).getByRole('combobox', { name: 'Tot' })
  await choose(end, 'een aantal keer')
  await panel.getByLabel('Aantal keer').fill('4')

  const plan = panel.getByRole('region', { name: 'Data van de reeks' })
  await expect(plan.getByRole('status')).toHaveText('3 data kunnen, 1 past niet')
  const clash = plan.getByRole('listitem').filter({ hasText: '9 juni' })
  await expect(clash).toContainText('Kleine zaal is bezet van 14.00 tot 17.00')
  await plan.getByLabel('Alleen problemen').check()
  await expect(plan.getByRole('listitem')).toHaveCount(1)
  await clash.getByRole('button', { name: 'Kies voor di 9 juni' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Overslaan' }).press('Enter')
  await expect(plan.getByRole('status')).toHaveText('3 data kunnen, 1 overgeslagen')

  await panel.getByLabel('Wat gaan ze doen?').press('Enter')
  await expect(page.getByText('Koor: 3 data geboekt, 1 niet')).toBeVisible()
  await expect(panel).toBeHidden()
  expect((await named(store, 'Koor')).map((row) => row.startsAt)).toEqual([
    '2026-06-02T14:00',
    '2026-06-16T14:00',
    '2026-06-23T14:00',
  ])

  await face(page, 'Koor').click()
  const part = panel.getByRole('region', { name: 'Reeks' })
  await expect(part).toContainText('Reeks, 1 van 4')
  await part.getByRole('button', { name: /^Alle data/ }).press('Enter')
  await expect(part.getByRole('listitem')).toHaveCount(4)
  await expect(part.getByRole('listitem').filter({ hasText: '9 juni' })).toContainText('Overgeslagen')
  await part.getByRole('button', { name: /16 juni/ }).press('Enter')
  await expect(part).toContainText('Reeks, 3 van 4')
})

test('a change of this and the following dates is seen first, and leaves the dates before alone', async ({
  start,
  open,
}) => {
  const store = await small(await start('empty'))
  const [, second] = await choir(store)
  await store.book('Bridgedrive', 'Kleine zaal', '2026-06-16T16:00', '2026-06-16T17:30')
  const page = await open(store.host, '/planbord?dag=2026-06-09')
  await drawn(page, '2026-06-09')
  await page.locator(`[data-booking="${second?.id}"]`).first().click()
  const panel = panelOf(page)
  await panel.getByLabel('Tot', { exact: true }).fill('1630')
  await panel.getByLabel('Wat gaan ze doen?').fill('Koor De Wilgen')
  await panel.getByRole('radio', { name: 'alleen deze datum' }).press('ArrowDown')
  await expect(panel.getByRole('radio', { name: 'deze en volgende' })).toBeChecked()
  await panel.getByLabel('Wat gaan ze doen?').press('Enter')

  const dialog = page.getByRole('dialog', { name: 'Deze en volgende data wijzigen' })
  await expect(dialog.getByRole('status')).toHaveText('2 data kunnen, 1 past niet')
  await expect(dialog.getByRole('listitem').filter({ hasText: '16 juni' })).toContainText('blijft zo staan')
  await dialog.getByRole('button', { name: '2 data wijzigen' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('2 data gewijzigd')).toBeVisible()
  const changed = ['2026-06-09T16:30', '2026-06-23T16:30']
  expect((await named(store, 'Koor De Wilgen')).map((row) => row.endsAt)).toEqual(changed)
  expect((await named(store, 'Koor')).map((row) => row.endsAt)).toEqual(['2026-06-02T16:00', '2026-06-16T16:00'])

  await page.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await expect.poll(async () => (await named(store, 'Koor')).length).toBe(4)
})

test('a series is stopped from one date on: what was before stays', async ({ start, open }) => {
  const store = await small(await start('empty'))
  const [, , third] = await choir(store)
  const page = await open(store.host, '/planbord?dag=2026-06-16')
  await drawn(page, '2026-06-16')
  await page.locator(`[data-booking="${third?.id}"]`).first().click()
  const part = panelOf(page).getByRole('region', { name: 'Reeks' })
  await part.getByRole('button', { name: 'Stoppen…' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reden').fill('Dirigent verhuisd')
  await dialog.getByLabel('Reden').press('Enter')
  await expect(dialog).toBeHidden()
  expect((await named(store, 'Koor')).map((row) => row.status)).toEqual([
    'confirmed',
    'confirmed',
    'cancelled',
    'cancelled',
  ])
  await expect(part.getByText('2 zonder boeking')).toBeVisible()
})

test('stopping a series names who waits for its dates; one key gives each in turn', async ({ start, open }) => {
  const store = await small(await start('empty'))
  const [, , third, fourth] = await choir(store)
  const { series } = await store.host.post<{ series: Row }>('/series', {
    centreId: store.centreId,
    roomIds: [store.rooms['Kleine zaal']],
    title: 'Toneel',
    category: 'residents',
    startsAt: `${TODAY}T15:00`,
    endsAt: `${TODAY}T17:00`,
    rule: { frequency: 'weekly', count: 4 },
    onConflict: 'wait',
  })
  const page = await open(store.host, '/planbord?dag=2026-06-16')
  await drawn(page, '2026-06-16')
  await page.locator(`[data-booking="${third?.id}"]`).first().click()
  await panelOf(page).getByRole('button', { name: 'Stoppen…' }).press('Enter')
  await page.getByRole('dialog').getByLabel('Reden').press('Enter')

  const notice = page.getByRole('alert').filter({ hasText: 'staan anderen te wachten' })
  await expect(notice).toContainText('Voor 2 plekken staan anderen te wachten')
  await expect(notice.getByRole('group', { name: 'di 16 juni, 14.00–16.00' })).toContainText('1. Toneel')
  await page.keyboard.press('Alt+o')
  await expect(page.getByText('Plek gegeven: Toneel, di 16 juni')).toBeVisible()
  // The rest of the notice comes back, and knows that the series has changed since.
  await expect(notice).toContainText('di 23 juni')
  await expect(notice).not.toContainText('di 16 juni')
  await page.keyboard.press('Alt+o')
  await expect(page.getByText('Plek gegeven: Toneel, di 23 juni')).toBeVisible()
  await expect(notice).toHaveCount(0)
  const { dates } = await store.host.get<{ dates: { state: string }[] }>(`/series/${series.id}`)
  expect(dates.map((date) => date.state)).toEqual(['waiting', 'waiting', 'booked', 'booked'])
  expect((await store.read(fourth?.id ?? '')).status).toBe('cancelled')
})
