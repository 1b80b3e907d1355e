import { generate } from 'lean-qr'
import * as mupdf from 'mupdf'
import { expect, test } from 'vitest'
import type { ExportedFile } from '#shared/contract/report'
import type { CivilDate, Period } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'
import { readPdf } from '../support/pdf'

/** Monday 3 June 2024 is now. */
const today = '2024-06-03' as CivilDate
const mayDay = '2024-05-20' as CivilDate
const march = '2024-03-04' as CivilDate
const bytesOf = ({ base64 }: ExportedFile) => new Uint8Array(Buffer.from(base64, 'base64'))

async function asked() {
  const test = await openTestCore()
  const { client, centre } = test
  const theme = await client.labels.create({ kind: 'theme', name: 'Meedoen' })
  const soup = await client.satisfaction.create({ centreId: centre.id, title: 'Soep eten', themeId: theme.id })
  const enter = async (marks: readonly number[], date = mayDay, id = soup.id) => {
    for (const mark of marks) await client.satisfaction.addSheet({ id, date, scores: { mark }, remark: null })
  }
  const report = (period = '2024-Q2') => client.satisfaction.report({ period: period as Period })
  return { ...test, theme, soup, enter, report }
}

test('a questionnaire is of a booking, a series or what is named, and asks what was asked when it was made', async () => {
  const { client, centre, book, theme, soup } = await asked()
  const booking = await book({ title: 'Koor', theme: 'Meedoen' })
  const choir = await client.satisfaction.create({ bookingId: booking.id })
  expect(choir).toMatchObject({ title: 'Koor', centreId: centre.id, bookingId: booking.id, themeId: theme.id })
  expect(choir.code).not.toBe(soup.code)
  const before = await client.satisfaction.questions()
  const [mark, again] = before.questions
  const changed = await client.satisfaction.changeQuestions({
    mark: mark?.text ?? '',
    statements: [again?.text ?? '', 'Ik voel mij hier thuis.'],
    formAddress: null,
    revision: 0,
  })
  expect(changed.questions.map(({ id }) => id).slice(0, 2)).toEqual(['mark', 'again'])
  const yoga = await client.satisfaction.create({ centreId: centre.id, title: 'Yoga', themeId: null })
  expect(yoga.questions).toEqual(changed.questions)
  const list = await client.satisfaction.list({})
  expect(list.map(({ title, current, heldOn }) => [title, current, heldOn])).toEqual([
    ['Yoga', true, null],
    ['Koor', false, today],
    ['Soep eten', false, null],
  ])
  expect(
    await refusal(
      client.satisfaction.changeQuestions({ mark: 'Nog iets?', statements: [], formAddress: null, revision: 0 }),
    ),
  ).toMatchObject({ code: 'stale' })
  expect(
    await refusal(
      client.satisfaction.changeQuestions({
        mark: 'Cijfer?',
        statements: [],
        formAddress: 'http://x.nl/{code}',
        revision: 1,
      }),
    ),
  ).toMatchObject({ code: 'invalid_input' })
  await client.undo.undo()
  await client.undo.undo()
  expect(await client.satisfaction.questions()).toEqual(before)
})

test('sheets are added up per day; there is no row of one person, and undo takes the last away', async () => {
  const { client, core, soup, enter } = await asked()
  await enter([8, 9])
  await client.satisfaction.addSheet({ id: soup.id, date: mayDay, scores: { mark: 8, again: 4 }, remark: 'Warm' })
  const day = await client.satisfaction.addSheet({ id: soup.id, date: mayDay, scores: {}, remark: 'Gezellig' })
  expect(day).toMatchObject({
    sheets: 4,
    scores: [
      { questionId: 'again', score: 4, answers: 1 },
      { questionId: 'mark', score: 8, answers: 2 },
      { questionId: 'mark', score: 9, answers: 1 },
    ],
    remarks: [
      { text: 'Gezellig', times: 1 },
      { text: 'Warm', times: 1 },
    ],
  })
  const rows = await core.ctx.read((tx) => tx.selectFrom('survey_day').selectAll().execute())
  expect(rows).toHaveLength(1)
  expect(rows[0]?.date).toBe('2024-05-20')
  await client.undo.undo()
  expect((await client.satisfaction.list({}))[0]).toMatchObject({ sheets: 3, days: [{ date: mayDay, sheets: 3 }] })
  await client.undo.redo()
  const [row] = await client.satisfaction.list({})
  expect(row?.sheets).toBe(4)
  const refused = (over: object) =>
    refusal(client.satisfaction.addSheet({ id: soup.id, date: mayDay, scores: { mark: 8 }, remark: null, ...over }))
  expect(await refused({ remark: 'Bel 0180 123456' })).toMatchObject({
    data: { issues: [{ path: 'remark', problem: 'contact_details' }] },
  })
  expect(await refused({ scores: { again: 7 } })).toMatchObject({ code: 'invalid_input' })
  expect(await refused({ date: '2024-06-04' })).toMatchObject({ data: { issues: [{ problem: 'in_future' }] } })
  expect(await refusal(client.satisfaction.remove({ id: soup.id, revision: soup.revision }))).toMatchObject({
    code: 'wrong_state',
    data: { reason: 'has_answers' },
  })
  await client.satisfaction.removeDay({ id: soup.id, date: mayDay, revision: row?.days[0]?.revision ?? 0 })
  await client.satisfaction.remove({ id: soup.id, revision: soup.revision })
  expect(await client.satisfaction.list({})).toEqual([])
  await client.undo.undo()
  await client.undo.undo()
  expect((await client.satisfaction.list({}))[0]?.sheets).toBe(4)
})

