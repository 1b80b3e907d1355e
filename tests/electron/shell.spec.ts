import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { electronEnv, electronPath, expect, projectDir, test, testArguments } from './app'
import { type CallingWindow, callCore, smallCentre, takePort } from './port'

type Centre = { id: string; name: string }
type Room = { id: string; name: string }
type Booking = { id: string; title: string; startsAt: string }

test('starts on a folder that it makes for this user only, with the choice how to begin', async ({
  dataDir: home,
  start,
}) => {
  const dataDir = join(home, 'nieuw')
  const { page } = await start(dataDir)
  await expect(page.getByRole('heading', { name: 'Welkom' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Leeg beginnen/ })).toBeVisible()
  expect(existsSync(join(dataDir, 'buurtbalie.db'))).toBe(true)
  if (process.platform !== 'win32') expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})

test('shuts the page in: no Node, no other address, no new window, no permission', async ({ dataDir, start }) => {
  const { app, page } = await start(dataDir)
  await expect(page.getByRole('heading', { name: 'Welkom' })).toBeVisible()
  const inside = await page.evaluate(async () => {
    const answer = await fetch('/')
    return {
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
      bridge: Object.keys(Reflect.get(window, 'buurtbalie') as object).sort(),
      policy: answer.headers.get('content-security-policy') ?? '',
      outside: (await fetch('/..%2f..%2fpackage.json')).status,
      opened: window.open('https://example.org/') === null,
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      remote: await fetch('https://example.org/').then(
        () => 'reached',
        () => 'refused',
      ),
    }
  })
  expect(inside).toMatchObject({
    node: ['undefined', 'undefined'],
    bridge: ['chooseBackup', 'chooseFolder', 'openMail', 'platform', 'printPdf'],
    outside: 404,
    opened: true,
    geolocation: 'denied',
    remote: 'refused',
  })
  expect(inside.policy).toContain("script-src 'self';")

  const injected = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.head.append(script)
    return Reflect.get(window, 'injected')
  })
  expect(injected).toBeUndefined()

  expect(app.windows()).toHaveLength(1)
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return Reflect.get(window?.webContents ?? {}, 'getLastWebPreferences')?.call(window?.webContents)
  })
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false })

  // Asked by script in the window: Playwright would wait for the end of a journey that never begins.
  const address = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return ''
    const refused = new Promise((resolve) => window.webContents.once('will-frame-navigate', resolve))
    void window.webContents.executeJavaScript("setTimeout(() => { location.href = 'https://example.org/' })")
    await refused
    await window.webContents.executeJavaScript('new Promise((resolve) => setTimeout(resolve))')
    return window.webContents.getURL()
  })
  expect(address).toMatch(/^app:\/\/buurtbalie\//)
})

test('has a Dutch menu', async ({ dataDir, start }) => {
  const { app } = await start(dataDir)
  const labels = () =>
    app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label.replace('&', '')))
  await expect.poll(labels).toEqual(['Bestand', 'Bewerken', 'Beeld', 'Help'])
})

test('a second start on the same folder brings the first window to the front', async ({ dataDir, start }) => {
  const { app, page } = await start(dataDir)
  await expect(page.getByRole('heading', { name: 'Welkom' })).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const second = spawn(electronPath(), [...testArguments, projectDir, '--data', dataDir], {
    env: electronEnv(),
    stdio: 'ignore',
  })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  const shown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()))
  await expect.poll(shown).toEqual([true])
})

test('a restart keeps the data and the place of the window', async ({ dataDir, start }) => {
  const first = await start(dataDir)
  await takePort(first)
  await callCore<Centre>(first.page, 'app/setUp', smallCentre)
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 740 })
  })
  await first.app.close()
  expect(JSON.parse(readFileSync(join(dataDir, 'venster.json'), 'utf8'))).toMatchObject({ width: 1100, height: 740 })

  const again = await start(dataDir)
  const size = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  expect(size).toMatchObject({ width: 1100, height: 740 })
  await expect(again.page.getByText('Buurthuis De Proef').first()).toBeVisible()
  await expect(again.page.getByRole('heading', { name: 'Welkom' })).toBeHidden()
})

