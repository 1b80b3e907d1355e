import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'

const options: Record<'folder' | 'backup', OpenDialogOptions> = {
  folder: { title: 'Map voor reservekopieën', properties: ['openDirectory', 'createDirectory'] },
  backup: {
    title: 'Reservekopie kiezen',
    properties: ['openFile'],
    filters: [
      { name: 'Reservekopie van Buurtbalie', extensions: ['db', 'age'] },
      { name: 'Alle bestanden', extensions: ['*'] },
    ],
  },
}

/** Lets the user choose a folder for copies, or a copy. @returns its path, or null when they think better of it */
export async function choosePath(window: BrowserWindow, what: 'folder' | 'backup'): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options[what])
  return canceled ? null : (filePaths[0] ?? null)
}
