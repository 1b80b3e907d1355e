import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { type Core, createCore } from '#core/app/core'
import { logFile } from '#core/app/log-file'
import type { Clock } from '#shared/time/clock'
import type { Instant } from '#shared/time/types'
import { NOW, openEmptyCore, refusal, tempFolder } from '../support/core'
import { clientOf } from '../support/sessions'

const SECRET = 'regenboog-fiets'
const OTHER = 'paraplu-onder-de-boom'
const whole = [{ role: 'administrator' as const, centreId: null }]

/** A clock that a test moves on. */
function movable(): Clock & { pass(seconds: number): void } {
  let at = Date.parse(NOW)
  return {
    now: () => new Date(at).toISOString() as Instant,
    pass(seconds) {
      at += seconds * 1000
    },
  }
}

async function withAda() {
  const clock = movable()
  const core = await openEmptyCore({ clock })
  const session = core.openSession('desk')
  const desk = clientOf(core, session)
  const ada = await desk.users.create({ name: 'Ada', roles: whole, secret: SECRET })
  return { core, clock, session, desk, ada, another: () => clientOf(core, core.openSession('desk')) }
}
const logIn = (desk: ReturnType<typeof clientOf>, secret = SECRET, code?: string) =>
  desk.session.logIn({ name: 'ada', secret, ...(code === undefined ? {} : { code }) })

test('without users everybody at the desk is the administrator; the first user makes an end to that', async () => {
  const core = await openEmptyCore()
  const [desk, other] = [clientOf(core, core.openSession('desk')), clientOf(core, core.openSession('desk'))]
  expect(await desk.session.state()).toMatchObject({ hasUsers: false, loginNeeded: false, user: { id: 'beheerder' } })
  const volunteer = { name: 'Vera', roles: [{ role: 'volunteer' as const, centreId: null }], secret: '731946' }
  expect(await refusal(desk.users.create(volunteer))).toMatchObject({
    data: { issues: [{ path: 'roles', problem: 'first_administrator' }] },
  })
  const ada = await desk.users.create({ name: 'Ada', roles: whole, secret: SECRET })
  expect(await desk.session.state()).toMatchObject({ hasUsers: true, loginNeeded: false, user: { id: ada.id } })
  expect(await other.session.state()).toMatchObject({ loginNeeded: true, user: null })
  expect(await refusal(other.centres.list())).toMatchObject({ code: 'unauthenticated' })
  expect(await other.session.people()).toEqual([{ id: ada.id, name: 'Ada' }])
  // Whoever has the files or the token stays in.
  expect(await core.client.session.state()).toMatchObject({ loginNeeded: false, user: { id: 'beheerder' } })
})

test('the last administrator stays one, and nobody is an administrator of one centre', async () => {
  const { desk, ada } = await withAda()
  const by = { id: ada.id, revision: ada.revision }
  const last = { code: 'wrong_state', data: { reason: 'last_administrator' } }
  expect(await refusal(desk.users.change({ ...by, blocked: true }))).toMatchObject(last)
  const less = [{ role: 'coordinator' as const, centreId: null }]
  expect(await refusal(desk.users.change({ ...by, roles: less }))).toMatchObject(last)
  const bea = await desk.users.create({ name: 'Bea', roles: whole, secret: OTHER })
  expect(await desk.users.change({ ...by, blocked: true })).toMatchObject({ blocked: true })
  const { id, revision } = bea
  expect(await refusal(desk.users.change({ id, revision, blocked: true }))).toMatchObject({
    code: 'unauthenticated',
  })
})

test('a name is there once, whatever its capitals; a secret that is easily guessed is refused', async () => {
  const { desk } = await withAda()
  expect(await refusal(desk.users.create({ name: 'ADA', roles: whole, secret: OTHER }))).toMatchObject({
    code: 'duplicate',
  })
  const problem = async (secret: string, role: 'administrator' | 'beheerder' | 'board' = 'beheerder') => {
    const { data } = await refusal(desk.users.create({ name: 'Bea', roles: [{ role, centreId: null }], secret }))
    return (data as { issues: { problem: string }[] }).issues[0]?.problem
  }
  expect(await problem('12345')).toBe('too_short')
  for (const easy of ['123456', '654321', '111111', '121212', '123123', '12345678', '890123', '112233'])
    expect(await problem(easy)).toBe('too_simple')
  expect(await problem('kort')).toBe('too_short')
  expect(await problem('abababababab')).toBe('too_simple')
  expect(await problem('731946', 'administrator')).toBe('password_needed')
  expect(await problem('7319462850', 'board')).toBe('password_needed')
})

