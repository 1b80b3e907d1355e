import { describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { runImport as run } from '#core/usecases/imports/import'
import type { Booking } from '#shared/contract/booking'
import { fixedClock } from '#shared/time/clock'
import { openEmptyCore, refusal } from '../support/core'
import {
  acceptanceFiles,
  bookingsCsv,
  csv,
  importFile,
  isUntouched,
  lines,
  places,
  runImport,
  textOf,
} from '../support/imports'

/** The test clock stands at Monday 3 June 2024, 09:00. */
const bookingsOf = (core: Core): Promise<Booking[]> =>
  core.client.bookings.list({ from: '2024-01-01' as never, to: '2024-12-31' as never })
const row = (number: string, date: string, begin: string, end: string, more = 'Koor;;intern;') =>
  `${number};De Fuik;Grote zaal;${date};${begin};${end};${more}`

describe('what is written', () => {
  test('a booking with everything in it', async () => {
    const core = await openEmptyCore()
    const header =
      'nummer;centrum;ruimtes;datum;begin;eind;titel;huurder;categorie;gebruik;status;thema;doelen;activiteit;verwacht;deelnemers;bedrag;openbaar;zelfbeheer;opmerking'
    const result = await runImport(core, [
      ...places,
      csv('huurders.csv', 'huurder;categorie;email', 'Troef;vereniging;troef@example.org'),
      csv(
        'boekingen.csv',
        header,
        'R1;De Fuik;Zaal 1|Grote zaal;1-5-2024;21.00;2.00;Kaarten;TROEF;;;gehouden;Meedoen;Ontmoeting|Talent;Kaarten;40;35;111,60;ja;nee;"Sleutel\r\nbij de balie"',
      ),
    ])
    expect(lines(result)).toEqual([])
    const [booking] = await bookingsOf(core)
    expect(booking).toMatchObject({
      number: 'R1',
      startsAt: '2024-05-01T21:00',
      endsAt: '2024-05-02T02:00',
      title: 'Kaarten',
      renterName: 'Troef',
      category: 'association',
      usage: 'external',
      status: 'held',
      theme: 'Meedoen',
      goals: ['Ontmoeting', 'Talent'],
      activityType: 'Kaarten',
      expectedParticipants: 40,
      participants: 35,
      chargedCents: 11160,
      public: true,
      selfService: false,
      remarks: 'Sleutel\nbij de balie',
    })
    const log = await core.client.app.log({ kind: 'booking' })
    expect(log).toMatchObject([{ action: 'imports.run', before: null, after: { number: 'R1' } }])
  })

  test('bookings without a number get one that no other has, and are known again without it', async () => {
    const core = await openEmptyCore()
    const taken = row('2024-00002', '01-05-2024', '10:00', '11:00')
    const files = [
      ...places,
      bookingsCsv(row('', '02-05-2024', '10:00', '11:00'), row('', '03-05-2024', '10:00', '11:00'), taken),
    ]
    expect((await runImport(core, files)).written).toBe(true)
    expect((await bookingsOf(core)).map((b) => b.number).sort()).toEqual(['2024-00001', '2024-00002', '2024-00003'])
    expect((await runImport(core, files)).counts.at(-1)).toMatchObject({ added: 0, unchanged: 3 })
    expect(await bookingsOf(core)).toHaveLength(3)
  })

  test('a renter who is not known yet is made once, with the category of the row', async () => {
    const core = await openEmptyCore()
    const result = await runImport(core, [
      ...places,
      bookingsCsv(
        row('1', '01-05-2024', '10:00', '11:00', 'Kaarten;Troef;vereniging;'),
        row('2', '02-05-2024', '10:00', '11:00', 'Kaarten;troef;;'),
      ),
    ])
    expect(lines(result, 'info')).toEqual([
      'boekingen.csv 2 huurder: Huurder "Troef" was nog niet bekend en wordt toegevoegd.',
    ])
    expect(await core.client.renters.search({ q: 'troef' })).toMatchObject([{ name: 'Troef', category: 'association' }])
    expect((await bookingsOf(core)).map((b) => b.category)).toEqual(['association', 'association'])
  })

  test('a commercial booking for which residents wait is taken over with a warning', async () => {
    const core = await openEmptyCore()
    const columns = 'nummer;centrum;ruimtes;datum;begin;eind;titel;categorie;status;zelfbeheer'
    const booking = (text: string) => csv('boekingen.csv', columns, ...text.split('|'))
    const meal = '1;De Fuik;Zaal 1;17-06-2024;18:00;20:00;Buurtmaaltijd;bewoners;aanvraag;ja'
    await runImport(core, [...places, booking(meal)])
    const result = await runImport(core, [
      ...places,
      booking(
        [
          '2;De Fuik;Zaal 1;17-06-2024;19:00;21:00;Feest;commercieel;bevestigd;ja',
          '3;De Fuik;Zaal 1;18-06-2024;19:00;21:00;Ander feest;commercieel;bevestigd;ja',
          '4;De Fuik;Zaal 1;17-06-2024;18:00;19:00;Bridge;vereniging;bevestigd;ja',
        ].join('|'),
      ),
    ])
    expect(lines(result, 'warning')).toEqual([
      'boekingen.csv 2 categorie: Voor deze plek wachten aanvragen die voorgaan: "Buurtmaaltijd".',
    ])
    expect(await bookingsOf(core)).toHaveLength(4)
  })

  test('the same for residents who ask in the same file, before or after it', async () => {
    const core = await openEmptyCore()
    const columns = 'nummer;centrum;ruimtes;datum;begin;eind;titel;categorie;status;zelfbeheer'
    const result = await runImport(core, [
      ...places,
      csv(
        'boekingen.csv',
        columns,
        '1;De Fuik;Zaal 1;17-06-2024;18:00;20:00;Buurtmaaltijd;bewoners;aanvraag;ja',
        '2;De Fuik;Zaal 1;17-06-2024;19:00;21:00;Feest;commercieel;bevestigd;ja',
        '3;De Fuik;Zaal 1;18-06-2024;19:00;21:00;Ander feest;commercieel;bevestigd;ja',
        '4;De Fuik;Zaal 1;17-06-2024;20:30;22:00;Bewonersavond;bewoners;aanvraag;ja',
        '5;De Fuik;Zaal 1;18-06-2024;12:00;13:00;Lunch;bewoners;aanvraag;ja',
        '6;De Fuik;Zaal 1;18-06-2024;19:00;20:00;Beurs;commercieel;aanvraag;ja',
      ),
    ])
    expect(lines(result, 'warning').filter((line) => line.includes('wachten'))).toEqual([
      'boekingen.csv 3 categorie: Voor deze plek wachten aanvragen die voorgaan: "Buurtmaaltijd", "Bewonersavond".',
    ])
  })

  test('the past is registered as it was, with a warning; the future is held to the hours', async () => {
    const core = await openEmptyCore()
    const hours = csv('openingstijden.csv', 'centrum;dag;open;dicht', 'De Fuik;ma;09:00;17:00')
    const closed = csv('sluitingen.csv', 'centrum;van;tot;reden', 'De Fuik;10-06-2024;10-06-2024;Pinksteren')
    const result = await runImport(core, [
      ...places,
      hours,
      closed,
      csv(
        'boekingen.csv',
        'nummer;centrum;ruimtes;datum;begin;eind;titel;zelfbeheer',
        '1;De Fuik;Zaal 1;13-05-2024;18:00;20:00;Geweest;nee',
        '2;De Fuik;Zaal 1;17-06-2024;18:00;20:00;Te laat;nee',
        '3;De Fuik;Zaal 1;24-06-2024;18:00;20:00;Met sleutel;ja',
        '4;De Fuik;Zaal 1;10-06-2024;10:00;11:00;Dicht;nee',
      ),
    ])
    expect(lines(result).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'boekingen.csv 3 begin:',
      'boekingen.csv 5 datum:',
    ])
    expect(lines(result, 'warning').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'boekingen.csv 2 begin:',
      'boekingen.csv 4 begin:',
    ])
  })

  test('touching bookings fit, cancelled ones hold nothing, and the end of the day is midnight', async () => {
    const core = await openEmptyCore()
    const result = await runImport(core, [
      ...places,
      bookingsCsv(
        row('1', '01-05-2024', '22:00', '24:00'),
        row('2', '02-05-2024', '00:00', '02:00'),
        row('3', '01-05-2024', '23:00', '01:00', 'Feest;;intern;geannuleerd'),
        row('4', '01-05-2024', '20:00', '22:00'),
      ),
    ])
    expect(result.messageCount).toBe(0)
    expect(result.written).toBe(true)
  })

  test('what is in the store stands in the way as well', async () => {
    const core = await openEmptyCore()
    await runImport(core, [...places, bookingsCsv(row('1', '01-05-2024', '22:00', '02:00', 'Feest;;intern;'))])
    const result = await runImport(core, [bookingsCsv(row('2', '02-05-2024', '01:00', '03:00'))])
    expect(lines(result)[0]).toMatch(/al bezet: "Feest", wo 1 mei .*, een boeking die er al staat/)
    expect(await bookingsOf(core)).toHaveLength(1)
  })

  test('what is there is left as it is, and said to differ', async () => {
    const core = await openEmptyCore()
    await runImport(core, [...places, bookingsCsv(row('1', '01-05-2024', '10:00', '11:00'))])
    const result = await runImport(core, [
      csv('centra.csv', 'centrum;type;wijk', 'de fuik;museum;'),
      bookingsCsv(row('1', '01-05-2024', '10:00', '12:00', 'Dans;;intern;')),
    ])
    expect(lines(result, 'warning')).toEqual([
      'centra.csv 2 type: Wijkt af van wat er al staat (type); niet gewijzigd.',
      'boekingen.csv 2 eind: Wijkt af van wat er al staat (eind, titel); niet gewijzigd.',
    ])
    expect(result.counts.map((c) => c.unchanged)).toEqual([1, 1])
    expect(await bookingsOf(core)).toMatchObject([{ title: 'Koor', endsAt: '2024-05-01T11:00' }])
  })

  test('without numbers: cancelled and booked again are two, and cancelled afterwards is still the same', async () => {
    const core = await openEmptyCore()
    const files = [
      ...places,
      bookingsCsv(
        row('', '01-07-2024', '10:00', '11:00', 'Koor;;intern;geannuleerd'),
        row('', '01-07-2024', '10:00', '11:00', 'Koor;;intern;bevestigd'),
        row('', '02-07-2024', '10:00', '11:00', 'Koor;;intern;bevestigd'),
      ),
    ]
    expect((await runImport(core, files)).counts.at(-1)).toMatchObject({ added: 3 })
    const last = (await bookingsOf(core)).at(-1)
    if (!last) throw new Error('nothing was imported')
    await core.client.bookings.cancel({ id: last.id, revision: last.revision })
    const again = await runImport(core, files)
    expect(again.counts.at(-1)).toMatchObject({ added: 0, unchanged: 3 })
    expect(lines(again, 'warning')).toEqual([
      'boekingen.csv 4 status: Wijkt af van wat er al staat (status); niet gewijzigd.',
    ])
    const twice = [bookingsCsv(row('', '03-07-2024', '10:00', '11:00'), row('', '03-07-2024', '10:00', '11:00'))]
    expect(lines(await runImport(core, twice))[0]).toMatch(
      /^boekingen\.csv 3 titel: Deze boeking staat ook al op regel 2/,
    )
  })

  test('a renter and a closure that are listed twice come in once', async () => {
    const core = await openEmptyCore()
    const result = await runImport(core, [
      ...places,
      csv('huurders.csv', 'huurder;categorie', 'Troef;vereniging', 'troef;bewoners'),
      csv('sluitingen.csv', 'centrum;van;tot', 'De Fuik;1-5-2024;1-5-2024', 'De Fuik;01-05-2024;01-05-2024'),
    ])
    expect(result.written).toBe(true)
    expect(result.counts.slice(-2)).toMatchObject([
      { added: 1, unchanged: 1 },
      { added: 1, unchanged: 1 },
    ])
    expect(lines(result, 'warning')).toHaveLength(2)
    expect(await core.client.renters.search({ q: 'troef' })).toHaveLength(1)
  })

  test('hours replace those that are there as a set', async () => {
    const core = await openEmptyCore()
    const hours = (...rows: string[]) =>
      csv('openingstijden.csv', 'centrum;dag;open;dicht;bezet_van;bezet_tot', ...rows)
    await runImport(core, [...places, hours('De Fuik;ma;09:00;12:30;09:00;12:00', 'De Fuik;ma;13:00;00:00;;')])
    const [before] = await core.client.centres.list({})
    expect(before?.openingHours).toEqual([
      { weekday: 1, opens: '09:00', closes: '12:30' },
      { weekday: 1, opens: '13:00', closes: '24:00' },
    ])
    expect(before?.staffedHours).toEqual([{ weekday: 1, opens: '09:00', closes: '12:00' }])
    const result = await runImport(core, [hours('De Fuik;di;10:00;17:00;;')])
    expect(lines(result, 'info')[0]).toMatch(/in hun geheel vervangen/)
    const [after] = await core.client.centres.list({})
    expect(after).toMatchObject({ openingHours: [{ weekday: 2 }], staffedHours: [], revision: 2 })
  })
})

