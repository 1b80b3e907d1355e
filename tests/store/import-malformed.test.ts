import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openEmptyCore } from '../support/core'
import { bookingsCsv, csv, importFile, isUntouched, lines, places, runImport } from '../support/imports'

/** The test clock stands at Monday 3 June 2024, 09:00. */
async function refused(...files: Parameters<typeof runImport>[1]) {
  const core = await openEmptyCore()
  const result = await runImport(core, [...places, ...files])
  expect(result.written).toBe(false)
  expect(await isUntouched(core)).toBe(true)
  return result
}
async function accepted(...files: Parameters<typeof runImport>[1]) {
  const core = await openEmptyCore()
  const result = await runImport(core, [...places, ...files])
  expect(lines(result)).toEqual([])
  expect(result.written).toBe(true)
  return { core, result }
}

const good = 'A1;De Fuik;Grote zaal;06-05-2024;10:00;12:00;Koor;;intern;gehouden'

describe('a fault is named with file, row, column, value and what to change', () => {
  test.each([
    ['a bad date', 'A2;De Fuik;Grote zaal;morgen;10:00;12:00;Koor;;intern;', 'datum', 'morgen', /geen datum/],
    [
      'the 31st of February',
      'A2;De Fuik;Grote zaal;31-02-2024;10:00;12:00;Koor;;intern;',
      'datum',
      '31-02-2024',
      /bestaat niet/,
    ],
    ['no date', 'A2;De Fuik;Grote zaal;;10:00;12:00;Koor;;intern;', 'datum', null, /Vul datum in/],
    ['a bad time', 'A2;De Fuik;Grote zaal;07-05-2024;25:00;12:00;Koor;;intern;', 'begin', '25:00', /bestaat niet/],
    [
      'an unknown centre',
      'A2;De Fiuk;Grote zaal;07-05-2024;10:00;12:00;Koor;;intern;',
      'centrum',
      'De Fiuk',
      /niet bekend.*bekend zijn: De Fuik/,
    ],
    [
      'an unknown room',
      'A2;De Fuik;Grote zaal|Zolder;07-05-2024;10:00;12:00;Koor;;intern;',
      'ruimtes',
      'Grote zaal|Zolder',
      /"Zolder" is niet bekend in De Fuik/,
    ],
    [
      'an unknown status',
      'A2;De Fuik;Grote zaal;07-05-2024;10:00;12:00;Koor;;intern;misschien',
      'status',
      'misschien',
      /Kies uit: aanvraag, optie/,
    ],
    [
      'an unknown category',
      'A2;De Fuik;Grote zaal;07-05-2024;10:00;12:00;Koor;;gratis;',
      'categorie',
      'gratis',
      /Kies uit: intern/,
    ],
    [
      'an unknown renter without a category',
      'A2;De Fuik;Grote zaal;07-05-2024;10:00;12:00;Koor;Troef;;',
      'huurder',
      'Troef',
      /niet bekend/,
    ],
    ['no title', 'A2;De Fuik;Grote zaal;07-05-2024;10:00;12:00; ;;intern;', 'titel', null, /Vul titel in/],
    [
      'the number of an earlier row',
      'A1;De Fuik;Grote zaal;07-05-2024;10:00;12:00;Koor;;intern;',
      'nummer',
      'A1',
      /nummer staat ook al op regel 2/,
    ],
    [
      'a slot that an earlier row has',
      'A2;De Fuik;Grote zaal;06-05-2024;11:00;13:00;Dans;;intern;',
      'ruimtes',
      'Grote zaal',
      /al bezet: "Koor", ma 6 mei 10\.00–12\.00, regel 2/,
    ],
    [
      'more cells than columns',
      'A2;De Fuik;Grote zaal;07-05-2024;10:00;12:00;Koor; zang;;intern;bevestigd',
      null,
      null,
      /meer cellen/,
    ],
  ])('%s', async (_name, row, column, value, message) => {
    const result = await refused(bookingsCsv(good, row))
    expect(result.errorCount).toBe(1)
    expect(result.messages[0]).toMatchObject({ severity: 'error', file: 'boekingen.csv', row: 3, column, value })
    expect(result.messages[0]?.message).toMatch(message)
    expect(result.counts.at(-1)).toMatchObject({ rows: 2, added: 1, refused: 1 })
  })

  test('all faults of a row are named together', async () => {
    const result = await refused(bookingsCsv('A1;De Fuik;Kelder;31-02-2024;10:00;99:00;Koor;;gratis;'))
    expect(lines(result).map((line) => line.split(':')[0])).toEqual([
      'boekingen.csv 2 ruimtes',
      'boekingen.csv 2 datum',
      'boekingen.csv 2 eind',
      'boekingen.csv 2 categorie',
    ])
  })

  test('rows are counted as Excel does: line breaks in a cell do not count, empty lines do', async () => {
    const result = await refused(
      bookingsCsv(
        'A1;De Fuik;Grote zaal;06-05-2024;10:00;12:00;"Koor\r\nen dans";;intern;',
        '',
        ';;;;;;;;;',
        'A2;De Fuik;Grote zaal;x;10:00;12:00;Koor;;intern;',
      ),
    )
    expect(lines(result)[0]).toMatch(/^boekingen\.csv 5 datum/)
    expect(result.counts.at(-1)?.rows).toBe(2)
  })

  test('a capacity of a shared room is held over the sum of those present', async () => {
    const header = 'centrum;ruimtes;datum;begin;eind;titel;verwacht'
    const result = await refused(
      csv(
        'boekingen.csv',
        header,
        'De Fuik;Ontmoetingsruimte;06-05-2024;10:00;12:00;Koffie;20',
        'De Fuik;Ontmoetingsruimte;06-05-2024;11:00;13:00;Thee;11',
      ),
    )
    expect(lines(result)).toEqual([
      'boekingen.csv 3 verwacht: In Ontmoetingsruimte zouden dan 31 mensen tegelijk zijn; er passen er 30.',
    ])
  })

  test('a composite room clashes with its parts', async () => {
    const result = await refused(
      bookingsCsv(
        'A1;De Fuik;Zaal 1+2;06-05-2024;10:00;12:00;Feest;;intern;',
        'A2;De Fuik;Zaal 2;06-05-2024;11:00;13:00;Les;;intern;',
      ),
    )
    expect(lines(result)[0]).toMatch(/^boekingen\.csv 3 ruimtes: Zaal 2 is dan al bezet/)
  })
})