test('three wrong tries cost nothing, more cost waiting, ten lock; an administrator lets in again', async () => {
  const { core, clock, ada, another, desk } = await withAda()
  const guest = another()
  const seen: unknown[] = []
  for (let n = 1; n <= 9; n++) {
    const { code, data } = await refusal(logIn(guest, 'helemaal verkeerd'))
    const { waitSeconds, triesLeft } = data as { waitSeconds: number; triesLeft: number }
    seen.push([code, triesLeft, waitSeconds])
    clock.pass(waitSeconds)
  }
  expect(seen).toEqual([
    ...[
      ['wrong_secret', 9, 0],
      ['wrong_secret', 8, 0],
      ['wrong_secret', 7, 5],
      ['wrong_secret', 6, 15],
    ],
    ...[
      ['wrong_secret', 5, 30],
      ['wrong_secret', 4, 60],
      ['wrong_secret', 3, 120],
      ['wrong_secret', 2, 300],
    ],
    ['wrong_secret', 1, 600],
  ])
  expect(await refusal(logIn(guest, 'helemaal verkeerd'))).toMatchObject({ code: 'locked' })
  clock.pass(86_400)
  expect(await refusal(logIn(guest))).toMatchObject({ code: 'locked' })
  expect(await core.client.users.list()).toMatchObject([{ name: 'Ada', locked: true }])
  expect((await core.client.app.log({ kind: 'user', id: ada.id }))[0]).toMatchObject({ after: { locked: true } })
  // Somebody else's guesses throw nobody out.
  expect((await core.client.session.state()).hasUsers).toBe(true)
  void desk
  await core.client.users.unlock({ id: ada.id })
  expect(await logIn(guest)).toMatchObject({ user: { name: 'Ada' } })
})

test('while one has to wait not even the right secret is looked at, also after a new start and with the clock put back', async () => {
  const clock = movable()
  const dataDir = await tempFolder()
  const core = await createCore({ dataDir, version: '1', clock })
  await core.client.users.create({ name: 'Ada', roles: whole, secret: SECRET })
  const guest = clientOf(core, core.openSession('desk'))
  for (let n = 0; n < 4; n++) await refusal(logIn(guest, 'helemaal verkeerd')).then(() => n === 2 && clock.pass(5))
  await core.close()
  const again = await openEmptyCore({ dataDir, clock })
  const after = clientOf(again, again.openSession('desk'))
  const wait = { code: 'wrong_secret', data: { waitSeconds: 15, triesLeft: 6 } }
  expect(await refusal(logIn(after))).toMatchObject(wait)
  clock.pass(-3600)
  expect(await refusal(logIn(after))).toMatchObject(wait)
  clock.pass(3615)
  expect(await logIn(after)).toMatchObject({ user: { name: 'Ada' } })
})

test('many tries at once count each', async () => {
  const { another } = await withAda()
  const tries = Array.from({ length: 8 }, () => refusal(logIn(another(), 'helemaal verkeerd')))
  const answers = await Promise.all(tries)
  // The third sets a wait in which the others are not looked at.
  const left = answers.map(({ data }) => (data as { triesLeft: number }).triesLeft)
  expect(Math.min(...left)).toBe(7)
})

test('an unknown name, a blocked user and a wrong secret get the same answer', async () => {
  const { desk, another } = await withAda()
  const bea = await desk.users.create({ name: 'Bea', roles: whole, secret: OTHER })
  await desk.users.change({ id: bea.id, revision: bea.revision, blocked: true })
  const guest = another()
  const wrong = { code: 'wrong_secret', data: { waitSeconds: 0, triesLeft: 9 } }
  for (const [name, secret] of [
    ['Niemand', SECRET],
    ['Bea', OTHER],
    ['Ada', 'helemaal verkeerd'],
  ] as const)
    expect(await refusal(guest.session.logIn({ name, secret }))).toEqual(wrong)
})

