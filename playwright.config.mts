import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/lib/browser.mjs'

/** Tests in a real Chromium (e2e), in the real Electron app (electron) and of the packaged app (package). scripts/test.mjs says which can run here. */
const executablePath = await findBrowser()

export default defineConfig({
  forbidOnly: process.env.CI !== undefined,
  // A busy machine may be late once; scripts/test.mjs names every test that needed its second try.
  retries: process.env.CI === undefined ? 0 : 1,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  use: {
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: executablePath === null ? {} : { executablePath, args: ['--no-sandbox'] },
  },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', fullyParallel: true, use: { actionTimeout: 10_000 } },
    { name: 'electron', testDir: 'tests/electron', workers: 1 },
    { name: 'package', testDir: 'tests/package', timeout: 300_000, workers: 1 },
  ],
})
