import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  codeFrom,
  formAddressFor,
  hasContactDetails,
  isFormAddress,
  problemOf,
  type Question,
  type Sheet,
  usualQuestions,
  withSheet,
} from '#shared/domain/satisfaction'
import { scoreCorrections } from '#shared/domain/satisfaction-corrections'
import { LEAST_ANSWERS, type Score, type SurveyedDay, satisfactionFigures } from '#shared/domain/satisfaction-report'

const questions: Question[] = usualQuestions.slice(0, 3).map((one) => ({ ...one }))
const empty = { sheets: 0, scores: [], remarks: [] }
const tally = (sheets: readonly Sheet[]) => sheets.reduce(withSheet, empty)

describe('sheets', () => {
  test('go into a tally that is the same in whatever order they came', () => {
    const sheet = fc.record({
      scores: fc.record(
        { mark: fc.integer({ min: 1, max: 10 }), again: fc.integer({ min: 1, max: 5 }) },
        { requiredKeys: [] },
      ),
      remark: fc.option(fc.constantFrom('Gezellig', 'Te koud', 'Äpfel', '🙂', '\uffee')),
    })
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 12 }), fc.integer(), (sheets, seed) => {
        const mixed = [...sheets].sort(
          (a, b) => Math.sin(seed + JSON.stringify(a).length) - Math.sin(seed + JSON.stringify(b).length),
        )
        expect(tally(mixed)).toEqual(tally(sheets))
        expect(tally([...sheets].reverse())).toEqual(tally(sheets))
      }),
    )
  })

  test.each([
    [{ scores: {}, remark: null }, 'empty'],
    [{ scores: {}, remark: 'Fijn' }, null],
    [{ scores: { mark: 10, again: 5 }, remark: null }, null],
    [{ scores: { again: 6 }, remark: null }, 'out_of_scale'],
    [{ scores: { mark: 0 }, remark: null }, 'out_of_scale'],
    [{ scores: { other: 3 }, remark: null }, 'unknown_question'],
    [{ scores: { mark: 8 }, remark: 'Bel mij op 06-12 34 56 78' }, 'contact_details'],
  ] as const)('%j: %s', (sheet, problem) => expect(problemOf(sheet, questions)).toBe(problem))

  test.each(['mail naar piet@voorbeeld.nl', '+31 6 12345678', '(0180) 12 34 56 7', 'NL91 ABNA 0417 1643 00'])(
    'contact details: %s',
    (text) => expect(hasContactDetails(text)).toBe(true),
  )
  test.each(['Seizoen 2024-2025 was leuk', 'van 19.30 tot 21.30 uur, 12 euro', '10/10!', 'ik ben @ huis'])(
    'none: %s',
    (text) => expect(hasContactDetails(text)).toBe(false),
  )
})

test('the address of a form is safe and says which activity it is about', () => {
  expect(isFormAddress('https://forms.office.com/r/abc?r1={code}')).toBe(true)
  for (const text of [
    'http://forms.office.com/?r={code}',
    'https://forms.office.com/r/abc',
    'https:// x.nl/{code}',
    'javascript:{code}',
  ])
    expect(isFormAddress(text)).toBe(false)
  expect(formAddressFor('https://x.nl/{code}?a={code}', 'AB C')).toBe('https://x.nl/AB%20C?a=AB%20C')
  expect(formAddressFor(null, 'ABC')).toBe(null)
  expect(codeFrom(new Uint8Array([0, 1, 28, 29, 255, 7]))).toMatch(/^[A-HJ-NPRT-Z2-46-9]{5}$/)
})

