import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marksOf, masking, newTitles, scrubbed, wholeMarks } from '#shared/domain/anonymise'

const NEW = 'Geanonimiseerd (7)'

test('a name goes whatever its capitals, only where it stands alone, the whole name before its parts', () => {
  const mask = masking(marksOf(['06-12345678'], ['Anna van der Meer']), NEW)
  expect(mask('Verjaardag ANNA VAN DER MEER')).toBe(`Verjaardag ${NEW}`)
  expect(mask('opa Meer, 06-12345678')).toBe(`opa ${NEW}, ${NEW}`)
  expect(mask('Meerkoeten in het meertje, van der Valk')).toBe('Meerkoeten in het meertje, van der Valk')
  expect(masking([], NEW)('Anna')).toBe('Anna')
})

test('a phone number is the same however it is written, and no other number is', () => {
  const mask = masking(marksOf(['06-12345678', '(0186) 12 34 56'], []), NEW)
  for (const same of [
    '0612345678',
    '06 12 34 56 78',
    '+31 6 12345678',
    '+31 (0)6-1234 5678',
    '0031612345678',
    '06.1234.5678',
  ])
    expect(mask(`Bel ${same}, na vijven`)).toBe(`Bel ${NEW}, na vijven`)
  for (const same of ['0186-123456', '0186 123 456', '+31186123456']) expect(mask(`(${same})`)).toBe(`(${NEW})`)
  for (const other of ['061234567', '06123456789', '612345678', '06-12345679', '+32 6 12345678', '06 1234 en 5678'])
    expect(mask(other)).toBe(other)
  // What is no Dutch number stays a text.
  expect(masking(marksOf(['+32 470 12 34 56'], []), NEW)('of +32 470 12 34 56.')).toBe(`of ${NEW}.`)
  expect(masking(marksOf(['112 / balie'], []), NEW)('112 / balie, 112')).toBe(`${NEW}, 112`)
})

test('the words of an organisation are no marks, its whole name is', () => {
  const mask = masking(marksOf(['Koor De Merel'], ['Wim de Wit']), NEW)
  expect(mask('Koor De Merel oefent')).toBe(`${NEW} oefent`)
  expect(mask('Koor oefent')).toBe('Koor oefent')
  expect(wholeMarks(['Koor De Merel', 'Merel', 'a@b.nl'])).toEqual(['koor de merel', 'a@b.nl'])
})

test('titles that were two stay two, and what was one stays one', () => {
  const title = fc.stringMatching(/^(Yoga|Feest|feest|Anna|Piet| |,|1){1,5}$/)
  fc.assert(
    fc.property(fc.array(title, { maxLength: 12 }), fc.boolean(), (titles, all) => {
      const fold = (text: string) => text.trim().toLowerCase()
      const mask = masking(['anna', 'piet'], NEW)
      const out = newTitles(titles, mask, NEW, all)
      for (const a of titles)
        for (const b of titles) {
          const same = fold(out.get(a) ?? '') === fold(out.get(b) ?? '')
          expect(same, `${a} | ${b}`).toBe(fold(a) === fold(b))
        }
      for (const text of out.values()) expect(mask(text)).toBe(text)
    }),
  )
})

test('of what is logged fields go, names are replaced, and the rest stays', () => {
  const mask = masking(['anna'], NEW)
  const how = {
    empty: new Set(['phone']),
    names: new Set(['renterName']),
    name: NEW,
    mask,
    titles: new Map([['Feest', 'F']]),
  }
  expect(
    scrubbed({ phone: '06', renterName: 'X', lines: [{ text: 'bij Anna' }], title: 'Feest', n: 3, none: null }, how),
  ).toEqual({
    phone: null,
    renterName: NEW,
    lines: [{ text: `bij ${NEW}` }],
    title: 'F',
    n: 3,
    none: null,
  })
})