describe('places', () => {
  test('times and days the wrong way round are refused', async () => {
    const result = await refused(
      csv('openingstijden.csv', 'centrum;dag;open;dicht', 'De Fuik;ma;17:00;09:00', 'De Fuik;maandje;09:00;17:00'),
      csv('sluitingen.csv', 'centrum;van;tot;reden', 'De Fuik;02-05-2024;01-05-2024;Feest'),
    )
    expect(lines(result).map((line) => line.slice(0, 40))).toEqual([
      expect.stringContaining('openingstijden.csv 2 dicht: Deze tijd li'),
      expect.stringContaining('openingstijden.csv 3 dag: "maandje" ken '),
      expect.stringContaining('sluitingen.csv 2 tot: De laatste dag lig'),
    ])
  })

  test('what a refused row should have made is said to be refused, not unknown', async () => {
    const core = await openEmptyCore()
    const result = await runImport(core, [
      csv('centra.csv', 'centrum;type', 'De Fuik;kasteel'),
      csv('ruimtes.csv', 'centrum;ruimte', 'De Fuik;Zaal'),
    ])
    expect(lines(result)[1]).toMatch(/ruimtes\.csv 2 centrum: Centrum "De Fuik" staat op regel 2 van centra\.csv, maar/)
  })

  test('a room that consists of itself is refused', async () => {
    const core = await openEmptyCore()
    const result = await runImport(core, [
      csv('centra.csv', 'centrum', 'De Fuik'),
      csv('ruimtes.csv', 'centrum;ruimte;delen', 'De Fuik;A;B', 'De Fuik;B;A', 'De Fuik;C;C'),
    ])
    expect(result.errorCount).toBe(3)
    expect(lines(result)[0]).toMatch(/bestaat.*uit zichzelf/)
    expect(await isUntouched(core)).toBe(true)
  })
})

