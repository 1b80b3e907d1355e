import { describe, expect, test } from 'vitest'
import { putAbsence, putCaretaker } from '#core/store/caretakers'
import type { Absence } from '#shared/contract/roster'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openEmptyCore, openTestCore, refusal, tempFolder } from '../support/core'
import { aCaretaker } from '../support/roster'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime

/** A centre with the shift of Fatima on Thursday 6 June 2024; Jan knows the place, Piet does not, Lies has no BHV. */
async function openOffer(dataDir?: string) {
  const { core, client, centre } = await openTestCore(dataDir === undefined ? {} : { dataDir })
  const knows = { centres: [{ centreId: centre.id, fixed: false }] }
  const [fatima, jan, piet, lies] = [
    aCaretaker('Fatima', { centres: [{ centreId: centre.id, fixed: true }] }),
    aCaretaker('Jan', { ...knows, email: 'jan@example.nl' }),
    aCaretaker('Piet'),
    aCaretaker('Lies', { certificates: [] }),
  ]
  await core.ctx.store.write(async (tx) => {
    for (const one of [fatima, jan, piet, lies]) await putCaretaker(tx, one)
  })
  const shift = await client.shifts.create({
    centreId: centre.id,
    startsAt: wall('2024-06-06T09:00'),
    endsAt: wall('2024-06-06T13:00'),
    caretakerId: fatima.id,
  })
  const offer = () => client.handOvers.offer({ shiftId: shift.id, revision: shift.revision })
  const now = async () => {
    const { shifts } = await client.shifts.list({ from: day('2024-06-06'), to: day('2024-06-07') })
    return shifts[0]
  }
  return { core, client, centre, shift, offer, now, fatima: fatima.id, jan: jan.id, piet: piet.id, lies: lies.id }
}
const names = (asked: readonly { name: string }[]) => asked.map((one) => one.name)

