import { expect, test } from 'vitest'
import { moveStart } from '../../../src/renderer/src/features/planbord/calendar/cursor'

const MIN = 8 * 60
const cursor = (from: number, length: number) => ({ room: 0, from, length })

test('the begin goes by half hours while the end stays, and leaves half an hour', () => {
  expect(moveStart(cursor(600, 60), 'ArrowUp', MIN)).toEqual(cursor(570, 90))
  expect(moveStart(cursor(600, 60), 'ArrowDown', MIN)).toEqual(cursor(630, 30))
  expect(moveStart(cursor(630, 30), 'ArrowDown', MIN)).toEqual(cursor(630, 30))
  expect(moveStart(cursor(600, 60), 'ArrowRight', MIN)).toBeNull()
})

test('it goes no earlier than the board, and what is short or begins before it stays as it is', () => {
  expect(moveStart(cursor(490, 60), 'ArrowUp', MIN)).toEqual(cursor(480, 70))
  expect(moveStart(cursor(450, 60), 'ArrowUp', MIN)).toEqual(cursor(450, 60))
  expect(moveStart(cursor(600, 15), 'ArrowDown', MIN)).toEqual(cursor(600, 15))
})