describe('faults are skipped', () => {
  test('the right rows come in, the wrong ones come back with their reason and can be mended', async () => {
    const core = await openEmptyCore()
    const files = [
      ...places,
      csv('sluitingen.csv', 'centrum;van;tot;reden', 'De Fuik;27-04-2024;26-04-2024;Koningsdag'),
      bookingsCsv(
        row('1', '01-05-2024', '10:00', '11:00'),
        row('2', '31-02-2024', '10:00', '11:00', '"Koor; zang";;intern;'),
        row('3', '03-05-2024', '10:00', '11:00', '=1+1;;intern;onbekend'),
      ),
    ]
    const first = await runImport(core, files, { skipErrors: true })
    expect(first.written).toBe(true)
    expect(first.errorCount).toBe(3)
    expect(first.counts.at(-1)).toMatchObject({ rows: 3, added: 1, unchanged: 0, refused: 2 })
    expect(first.rejects.map((f) => f.name)).toEqual(['sluitingen-geweigerd.csv', 'boekingen-geweigerd.csv'])
    const [closures, bookings] = first.rejects.map(textOf)
    expect(closures).toContain('centrum;van;tot;reden;geweigerd_omdat')
    expect(bookings?.split('\r\n')[1]).toMatch(
      /^2;De Fuik;Grote zaal;31-02-2024;.*"Koor; zang".*datum: De datum 31-02-2024 bestaat niet/,
    )
    expect(bookings).toContain(";'=1+1;")

    const mended = [
      importFile('sluitingen-geweigerd.csv', closures?.replace('26-04-2024', '27-04-2024') ?? ''),
      importFile(
        'boekingen-geweigerd.csv',
        bookings?.replace('31-02-2024', '29-02-2024').replace(';onbekend;', ';gehouden;') ?? '',
      ),
    ]
    const second = await runImport(core, mended)
    expect(lines(second)).toEqual([])
    expect(lines(second, 'info')).toEqual([])
    expect(second.counts.map((c) => c.added)).toEqual([1, 2])
    expect((await bookingsOf(core)).map((b) => b.title)).toEqual(['Koor; zang', 'Koor', '=1+1'])
  })

  test('wrong hours of a centre come back as a whole set', async () => {
    const core = await openEmptyCore()
    const hours = csv(
      'openingstijden.csv',
      'centrum;dag;open;dicht',
      'De Fuik;ma;09:00;17:00',
      'De Fuik;di;17:00;09:00',
    )
    const result = await runImport(core, [...places, hours], { skipErrors: true })
    expect(result.errorCount).toBe(1)
    expect(textOf(result.rejects[0]).trim().split('\r\n')).toHaveLength(3)
    expect((await core.client.centres.list({}))[0]?.openingHours).toEqual([])
  })

  test('when everything is wrong nothing is written', async () => {
    const core = await openEmptyCore()
    const result = await runImport(core, [bookingsCsv(row('1', '01-05-2024', '10:00', '11:00'))], { skipErrors: true })
    expect(result).toMatchObject({ written: false, errorCount: 1 })
    expect(await isUntouched(core)).toBe(true)
  })
})

