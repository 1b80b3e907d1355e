import { app, type BrowserWindow, dialog, Menu, type MenuItemConstructorOptions, shell } from 'electron'

/**
 * The Dutch menu of the window. Keys that the page handles itself (undo, shortcuts) are sent on to it, so that menu and
 * keyboard do the same; other accelerators differ from the page's.
 */
export function menuFor(window: BrowserWindow, dataDir: string): Menu {
  const press = (keyCode: string, modifiers: ('control' | 'meta' | 'shift')[] = []) => {
    for (const type of ['keyDown', 'char', 'keyUp'] as const)
      window.webContents.sendInputEvent({ type, keyCode, modifiers })
  }
  const command = process.platform === 'darwin' ? 'meta' : 'control'
  const template: MenuItemConstructorOptions[] = [
    {
      label: '&Bestand',
      submenu: [
        { label: 'Afdrukken ...', accelerator: 'CmdOrCtrl+P', click: () => window.webContents.print() },
        { label: 'Gegevensmap openen', click: () => void shell.openPath(dataDir) },
        { type: 'separator' },
        { label: 'Afsluiten', accelerator: 'CmdOrCtrl+Q', click: () => app.quit() },
      ],
    },
    {
      label: 'Be&werken',
      submenu: [
        // The page knows what there is to undo: text in a field, or a change on the planbord.
        {
          label: 'Ongedaan maken',
          accelerator: 'CmdOrCtrl+Z',
          registerAccelerator: false,
          click: () => press('Z', [command]),
        },
        {
          label: 'Opnieuw uitvoeren',
          accelerator: 'CmdOrCtrl+Shift+Z',
          registerAccelerator: false,
          click: () => press('Z', [command, 'shift']),
        },
        { type: 'separator' },
        { role: 'cut', label: 'Knippen', registerAccelerator: false },
        { role: 'copy', label: 'Kopiëren', registerAccelerator: false },
        { role: 'paste', label: 'Plakken', registerAccelerator: false },
        { role: 'selectAll', label: 'Alles selecteren', registerAccelerator: false },
      ],
    },
    {
      label: 'Beel&d',
      submenu: [
        { role: 'reload', label: 'Opnieuw laden', accelerator: 'CmdOrCtrl+R' },
        { type: 'separator' },
        { role: 'zoomIn', label: 'Inzoomen', accelerator: 'CmdOrCtrl+Plus' },
        { role: 'zoomOut', label: 'Uitzoomen', accelerator: 'CmdOrCtrl+-' },
        { role: 'resetZoom', label: 'Ware grootte', accelerator: 'CmdOrCtrl+0' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: 'Volledig scherm', accelerator: 'F11' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: 'Ontwikkelhulp', accelerator: 'F12' } as const]),
      ],
    },
    {
      label: '&Help',
      submenu: [
        { label: 'Sneltoetsen', click: () => press('?') },
        { label: 'Over Buurtbalie', click: () => void about(window) },
      ],
    },
  ]
  return Menu.buildFromTemplate(template)
}

function about(window: BrowserWindow) {
  return dialog.showMessageBox(window, {
    type: 'info',
    title: 'Over Buurtbalie',
    message: `Buurtbalie ${app.getVersion()}`,
    detail: 'Vrije software onder de GNU Affero General Public License, versie 3 of later.',
    buttons: ['Sluiten'],
  })
}
