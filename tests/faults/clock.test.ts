import { afterAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import type { Clock } from '#shared/time/clock'
import type { Instant } from '#shared/time/types'
import { aCentre, newFolder, removeFolders, testCore } from '../support/host'
import { fault, sized } from './support/fault'

/** How often the clock jumps. */
const JUMPS = sized(300, 40)
const START = Date.parse('2024-06-03T06:00:00.000Z')
const HOUR = 3_600_000

afterAll(removeFolders)

fault('clock going back', async (trial) => {
  let time = START
  const clock: Clock = { now: () => new Date(time).toISOString() as Instant }
  const dataDir = newFolder()
  let core = await testCore({ dataDir, clock })
  const { centre, exclusive, shared } = await aCentre(core)
  // An option until tomorrow night: it may end when the clock passes that, never because the clock went back.
  const option = await core.client.bookings.create({
    centreId: centre.id,
    roomIds: [shared.id],
    startsAt: '2030-06-05T10:00' as never,
    endsAt: '2030-06-05T12:00' as never,
    title: 'Optie',
    status: 'option',
    optionUntil: '2029-06-04T20:00' as never,
  })
  const made: string[] = []
  const numbers: string[] = []
  for (let jump = 0; jump < JUMPS; jump += 1) {
    const problems: string[] = []
    // Mostly back, by an hour to three years; sometimes on, never past the option.
    const by = trial.pick([-HOUR, -2 * HOUR, -24 * HOUR, -8_760 * HOUR, -26_280 * HOUR, HOUR, 24 * HOUR, 2_000 * HOUR])
    time = Math.min(time + by, Date.parse('2029-06-01T00:00:00.000Z'))
    if (jump % 10 === 0) {
      // Options expire when the core opens.
      await core.close()
      core = await testCore({ dataDir, clock })
    }
    const day = new Date(Date.UTC(2030, 6, 1 + (jump % 300))).toISOString().slice(0, 10)
    const hour = 10 + Math.floor(jump / 300)
    const booking = await core.client.bookings.create({
      centreId: centre.id,
      roomIds: [exclusive.id],
      startsAt: `${day}T${hour}:00` as never,
      endsAt: `${day}T${hour + 1}:00` as never,
      title: `Sprong ${jump}`,
    })
    if (made.includes(booking.id)) problems.push('an id twice')
    if (numbers.includes(booking.number)) problems.push('a number twice')
    made.push(booking.id)
    numbers.push(booking.number)
    const [last] = await core.client.app.log({})
    if (last?.entityId !== booking.id) problems.push('the log does not begin with the latest change')
    const { undo } = await core.client.undo.state()
    if (undo?.subject !== booking.title) problems.push('undo would take back another change')
    const kept = await core.client.bookings.get({ id: option.id })
    if (kept.status !== 'option') problems.push(`the option is ${kept.status}`)
    if (problems.length === 0) trial.survived()
    else trial.lost(`jump ${jump} to ${clock.now()}: ${problems.join('; ')}`)
  }
  const entries = await core.client.app.log({ kind: 'booking', limit: 500 })
  const order = entries.map((entry) => entry.entityId).filter((id) => id !== option.id)
  const expected = [...made].reverse().slice(0, order.length)
  if (JSON.stringify(order) !== JSON.stringify(expected)) trial.lost('the log is in another order than it was written')
  for (const { code, detail } of (await checkStore(core.ctx)).problems) trial.lost(`${code} ${detail}`)
  // And once the clock is past its deadline the option does end.
  await core.close()
  time = Date.parse('2029-06-05T00:00:00.000Z')
  core = await testCore({ dataDir, clock })
  const ended = await core.client.bookings.get({ id: option.id })
  if (ended.status === 'expired') trial.survived()
  else trial.lost(`past its deadline the option is ${ended.status}`)
  await core.close()
})