test('kill -9 while saving loses nothing that was acknowledged', async ({ dataDir, start }) => {
  const first = await start(dataDir)
  await takePort(first)
  const centre = await callCore<Centre>(first.page, 'app/setUp', smallCentre)
  const [room] = await callCore<Room[]>(first.page, 'rooms/list', { centreId: centre.id })
  if (room === undefined) throw new Error('the centre has no room')

  const acknowledged: Booking[] = []
  const enough = new Promise<void>((resolve) => {
    first.page.on('console', (message) => {
      const [mark, json] = message.text().split('|')
      if (mark !== 'acknowledged' || json === undefined) return
      acknowledged.push(JSON.parse(json))
      if (acknowledged.length === 25) resolve()
    })
  })
  // Never awaited to its end: the process is killed between two of these, or in the midst of one.
  const saving = first.page
    .evaluate(
      async ([centreId, roomId]) => {
        const { callCore: call } = window as unknown as CallingWindow
        for (let n = 0; n < 2000; n += 1) {
          const day = new Date(Date.UTC(2031, 0, 1 + Math.floor(n / 14))).toISOString().slice(0, 10)
          const hour = 8 + (n % 14)
          const at = (h: number) => `${day}T${String(h).padStart(2, '0')}:00`
          const booking = {
            centreId,
            roomIds: [roomId],
            startsAt: at(hour),
            endsAt: at(hour + 1),
            title: `Boeking ${n}`,
          }
          const { id, title, startsAt } = (await call('bookings/create', booking)) as Booking
          console.log(`acknowledged|${JSON.stringify({ id, title, startsAt })}`)
        }
      },
      [centre.id, room.id] as const,
    )
    .catch(() => undefined)
  await enough
  const ended = once(first.app.process(), 'exit')
  first.app.process().kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  await saving

  const again = await start(dataDir)
  await takePort(again)
  const found = await callCore<Booking[]>(again.page, 'bookings/list', { from: '2031-01-01', to: '2031-12-31' })
  expect(acknowledged.length).toBeGreaterThanOrEqual(25)
  for (const booking of acknowledged) expect(found).toContainEqual(expect.objectContaining(booking))
  // At most the one that was being saved when the process died is there without having been acknowledged.
  expect(found.length - acknowledged.length).toBeLessThanOrEqual(1)
})

test('a page that crashes is loaded anew, or the app ends: as the user chooses', async ({ dataDir, start }) => {
  const { app } = await start(dataDir)
  const address = await app.evaluate(async ({ BrowserWindow, dialog }) => {
    dialog.showMessageBoxSync = () => 0
    const [window] = BrowserWindow.getAllWindows()
    const loaded = new Promise<void>((resolve) => window?.webContents.once('did-finish-load', () => resolve()))
    window?.webContents.forcefullyCrashRenderer()
    await loaded
    return window?.webContents.executeJavaScript('location.href')
  })
  expect(address).toMatch(/^app:\/\/buurtbalie\//)
  const ended = once(app.process(), 'exit')
  await app.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showMessageBoxSync = () => 1
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  expect(await ended).toEqual([0, null])
})

test('a file that could not be kept for saving is told', async ({ dataDir, start }) => {
  const { app } = await start(dataDir)
  const told = await app.evaluate(({ BrowserWindow, dialog, session }) => {
    let said = ''
    dialog.showErrorBox = (title, content) => {
      said = `${title}: ${content}`
    }
    const item = {
      getFilename: () => 'overzicht.xlsx',
      setSavePath: () => undefined,
      once: (_event: string, done: (event: object, state: string) => void) => done({}, 'interrupted'),
    }
    session.defaultSession.emit('will-download', {}, item, BrowserWindow.getAllWindows()[0]?.webContents)
    return said
  })
  expect(told).toContain('Opslaan is niet gelukt: overzicht.xlsx')
})