test('the report has scores per activity, theme and centre against the period before, from five answers on', async () => {
  const { client, centre, enter, report, soup } = await asked()
  await enter([8, 8, 9, 9])
  expect((await report()).activities).toMatchObject([{ sheets: 4, mark: { answers: 4, value: null }, remarks: null }])
  await client.satisfaction.addSheet({ id: soup.id, date: today, scores: { mark: 10, again: 5 }, remark: 'Top' })
  await enter([6, 7, 7, 6, 7], march)
  const now = await report()
  expect(now).toMatchObject({
    total: { sheets: 5, mark: { answers: 5, value: 8.8 }, previous: 6.6 },
    statements: [{ id: 'again' }],
    centres: [{ name: centre.name, mark: { value: 8.8 }, agree: [{ answers: 1, value: null }] }],
    themes: [{ theme: 'Meedoen', mark: { value: 8.8 }, previous: 6.6 }],
    activities: [{ title: 'Soep eten', mark: { value: 8.8 }, previous: 6.6, remarks: ['Top'] }],
  })
  expect((await report('2024')).total).toMatchObject({ sheets: 10, mark: { value: 7.7 }, previous: null })
  expect(
    await refusal(client.satisfaction.report({ period: '2024' as Period, centreId: 'nowhere' as typeof centre.id })),
  ).toMatchObject({ code: 'not_found' })

  const file = (format: 'csv' | 'pdf' | 'xlsx') =>
    client.satisfaction.exportFile({ period: '2024-Q2' as Period, format })
  const csv = Buffer.from((await file('csv')).base64, 'base64').toString()
  expect(csv).toContain('Per thema;;5;8,8;6,6;te weinig antwoorden;Meedoen')
  const pdf = readPdf(bytesOf(await file('pdf')))
  expect(pdf.tables().find(({ caption }) => caption.includes('Per activiteit'))?.rows).toEqual([
    ['Soep eten', 'De Fuik', 'Meedoen', '5', '8,8', '6,6', 'te weinig antwoorden'],
  ])
  expect((await file('xlsx')).fileName).toBe('tevredenheid-2024-Q2.xlsx')
})

test('figures of the past stay when the questions change', async () => {
  const { client, enter, report } = await asked()
  await enter([8, 8, 9, 9, 10])
  const before = await report()
  await client.satisfaction.changeQuestions({
    mark: 'Hoe was het?',
    statements: ['Ik voel mij thuis.'],
    formAddress: null,
    revision: 0,
  })
  expect(await report()).toEqual(before)
})

