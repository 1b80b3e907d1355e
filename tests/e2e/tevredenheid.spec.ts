import { readFileSync } from 'node:fs'
import { expect, panelOf, type Row, small, TODAY, test } from './support'

test('a questionnaire is made, printed and entered from the keyboard, and its score shows from five answers on', async ({
  start,
  open,
}) => {
  const host = await start('empty')
  await small(host)
  const page = await open(host, '/kwartaal/tevredenheid')
  await expect(page.getByText('In deze periode is nog niets ingevuld')).toBeVisible()
  await page.getByRole('button', { name: 'Naar de vragenlijsten' }).click()
  await page.getByRole('button', { name: 'Nieuwe vragenlijst' }).click()
  const drawer = page.getByRole('dialog', { name: 'Nieuwe vragenlijst' })
  await drawer.getByText('Iets anders').click()
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  await expect(drawer).toContainText('Vul in welke activiteit het is.')
  await drawer.getByRole('textbox', { name: 'Activiteit' }).fill('Soep eten')
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  await expect(drawer).toBeHidden()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Afdrukken: Soep eten' }).click()
  expect(
    readFileSync(await (await download).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  await page.getByRole('button', { name: 'Invoeren: Soep eten' }).click()
  const entry = page.getByRole('form', { name: 'Vragenlijst invoeren' })
  await expect(entry.getByRole('textbox', { name: 'Welk cijfer geeft u deze activiteit?' })).toBeFocused()
  // A digit goes on by itself, 0 is a 10, Enter passes over; nothing is touched with the mouse.
  const status = entry.getByRole('status')
  await page.keyboard.type('8454')
  await page.keyboard.type('Mail mij: piet@voorbeeld.nl')
  await page.keyboard.press('Enter')
  await expect(entry.getByRole('alert')).toContainText('telefoonnummer of e-mailadres')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Lekker')
  await page.keyboard.press('Enter')
  await expect(status).toHaveText('1 vragenlijst ingevoerd')
  await page.keyboard.type('1')
  for (let skip = 0; skip < 5; skip++) await page.keyboard.press('Enter')
  await expect(status).toHaveText('2 vragenlijsten ingevoerd')
  await entry.getByRole('button', { name: 'Haal de laatste weg' }).click()
  await expect(status).toHaveText('1 vragenlijst ingevoerd')
  for (const [i, typed] of ['0', '9', '7'].entries()) {
    await page.keyboard.type(`${typed}5`)
    for (let skip = 0; skip < 3; skip++) await page.keyboard.press('Enter')
    await expect(status).toHaveText(`${i + 2} vragenlijsten ingevoerd`)
  }
  const row = page.locator('[data-survey]')
  await expect(row).toContainText('4')
  await page.getByText('Cijfers', { exact: true }).click()
  const activities = page.getByRole('table', { name: 'Tevredenheid per activiteit' })
  await expect(activities.getByRole('row').nth(1)).toContainText('te weinig antwoorden')
  const [survey] = await host.get<(Row & { sheets: number })[]>('/satisfaction/surveys')
  await host.post(`/satisfaction/surveys/${survey?.id}/sheets`, {
    date: '2026-06-01',
    scores: { mark: 6 },
    remark: null,
  })
  await expect(activities.getByRole('row').nth(1)).toContainText('8,0')
  await activities.getByRole('button', { name: 'Toon de opmerkingen' }).click()
  await expect(page.getByRole('list', { name: 'Opmerkingen over Soep eten' })).toHaveText('Lekker')
})

test('answers of a form are looked at first, taken over once and taken back', async ({ start, open }) => {
  const host = await start('empty')
  const { centreId } = await small(host)
  const { code } = await host.post<Row & { code: string }>('/satisfaction/surveys', {
    centreId,
    title: 'Koor',
    themeId: (await host.post('/labels', { kind: 'theme', name: 'Wmo' })).id,
  })
  const page = await open(host, '/kwartaal/tevredenheid?weergave=vragenlijsten')
  await page.getByRole('button', { name: 'Antwoorden plakken' }).click()
  const dialog = page.getByRole('dialog', { name: 'Antwoorden van uw formulier' })
  const text = dialog.getByRole('textbox', { name: 'Antwoorden' })
  await text.fill('wat;cijfer\nx;8')
  await dialog.getByRole('button', { name: 'Kijk na' }).click()
  await expect(dialog.getByRole('alert')).toContainText('kolom "code"')
  await text.fill(`Naam\tCode\tCijfer\nPiet\t${code}\t8\nJan\tNIETS\t7`)
  await dialog.getByRole('button', { name: 'Kijk na' }).click()
  await expect(dialog.getByRole('status')).toContainText('Regel 3: deze code is er niet (NIETS)')
  await expect(dialog.getByRole('status')).toContainText('Niet overgenomen kolommen: Naam.')
  await dialog.getByRole('button', { name: 'Neem 1 vragenlijst over' }).click()
  const sheets = async () => (await host.get<(Row & { sheets: number })[]>('/satisfaction/surveys'))[0]?.sheets
  await expect.poll(sheets).toBe(1)
  await page.getByText('Cijfers', { exact: true }).click()
  await expect(page.getByText('Buurthuis De Proef, Wmo', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await expect.poll(sheets).toBe(0)
})

test('a booking that took place leads to its questionnaire: made the first time, entered the next', async ({
  start,
  open,
}) => {
  const { host, book } = await small(await start('empty'))
  await book('Yoga', 'Grote zaal', '09:00', '10:00')
  await book('Koor', 'Grote zaal', '20:00', '21:00')
  const page = await open(host, `/planbord?dag=${TODAY}`)
  await page.getByRole('button', { name: /^Koor/ }).press('Enter')
  await expect(panelOf(page).getByRole('heading', { name: 'Koor' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Naar de vragenlijst' })).toHaveCount(0)

  const toSurvey = async () => {
    await page.getByRole('button', { name: /^Yoga/ }).press('Enter')
    await panelOf(page).getByRole('button', { name: 'Naar de vragenlijst' }).click()
  }
  await toSurvey()
  const drawer = page.getByRole('dialog', { name: 'Nieuwe vragenlijst' })
  await expect(drawer.getByRole('combobox', { name: 'Boeking' })).toHaveValue(/Yoga/)
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  await expect(drawer).toBeHidden()
  await expect(page.locator('[data-survey]')).toContainText('Yoga')

  await page.goto(page.url().replace(/#.*/, `#/planbord?dag=${TODAY}`))
  await toSurvey()
  const entry = page.getByRole('form', { name: 'Vragenlijst invoeren' })
  await expect(entry).toBeVisible()
  await expect(drawer).toBeHidden()
  expect(await host.get<Row[]>('/satisfaction/surveys')).toHaveLength(1)
})

test('a series leads to its questionnaire once something of it took place', async ({ start, open }) => {
  const { host, centreId, rooms } = await small(await start('empty'))
  const add = (title: string, from: string, to: string) =>
    host.post('/series', {
      centreId,
      roomIds: [rooms['Kleine zaal']],
      startsAt: `${TODAY}T${from}`,
      endsAt: `${TODAY}T${to}`,
      title,
      expectedParticipants: 12,
      rule: { frequency: 'weekly', count: 4 },
      onConflict: 'refuse',
    })
  await add('Yoga', '09:00', '10:00')
  await add('Koor', '14:00', '16:00')
  const page = await open(host, '/planbord/reeksen')
  const rows = page.getByRole('region', { name: 'Lijst van reeksen' }).getByRole('row')
  const openSeries = async (title: string) => {
    await rows.filter({ hasText: title }).getByRole('button').click()
    await expect(panelOf(page).getByRole('heading', { name: title })).toBeVisible()
  }
  const link = page.getByRole('button', { name: 'Naar de vragenlijst' })
  await openSeries('Koor')
  await expect(panelOf(page).getByText(/^Volgende keer: /)).toBeVisible()
  await expect(link).toHaveCount(0)

  await openSeries('Yoga')
  await link.click()
  const drawer = page.getByRole('dialog', { name: 'Nieuwe vragenlijst' })
  await expect(drawer.getByRole('combobox', { name: 'Reeks' })).toHaveValue(/Yoga/)
  await drawer.getByRole('button', { name: 'Opslaan' }).click()
  await expect(drawer).toBeHidden()
  await expect(page.locator('[data-survey]')).toContainText('reeks')

  await page.goto(page.url().replace(/#.*/, '#/planbord/reeksen'))
  await openSeries('Yoga')
  await link.click()
  await expect(page.getByRole('form', { name: 'Vragenlijst invoeren' })).toBeVisible()
  await expect(drawer).toBeHidden()
})
