import type { DayLog } from '../../src/shared/contract/day-log'
import { expect, type Host, small, TODAY, test } from './support'

const YESTERDAY = '2026-06-01'
const logOf = (host: Host, centreId: string, date = TODAY) =>
  host.get<DayLog>(`/day-log?centreId=${centreId}&date=${date}`)

/** A large noisy picture, drawn in the browser, as a file. */
const picture = `(() => {
  const canvas = document.createElement('canvas')
  canvas.width = 2400
  canvas.height = 1200
  const pen = canvas.getContext('2d')
  for (let x = 0; x < 2400; x += 6) for (let y = 0; y < 1200; y += 6) {
    pen.fillStyle = 'hsl(' + ((x * 7 + y * 13) % 360) + ' 60% 50%)'
    pen.fillRect(x, y, 6, 6)
  }
  return canvas.toDataURL('image/jpeg').slice('data:image/jpeg;base64,'.length)
})()`

test('a round is ticked by key and by mouse, skipped with a reason, and taken back', async ({ start, open }) => {
  const { host, centreId } = await small(await start('empty'))
  const page = await open(host, '/vandaag')
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'Gebruikelijke lijst gebruiken' }).click()
  const opening = page.getByRole('list', { name: 'Openingsronde' })
  await expect(opening.getByRole('checkbox')).toHaveCount(6)
  await page.getByRole('combobox', { name: 'Wie bent u' }).fill('Marja')
  await page.getByRole('combobox', { name: 'Wie bent u' }).blur()
  await page.keyboard.press('a')
  await expect(opening.getByRole('checkbox').first()).toBeChecked()
  await expect(opening.getByText('11.20 Marja')).toBeVisible()
  await opening.getByLabel('Verlichting en verwarming aan', { exact: true }).click()
  await expect(opening.getByRole('checkbox').nth(1)).toBeChecked()

  await opening.getByRole('button', { name: 'Nooduitgangen vrij en van het slot overslaan' }).click()
  await page.getByLabel(/^Waarom slaat u over/).fill('Slot is stuk')
  await page.keyboard.press('Enter')
  await expect(opening.getByText('Overgeslagen')).toBeVisible()
  await expect(opening.getByText('Slot is stuk')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(opening.getByText('Overgeslagen')).toBeHidden()
  const { opening: lines } = await logOf(host, centreId)
  expect(lines.map(({ check }) => check?.by ?? null)).toEqual(['Marja', 'Marja', null, null, null, null])
})

test('visitors are counted by key, by button and by typing', async ({ start, open }) => {
  const { host, centreId } = await small(await start('empty'))
  const page = await open(host, '/logboek')
  const morning = page.getByLabel('Bezoekers ochtend')
  await expect(morning).toHaveValue('')
  await page.keyboard.press('+')
  await expect(morning).toHaveValue('1')
  await page.getByRole('button', { name: 'Ochtend: 10 erbij' }).click()
  await expect(morning).toHaveValue('11')
  const evening = page.getByLabel('Bezoekers avond')
  await evening.fill('40')
  await evening.press('Enter')
  await expect(page.getByText('51 op deze dag')).toBeVisible()
  await page.getByRole('button', { name: 'Ochtend: 1 eraf' }).click()
  await expect(morning).toHaveValue('10')
  expect((await logOf(host, centreId)).visitors.map(({ daypart, count }) => [daypart, count]).sort()).toEqual([
    ['evening', 40],
    ['morning', 10],
  ])
})

