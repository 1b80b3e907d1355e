import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Core, type CoreOptions, createCore } from '#core/app/core'
import type { Centre, Room } from '#shared/contract/place'
import { fixedClock } from '#shared/time/clock'
import { type Host, startHost } from '../../src/host/server'

/** A Monday morning in the Netherlands. */
export const NOW = '2024-06-03T06:00:00.000Z'
export const TOKEN = 'a-token-for-tests'

const folders: string[] = []

/** An empty folder; `removeFolders` takes all of them away. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'buurtbalie-contract-'))
  folders.push(folder)
  return folder
}

/** For `afterAll`. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** A core on a real file, whose clock stands at `NOW` unless said otherwise. */
export const testCore = (options: Partial<CoreOptions> = {}): Promise<Core> =>
  createCore({ dataDir: newFolder(), version: '0.0.0-test', clock: fixedClock(NOW), ...options })

/** The folder of a built page of one line. */
export function pageFolder(): string {
  const rendererDir = newFolder()
  mkdirSync(join(rendererDir, 'assets'))
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Buurtbalie</title>')
  writeFileSync(join(rendererDir, 'assets', 'page-12345678.js'), 'export {}')
  return rendererDir
}

/** A host on a free port, with a page of one line. */
export const testHost = (core: Core): Promise<Host> => startHost({ core, rendererDir: pageFolder(), token: TOKEN })

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

/** What the tests book in: a centre that is open every day from nine to ten, with an exclusive and a shared room. */
export async function aCentre(core: Pick<Core, 'client'>): Promise<{ centre: Centre; exclusive: Room; shared: Room }> {
  const centre = await core.client.app.setUp({
    organisation: 'Stichting Facet',
    municipality: 'Ridderkerk',
    centre: {
      name: 'WVC Bolnes',
      type: 'wvc',
      openingHours: everyDay.map((weekday) => ({ weekday, opens: '09:00' as never, closes: '22:00' as never })),
      staffedHours: everyDay.map((weekday) => ({ weekday, opens: '09:00' as never, closes: '22:00' as never })),
    },
    rooms: [
      { name: 'Zaal 1', use: 'exclusive', capacity: 40 },
      { name: 'Ontmoeting', use: 'shared', capacity: 30 },
    ],
  })
  const rooms = await core.client.rooms.list({ centreId: centre.id })
  const named = (name: string): Room => {
    const room = rooms.find((r) => r.name === name)
    if (!room) throw new Error(`no room ${name}`)
    return room
  }
  return { centre, exclusive: named('Zaal 1'), shared: named('Ontmoeting') }
}
