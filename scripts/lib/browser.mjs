import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a Chromium for tests and pictures: the one named by BUURTBALIE_CHROMIUM, Playwright's own, one of the system,
 * or the one inside @sparticuz/chromium (unpacked on first use).
 *
 * @returns {Promise<string | null>} its path, or null for Playwright's own, which needs no path. Launch it with
 * `args: ['--no-sandbox']` and no other.
 */
export async function findBrowser() {
  const known = process.env.BUURTBALIE_CHROMIUM
  if (known) return known
  if (existsSync(chromium.executablePath())) return null
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => commands.map((name) => join(folder, name)))
  const found = [...inPath, ...places].find((path) => existsSync(path)) ?? (await unpacked())
  // Workers of a test run inherit the answer.
  process.env.BUURTBALIE_CHROMIUM = found
  return found
}

async function unpacked() {
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
