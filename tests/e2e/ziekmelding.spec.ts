import { seriousFaults } from '../support/axe'
import { expect, type Row, small, TODAY, test } from './support'

test('somebody is ill: the shift opens, who can take it stands on top, and the decision is carried out', async ({
  start,
  open,
}) => {
  const { host, centreId, book } = await small(await start('empty'))
  const issuedOn = '2025-01-01'
  const certificates = ['bhv', 'social_hygiene'].map((kind) => ({ kind, issuedOn, expiresOn: null }))
  const person = (name: string) =>
    host.post('/caretakers', { name, kind: 'employed', phone: '0612345678', contractMinutes: 1920, certificates })
  const marja = await person('Marja de Wit')
  const ali = await person('Ali Kaya')
  await host.post('/shifts', {
    centreId,
    startsAt: `${TODAY}T12:00`,
    endsAt: `${TODAY}T17:00`,
    caretakerId: marja.id,
  })
  await book('Repair Café', 'Ontmoeting', '13:00', '15:00')

  const page = await open(host, '/ziekmelding')
  await page.getByRole('combobox', { name: 'Beheerder' }).click()
  await page.getByRole('option', { name: 'Marja de Wit' }).click()
  await page.getByRole('button', { name: 'Meld en zoek oplossingen' }).click()
  await expect(page.getByText('Marja de Wit is ziek. Dit raakt 1 boeking: Repair Café (12).')).toBeVisible()
  const first = page.getByRole('button', { name: /Ali Kaya neemt over/ })
  await expect(first).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('link', { name: 'Bel 0612345678' })).toBeVisible()

  // Whoever does not know that it was reported is led to it.
  await page.getByRole('button', { name: 'Nieuwe melding' }).click()
  await page.getByRole('combobox', { name: 'Beheerder' }).click()
  await page.getByRole('option', { name: 'Marja de Wit' }).click()
  await page.getByRole('button', { name: 'Naar die melding' }).click()
  await expect(first).toBeVisible()

  await page.getByRole('button', { name: /Sluiten in deze tijd/ }).click()
  await expect(page.getByRole('combobox', { name: 'Wat er gebeurt met Repair Café' })).toBeVisible()
  await page.getByRole('button', { name: 'Voorstel' }).click()
  await page.getByRole('combobox', { name: 'Wie antwoordt' }).fill('Bestuur De Proef')
  await page.getByRole('button', { name: 'Noteer antwoord' }).click()
  await expect(page.getByText('Bestuur De Proef: akkoord')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await seriousFaults(page)).toEqual([])
  }

  await first.click()
  await page.getByRole('button', { name: 'Leg vast' }).click()
  await expect(page.getByText('Ali Kaya neemt over')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Leg vast' })).toHaveCount(0)
  const { shifts } = await host.get<{ shifts: Row[] }>(`/shifts?from=${TODAY}&to=2026-06-03`)
  expect(shifts).toMatchObject([{ caretakerId: ali.id }])
})

test('the ways out of a week of illness come within two seconds', async ({ start }) => {
  const host = await start('demo')
  const marja = (await host.get<Row[]>('/caretakers')).find(({ name }) => name === 'Marja de Wit')
  const incident = await host.post('/calamities', {
    kind: 'illness',
    caretakerId: marja?.id,
    startsAt: `${TODAY}T12:00`,
    endsAt: '2026-06-09T00:00',
  })
  const asked = performance.now()
  const { lines } = await host.get<{ lines: { ways: unknown[] }[] }>(`/calamities/${incident.id}/ways`)
  const milliseconds = performance.now() - asked
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.every(({ ways }) => ways.length > 0)).toBe(true)
  console.log(`ways out of ${lines.length} shifts: ${Math.round(milliseconds)} ms`)
  expect(milliseconds).toBeLessThan(2_000)
})
