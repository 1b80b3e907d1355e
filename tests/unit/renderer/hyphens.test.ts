import { expect, test } from 'vitest'
import { withHyphens } from '../../../src/renderer/src/features/planbord/hyphens'

const shown = (text: string) => withHyphens(text).replaceAll('\u00AD', '-')

test.each([
  ['Mantelzorgkring', 'Mantel-zorg-kring'],
  ['Huiswerkklas', 'Huis-werk-klas'],
  ['Handwerkclub', 'Hand-werk-club'],
  ['Kookworkshop', 'Kook-work-shop'],
  ['Spelletjesmiddag', 'Spel-letjes-middag'],
  ['Bewonersavond', 'Bewo-ners-avond'],
  ['Voorleesochtend', 'Voor-lees-ochtend'],
  ['Tentoonstelling opbouw', 'Tentoon-stel-ling opbouw'],
])('%s may be broken between syllables', (word, broken) => {
  expect(shown(word)).toBe(broken)
})

test.each(['Breicafé', 'Klik & Tik', 'Bewegen 55+', '2024-00012', ''])('%s stays whole', (text) => {
  expect(withHyphens(text)).toBe(text)
})

test('nothing is lost or added but the hyphens', () => {
  const text = 'Bewonersavond Bolnes-Zuid: energiebesparing, groepsbijeenkomst en Ünïversïteit'
  expect(withHyphens(text).replaceAll('\u00AD', '')).toBe(text)
})