test('the desk locks after a time without calls, what a page asks by itself does not count', async () => {
  const { desk, clock, core, session } = await withAda()
  expect((await desk.session.state()).idleMinutes).toBe(10)
  clock.pass(9 * 60)
  await desk.centres.list()
  clock.pass(9 * 60)
  await desk.session.state()
  await desk.undo.state()
  expect(await desk.session.state()).toMatchObject({ locked: false })
  clock.pass(2 * 60)
  expect(await desk.session.state()).toMatchObject({ locked: true, loginNeeded: true, user: { name: 'Ada' } })
  expect((await desk.session.state()).calls).not.toContain('centres.list')
  expect(await refusal(desk.centres.list())).toMatchObject({ code: 'unauthenticated' })
  expect(await refusal(desk.session.unlock({ secret: 'verkeerd' }))).toMatchObject({ code: 'wrong_secret' })
  expect(await desk.session.unlock({ secret: SECRET })).toMatchObject({ locked: false, loginNeeded: false })
  await desk.session.lock()
  expect(session.user()).toBeNull()
  await desk.session.logOut()
  expect(await desk.session.state()).toMatchObject({ user: null, locked: false })
  await core.client.users.changeSettings({ idleMinutes: 30, revision: 1 })
  expect((await desk.session.state()).idleMinutes).toBe(30)
})

test('over the network a session ends when nobody calls, and after twelve hours whatever is done', async () => {
  const { core, clock } = await withAda()
  const browser = clientOf(core, core.openSession('host'))
  expect(await refusal(browser.session.people())).toMatchObject({ code: 'forbidden' })
  await logIn(browser)
  clock.pass(11 * 60)
  expect(await browser.session.state()).toMatchObject({ user: null, locked: false })
  await logIn(browser)
  for (let n = 0; n < 80; n++) {
    clock.pass(9 * 60)
    await browser.centres.list()
  }
  clock.pass(9 * 60)
  expect(await refusal(browser.centres.list())).toMatchObject({ code: 'unauthenticated' })
})

test('a session ends when its user is blocked or gets another secret, also from another process', async () => {
  const { core, clock, desk, ada, another } = await withAda()
  const second = another()
  await logIn(second)
  await desk.users.changeOwnSecret({ current: SECRET, secret: OTHER })
  expect(await desk.centres.list()).toEqual([])
  expect(await refusal(second.centres.list())).toMatchObject({ code: 'unauthenticated' })
  await logIn(second, OTHER)
  let next = 0
  const elsewhere = await openEmptyCore({ dataDir: core.dataDir, clock, newId: () => `elders-${++next}` })
  await elsewhere.client.users.create({ name: 'Bea', roles: whole, secret: SECRET })
  const { revision } = (await elsewhere.client.users.list()).find(({ id }) => id === ada.id) ?? { revision: 0 }
  await elsewhere.client.users.change({ id: ada.id, revision, blocked: true })
  const until = Date.now() + 2000
  while ((await second.session.state()).user !== null && Date.now() < until)
    await new Promise((go) => setTimeout(go, 50))
  expect((await second.session.state()).user).toBeNull()
  await elsewhere.close()
})

const codeAt = (key: string, clock: Clock) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(clock.now()) })

async function withFactor() {
  const all = await withAda()
  const { key } = await all.desk.users.startSecondFactor({ secret: SECRET })
  expect(await refusal(all.desk.users.confirmSecondFactor({ code: '000000' }))).toMatchObject({
    code: 'invalid_input',
  })
  await all.desk.users.confirmSecondFactor({ code: codeAt(key, all.clock) })
  all.clock.pass(60)
  return { ...all, key }
}

test('with a second factor the secret alone is not enough, and a code works once', async () => {
  const { another, clock, key, desk, ada } = await withFactor()
  const guest = another()
  expect(await refusal(logIn(guest))).toMatchObject({ code: 'code_needed' })
  expect(await refusal(logIn(guest, SECRET, '000000'))).toMatchObject({ code: 'wrong_secret' })
  const code = codeAt(key, clock)
  expect(await logIn(guest, SECRET, code)).toMatchObject({ user: { name: 'Ada' } })
  expect(await refusal(logIn(another(), SECRET, code))).toMatchObject({ code: 'wrong_secret' })
  clock.pass(30)
  const late = codeAt(key, clock)
  clock.pass(30)
  expect(await logIn(another(), SECRET, late)).toMatchObject({ user: { name: 'Ada' } })
  const old = codeAt(key, clock)
  clock.pass(90)
  expect(await refusal(logIn(another(), SECRET, old))).toMatchObject({ code: 'wrong_secret' })
  await desk.users.removeSecondFactor({ id: ada.id })
  expect(await logIn(another())).toMatchObject({ user: { name: 'Ada' } })
})

