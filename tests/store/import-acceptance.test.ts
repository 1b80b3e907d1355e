import { expect, test } from 'vitest'
import { fixedClock } from '#shared/time/clock'
import { openEmptyCore } from '../support/core'
import { acceptanceFile, acceptanceFiles, importFile, lines, runImport } from '../support/imports'

const LATER = '2025-01-15T11:00:00.000Z'

test('two years of six centres come in without a fault, in under five seconds', async () => {
  const core = await openEmptyCore({ clock: fixedClock(LATER) })
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const result = await runImport(core, acceptanceFiles())
  const ms = Math.round(performance.now() - started)
  const cpu = process.cpuUsage(cpuBefore)
  console.log(`import of two years with their places: ${ms} ms`)
  // Time of our own: other tests may have the machine as well.
  expect((cpu.user + cpu.system) / 1000).toBeLessThan(5000)
  expect(lines(result)).toEqual([])
  expect(result.written).toBe(true)
  expect(result.counts.map((c) => [c.file, c.rows, c.added, c.unchanged, c.refused])).toEqual([
    ['centra.csv', 6, 6, 0, 0],
    ['ruimtes.csv', 42, 42, 0, 0],
    ['openingstijden.csv', 40, 40, 0, 0],
    ['sluitingen.csv', 44, 44, 0, 0],
    ['huurders.csv', 16, 16, 0, 0],
    ['boekingen.csv', expect.any(Number), expect.any(Number), 0, 0],
  ])
  const startedAgain = performance.now()
  const again = await runImport(core, acceptanceFiles())
  console.log(`the same once more: ${Math.round(performance.now() - startedAgain)} ms`)
  expect(again.counts.map((c) => c.added)).toEqual([0, 0, 0, 0, 0, 0])
  expect(again.counts.map((c) => c.unchanged)).toEqual(result.counts.map((c) => c.rows))
  expect(again.messageCount).toBe(0)
  expect((await core.client.undo.state({})).undo).toBeNull()
})

test('the same set in Windows-1252, with commas, tabs, other dates and line ends, gives the same bookings', async () => {
  const core = await openEmptyCore({ clock: fixedClock(LATER) })
  await runImport(core, acceptanceFiles())
  const rewrite = (name: string, change: (text: string) => string, encoding: BufferEncoding) =>
    importFile(
      name,
      Buffer.from(
        change(
          acceptanceFile(name)
            .toString('utf8')
            .replace(/^\u{FEFF}/u, ''),
        ),
        encoding,
      ),
    )
  const otherDates = (text: string) => text.replace(/(\d\d)-(\d\d)-(\d{4})/g, '$3-$2-$1').replaceAll('\r\n', '\n')
  const withTabs = (text: string) => otherDates(text).replaceAll(';', '\t')
  const result = await runImport(core, [
    rewrite('boekingen.csv', otherDates, 'latin1'),
    rewrite('huurders.csv', otherDates, 'latin1'),
    rewrite('sluitingen.csv', withTabs, 'utf8'),
    rewrite('ruimtes.csv', (text) => text.replaceAll(';', ','), 'utf8'),
  ])
  expect(lines(result)).toEqual([])
  expect(result.counts.map((c) => c.added)).toEqual([0, 0, 0, 0])
  expect(result.messageCount).toBe(0)
})
