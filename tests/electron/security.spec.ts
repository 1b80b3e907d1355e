import { expect, test } from './app'

/** The items of Electron's security list that tests/electron/shell.spec.ts does not look at yet; docs/security.md has the whole list. */
test('no webview, no frame of others, no opening of addresses outside, nothing fetched from elsewhere', async ({
  dataDir,
  start,
}) => {
  const { app, page } = await start(dataDir)
  await app.evaluate(({ session, shell }) => {
    const asked: string[] = []
    const opened: string[] = []
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      asked.push(details.url)
      answer({})
    })
    Object.assign(shell, { openExternal: async (href: string) => void opened.push(href) })
    Object.assign(globalThis, { asked, opened })
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Welkom' })).toBeVisible()

  const refused = await page.evaluate(async () => {
    type Bridge = { openMail(href: string): Promise<void>; printPdf(name: unknown): Promise<boolean> }
    const bridge = Reflect.get(window, 'buurtbalie') as Bridge
    const no = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        () => 'refused',
      )
    return {
      page: await no(bridge.openMail('https://kwaad.example/')),
      file: await no(bridge.openMail('file:///etc/passwd')),
      program: await no(bridge.openMail('ms-settings:about')),
      noText: await no(bridge.openMail({} as string)),
      print: await no(bridge.printPdf({})),
    }
  })
  expect(refused).toEqual({ page: 'refused', file: 'refused', program: 'refused', noText: 'refused', print: 'refused' })
  expect(await app.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual([])

  // Each says by itself that it was loaded or refused.
  await page.evaluate(() => {
    const settled = [
      Object.assign(document.createElement('iframe'), { src: 'https://kwaad.example/', id: 'frame' }),
      Object.assign(document.createElement('iframe'), { srcdoc: '<script>parent.hacked = 1</script>' }),
      Object.assign(document.createElement('img'), { src: 'https://kwaad.example/x.png' }),
    ].map(
      (element) =>
        new Promise((resolve) => {
          element.addEventListener('load', resolve)
          element.addEventListener('error', resolve)
          document.body.append(element)
        }),
    )
    document.body.append(Object.assign(document.createElement('webview'), { src: 'https://kwaad.example/' }))
    return Promise.all(settled).then(() => undefined)
  })
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
  const seen = await app.evaluate(({ webContents }) => ({
    kinds: webContents.getAllWebContents().map((one) => one.getType()),
    asked: Reflect.get(globalThis, 'asked') as string[],
  }))
  expect(seen.kinds).toEqual(['window'])
  // The policy stops what is not ours before it is asked for.
  expect(seen.asked.filter((url) => !/^(app|data|blob|devtools):/.test(url))).toEqual([])
})

test('the window asks for no more than it needs, and permissions are denied', async ({ dataDir, start }) => {
  const { app, page } = await start(dataDir)
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return Reflect.get(window?.webContents ?? {}, 'getLastWebPreferences')?.call(window?.webContents)
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
  })
  for (const [name, safe] of [
    ['webSecurity', true],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
  ] as const)
    expect(preferences[name] ?? safe, name).toBe(safe)
  const states = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  }))
  expect(states.notifications).toBe('denied')
  expect(states.camera ?? 'denied').toBe('denied')
})

test('only the top frame of our own page is listened to', async ({ dataDir, start }) => {
  const { app } = await start(dataDir)
  // A window of another address with the same preload: its call must be refused, and it gets no port.
  const answer = await app.evaluate(async ({ BrowserWindow, app: own }) => {
    const preload = `${own.getAppPath()}/out/preload/index.cjs`
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
    await other.loadURL(
      'data:text/html,<script>window.ports=0;addEventListener("message",(e)=>{window.ports+=e.ports.length})</script>',
    )
    const said = await other.webContents.executeJavaScript(
      `window.buurtbalie.openMail('mailto:x@example.org').then(() => 'done', () => 'refused')`,
    )
    const ports = await other.webContents.executeJavaScript(
      'new Promise((r) => setTimeout(() => r(window.ports), 200))',
    )
    other.destroy()
    return { said, ports }
  })
  expect(answer).toEqual({ said: 'refused', ports: 0 })
})