/** When all of the acceptance set is in the past. */
const afterwards = { clock: fixedClock('2025-01-15T11:00:00.000Z') }

describe('nothing is written', () => {
  test('by a dry run, which counts the same', async () => {
    const core = await openEmptyCore(afterwards)
    const dry = await runImport(core, acceptanceFiles(), { dryRun: true })
    expect(dry.written).toBe(false)
    expect(await isUntouched(core)).toBe(true)
    const real = await runImport(core, acceptanceFiles())
    expect(real.written).toBe(true)
    expect(real.counts).toEqual(dry.counts)
  })

  test.each(['read', 'check', 'write'] as const)('when it is closed while it is busy with: %s', async (phase) => {
    const core = await openEmptyCore(afterwards)
    const seen: string[] = []
    for await (const event of await core.client.imports.run({ files: acceptanceFiles(), dryRun: false })) {
      seen.push(event.type === 'progress' ? event.phase : 'result')
      if (event.type === 'progress' && event.phase === phase) break
    }
    expect(seen.at(-1)).toBe(phase)
    expect(await isUntouched(core)).toBe(true)
    expect((await runImport(core, acceptanceFiles())).written).toBe(true)
  })

  test.each(['read', 'check', 'write'] as const)('when its signal aborts while it is busy with: %s', async (phase) => {
    const core = await openEmptyCore(afterwards)
    const stop = new AbortController()
    const following = async () => {
      for await (const event of run(core.ctx, { files: acceptanceFiles(), dryRun: false }, stop.signal))
        if (event.type === 'progress' && event.phase === phase) stop.abort()
    }
    await expect(following()).rejects.toMatchObject({ name: 'AbortError' })
    expect(await isUntouched(core)).toBe(true)
  })
})