describe('files that are none', () => {
  test('an empty file', async () => {
    expect(lines(await refused(importFile('boekingen.csv', '')))[0]).toMatch(/^boekingen\.csv - -: Dit bestand is leeg/)
  })

  test('a picture, a workbook and a PDF with the name of a CSV', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    expect(lines(await refused(importFile('boekingen.csv', png)))[0]).toMatch(/geen CSV-bestand/)
    const workbook = zipSync({ '[Content_Types].xml': strToU8('<Types/>') })
    expect(lines(await refused(importFile('boekingen.csv', workbook)))[0]).toMatch(/Excel-werkmap/)
  })

  test('a missing column is named with those that are there, and refuses all rows of the file', async () => {
    const result = await refused(
      csv('boekingen.csv', 'centrum;ruimtes;begin;eind;titel', 'De Fuik;Zaal 1;10:00;11:00;Koor'),
    )
    expect(lines(result)).toEqual([
      'boekingen.csv 1 datum: De kolom datum ontbreekt. Voeg hem toe; wel gevonden: centrum, ruimtes, begin, eind, titel.',
    ])
    expect(result.counts.at(-1)).toMatchObject({ rows: 1, refused: 1 })
  })

  test('a text without any known column', async () => {
    expect(lines(await refused(importFile('boekingen.csv', 'Beste mensen,\nhierbij de boekingen.')))[0]).toMatch(
      /lijkt geen boekingen\.csv/,
    )
  })

  test('a quote that is never closed is found at its row', async () => {
    const result = await refused(bookingsCsv(good, 'A2;De Fuik;Grote zaal;07-05-2024;10:00;12:00;"Koor;;intern;'))
    expect(lines(result)[0]).toMatch(/^boekingen\.csv 3 -: Vanaf deze regel staat een aanhalingsteken/)
  })

  test('no file with a known name', async () => {
    const core = await openEmptyCore()
    const result = await runImport(core, [importFile('C:\\Users\\anna\\agenda.csv', 'a;b')])
    expect(lines(result)[0]).toMatch(/^agenda\.csv - -: Er is geen bestand om te importeren/)
    expect(JSON.stringify(result)).not.toContain('Users')
    expect(result.written).toBe(false)
  })

  test('a zip with folders is unpacked, in any case; what is not known is named', async () => {
    const core = await openEmptyCore()
    const zip = zipSync({
      'oude agenda/CENTRA.CSV': strToU8('Centrum,Type\nDe Fuik,wvc\n'),
      'oude agenda/Ruimtes.csv': strToU8('centrum\truimte\nDe Fuik\tZaal\n'),
      'oude agenda/leesmij.docx': strToU8('x'),
      '__MACOSX/oude agenda/._CENTRA.CSV': strToU8('x'),
    })
    const result = await runImport(core, [importFile('agenda.zip', zip)])
    expect(result.written).toBe(true)
    expect(lines(result, 'warning')).toEqual([
      expect.stringMatching(/^leesmij\.docx - -: Dit bestand wordt overgeslagen/),
    ])
    expect((await core.client.rooms.list({})).map((room) => room.name)).toEqual(['Zaal'])
  })

  test('a zip bomb and a damaged zip are refused', async () => {
    const bomb = zipSync({ 'boekingen.csv': new Uint8Array(201 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(lines(await refused(importFile('agenda.zip', bomb)))[0]).toMatch(/te groot/)
    expect(lines(await refused(importFile('agenda.zip', 'PK geen zip')))[0]).toMatch(/beschadigd/)
  })
})

describe('strange content', () => {
  test('letters that were saved in the wrong encoding are named per row', async () => {
    const { result } = await accepted(
      bookingsCsv('A1;De Fuik;Grote zaal;06-05-2024;10:00;12:00;TaalcafÃ©;;intern;gehouden'),
    )
    expect(lines(result, 'warning')[0]).toMatch(/^boekingen\.csv 2 titel: Deze tekst heeft beschadigde letters/)
  })

  test('a cell of a megabyte is refused at its row, shortened in the message', async () => {
    const result = await refused(
      bookingsCsv(good, `A2;De Fuik;Grote zaal;07-05-2024;10:00;12:00;${'x'.repeat(1024 * 1024)};;intern;`),
    )
    expect(result.messages[0]).toMatchObject({ row: 3, column: 'titel' })
    expect(result.messages[0]?.message).toBe('Deze tekst is te lang: 1.048.576 tekens, ten hoogste 200.')
    expect(result.messages[0]?.value).toHaveLength(60)
  })

  test('a formula is taken as the text that it is, with a warning', async () => {
    const { core, result } = await accepted(
      bookingsCsv('A1;De Fuik;Grote zaal;06-05-2024;10:00;12:00;"=HYPERLINK(""http://x"")";;intern;gehouden'),
    )
    expect(lines(result, 'warning')[0]).toMatch(/^boekingen\.csv 2 titel: Dit lijkt een formule/)
    const [booking] = await core.client.bookings.list({ from: '2024-05-06' as never, to: '2024-05-07' as never })
    expect(booking?.title).toBe('=HYPERLINK("http://x")')
  })

  test('the line with which programs tell Excel the delimiter is no header, but counts as a row', async () => {
    const result = await refused(
      importFile(
        'boekingen.csv',
        'sep=|\r\ncentrum|ruimtes|datum|begin|eind|titel\r\nDe Fuik|Zaal 9|1-5-2024|9:00|10:00|Koor\r\n',
      ),
    )
    expect(lines(result)[0]).toMatch(/^boekingen\.csv 3 ruimtes/)
  })

  test('unknown columns are named and ignored; headers do not mind case, accents, order and space', async () => {
    const { core, result } = await accepted(
      csv(
        'boekingen.csv',
        ' Títel ;EIND;begin;Kleur;Datum;RUIMTES;Centrum',
        'Koor;9.30;0900;rood;2024-5-6;Zaal 1 | Zaal 2;de fuik',
      ),
    )
    expect(lines(result, 'info')).toEqual(['boekingen.csv 1 Kleur: Deze kolom is niet bekend en wordt overgeslagen.'])
    const [booking] = await core.client.bookings.list({ from: '2024-05-06' as never, to: '2024-05-07' as never })
    expect(booking).toMatchObject({ title: 'Koor', startsAt: '2024-05-06T09:00', endsAt: '2024-05-06T09:30' })
    expect(booking?.roomIds).toHaveLength(2)
  })
})

describe('whatever a file holds', () => {
  const columns = 'nummer;centrum;ruimtes;datum;begin;eind;titel;huurder;categorie;status;verwacht;bedrag'.split(';')
  const right = [
    'A1',
    'De Fuik',
    'Zaal 1',
    '06-05-2024',
    '10:00',
    '12:00',
    'Koor',
    'Troef',
    'intern',
    'optie',
    '5',
    '1,50',
  ]

  test('it ends in a result, and bytes that are no table write nothing', async () => {
    const core = await openEmptyCore()
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('boekingen.csv', 'centra.csv', 'x.zip'),
        async (bytes, name) => {
          const result = await runImport(core, [importFile(name, bytes)])
          expect(result.written).toBe(false)
          expect(result.errorCount + result.messageCount).toBeGreaterThan(0)
        },
      ),
      { numRuns: 200 },
    )
    expect(await isUntouched(core)).toBe(true)
  })

  test('a row with one strange cell comes in or is refused at that column, and never breaks', async () => {
    const core = await openEmptyCore()
    await runImport(core, [...places, csv('huurders.csv', 'huurder;categorie', 'Troef;vereniging')])
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('=1+1', '-1', '1e9', '00:00', '2024-02-30', '|', "'", '__proto__'),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(columns.length - 1), cell, async (at, text) => {
        const cells = right.map((good, i) => `"${(i === at ? text : good).replaceAll('"', '""')}"`)
        const file = importFile('boekingen.csv', `${columns.join(';')}\r\n${cells.join(';')}\r\n`)
        const result = await runImport(core, [file], { dryRun: true })
        const [count] = result.counts
        expect(count ? count.added + count.refused : result.errorCount).toBe(1)
        for (const message of result.messages)
          if (message.severity === 'error' && message.row === 2) expect(message.column).toBe(columns[at])
      }),
      { numRuns: 300 },
    )
  })
})
