import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountFormats, storyFields } from '#shared/contract/accountability'
import type { CivilDate, Instant, Quarter, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'
import { readPdf } from '../support/pdf'

const quarter = '2024-Q1' as Quarter
const asked = { period: quarter }

/** A quarter that is over, with two activities, an agreement with its answer, and a text. */
async function told() {
  const moment = { now: '2024-01-08T07:00:00.000Z' as Instant }
  const test = await openTestCore({ clock: { now: () => moment.now } })
  const { client, centre, rooms } = test
  const book = (day: string, more: object = {}) =>
    client.bookings.create({
      centreId: centre.id,
      roomIds: [rooms.hall.id],
      startsAt: `2024-${day}T10:00` as WallTime,
      endsAt: `2024-${day}T12:00` as WallTime,
      title: 'Koffie',
      category: 'residents',
      theme: 'Meedoen',
      activityType: 'Inloop',
      ...more,
    } as never)
  const coffee = await book('01-09')
  await book('01-10', { public: true })
  const [activity] = await client.coreActivities.addUsual()
  const kind = (await client.labels.list()).find(({ name }) => name === 'Inloop')
  if (!activity || !kind) throw new Error('no core activity or kind')
  await client.labels.change({ id: kind.id, revision: kind.revision, coreActivityId: activity.id })
  const agreement = await client.agreements.create({
    centreId: centre.id,
    text: 'Buren ontmoeten elkaar',
    from: '2024-01-01' as CivilDate,
    figure: 'activities',
    target: { value: 2, direction: 'at_least', per: 'quarter' },
  })
  const place = { period: quarter, centreId: centre.id }
  const write = (text: string, revision: number | null, more: object = {}) =>
    client.narratives.write({ ...place, field: 'effect', text, revision, ...more })
  await write('Meer buren', null)
  const answer = { ...place, agreementId: agreement.id, field: 'answer' as const }
  await client.narratives.write({ ...answer, text: 'Twee keer', revision: null })
  moment.now = '2024-04-02T07:00:00.000Z' as Instant
  const close = (version = 1, more: object = {}) => client.closings.close({ quarter, version, ...more })
  const files = async (centreId?: typeof centre.id) =>
    Promise.all(
      accountFormats.map((format) =>
        client.accountability.exportFile({ ...asked, format, ...(centreId && { centreId }) }),
      ),
    )
  return { ...test, moment, book, coffee, activity, kind, agreement, place, write, answer, close, files }
}

describe('what was accounted for in a closed quarter', () => {
  test('stays as it was: figures, agreements, answers and texts, of all and of one centre', async () => {
    const { client, centre, coffee, book, agreement, close, activity, kind, moment } = await told()
    const overview = (more: object = {}) => client.accountability.overview({ ...asked, ...more })
    const drills = [{}, { part: 'byCore' as const, key: activity.name }, { only: 'public' as const }]
    const behind = () => Promise.all(drills.map((drill) => client.accountability.drill({ ...asked, ...drill })))
    const before = await overview()
    const one = await overview({ centreId: centre.id })
    const numbers = (await behind()).map((list) => list.map(({ id }) => id))
    expect(numbers.map((ids) => ids.length)).toEqual([2, 2, 1])
    const head = await close()

    moment.now = '2024-05-02T07:00:00.000Z' as Instant
    await client.bookings.cancel({ id: coffee.id, revision: coffee.revision })
    await book('01-11', { theme: 'Nieuw thema' })
    await client.agreements.change({ id: agreement.id, revision: agreement.revision, text: 'Anders gezegd' })
    const [, other] = await client.coreActivities.list()
    const now = (await client.labels.list()).find(({ id }) => id === kind.id)
    if (!other || !now) throw new Error('no other core activity')
    await client.labels.change({ id: kind.id, revision: now.revision, coreActivityId: other.id })

    const { closed, ...current } = (await overview()).current
    expect(current).toEqual(before.current)
    expect(closed).toMatchObject({ version: 1, checksum: head.checksum, note: null })
    const { closed: _closed, ...mine } = (await overview({ centreId: centre.id })).current
    expect(mine).toEqual(one.current)
    expect((await behind()).map((list) => list.map(({ id }) => id))).toEqual(numbers)
    // Of another quarter it is what that is held against.
    const next = await client.accountability.overview({ period: '2024-Q2' as Quarter })
    expect(next.previous).toEqual({
      ...Object.fromEntries(Object.entries(current).filter(([key]) => key !== 'agreements' && key !== 'narratives')),
      closed,
    })
    // With a moment it is worked out anew.
    const anew = await overview({ asOf: '2024-05-02T09:00' as WallTime })
    expect(anew.current.closed).toBeUndefined()
    expect(anew.current.agreements.map(({ text }) => text)).toEqual(['Anders gezegd'])
    expect(anew.current.total.byTheme.map(({ key, activities }) => [key, activities])).toContainEqual([
      'Nieuw thema',
      1,
    ])
  })

  test('goes out the same to the byte in every format', async () => {
    const { client, centre, coffee, close, files, moment } = await told()
    await close()
    const first = await files()
    expect(first.map(({ fileName }) => fileName)).toEqual(
      accountFormats.map((format) => `verantwoording-2024-Q1-versie-1.${format}`),
    )
    const [pdf] = first
    expect(readPdf(Buffer.from(pdf?.base64 ?? '', 'base64')).tree.text).toContain('Vastgesteld: versie 1')
    const mine = await files(centre.id)
    moment.now = '2025-02-02T07:00:00.000Z' as Instant
    await client.bookings.cancel({ id: coffee.id, revision: coffee.revision })
    await client.centres.change({ id: centre.id, revision: centre.revision, name: 'Anders' })
    expect(await files()).toEqual(first)
    expect(await files(centre.id)).toEqual(mine)
    for (const [i, format] of accountFormats.entries())
      expect(await client.closings.file({ quarter, format: `account-${format}` })).toEqual(first[i])
  })

  test('is not written to any more, neither by hand nor by undo', async () => {
    const { client, write, answer, agreement, close, moment } = await told()
    await close()
    const closed = { code: 'wrong_state', data: { reason: 'quarter_closed', detail: '1e kwartaal 2024' } }
    expect(await refusal(write('Anders', 1))).toMatchObject(closed)
    expect(await refusal(write('', 1))).toMatchObject(closed)
    expect(await refusal(write('Nieuw', null, { field: 'next' }))).toMatchObject(closed)
    expect(await refusal(client.narratives.write({ ...answer, text: 'Drie keer', revision: 1 }))).toMatchObject(closed)
    expect((await client.undo.state()).undo?.label).toBe('narratives.write')
    expect(await refusal(client.undo.undo())).toMatchObject(closed)
    expect(await refusal(client.agreements.remove({ id: agreement.id, revision: agreement.revision }))).toMatchObject({
      code: 'wrong_state',
      data: { reason: 'agreement_closed' },
    })
    // Another period is open.
    await write('Over het jaar', null, { period: '2024' })
    moment.now = '2024-05-01T07:00:00.000Z' as Instant
    await write('Over het volgende', null, { period: '2024-Q2' })
    const { current } = await client.accountability.overview(asked)
    expect(current.narratives.map(({ text }) => text)).toEqual(['Meer buren'])
    expect(current.agreements[0]?.note?.text).toBe('Twee keer')
  })

  test('is put right with a next version that says why; the one before stays', async () => {
    const { client, core, place, answer, close } = await told()
    await close()
    const old = await client.closings.file({ quarter, format: 'account-json' })
    const texts = [
      { ...place, field: 'effect' as const, text: 'Veel meer buren', revision: 1 },
      { ...answer, text: '', revision: 1 },
    ]
    const before = await client.accountability.overview(asked)
    expect(await refusal(close(2, { texts }))).toMatchObject({ code: 'invalid_input' })
    const stale = texts.map((text) => ({ ...text, revision: 7 }))
    expect(await refusal(close(2, { texts: stale, note: 'Fout' }))).toMatchObject({ code: 'stale' })
    const elsewhere = texts.map((text) => ({ ...text, period: '2024' as never }))
    expect(await refusal(close(2, { texts: elsewhere, note: 'Fout' }))).toMatchObject({ code: 'invalid_input' })
    expect(await client.accountability.overview(asked)).toEqual(before)

    await close(2, { texts, note: 'Er stond te weinig.' })
    const { current } = await client.accountability.overview(asked)
    expect(current.closed).toMatchObject({ version: 2, note: 'Er stond te weinig.' })
    expect(current.narratives.map(({ text }) => text)).toEqual(['Veel meer buren'])
    expect(current.agreements[0]?.note).toBeNull()
    expect(await client.closings.file({ quarter, version: 1, format: 'account-json' })).toEqual(old)
    const remove = core.ctx.store.write((tx) => tx.deleteFrom('closed_account').execute())
    await expect(remove).rejects.toThrow('quarter_closed')
  })

  test('whatever is tried afterwards, in whatever order', async () => {
    const { client, centre, book, coffee, agreement, write, close, files, place } = await told()
    await close()
    const first = { overview: (await client.accountability.overview(asked)).current, files: await files() }
    let number = 0
    const acts = {
      write: (field: (typeof storyFields)[number]) => write('Iets', null, { field }),
      erase: () => write('', 1),
      undo: () => client.undo.undo(),
      redo: () => client.undo.redo(),
      book: () => book(`02-${String((number++ % 20) + 1).padStart(2, '0')}`),
      cancel: () => client.bookings.cancel({ id: coffee.id, revision: coffee.revision }),
      agree: () =>
        client.agreements.create({ centreId: centre.id, text: `A${number++}`, from: '2024-01-01' as CivilDate }),
      end: () => client.agreements.remove({ id: agreement.id, revision: agreement.revision }),
      year: () =>
        client.narratives.write({ ...place, period: '2024' as never, field: 'next', text: 'x', revision: null }),
    }
    const act = fc.oneof(
      fc.constantFrom(...storyFields).map((field) => () => acts.write(field)),
      fc
        .constantFrom('erase', 'undo', 'redo', 'book', 'cancel', 'agree', 'end', 'year')
        .map((name) => () => acts[name]()),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 6 }), async (tried) => {
        for (const one of tried) await Promise.resolve(one()).catch(() => undefined)
        expect((await client.accountability.overview(asked)).current).toEqual(first.overview)
      }),
      { numRuns: 15, seed: 5 },
    )
    expect(await files()).toEqual(first.files)
  })
})
