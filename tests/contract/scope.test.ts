import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Core } from '#core/app/core'
import { hiderOf } from '#core/app/hide'
import { neededFor } from '#core/app/permissions'
import { seesOwnCentres } from '#core/app/rights'
import { fieldsOf } from '#core/app/sight'
import { contract } from '#shared/contract/index'
import { labelOf } from '#shared/contract/labels'
import type { Centre, Room } from '#shared/contract/place'
import type { RoleGrant } from '#shared/contract/session'
import type { Role } from '#shared/domain/access'
import { wall } from '../support/core'
import { removeFolders, testCore } from '../support/host'
import { clientOf, type SessionClient } from '../support/sessions'

const SECRET = 'een lang wachtwoord'
type Place = { centre: Centre; room: Room }
let core: Core
let places: Place[]
let next = 0

beforeAll(async () => {
  core = await testCore()
  const hours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    ...{ weekday, opens: '00:00' as never, closes: '24:00' as never },
  }))
  places = []
  for (const name of ['De Fuik', 'Bolnes', 'West']) {
    const centre = await core.client.centres.create({ name, type: 'wvc', openingHours: hours })
    const room = await core.client.rooms.create({ centreId: centre.id, name: 'Zaal', capacity: 40, use: 'shared' })
    places.push({ centre, room })
  }
  await core.client.users.create({ name: 'Ada', roles: [{ role: 'administrator', centreId: null }], secret: SECRET })
})
afterAll(async () => {
  await core.close()
  removeFolders()
})

async function loggedIn(roles: RoleGrant[]): Promise<SessionClient> {
  const name = `Gebruiker ${++next}`
  await core.client.users.create({ name, roles, secret: SECRET })
  const client = clientOf(core, core.openSession('desk'))
  await client.session.logIn({ name, secret: SECRET })
  return client
}
const place = (n: number): Place => {
  const found = places[n]
  if (!found) throw new Error('no such place')
  return found
}
const at = (role: Role, ...numbers: number[]): RoleGrant[] =>
  numbers.map((n) => ({ role, centreId: place(n).centre.id }))
const draft = (n: number, more = {}) => ({
  ...{ centreId: place(n).centre.id, roomIds: [place(n).room.id], startsAt: wall('14:00'), endsAt: wall('16:00') },
  ...{ title: 'Koor', status: 'request' as const, remarks: 'geheim', contactPhone: '0180-1', ...more },
})
const code = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  )
const week = { from: '2024-06-01' as never, to: '2024-06-08' as never }

