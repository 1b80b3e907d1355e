import { describe, expect, test } from 'vitest'
import { mayCall, permissions } from '#core/app/permissions'
import { contract } from '#shared/contract/index'

const paths = Object.entries(contract).flatMap(([group, calls]) => Object.keys(calls).map((call) => [group, call]))

describe('the permission table', () => {
  test('has an entry for every call of the contract and for nothing else', () => {
    const entries = Object.entries(permissions).flatMap(([group, calls]) =>
      Object.keys(calls).map((call) => [group, call]),
    )
    expect(entries.map(String).sort()).toEqual(paths.map(String).sort())
  })

  test.each(paths)('%s.%s is for the administrator', (...path) => {
    expect(mayCall(path, 'administrator')).toBe(true)
  })

  test('without a role only health may be called', () => {
    expect(paths.filter((path) => mayCall(path, null))).toEqual([['app', 'health']])
  })

  test.each([
    [[]],
    [['app']],
    [['app', 'nothing']],
    [['nothing', 'list']],
    [['bookings', 'constructor']],
    [['__proto__', 'toString']],
    [['constructor', 'name']],
  ])('a path without an entry is refused: %j', (path) => {
    expect(mayCall(path, 'administrator')).toBe(false)
  })
})