test('answers of a form come in by their code, once', async () => {
  const { client, soup, book } = await asked()
  const choir = await client.satisfaction.create({ bookingId: (await book()).id })
  const text = [
    'Id;Naam;Code;Cijfer;Ik kom hier graag nog eens.;Opmerking',
    `1;Piet;${soup.code};8;5 - helemaal wel;Fijn`,
    `2;Jan;${soup.code.toLowerCase()};7;4;`,
    `3;An;${choir.code};9;;`,
    `4;Bo;NIETS;9;;`,
    `5;Mo;${soup.code};12;;`,
    `6;Li;${soup.code};8;;mail li@voorbeeld.nl`,
  ].join('\r\n')
  const input = { text, date: mayDay, repeats: 'skip' as const }
  const check = await client.satisfaction.checkAnswers(input)
  expect(check).toEqual({
    lines: 6,
    taken: 3,
    repeated: 0,
    faults: [
      { line: 5, problem: 'unknown_code', text: 'NIETS' },
      { line: 6, problem: 'out_of_scale', text: 'Soep eten' },
      { line: 7, problem: 'contact_details', text: 'Soep eten' },
    ],
    unused: ['Id', 'Naam'],
    surveys: [
      { code: soup.code, title: 'Soep eten', sheets: 2 },
      { code: choir.code, title: 'Koor', sheets: 1 },
    ],
  })
  expect((await client.satisfaction.list({})).map(({ sheets }) => sheets)).toEqual([0, 0])
  await client.satisfaction.takeAnswers(input)
  const days = async () =>
    (await client.satisfaction.list({})).map(({ days }) => days.map(({ date, sheets }) => [date, sheets]))
  // A booking is on its own day, what is named on the day that was said.
  expect(await days()).toEqual([[[today, 1]], [[mayDay, 2]]])
  const again = await client.satisfaction.takeAnswers({ ...input, text: `${text}\r\n7;Ed;${soup.code};6;;` })
  expect(again).toMatchObject({ taken: 1, repeated: 3 })
  expect(await days()).toEqual([[[today, 1]], [[mayDay, 3]]])
  await client.undo.undo()
  await client.undo.undo()
  expect(await days()).toEqual([[], []])
  expect(await client.satisfaction.checkAnswers(input)).toMatchObject({ taken: 3, repeated: 0 })
  expect(
    await client.satisfaction.checkAnswers({
      ...input,
      text: `code\tdatum\tscore\n${soup.code}\t1-5-2024\t9\n${soup.code}\t1-7-2024\t9`,
    }),
  ).toMatchObject({ taken: 1, faults: [{ problem: 'future' }] })
  expect(await refusal(client.satisfaction.checkAnswers({ ...input, text: 'wat\n8' }))).toMatchObject({
    data: { issues: [{ path: 'text', problem: 'no_codes' }] },
  })
  // Nothing of who answered is kept.
  const log = JSON.stringify(await client.app.log({ limit: 500 }))
  expect(log).not.toContain('Piet')
})

test('the paper is a tagged form, with a code to the form of the organisation when there is one', async () => {
  const { client, soup } = await asked()
  const plain = readPdf(bytesOf(await client.satisfaction.paper({ id: soup.id })))
  expect(plain).toMatchObject({ pages: 1, language: 'nl-NL', marked: true })
  expect(plain.all('H1').map(({ text }) => text)).toEqual(['Soep eten'])
  const said = plain.all('P').map(({ text }) => text)
  for (const { text } of soup.questions) expect(said).toContain(text)
  expect(said).toContain('1 2 3 4 5 6 7 8 9 10')
  expect(said).toContain('helemaal niet 1 2 3 4 5 helemaal wel')
  expect(said.at(-1)).toContain(soup.code)
  expect(plain.all('Figure')).toEqual([])
  expect(said.join(' ')).not.toContain('telefoon?')
  // Twice on the page, once for who listens.
  expect(plain.text[0]?.match(/Soep eten/g)).toHaveLength(2)

  const { questions } = await client.satisfaction.questions()
  const [mark, ...statements] = questions.map(({ text }) => text)
  const formAddress = 'https://forms.office.com/Pages/ResponsePage.aspx?id=abcdefghij0123456789&r1={code}'
  await client.satisfaction.changeQuestions({ mark: mark ?? '', statements, formAddress, revision: 0 })
  const bytes = bytesOf(await client.satisfaction.paper({ id: soup.id }))
  const address = formAddress.replace('{code}', soup.code)
  expect(
    readPdf(bytes)
      .all('Figure')
      .map(({ alt }) => alt),
  ).toEqual([`QR-code naar ${address}`])
  for (const half of [0, 1]) expect(modulesOf(bytes, half, generate(address).size)).toEqual(matrixOf(address))
})

const matrixOf = (text: string) => {
  const code = generate(text)
  return Array.from({ length: code.size }, (_, row) =>
    Array.from({ length: code.size }, (_, column) => (code.get(column, row) ? '#' : '.')).join(''),
  )
}

/** The modules of the code as they come off the printer: the middle of each, at four dots a point. */
function modulesOf(bytes: Uint8Array, half: number, size: number): string[] {
  const page = new mupdf.PDFDocument(bytes).loadPage(0)
  const [, , width = 0, height = 0] = page.getBounds()
  const dots = page.toPixmap(mupdf.Matrix.scale(4, 4), mupdf.ColorSpace.DeviceGray, false)
  const pixels = dots.getPixels()
  const module = 104 / (size + 8)
  const at = { x: (width / 2) * (half + 1) - 34 - 104, y: height - 34 - 104 }
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      const x = Math.floor((at.x + (column + 4.5) * module) * 4)
      const y = Math.floor((at.y + (row + 4.5) * module) * 4)
      return (pixels[y * dots.getStride() + x] ?? 0) < 128 ? '#' : '.'
    }).join(''),
  )
}
