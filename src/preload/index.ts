import { contextBridge, ipcRenderer } from 'electron'

/** What the window offers the page besides the port; in a browser it is absent. */
const bridge = {
  platform: process.platform,
  /** Saves what the page shows as a tagged PDF; answers whether a file was written. */
  printPdf: (fileName: string): Promise<boolean> => ipcRenderer.invoke('buurtbalie:print-pdf', fileName),
  /** Opens a `mailto:` link in the mail program. */
  openMail: (href: string): Promise<void> => ipcRenderer.invoke('buurtbalie:open-mail', href),
  /** Lets the user choose a folder, and answers its path. */
  chooseFolder: (): Promise<string | null> => ipcRenderer.invoke('buurtbalie:choose', 'folder'),
  /** Lets the user choose a copy of the data. */
  chooseBackup: (): Promise<string | null> => ipcRenderer.invoke('buurtbalie:choose', 'backup'),
}
contextBridge.exposeInMainWorld('buurtbalie', bridge)

// A port can't cross the bridge, but it can be sent as a message; by then the page's scripts have run and listen.
const pageListens = new Promise<void>((resolve) => {
  window.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
})
ipcRenderer.once('buurtbalie:port', async (event) => {
  await pageListens
  window.postMessage('buurtbalie:port', location.origin, event.ports)
})
ipcRenderer.send('buurtbalie:connect')
