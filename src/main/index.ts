import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, protocol, session, shell } from 'electron'
import { type Core, createCore } from '#core/app/core'
import { logFile } from '#core/app/log-file'
import { onShareWords } from '#shared/domain/disk-words'
import { clockFrom } from '#shared/time/clock'
import { choosePath } from './choose'
import { menuFor } from './menu'
import { commandLineOf, optionsOf } from './options'
import { isOurPage, scheme } from './origin'
import { answerFromDisk } from './page-files'
import { saveDownloads, savePdf } from './save'
import { openWindow } from './window'

/** Exit code that tells scripts/start.mjs that the reason has been shown already. */
const CANNOT_OPEN_DATA = 3

const args = process.argv.slice(app.isPackaged ? 1 : 2)
const options = optionsOf(args, process.env)
// Demo data never mixes with the real: without a folder of its own it goes beside it.
const home = app.getPath('userData')
const dataDir = options.dataDir ?? (options.demo ? join(home, 'voorbeeld') : home)

const commandLine = commandLineOf(args)
if (commandLine === null) openDesk()
else void runCommand(commandLine)

/** Does what the command line of a clone does, in the installed program. */
async function runCommand(line: readonly string[]): Promise<void> {
  process.argv.splice(1, process.argv.length, 'buurtbalie', ...line)
  const { ended } = await import('../cli/index')
  await ended
  app.exit(Number(process.exitCode ?? 0))
}

function openDesk(): void {
  try {
    // What it holds is personal data: for this user only.
    mkdirSync(join(dataDir, 'venster'), { recursive: true, mode: 0o700 })
  } catch (error) {
    // Before it is ready there are no boxes everywhere.
    void app.whenReady().then(() => {
      cannotOpen(error)
      app.exit(CANNOT_OPEN_DATA)
    })
    return
  }
  // Electron locks per folder: a second start on the same data finds the first. Chromium's own files stay apart.
  app.setPath('userData', dataDir)
  app.setPath('sessionData', join(dataDir, 'venster'))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  app.on('second-instance', focusFirst)
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(start)
}

function focusFirst(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

async function start(): Promise<void> {
  const core = await openCore()
  if (core === null) return app.exit(CANNOT_OPEN_DATA)
  closeBeforeQuit(core)

  protocol.handle(scheme, (request) => answerFromDisk(join(app.getAppPath(), 'out', 'renderer'), request))
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  saveDownloads(session.defaultSession)
  serve(core)

  const window = openWindow(dataDir)
  Menu.setApplicationMenu(menuFor(window, dataDir))
}

/** Opens the core on the data folder, with demo data when asked for and empty; null when that can't be done, which is told then. */
async function openCore(): Promise<Core | null> {
  try {
    const core = await createCore({
      dataDir,
      version: app.getVersion(),
      clock: clockFrom(process.env.BUURTBALIE_NOW),
      log: logFile(dataDir, 'venster'),
      keepsSafe: true,
    })
    if (options.demo && (await core.client.app.state()).empty) await core.client.app.loadDemo({ set: 'ridderkerk' })
    return core
  } catch (error) {
    cannotOpen(error)
    return null
  }
}

/** Tells in Dutch why the data folder can't be used. */
function cannotOpen(error: unknown): void {
  dialog.showErrorBox('Buurtbalie kan de gegevens niet openen', reasonOf(error))
}

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (name === 'DatabaseFromNewerApp') {
    return `De gegevens in ${dataDir} zijn bewaard door een nieuwere versie van Buurtbalie. Installeer de nieuwste versie om ermee verder te werken. Er is niets gewijzigd.`
  }
  if (name === 'DataOnShare') return onShareWords(dataDir)
  const backups = join(dataDir, 'backups')
  const hint = existsSync(backups) ? `\n\nReservekopieën staan in ${backups}.` : ''
  return `De map ${dataDir} kan niet worden gebruikt: zij is beschadigd, of u mag er niet in lezen en schrijven.${hint}\n\n${message}`
}

/** Running calls finish and the database is checkpointed before the process ends. */
function closeBeforeQuit(core: Core): void {
  app.on('will-quit', (event) => {
    event.preventDefault()
    void core.close().finally(() => app.exit(0))
  })
}

/** Hands our own page, and nobody else, a port to the core and the right to make a PDF. */
function serve(core: Core): void {
  const handler = new RPCHandler(core.router, { clientInterceptors: [core.mapFailure] })
  // One for the window, so that its user stays when the page is loaded anew.
  const desk = core.openSession('desk')
  ipcMain.on('buurtbalie:connect', ({ senderFrame }) => {
    if (!isOurPage(senderFrame)) return
    const { port1, port2 } = new MessageChannelMain()
    handler.upgrade(port1, { context: { session: desk } })
    port1.start()
    senderFrame.postMessage('buurtbalie:port', null, [port2])
  })
  ipcMain.handle('buurtbalie:print-pdf', ({ senderFrame, sender }, fileName: unknown) => {
    const window = BrowserWindow.fromWebContents(sender)
    if (!isOurPage(senderFrame) || window === null || typeof fileName !== 'string') throw new Error('forbidden')
    return savePdf(window, fileName)
  })
  ipcMain.handle('buurtbalie:open-mail', ({ senderFrame }, href: unknown) => {
    // Nothing but a message to write: any other address stays shut.
    if (!isOurPage(senderFrame) || typeof href !== 'string' || !href.startsWith('mailto:')) throw new Error('forbidden')
    return shell.openExternal(href)
  })
  ipcMain.handle('buurtbalie:choose', ({ senderFrame, sender }, what: unknown) => {
    const window = BrowserWindow.fromWebContents(sender)
    if (!isOurPage(senderFrame) || window === null || (what !== 'folder' && what !== 'backup'))
      throw new Error('forbidden')
    return choosePath(window, what)
  })
}