/** Every single answer as a row, as it never is kept: what the tallies must add up to. */
type Answer = { centreId: string; title: string; theme: string | null; sheet: Sheet }
const answers = fc.array(
  fc.record({
    centreId: fc.constantFrom('a', 'b'),
    title: fc.constantFrom('Koor', 'Soep', 'Yoga'),
    theme: fc.constantFrom('Meedoen', 'Leefbaarheid', null),
    sheet: fc.record({
      scores: fc.record(
        { mark: fc.integer({ min: 1, max: 10 }), again: fc.integer({ min: 1, max: 5 }) },
        { requiredKeys: [] },
      ),
      remark: fc.option(fc.constantFrom('Gezellig', 'Te koud')),
    }),
  }),
  { maxLength: 60 },
)
const daysOf = (all: readonly Answer[]): SurveyedDay[] => {
  const days = new Map<string, Answer[]>()
  for (const one of all) {
    const key = [one.centreId, one.title, one.theme].join()
    days.set(key, [...(days.get(key) ?? []), one])
  }
  return [...days.values()].map((own) => {
    const [first] = own as [Answer]
    const { centreId, title, theme } = first
    return { centreId, title, theme, questions, ...tally(own.map(({ sheet }) => sheet)) }
  })
}
const round = (value: number) => Math.round(value * 10) / 10

test('statements stand in the order of the form, however often each was answered', () => {
  const form: Question[] = usualQuestions.map((one) => ({ ...one }))
  const [mark, ...statements] = form.map(({ id }) => id)
  const last = statements.at(-1) ?? ''
  const sheets: Sheet[] = [
    ...Array.from({ length: 6 }, () => ({ scores: { [last]: 5 }, remark: null })),
    { scores: { [mark ?? '']: 8, ...Object.fromEntries(statements.map((id) => [id, 4])) }, remark: null },
  ]
  const day = { centreId: 'c', title: 'Koor', theme: null, questions: form, ...tally(sheets) }
  expect(satisfactionFigures([day]).statements.map(({ id }) => id)).toEqual(statements)
})

test('scores are those of all answers one by one, and none shows that stands on too few', () => {
  fc.assert(
    fc.property(answers, (all) => {
      const figures = satisfactionFigures(daysOf(all))
      const at = figures.statements.findIndex(({ id }) => id === 'again')
      const check = (row: { sheets: number; mark: Score; agree: Score[] }, own: readonly Answer[]) => {
        const marks = own.flatMap(({ sheet }) => sheet.scores.mark ?? [])
        const again = own.flatMap(({ sheet }) => sheet.scores.again ?? [])
        expect(row.sheets).toBe(own.length)
        expect(row.mark.answers).toBe(marks.length)
        if (row.mark.value !== null) {
          expect(marks.length).toBeGreaterThanOrEqual(LEAST_ANSWERS)
          expect(row.mark.value).toBe(round(marks.reduce((a, b) => a + b, 0) / marks.length))
        }
        const agree = at < 0 ? undefined : row.agree[at]
        expect(agree?.answers ?? 0).toBe(again.length)
        if (agree && agree.value !== null) {
          expect(again.length).toBeGreaterThanOrEqual(LEAST_ANSWERS)
          expect(agree.value).toBe(round((100 * again.filter((score) => score >= 4).length) / again.length))
        }
      }
      check(figures.total, all)
      expect(figures.total.mark.value !== null).toBe(figures.total.mark.answers >= LEAST_ANSWERS)
      for (const row of figures.centres)
        check(
          row,
          all.filter(({ centreId }) => centreId === row.centreId),
        )
      for (const row of figures.themes)
        check(
          row,
          all.filter(({ theme }) => theme === row.theme),
        )
      for (const row of figures.activities) {
        const own = all.filter(
          (one) => one.centreId === row.centreId && one.title === row.title && one.theme === row.theme,
        )
        check(row, own)
        const remarks = own.flatMap(({ sheet }) => sheet.remark ?? [])
        expect(row.remarks).toEqual(own.length < LEAST_ANSWERS ? null : remarks.sort())
      }
      // What does not show can't be worked out from a sum that does.
      const hidden = (rows: readonly { mark: Score }[]) =>
        rows.reduce((sum, { mark }) => sum + (mark.value === null ? mark.answers : 0), 0)
      const notSome = (rows: readonly { mark: Score }[]) =>
        expect(
          hidden(rows) === 0 || hidden(rows) >= LEAST_ANSWERS || rows.every(({ mark }) => mark.value === null),
        ).toBe(true)
      notSome(figures.centres)
      notSome(figures.themes)
      for (const centre of figures.centres)
        if (centre.mark.value !== null)
          notSome(figures.activities.filter(({ centreId }) => centreId === centre.centreId))
      for (const theme of figures.themes)
        if (theme.mark.value !== null) notSome(figures.activities.filter((row) => row.theme === theme.theme))
    }),
    { numRuns: 300 },
  )
})

