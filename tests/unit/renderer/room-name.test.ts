import { expect, test } from 'vitest'
import { nameParts } from '../../../src/renderer/src/features/planbord/calendar/room-name'

test.each([
  ['Spreekkamer 1', ['Spreekkamer', ' 1']],
  ['Zaal 1 en 2', ['Zaal 1 en', ' 2']],
  ['Lokaal 12b', ['Lokaal', ' 12b']],
  ['Zaal 1+2', ['Zaal', ' 1+2']],
  ['Grote zaal', ['Grote zaal', '']],
  ['Keuken', ['Keuken', '']],
])('%s is cut where its number stays in sight', (name, parts) => {
  expect(nameParts(name)).toEqual(parts)
  expect(nameParts(name).join('')).toBe(name)
})
