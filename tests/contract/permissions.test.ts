import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { neededFor, permissions } from '#core/app/permissions'
import { contract } from '#shared/contract/index'
import { type Role, roles } from '#shared/domain/access'
import { aCentre, removeFolders, testCore } from '../support/host'
import { clientOf, type SessionClient } from '../support/sessions'
import { messagePort } from '../support/transports'

const paths = Object.entries(contract).flatMap(([group, calls]) => Object.keys(calls).map((call) => [group, call]))
const names = paths.map(([group, call]) => `${group}.${call}`)

describe('the permission table', () => {
  test('has an entry for every call of the contract and for nothing else', () => {
    const entries = Object.entries(permissions).flatMap(([group, calls]) =>
      Object.keys(calls).map((call) => `${group}.${call}`),
    )
    expect(entries.sort()).toEqual([...names].sort())
  })

  test('without a log-in only health and logging in may be called', () => {
    expect(names.filter((name) => neededFor(name) === 'everyone')).toEqual([
      'app.health',
      'session.state',
      'session.people',
      'session.logIn',
      'session.logOut',
      'session.unlock',
      'session.recover',
    ])
  })

  test.each([
    '',
    'app',
    'app.nothing',
    'nothing.list',
    'bookings.constructor',
    '__proto__.toString',
    'constructor.name',
  ])('a path without an entry is refused: %j', (path) => expect(neededFor(path)).toBeNull())
})

/** A secret that will do for everybody. */
const SECRET = 'een lang wachtwoord'
// The municipality is there for all; the others have one centre.
const whole = new Set<Role>(['administrator', 'coordinator', 'municipality'])
/** What the table says of a role. */
function may(role: Role, name: string): boolean {
  const needed = neededFor(name)
  if (needed === null || needed === 'everyone') return needed === 'everyone'
  return needed.roles.includes(role) && (!needed.whole || whole.has(role))
}
let core: Core
const clients = new Map<Role | 'nobody', SessionClient>()

beforeAll(async () => {
  core = await testCore()
  const { centre } = await aCentre(core)
  for (const role of roles) {
    const centreId = whole.has(role) ? null : centre.id
    await core.client.users.create({ name: role, roles: [{ role, centreId }], secret: SECRET })
    const client = clientOf(core, core.openSession('desk'))
    await client.session.logIn({ name: role, secret: SECRET })
    clients.set(role, client)
  }
  clients.set('nobody', clientOf(core, core.openSession('desk')))
}, 30_000)
afterAll(async () => {
  await core.close()
  removeFolders()
})

/** How a call without input ends: `ok`, or the code of its failure. */
const ends = (who: Role | 'nobody', name: string): Promise<string> => endOf(clients.get(who), name)
async function endOf(client: unknown, name: string): Promise<string> {
  const [group = '', call = ''] = name.split('.')
  const calls = client as Record<string, Record<string, (input?: unknown) => Promise<unknown>>>
  try {
    const answer = await calls[group]?.[call]?.()
    if (typeof answer === 'object' && answer !== null && 'return' in answer) await (answer.return as () => unknown)()
    return 'ok'
  } catch (error) {
    return (error as { code: string }).code
  }
}
const isRefused = (end: string) => end === 'forbidden' || end === 'unauthenticated'
/** A stream that never ends by itself. */
const slow = new Set(['app.changes'])
/** These change who is logged in. */
const ofSession = new Set(['session.logOut', 'session.lock', 'undo.undo', 'undo.redo'])

describe.each(roles)('a %s', (role) => {
  test.each(names.filter((name) => !ofSession.has(name)))('%s', async (name) => {
    const end = await ends(role, name)
    if (may(role, name)) expect(isRefused(end)).toBe(false)
    else expect(end).toBe('forbidden')
  })

  test('is told the same list of calls', async () => {
    const { calls } = (await clients.get(role)?.session.state()) ?? { calls: [] }
    const expected = names.filter((name) => may(role, name))
    expect([...calls].sort()).toEqual(expected.sort())
  })
})

describe('nobody', () => {
  test.each(names.filter((name) => neededFor(name) !== 'everyone'))('%s', async (name) => {
    expect(await ends('nobody', name)).toBe('unauthenticated')
  })
})

test.each(roles)('a %s gets the same answers through the port of a window', async (role) => {
  const session = core.openSession('desk')
  const { client, close } = await messagePort.open(core, session)
  await client.session.logIn({ name: role, secret: SECRET })
  for (const name of names.filter((one) => !ofSession.has(one) && !slow.has(one)))
    expect([name, isRefused(await endOf(client, name))]).toEqual([name, !may(role, name)])
  await close()
})
