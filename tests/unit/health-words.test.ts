import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { healthWords } from '#shared/domain/health-words'

describe('words about health', () => {
  test.each([
    ['Heeft griep en komt maandag terug', ['griep']],
    ['Ligt in het ziekenhuis na een hartinfarct.', ['ziekenhuis', 'hartinfarct']],
    ['Burn-out, belt zelf', ['Burn out']],
    ['gebroken heup', ['gebroken heup']],
    ['Mw. is DEMENT; zoon regelt het', ['DEMENT']],
    ['heeft psychische klachten', ['psychische klachten']],
    ['zwanger, uitgerekend in mei', ['zwanger']],
  ])('%s', (text, words) => {
    expect(healthWords(text)).toEqual(words)
  })

  test.each([
    ['Griepprik-spreekuur'],
    ['Alzheimer Café, koffie voor 30'],
    ['Voorlichting over kanker door de huisarts'],
    ['Zwangerschapsyoga'],
    ['Diabetesvereniging Ridderkerk'],
    ['Cursus leven met reuma'],
    ['Lotgenotengroep depressie'],
    ['Collecte KWF kankerbestrijding'],
    ['Belt liever dan mailen. Sleutel 12.'],
    ['Ziek gemeld'],
    ['Zaal is gebroken wit geverfd'],
    ['Brengt zelf de operationele lijst mee'],
    [''],
  ])('not of somebody: %s', (text) => {
    expect(healthWords(text)).toEqual([])
  })

  test('never fails, and says only what stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const word of healthWords(text)) for (const part of word.split(' ')) expect(text).toContain(part)
      }),
    )
  })
})