test('a small group hides the next smallest too, as long as the sum would give it away', () => {
  const day = (title: string, count: number): SurveyedDay => ({
    centreId: 'a',
    title,
    theme: null,
    questions,
    ...tally(Array.from({ length: count }, () => ({ scores: { mark: 8 }, remark: null }))),
  })
  const valuesOf = (...days: SurveyedDay[]) =>
    satisfactionFigures(days).activities.map(({ title, mark }) => [title, mark.value])
  expect(valuesOf(day('Koor', 4), day('Soep', 6), day('Yoga', 9))).toEqual([
    ['Koor', null],
    ['Soep', null],
    ['Yoga', 8],
  ])
  expect(valuesOf(day('Koor', 4), day('Soep', 4), day('Yoga', 9))).toEqual([
    ['Koor', null],
    ['Soep', null],
    ['Yoga', 8],
  ])
  // Capitals don't make another activity.
  expect(valuesOf(day('Koor', 4), day('koor', 6))).toEqual([['Koor', 8]])
})

test('old and new scores beside each other tell of no group of fewer than five who came between', () => {
  const reportOf = (all: readonly Answer[]) => {
    const figures = satisfactionFigures(daysOf(all))
    return {
      ...figures,
      centres: figures.centres.map((row) => ({ ...row, name: row.centreId })),
      activities: figures.activities.map((row) => ({ ...row, centre: row.centreId })),
    }
  }
  fc.assert(
    fc.property(answers, answers, fc.nat(20), (before, between, gone) => {
      const now = [...before.slice(gone), ...between]
      const [old, later] = [reportOf(before), reportOf(now)]
      const lines = scoreCorrections(old, later).filter(({ measure }) => measure === 'mark')
      const count = (all: readonly Answer[], is: (one: Answer) => boolean) =>
        all.filter((one) => one.sheet.scores.mark !== undefined && is(one)).length
      const check = (
        part: string,
        keys: readonly (string | null)[],
        is: (key: string | null) => (one: Answer) => boolean,
      ) => {
        const rows = keys.map((key) => {
          const line = lines.find((one) => one.part === part && (part === 'centre' ? one.centre : one.name) === key)
          return { line, change: Math.abs(count(now, is(key)) - count(before, is(key))) }
        })
        for (const { line, change } of rows)
          if (line && !line.few && line.old !== null && line.new !== null)
            expect(change).toBeGreaterThanOrEqual(LEAST_ANSWERS)
        // What is left out of a sum that shows is nothing, or as many as five.
        const hidden = rows.filter(({ line }) => line?.few).reduce((sum, { change }) => sum + change, 0)
        const some = rows.some(({ line }) => line && !line.few)
        if (some && hidden > 0) expect(hidden).toBeGreaterThanOrEqual(LEAST_ANSWERS)
      }
      check('total', [null], () => () => true)
      check(
        'centre',
        ['a', 'b'],
        (key) =>
          ({ centreId }) =>
            centreId === key,
      )
      check(
        'theme',
        ['Meedoen', 'Leefbaarheid', null],
        (key) =>
          ({ theme }) =>
            theme === key,
      )
      // Whatever changed in the number of sheets is said.
      const sheets = scoreCorrections(old, later).find(({ part, measure }) => part === 'total' && measure === 'sheets')
      expect(sheets?.new ?? before.length).toBe(now.length)
    }),
    { numRuns: 300 },
  )
  expect(scoreCorrections(reportOf([]), reportOf([]))).toEqual([])
})