describe('a shift that is offered', () => {
  test('asks those who may and can, best first, and not whose it is', async () => {
    const { client, offer, centre } = await openOffer()
    const request = await offer()
    expect(names(request.asked)).toEqual(['Jan', 'Piet'])
    expect(request).toMatchObject({ standing: 'open', offeredBy: 'Fatima', takenBy: null, revision: 1 })
    expect(await client.handOvers.list({ centreId: centre.id })).toEqual([request])
    expect(await refusal(offer())).toMatchObject({ code: 'wrong_state', data: { reason: 'hand_over_open' } })
  })

  test('can be offered to some of them, but to nobody whom a rule refuses', async () => {
    const { client, shift, piet, lies, fatima } = await openOffer()
    const to = (...caretakerIds: [typeof piet, ...(typeof piet)[]]) =>
      client.handOvers.offer({ shiftId: shift.id, revision: shift.revision, caretakerIds })
    expect((await refusal(to(lies, piet))).code).toBe('roster_violated')
    expect(await refusal(to(fatima))).toMatchObject({ data: { issues: [{ problem: 'own_shift' }] } })
    expect(names((await to(piet)).asked)).toEqual(['Piet'])
  })

  test('is taken by whoever takes it first; the second hears who has it', async () => {
    const { client, offer, now, jan, piet, lies } = await openOffer()
    const { id } = await offer()
    expect((await refusal(client.handOvers.take({ id, caretakerId: lies }))).data).toMatchObject({
      issues: [{ problem: 'not_asked' }],
    })
    expect(await client.handOvers.take({ id, caretakerId: piet })).toMatchObject({ standing: 'taken', takenBy: 'Piet' })
    expect(await now()).toMatchObject({ caretakerId: 'Piet', source: 'employed', fixedFace: false, revision: 2 })
    expect(await refusal(client.handOvers.take({ id, caretakerId: jan }))).toMatchObject({
      code: 'wrong_state',
      data: { reason: 'hand_over_taken', detail: 'Piet' },
    })
    expect(await client.handOvers.list({})).toEqual([])
    await client.undo.undo({})
    expect(await now()).toMatchObject({ caretakerId: 'Fatima', source: 'fixed' })
    expect(await client.handOvers.take({ id, caretakerId: jan })).toMatchObject({ takenBy: 'Jan' })
  })

  test('by two desks at once: one takes it, the other is refused, the roster has one of them', async () => {
    const dataDir = await tempFolder()
    const { client, offer, now, jan, piet } = await openOffer(dataDir)
    const other = (await openEmptyCore({ dataDir, newId: () => crypto.randomUUID() })).client
    for (let round = 0; round < 5; round++) {
      const { id } = round === 0 ? await offer() : ((await client.handOvers.list({}))[0] ?? (await offer()))
      const both = await Promise.allSettled([
        client.handOvers.take({ id, caretakerId: jan }),
        other.handOvers.take({ id, caretakerId: piet }),
      ])
      const took = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.takenBy] : []))
      expect(took).toHaveLength(1)
      const [refused] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
      expect(refused).toMatchObject({ data: { reason: 'hand_over_taken', detail: took[0] } })
      expect((await now())?.caretakerId).toBe(took[0])
      await client.undo.undo({})
      expect((await client.handOvers.list({}))[0]?.standing).toBe('open')
    }
  })

  test('stays open when somebody says no, who may come back to it', async () => {
    const { client, offer, jan } = await openOffer()
    const { id } = await offer()
    const said = await client.handOvers.decline({ id, caretakerId: jan })
    expect(said.standing).toBe('open')
    expect(said.asked.map((one) => one.declinedAt !== null)).toEqual([true, false])
    await client.undo.undo({})
    expect((await client.handOvers.list({}))[0]?.asked.map((one) => one.declinedAt)).toEqual([null, null])
    await client.undo.redo({})
    const taken = await client.handOvers.take({ id, caretakerId: jan })
    expect(taken).toMatchObject({ takenBy: 'Jan', asked: [{ declinedAt: null }, { declinedAt: null }] })
  })

  test('a rule that refuses the taker by then changes nothing', async () => {
    const { core, client, offer, now, jan } = await openOffer()
    const { id } = await offer()
    const sick: Absence = {
      id: 'a' as Absence['id'],
      caretakerId: jan,
      kind: 'sick',
      startsAt: wall('2024-06-06T00:00'),
      endsAt: wall('2024-06-07T00:00'),
      note: null,
      revision: 1,
    }
    await core.ctx.store.write((tx) => putAbsence(tx, sick))
    const [listed] = await client.handOvers.list({})
    expect(listed?.asked.map((one) => one.findings.map((f) => f.code))).toEqual([['absent'], []])
    expect((await refusal(client.handOvers.take({ id, caretakerId: jan }))).code).toBe('roster_violated')
    expect(await now()).toMatchObject({ caretakerId: 'Fatima', revision: 1 })
    expect((await client.handOvers.list({}))[0]?.standing).toBe('open')
  })

  test('withdrawing leaves the shift whose it was, and undo opens it again', async () => {
    const { client, offer, now, jan } = await openOffer()
    const { id } = await offer()
    expect((await refusal(client.handOvers.withdraw({ id, revision: 2 }))).code).toBe('stale')
    expect(await client.handOvers.withdraw({ id, revision: 1 })).toMatchObject({ standing: 'withdrawn' })
    expect(await refusal(client.handOvers.take({ id, caretakerId: jan }))).toMatchObject({
      data: { reason: 'hand_over_withdrawn' },
    })
    expect((await now())?.caretakerId).toBe('Fatima')
    await client.undo.undo({})
    expect(await client.handOvers.take({ id, caretakerId: jan })).toMatchObject({ standing: 'taken' })
  })

  test('ends when the shift begins', async () => {
    const dataDir = await tempFolder()
    const { offer, shift, jan } = await openOffer(dataDir)
    const { id } = await offer()
    const at = async (moment: string) => (await openEmptyCore({ dataDir, clock: fixedClock(moment) })).client
    const before = await at('2024-06-06T06:59:00.000Z')
    expect((await before.handOvers.list({})).map((one) => one.standing)).toEqual(['open'])
    const begun = await at('2024-06-06T07:00:00.000Z')
    expect(await begun.handOvers.list({})).toEqual([])
    expect(await begun.handOvers.list({ shiftId: shift.id })).toMatchObject([{ standing: 'expired' }])
    for (const call of [
      begun.handOvers.take({ id, caretakerId: jan }),
      begun.handOvers.decline({ id, caretakerId: jan }),
      begun.handOvers.offer({ shiftId: shift.id, revision: 1 }),
    ])
      expect(await refusal(call)).toMatchObject({ code: 'wrong_state', data: { reason: 'shift_begun' } })
  })

  test('lapses when the shift is changed, moved or gone, and can be offered anew', async () => {
    const { client, offer, shift, jan } = await openOffer()
    const { id } = await offer()
    const moved = await client.shifts.change({ id: shift.id, revision: 1, endsAt: wall('2024-06-06T14:00') })
    expect(await client.handOvers.list({})).toEqual([])
    expect(await refusal(client.handOvers.take({ id, caretakerId: jan }))).toMatchObject({
      data: { reason: 'hand_over_lapsed' },
    })
    const again = await client.handOvers.offer({ shiftId: shift.id, revision: moved.revision })
    expect((await client.handOvers.list({ shiftId: shift.id })).map((one) => one.standing).sort()).toEqual([
      'lapsed',
      'open',
    ])
    await client.shifts.remove({ id: shift.id, revision: moved.revision })
    expect(await client.handOvers.list({})).toEqual([])
    expect((await refusal(client.handOvers.take({ id: again.id, caretakerId: jan }))).code).toBe('wrong_state')
    await client.undo.undo({})
    await client.undo.undo({})
    await client.undo.undo({})
    expect((await client.handOvers.list({})).map((one) => one.id)).toEqual([id])
  })

  test('after the roster was told, who took it is marked as changed', async () => {
    const { client, offer, now, jan } = await openOffer()
    await client.roster.publish({ from: day('2024-06-03'), to: day('2024-06-10') })
    expect((await now())?.told).toBe('published')
    const { id } = await offer()
    expect((await now())?.told).toBe('published')
    await client.handOvers.take({ id, caretakerId: jan })
    expect(await now()).toMatchObject({ told: 'changed', before: { caretakerId: 'Fatima' } })
  })

  test('nobody else can: it says so', async () => {
    const { core, client, shift } = await openOffer()
    await core.ctx.store.write(async (tx) => {
      for (const id of ['Jan', 'Piet']) await putCaretaker(tx, aCaretaker(id, { certificates: [] }))
    })
    expect(await refusal(client.handOvers.offer({ shiftId: shift.id, revision: 1 }))).toMatchObject({
      data: { reason: 'nobody_can' },
    })
  })
})
