import { expect, test } from 'vitest'
import { addDays } from '#shared/time/civil'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { openEmptyCore } from '../support/core'
import { csv, importFile, lines, places } from '../support/imports'

const ROOMS = 20
const PER_DAY = 10
const HEADER = 'nummer;centrum;ruimtes;datum;begin;eind;titel;huurder;categorie;status;thema;verwacht;deelnemers;bedrag'

/** A hundred thousand bookings in twenty rooms, ten an hour apart each day; every thousandth has a fault. */
function hundredThousand() {
  const rows: string[] = []
  for (let n = 0; n < 100_000; n++) {
    const slot = n % PER_DAY
    const room = Math.floor(n / PER_DAY) % ROOMS
    const date = addDays('2022-01-01' as CivilDate, Math.floor(n / PER_DAY / ROOMS))
    const hour = String(8 + slot).padStart(2, '0')
    const status = n % 1000 === 999 ? 'onbekend' : 'gehouden'
    rows.push(
      `N${n};De Fuik;Kamer ${room};${date};${hour}:00;${hour}:45;Groep ${n % 50};Huurder ${n % 300};vereniging;${status};Meedoen;12;10;5,00`,
    )
  }
  return importFile('boekingen.csv', `${HEADER}\r\n${rows.join('\r\n')}\r\n`)
}

test('a hundred thousand rows come in while the window stays alive', { timeout: 180_000 }, async () => {
  const core = await openEmptyCore({ clock: fixedClock('2026-01-15T11:00:00.000Z') })
  const rooms = csv(
    'ruimtes.csv',
    'centrum;ruimte;capaciteit',
    ...Array.from({ length: ROOMS }, (_, i) => `De Fuik;Kamer ${i};30`),
  )
  const files = [...places.slice(0, 1), rooms, hundredThousand()]
  let turns = 0
  const beat = setInterval(() => {
    turns += 1
  }, 1)
  const started = performance.now()
  const phases = new Set<string>()
  for await (const event of await core.client.imports.run({ files, dryRun: false, skipErrors: true })) {
    if (event.type === 'progress') {
      phases.add(event.phase)
      continue
    }
    const { counts, written, errorCount, rejects } = event.result
    expect(written).toBe(true)
    expect(errorCount).toBe(100)
    expect(lines(event.result)[0]).toMatch(/^boekingen\.csv 1001 status/)
    expect(counts.at(-1)).toMatchObject({ rows: 100_000, added: 99_900, refused: 100 })
    expect(rejects).toHaveLength(1)
  }
  clearInterval(beat)
  console.log(`import of 100,000 rows: ${Math.round(performance.now() - started)} ms, ${turns} turns for the window`)
  expect([...phases]).toEqual(['read', 'check', 'write'])
  expect(turns).toBeGreaterThan(800)
})