test('damage is reported with a photo that is made smaller, seen large, and done', async ({ start, open }) => {
  const { host, centreId } = await small(await start('empty'))
  const page = await open(host, '/logboek')
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Melden' }).click()
  await expect(dialog.getByText('Vul in wat er kapot is of moet gebeuren.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Wat', exact: true }).fill('Kraan lekt')
  const upload = dialog.locator('input[type=file]')
  await upload.setInputFiles({ name: 'brief.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('geen foto') })
  await expect(dialog.getByRole('alert')).toContainText('kunnen wij niet lezen')
  const jpeg = Buffer.from(await page.evaluate<string>(picture), 'base64')
  await upload.setInputFiles({ name: 'kraan.jpg', mimeType: 'image/jpeg', buffer: jpeg })
  await expect(dialog.getByRole('img', { name: 'Nieuwe foto 1' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Melden' }).click()

  const list = page.getByRole('list', { name: 'Schade en klein onderhoud' })
  await list.getByRole('button', { name: 'Foto 1 van 1 bij Kraan lekt, groot bekijken' }).click()
  const large = page.getByRole('img', { name: 'Foto 1 van 1 bij Kraan lekt' })
  await expect(large).toBeVisible()
  const width = await large.evaluate((img: HTMLImageElement) => img.naturalWidth)
  expect(width).toBeLessThanOrEqual(1600)
  expect(width).toBeGreaterThan(400)
  await page.keyboard.press('Escape')
  await expect(large).toBeHidden()

  await list.getByRole('button', { name: 'Kraan lekt is klaar' }).click()
  await page.getByRole('dialog').getByLabel('Kosten').fill('12,50')
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
  // The button that was pressed says Klaar, too: what is kept tells that it was saved.
  const kept = async () => (await logOf(host, centreId)).repairs
  await expect.poll(kept).toMatchObject([{ doneOn: TODAY, costCents: 1250 }])
  await expect(list.getByText('Klaar', { exact: true })).toBeVisible()
})

test('a note, a late key and an incident: on Vandaag, in the log, read and back', async ({ start, open }) => {
  const { host, centreId, book } = await small(await start('empty'))
  await book('Koor', 'Grote zaal', '14:00', '16:00')
  await host.post('/day-log/notes', { centreId, date: YESTERDAY, text: 'De lift doet raar', by: 'Ali' })
  await host.post('/keys', { centreId, what: 'Sleutel 7', holder: 'Mieke', outOn: YESTERDAY, dueOn: YESTERDAY })
  const page = await open(host, '/vandaag')
  await expect(page.getByText('De lift doet raar')).toBeVisible()
  await expect(page.getByText('1 sleutel te laat')).toBeVisible()
  await page.getByRole('button', { name: 'Naar het logboek' }).click()
  await page.getByRole('button', { name: 'Gelezen' }).click()
  await expect(page.getByRole('region', { name: 'Overdracht voor u' })).toBeHidden()

  const keys = page.getByRole('list', { name: 'Sleutels' })
  await expect(keys.getByText('1 dag te laat')).toBeVisible()
  await keys.getByRole('button', { name: 'Sleutel 7 van Mieke is terug' }).click()
  await expect(keys.getByText('Terug', { exact: true })).toBeVisible()

  await page.keyboard.press('u')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Welke sleutel of code').fill('Sleutel 3')
  await dialog.getByLabel('Wie krijgt hem').fill('Koor')
  await page.keyboard.press('Control+Enter')
  await expect(keys.getByRole('button', { name: 'Sleutel 3', exact: true })).toBeVisible()

  await page.keyboard.press('i')
  await expect(dialog.getByText(/niets over iemands gezondheid/)).toBeVisible()
  await dialog.getByLabel('Wat is er gebeurd').fill('Ruit ingegooid')
  await dialog.getByLabel('Wie heeft gehandeld').fill('Ali')
  await dialog.getByRole('button', { name: 'Noteren' }).click()
  await expect(page.getByRole('list', { name: 'Incidenten' }).getByText('Ruit ingegooid')).toBeVisible()

  await page.getByLabel('Overdracht aan de volgende beheerder').fill('Glaszetter komt morgen')
  await page.getByRole('button', { name: 'Klaarzetten' }).click()
  const left = page.getByRole('region', { name: 'Overdracht voor u' })
  await expect(left).toContainText('Glaszetter komt morgen')
  await left.getByRole('button', { name: 'Wijzig' }).press('Enter')
  await left.getByLabel('Overdracht wijzigen').fill('Glaszetter komt overmorgen')
  await left.getByRole('button', { name: 'Opslaan' }).click()
  await expect(left.getByText('Glaszetter komt overmorgen')).toBeVisible()
  const log = await logOf(host, centreId)
  expect(log.incidents).toMatchObject([{ what: 'Ruit ingegooid', time: '11:20' }])
  expect(log.keys.map(({ what, backOn }) => [what, backOn])).toEqual([
    ['Sleutel 3', null],
    ['Sleutel 7', TODAY],
  ])
})

test('the rounds of a centre are changed in the settings', async ({ start, open }) => {
  const { host, centreId } = await small(await start('empty'))
  await host.post('/round-items/usual', { centreId })
  const page = await open(host, '/instellingen/rondes')
  await page.getByRole('button', { name: 'Nieuw punt' }).click()
  await page.getByLabel('Wat moet er gebeuren').fill('Vlag uithangen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Vlag uithangen', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Vlag uithangen omhoog' }).click()
  await expect(page.getByRole('row').nth(6)).toContainText('Vlag uithangen')
  expect((await logOf(host, centreId)).opening.map(({ item }) => item.name).indexOf('Vlag uithangen')).toBe(5)
})
