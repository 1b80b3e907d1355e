import { expect, type Row, small, test } from './support'

test('accounts per theme and kind, answers agreements with figures, and keeps the story by itself', async ({
  start,
  open,
}) => {
  test.setTimeout(90_000)
  const { host, book } = await small(await start('empty'))
  const held = async (title: string, from: string, to: string, more: object, participants: number) => {
    const { id, revision } = await book(title, 'Grote zaal', from, to, more)
    await host.post(`/bookings/${id}/attendance`, { id, revision, participants })
  }
  await held('Soep', '2026-05-11T10:00', '2026-05-11T12:00', { theme: 'Meedoen', activityType: 'Samen eten' }, 20)
  await held('Yoga', '2026-05-12T10:00', '2026-05-12T12:00', { theme: 'Meedoen', activityType: 'Bewegen' }, 8)
  const page = await open(host, '/kwartaal/verantwoording')

  await page.getByRole('button', { name: 'Meedoen', exact: true }).click()
  await expect(page.getByRole('row', { name: /Samen eten/ })).toContainText('20')
  await page.getByRole('button', { name: /^Meedoen, Bewegen: 1 activiteiten/ }).click()
  const behind = page.getByRole('region', { name: 'Thema: Meedoen, Bewegen' })
  await expect(behind.getByText('1 boeking, 8 deelnemers')).toBeVisible()
  await expect(behind.getByRole('button', { name: /Yoga/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(behind).toBeHidden()

  await page.getByRole('button', { name: 'Buurthuis De Proef', exact: true }).click()
  for (const [text, figure] of [
    ['Bewoners eten samen', 'Deelnemers in …'],
    ['Er is overleg', ''],
  ] as const) {
    await page.getByRole('button', { name: 'Afspraak', exact: true }).click()
    await page.getByLabel('Wat is er afgesproken?').fill(text)
    if (figure !== '') {
      await page.getByRole('combobox', { name: 'Welk cijfer geeft antwoord?' }).click()
      await page.getByRole('option', { name: figure }).click()
      await page.getByRole('combobox', { name: 'Waarover?' }).click()
      await page.getByRole('option', { name: 'Samen eten' }).click()
      await page.getByRole('textbox', { name: 'Streefcijfer' }).fill('15')
    }
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByRole('button', { name: text, exact: true })).toBeVisible()
  }
  const agreements = page.getByRole('list').filter({ hasText: 'Bewoners eten samen' }).getByRole('listitem')
  await expect(agreements.first()).toContainText('Deelnemers in Samen eten')
  await expect(agreements.first()).toContainText('Gehaald')
  await agreements
    .first()
    .getByRole('button', { name: /20. Toon de boekingen/ })
    .click()
  await expect(page.getByText('1 boeking, 20 deelnemers')).toBeVisible()
  await page.keyboard.press('Escape')

  const texts = () => page.locator('.va-text').allTextContents()
  await page.getByRole('button', { name: 'Afspraak 1 verplaatsen, met pijl omhoog of omlaag' }).press('ArrowDown')
  await expect.poll(texts).toEqual(['Er is overleg', 'Bewoners eten samen'])
  await page.keyboard.press('Control+z')
  await expect.poll(texts).toEqual(['Bewoners eten samen', 'Er is overleg'])

  await page.getByRole('button', { name: 'Toelichting schrijven bij afspraak 2' }).click()
  await page.getByLabel('Toelichting bij afspraak 2').fill('In mei gehouden.')
  await page.getByLabel('Inzet').fill('Elke maandag soep')
  await page.getByLabel('Effect').fill('Meer buren kennen elkaar')
  await page.getByLabel('Effect').blur()
  await expect(page.getByText(/^Bewaard, /)).toHaveCount(3)
  // To another period and back: what was typed is there.
  await page.getByLabel('Wat opviel').fill('Druk')
  await page.getByRole('button', { name: 'Vorige periode' }).click()
  await expect(page.getByLabel('Inzet')).toHaveValue('')
  await page.getByRole('button', { name: 'Volgende periode' }).click()
  await expect(page.getByLabel('Inzet')).toHaveValue('Elke maandag soep')
  await expect(page.getByLabel('Wat opviel')).toHaveValue('Druk')
  await expect(page.getByLabel('Toelichting bij afspraak 2')).toHaveValue('In mei gehouden.')

  // Somebody else writes there meanwhile.
  const { current } = await host.get<{ current: { narratives: (Row & { field: string })[]; period: string } }>(
    '/accountability?period=2026-Q2',
  )
  const effort = current.narratives.find(({ field }) => field === 'effort')
  await page.getByLabel('Inzet').fill('Elke maandag soep en dinsdag')
  await host.post('/narratives', {
    period: '2026-Q2',
    centreId: effort?.centreId,
    field: 'effort',
    text: 'Van een ander',
    revision: effort?.revision,
  })
  await page.getByLabel('Inzet').blur()
  await expect(page.getByText(/schreef hier intussen: “Van een ander”/)).toBeVisible()
  await page.getByRole('button', { name: 'Mijn tekst houden' }).click()
  await expect(page.getByLabel('Inzet')).toHaveValue('Elke maandag soep en dinsdag')
  await expect(page.getByText(/schreef hier intussen/)).toBeHidden()
})
