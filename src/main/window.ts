import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import { isOurAddress, origin } from './origin'
import { keepWindowState, readWindowState } from './window-state'

/**
 * Opens the one window on our own page, at the place where it stood last time. The page runs sandboxed, without Node,
 * and can go nowhere else.
 */
export function openWindow(dataDir: string): BrowserWindow {
  const stateFile = join(dataDir, 'venster.json')
  const state = readWindowState(stateFile)
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...(state && { x: state.x, y: state.y, width: state.width, height: state.height }),
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: app.getName(),
    icon: join(app.getAppPath(), 'resources', 'icons', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1a18' : '#ffffff',
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (state?.maximised) window.maximize()
  keepWindowState(window, stateFile)
  window.once('ready-to-show', () => window.show())
  confine(window)
  window.loadURL(`${origin}/`).catch((error: Error) => {
    dialog.showErrorBox('Buurtbalie kan het scherm niet tonen', `Installeer het programma opnieuw.\n\n${error.message}`)
  })
  return window
}

/** Denies every way out of our page, and brings it back after a crash of its process. */
function confine(window: BrowserWindow): void {
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  const stayHere = (event: { url: string; preventDefault(): void }) => {
    if (!isOurAddress(event.url)) event.preventDefault()
  }
  webContents.on('will-frame-navigate', stayHere)
  webContents.on('will-redirect', stayHere)
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'Het scherm is onverwacht gestopt',
      detail: 'Alles wat is opgeslagen, is er nog.',
      buttons: ['Opnieuw laden', 'Afsluiten'],
      defaultId: 0,
      cancelId: 0,
    })
    if (chosen === 1) app.quit()
    else webContents.reload()
  })
}
