import { expect, test } from 'vitest'
import { certificateWarnings } from '#shared/domain/roster/certificates'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'

const today = '2024-06-03' as CivilDate
const issuedOn = '2023-06-03' as CivilDate
const hygiene = { kind: 'social_hygiene' as const, issuedOn, expiresOn: null }
const bhv = (days: number) => ({ kind: 'bhv' as const, issuedOn, expiresOn: addDays(today, days) })

test.each([
  [-1, 'expired'],
  [0, 'within_30'],
  [30, 'within_30'],
  [31, 'within_90'],
  [90, 'within_90'],
])('a certificate that ends in %i days: %s', (days, problem) => {
  expect(certificateWarnings({ certificates: [bhv(days), hygiene] }, today)).toEqual([
    { kind: 'bhv', problem, expiresOn: addDays(today, days), days },
  ])
})

test('nothing is said of what lasts longer, never ends, or was renewed', () => {
  const renewed = { ...bhv(400), issuedOn: today }
  expect(certificateWarnings({ certificates: [bhv(91), hygiene] }, today)).toEqual([])
  expect(certificateWarnings({ certificates: [bhv(-1), renewed, hygiene] }, today)).toEqual([])
})

test('BHV and sociale hygiëne are missed; EHBO and VOG only when they end', () => {
  const tomorrow = { ...bhv(400), issuedOn: addDays(today, 1) }
  expect(certificateWarnings({ certificates: [tomorrow] }, today).map(({ kind, problem }) => [kind, problem])).toEqual([
    ['bhv', 'missing'],
    ['social_hygiene', 'missing'],
  ])
})
