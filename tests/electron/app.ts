import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

export const projectDir = resolve(__dirname, '..', '..')

/** Settings of every Electron that a test starts: no message bus, and the runtime's own driver where it needs one. */
export function electronEnv(): Record<string, string> {
  const known = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(known), DBUS_SESSION_BUS_ADDRESS: 'disabled:', LANG: 'nl_NL.UTF-8' }
}

/** Path of the Electron to test with; scripts/test.mjs finds it. */
export function electronPath(): string {
  const path = process.env.BUURTBALIE_ELECTRON
  if (!path) throw new Error('BUURTBALIE_ELECTRON is not set: run `npm test -- electron`')
  return path
}

// Tests may run as root, where Chromium has no sandbox of its own.
export const testArguments = ['--no-sandbox']

export type Desk = { app: ElectronApplication; page: Page }

/** Starts the built app on a data folder and waits for its first screen. */
export async function startDesk(dataDir: string, ...args: string[]): Promise<Desk> {
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...testArguments, projectDir, '--data', dataDir, ...args],
    env: electronEnv(),
    timeout: 30_000,
  })
  const said: Buffer[] = []
  app.process().stderr?.on('data', (piece: Buffer) => said.push(piece))
  const page = await app.firstWindow({ timeout: 20_000 }).catch((error: Error) => {
    throw new Error(`${error.message}\nThe app said:\n${Buffer.concat(said)}`)
  })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return { app, page }
}

type Fixtures = {
  /** An empty data folder, gone after the test. */
  dataDir: string
  /** Starts the app; what a test leaves running is ended. */
  start: (dataDir: string, ...args: string[]) => Promise<Desk>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from a pattern
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'buurtbalie-electron-'))
    await use(dataDir)
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  start: async ({}, use) => {
    const running: ChildProcess[] = []
    await use(async (dataDir, ...args) => {
      const desk = await startDesk(dataDir, ...args)
      running.push(desk.app.process())
      return desk
    })
    for (const child of running) if (child.exitCode === null) child.kill('SIGKILL')
  },
})
export { expect } from '@playwright/test'