test('the recovery code lets in who lost everything, once, also when locked out', async () => {
  const { another, desk, core, clock } = await withFactor()
  expect(await refusal(desk.users.newRecoveryCode({ secret: 'verkeerd' }))).toMatchObject({ code: 'wrong_secret' })
  const { code } = await desk.users.newRecoveryCode({ secret: SECRET })
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
  const guest = another()
  for (let n = 0; n < 10; n++) {
    await refusal(logIn(guest, 'helemaal verkeerd'))
    clock.pass(600)
  }
  expect(await refusal(logIn(guest))).toMatchObject({ code: 'locked' })
  const recover = (recoveryCode: string, secret = OTHER) => guest.session.recover({ name: 'Ada', recoveryCode, secret })
  expect(await refusal(recover('AAAAA-AAAAA-AAAAA-AAAAA'))).toMatchObject({ code: 'wrong_secret' })
  expect(await refusal(recover(code, '731946'))).toMatchObject({ code: 'invalid_input' })
  expect(await recover(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ user: { name: 'Ada' } })
  expect(await core.client.users.list()).toMatchObject([{ secondFactor: false, recoveryCode: false, locked: false }])
  expect(await refusal(recover(code))).toMatchObject({ code: 'wrong_secret' })
  expect(await logIn(another(), OTHER)).toMatchObject({ user: { name: 'Ada' } })
})

/** Everything under a folder as text. */
async function textOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n')
}

test('a secret is nowhere: not in the database, the log, a log file or an answer', async () => {
  const dataDir = await tempFolder()
  const core: Core = await openEmptyCore({ dataDir, log: logFile(dataDir, 'proef') })
  const answers: unknown[] = []
  const desk = clientOf(core, core.openSession('desk'))
  const marks = ['geheim-merkteken-een', 'geheim-merkteken-twee', 'geheim-merkteken-drie', 'geheim-merkteken-vier']
  const [one = '', two = '', wrong = '', three = ''] = marks
  const ada = await desk.users.create({ name: 'Ada', roles: whole, secret: one })
  answers.push(ada, await desk.users.changeOwnSecret({ current: one, secret: two }))
  answers.push(await refusal(desk.session.logIn({ name: 'Ada', secret: wrong })))
  answers.push(await refusal(desk.session.logIn({ name: wrong, secret: two })))
  answers.push(await desk.session.logIn({ userId: ada.id, secret: two }))
  const { code } = await desk.users.newRecoveryCode({ secret: two })
  const { key } = await desk.users.startSecondFactor({ secret: two })
  const [mine] = await desk.users.list()
  answers.push(await desk.users.setSecret({ id: ada.id, revision: mine?.revision ?? 0, secret: three }))
  answers.push(await core.client.users.list(), await core.client.app.log({}), await core.client.session.state())
  const log = JSON.stringify(await core.client.app.log({ limit: 500 }))
  await core.close()
  const kept = `${JSON.stringify(answers)}${await textOf(dataDir)}`
  for (const mark of [...marks, code, code.replaceAll('-', '')]) expect(kept).not.toContain(mark)
  expect(log).not.toContain(key)
  expect(log).not.toContain('scrypt')
  // The same secret of two people is not the same in the file.
  expect(new Set(kept.match(/scrypt\$32768\$8\$3\$[\w-]{22}/g)).size).toBeGreaterThan(1)
})

test('the log names users, and nothing of users is undone', async () => {
  const { desk } = await withAda()
  await desk.users.create({ name: 'Bea', roles: whole, secret: OTHER })
  expect((await desk.app.log({}))[0]).toMatchObject({ user: 'Ada', action: 'users.create', kind: 'user' })
  expect(await desk.undo.state()).toEqual({ undo: null, redo: null })
})