describe('who may do it at some centres', () => {
  test('alters those and no others, and boards and volunteers see those and no others', async () => {
    const bookings = await Promise.all(places.map((_, n) => core.client.bookings.create(draft(n))))
    const roles = fc.constantFrom<Role>('coordinator', 'beheerder', 'volunteer', 'board')
    const centres = fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(roles, centres, async (role, own) => {
        const client = await loggedIn(at(role, ...own))
        const narrow = seesOwnCentres.has(role)
        for (const [n, booking] of bookings.entries()) {
          const mine = own.includes(n)
          const { revision } = await core.client.bookings.get({ id: booking.id })
          const change = client.bookings.change({ id: booking.id, revision, title: `Koor ${++next}` })
          expect(await code(change)).toBe(mine ? 'ok' : 'forbidden')
          expect(await code(client.bookings.create(draft(n)))).toBe(mine ? 'ok' : 'forbidden')
          expect(await code(client.bookings.get({ id: booking.id }))).toBe(mine || !narrow ? 'ok' : 'not_found')
          const list = client.bookings.list({ ...week, centreId: place(n).centre.id })
          expect(await code(list)).toBe(mine || !narrow ? 'ok' : 'forbidden')
        }
        const seen = new Set((await client.bookings.list(week)).map(({ centreId }) => centreId))
        const named = await client.centres.list()
        const expected = narrow ? own : [0, 1, 2]
        expect([...seen].sort()).toEqual(expected.map((n) => place(n).centre.id).sort())
        expect(named.map(({ id }) => id).sort()).toEqual([...seen].sort())
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  test('does nothing with what was agreed at the table of another centre', async () => {
    const [own, other] = [place(0).centre.id, place(1).centre.id]
    const met = await core.client.consultations.create({
      party: 'De Fuik',
      centreIds: [own],
      date: '2024-06-03' as never,
    })
    const agreed = { consultationId: met.id, text: 'Sleutelplan', owner: 'Marja', dueOn: null }
    const { id, revision } = await core.client.actionPoints.create(agreed)
    const here = await loggedIn([{ role: 'coordinator', centreId: own }])
    const there = await loggedIn([{ role: 'coordinator', centreId: other }])
    const done = { id, revision, doneOn: '2024-06-03' as never }
    expect(await code(there.actionPoints.change(done))).toBe('forbidden')
    expect(await code(there.actionPoints.remove({ id, revision }))).toBe('forbidden')
    expect(await code(here.actionPoints.change(done))).toBe('ok')
  })

  test('asks for figures of all and gets those of the one centre, or must choose', async () => {
    const [one, two] = [await loggedIn(at('board', 0)), await loggedIn(at('board', 0, 1))]
    const report = await one.reports.quarter({ quarter: '2024-Q2' as never })
    expect(report.centres.map(({ centreId }) => centreId)).toEqual([place(0).centre.id])
    expect(await code(two.reports.quarter({ quarter: '2024-Q2' as never }))).toBe('forbidden')
    const chosen = await two.reports.quarter({ quarter: '2024-Q2' as never, centreId: place(1).centre.id })
    expect(chosen.centres).toHaveLength(1)
    expect(await code(two.reports.quarter({ quarter: '2024-Q2' as never, centreId: place(2).centre.id }))).toBe(
      'forbidden',
    )
  })

  test('every call that shows rows to who sees own centres only says of which centre they are', () => {
    const reads = Object.entries(contract).flatMap(([group, calls]) =>
      Object.entries(calls).map(([call, { '~orpc': def }]) => ({ name: `${group}.${call}`, def })),
    )
    const open = reads.flatMap(({ name, def }) => {
      const needed = neededFor(name)
      if (needed === null || needed === 'everyone' || needed.whole) return []
      if (!needed.roles.some((role) => seesOwnCentres.has(role))) return []
      if (fieldsOf(def.inputSchema).has('centreId') || saysCentre(def.outputSchema)) return []
      return [name]
    })
    expect(open).toEqual(shared)
  })
})

/** Without a centre in it, and why that is no harm. */
const shared = [
  // About the window itself.
  ...['app.state', 'app.changes', 'users.changeOwnSecret', 'undo.state', 'undo.undo', 'undo.redo', 'logo.get'],
  // A centre goes by its own id: the test above.
  'centres.list',
  // Words and days that all centres share.
  ...['closures.holidays', 'labels.list'],
  // Renters belong to all centres; volunteers see name and phone of them.
  ...['renters.search', 'renters.get', 'renters.create', 'renters.change'],
  ...['schoolHolidays.list', 'functions.list'],
  // Residents per district, the standard questions, when quarters were closed.
  ...['visitors.numbers', 'satisfaction.questions', 'closings.list', 'coreActivities.list'],
  // By an id that nobody can guess; a key that comes back is held against the centre when it is written.
  ...['repairs.photo', 'keys.bringBack'],
  // Public.
  ...['calendar.districts', 'calendar.readFeed', 'calendarEntries.get'],
  // Whether there is a good copy of everything.
  'backups.state',
]

function saysCentre(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null || !('_zod' in schema)) return false
  const def = (schema as { _zod: { def: Record<string, unknown> } })._zod.def
  const fields = fieldsOf(schema)
  if (fields.has('centreId') || fields.has('centreIds')) return true
  const inner = [def.element, def.innerType, ...((def.options as unknown[]) ?? [])]
  return [...inner, ...Object.values((def.shape as object) ?? {})].some(saysCentre)
}

/** The fields of an object that carry a label, whatever is wrapped around it. */
function labelled(schema: unknown): Set<string> {
  const shape = (schema as { shape?: Record<string, z.ZodType> } | undefined)?.shape ?? {}
  const isLabelled = (field: z.core.$ZodType): boolean => {
    const inner = (field._zod.def as { innerType?: z.core.$ZodType }).innerType
    return labelOf(field) !== undefined || (inner !== undefined && isLabelled(inner))
  }
  return new Set(Object.keys(shape).filter((name) => shape[name] !== undefined && isLabelled(shape[name])))
}

describe('a board', () => {
  test('changes requests and nothing else', async () => {
    const client = await loggedIn(at('board', 0))
    const request = await client.bookings.create(draft(0))
    expect(await code(client.bookings.create(draft(0, { status: 'confirmed' })))).toBe('forbidden')
    expect(await code(client.bookings.create(draft(0, { status: 'option' })))).toBe('forbidden')
    const firm = await core.client.bookings.create(draft(0, { status: 'confirmed' }))
    const { id, revision } = firm
    expect(await code(client.bookings.change({ id, revision, title: 'Anders' }))).toBe('forbidden')
    expect(await code(client.bookings.cancel({ id, revision }))).toBe('forbidden')
    expect(await code(client.undo.undo())).toBe('ok')
    expect(await code(core.client.bookings.get({ id: request.id }))).toBe('not_found')
  })
})

describe('a volunteer', () => {
  test('gets no prices, and of people only name and phone', async () => {
    const renter = await core.client.renters.create({
      ...{ name: 'Zangvereniging', category: 'association', contactName: 'Ria', phone: '0180-2' },
      ...{ email: 'ria@zang.nl', address: 'Kade 1', postcode: '2987 AA', town: 'Ridderkerk', notes: 'geheim' },
    })
    const booked = await core.client.bookings.create(
      draft(0, { renterId: renter.id, status: 'confirmed', chargedCents: 5000 }),
    )
    const client = await loggedIn(at('volunteer', 0))
    const booking = await client.bookings.get({ id: booked.id })
    expect(booking).toMatchObject({ renterName: 'Zangvereniging', contactPhone: '0180-1' })
    expect(booking).toMatchObject({ chargedCents: null, waivedCents: null, remarks: null })
    const hidden = { email: null, address: null, postcode: null, town: null, notes: null }
    expect(await client.renters.get({ id: renter.id })).toMatchObject({
      name: 'Zangvereniging',
      phone: '0180-2',
      ...hidden,
    })
    expect(await client.renters.search({ q: 'zang' })).toMatchObject([{ phone: '0180-2', email: null, town: null }])
    const check = await client.bookings.check(draft(0))
    expect(check.price).toBeNull()
  })

  test('empties nothing by sending back what was left out', async () => {
    const booked = await core.client.bookings.create(draft(0, { status: 'confirmed', chargedCents: 5000 }))
    const client = await loggedIn(at('volunteer', 0))
    const { id, revision } = booked
    await client.bookings.change({
      id,
      revision,
      title: 'Anders',
      remarks: null,
      chargedCents: null,
      contactPhone: '1',
    })
    const after = await core.client.bookings.get({ id })
    expect(after).toMatchObject({ title: 'Anders', remarks: 'geheim', chargedCents: 5000, contactPhone: '1' })
    const free = await client.bookings.create(draft(0, { chargedCents: 1 }))
    expect((await core.client.bookings.get({ id: free.id })).chargedCents).not.toBe(1)
  })

  test('what is left out of a row is left out of its change as well, in every call', () => {
    const unguarded = Object.entries(contract).flatMap(([group, calls]) =>
      Object.entries(calls).flatMap(([call, { '~orpc': def }]) => {
        const [out, back] = [labelled(def.outputSchema), labelled(def.inputSchema)]
        const asked = fieldsOf(def.inputSchema)
        return [...out]
          .filter((field) => asked.has(field) && !back.has(field))
          .map((field) => `${group}.${call} ${field}`)
      }),
    )
    expect(unguarded).toEqual([])
  })

  test('is not shown the row in a refusal either', async () => {
    const { id } = await core.client.bookings.create(draft(0, { chargedCents: 5000 }))
    const client = await loggedIn(at('volunteer', 0))
    const refused = await client.bookings.change({ id, revision: 99, title: 'Anders' }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'stale', data: { id, current: null } })
  })

  test('an administrator gets it all, as nothing is looked at', () => {
    expect(hiderOf(contract.centres.list['~orpc'].outputSchema, 'out')).toBeNull()
    expect(hiderOf(contract.bookings.get['~orpc'].outputSchema, 'out')).not.toBeNull()
  })
})

test('who lost the right to do it can not undo it', async () => {
  const name = `Gebruiker ${next + 1}`
  const client = await loggedIn(at('beheerder', 0))
  await client.bookings.create(draft(0, { status: 'confirmed' }))
  const user = (await core.client.users.list()).find((one) => one.name === name)
  if (!user) throw new Error('no user')
  await core.client.users.change({ id: user.id, revision: user.revision, roles: at('beheerder', 1) })
  expect(await code(client.undo.undo())).toBe('forbidden')
  await core.client.users.change({ id: user.id, revision: user.revision + 1, roles: at('beheerder', 0) })
  expect(await code(client.undo.undo())).toBe('ok')
})

test('who has the desk reads of one booking what became of it, and not the log', async () => {
  const { id } = await core.client.bookings.create(draft(0))
  const client = await loggedIn(at('beheerder', 0))
  expect(await client.app.log({ kind: 'booking', id })).toHaveLength(1)
  expect(await code(client.app.log({}))).toBe('forbidden')
  expect(await code(client.app.log({ kind: 'renter' }))).toBe('forbidden')
})
