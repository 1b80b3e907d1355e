import { expect, test } from 'vitest'
import { mayStep, transitions } from '#shared/domain/transitions'
import { bookingStatuses, type Holds, holdsRoom, isCounted, usageOf, usualHolds } from '#shared/domain/vocabulary'

const from = (step: keyof typeof transitions) => bookingStatuses.filter((status) => mayStep(step, status))

test('each step may be taken from these statuses only', () => {
  expect(
    Object.fromEntries(Object.keys(transitions).map((step) => [step, from(step as keyof typeof transitions)])),
  ).toEqual({
    confirm: ['request', 'option'],
    toOption: ['request', 'expired'],
    extend: ['option'],
    decline: ['request', 'option'],
    cancel: ['request', 'option', 'confirmed', 'held'],
    reactivate: ['no_show', 'declined', 'cancelled', 'expired', 'displaced'],
    reopen: ['declined', 'expired'],
    expire: ['option'],
    displace: ['option', 'confirmed'],
    noShow: ['confirmed', 'held'],
  })
})

test('a confirmed and a held booking hold their rooms; an option and a request by a setting of the centre', () => {
  const holding = (centre: Holds) => bookingStatuses.filter((status) => holdsRoom(status, centre))
  expect(holding(usualHolds)).toEqual(['option', 'confirmed', 'held'])
  expect(holding({ optionHolds: false, requestHolds: false })).toEqual(['confirmed', 'held'])
  expect(holding({ optionHolds: true, requestHolds: true })).toEqual(['request', 'option', 'confirmed', 'held'])
  expect(bookingStatuses.filter(isCounted)).toEqual(['confirmed', 'held'])
})

test('only what the operator does itself is internal use', () => {
  expect(usageOf('internal')).toBe('internal')
  expect(usageOf('residents')).toBe('external')
  expect(usageOf('commercial')).toBe('external')
})