describe('somebody else is busy', () => {
  test('what was changed between check and write is checked again', async () => {
    const core = await openEmptyCore()
    await runImport(core, places)
    const [centre] = await core.client.centres.list({})
    const hall = (await core.client.rooms.list({})).find((room) => room.name === 'Grote zaal')
    if (!centre || !hall) throw new Error('the places are not there')
    let booked = false
    const following = async () => {
      for await (const event of run(core.ctx, {
        files: [bookingsCsv(row('1', '03-07-2024', '10:00', '11:00'))],
        dryRun: false,
      })) {
        if (event.type === 'result') return event.result
        if (event.phase === 'check' && event.done === event.total && !booked) {
          booked = true
          const slot = { startsAt: '2024-07-03T10:30' as never, endsAt: '2024-07-03T12:00' as never }
          await core.client.bookings.create({ centreId: centre.id, roomIds: [hall.id], ...slot, title: 'Eerder' })
        }
      }
      throw new Error('no result')
    }
    const result = await following()
    expect(result.written).toBe(false)
    expect(lines(result)[0]).toMatch(/al bezet: "Eerder"/)
    expect(await bookingsOf(core)).toHaveLength(1)
  })

  test('an import ends what could be undone', async () => {
    const core = await openEmptyCore()
    await core.client.renters.create({ name: 'Troef', category: 'association' })
    expect((await core.client.undo.state({})).undo).not.toBeNull()
    await runImport(core, places)
    expect((await core.client.undo.state({})).undo).toBeNull()
    expect(await refusal(core.client.undo.undo({}))).toMatchObject({ code: 'wrong_state' })
  })
})
