import { mkdtempSync, rmSync } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { app, BrowserWindow, dialog, type Session } from 'electron'

const kinds: Readonly<Record<string, string>> = {
  '.pdf': 'PDF-document',
  '.xlsx': 'Excel-werkmap',
  '.csv': 'CSV-bestand',
  '.json': 'JSON-bestand',
  '.ics': 'Agendabestand',
  '.eml': 'E-mailbericht',
  '.xml': 'XML-bestand',
}

/**
 * Asks where a file must go and lets `write` put it there. Says so when that fails.
 *
 * @returns the chosen path, or null when nothing was saved.
 */
async function saveAs(
  window: BrowserWindow | null,
  fileName: string,
  write: (path: string) => Promise<void>,
): Promise<string | null> {
  const extension = extname(fileName)
  const options = {
    title: 'Opslaan als',
    defaultPath: join(app.getPath('documents'), basename(fileName)),
    filters: [
      ...(kinds[extension] ? [{ name: kinds[extension], extensions: [extension.slice(1)] }] : []),
      { name: 'Alle bestanden', extensions: ['*'] },
    ],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  if (canceled || !filePath) return null
  try {
    await write(filePath)
    return filePath
  } catch (error) {
    notSaved(
      filePath,
      `Staat het bestand nog open in een ander programma, of is de schijf vol?\n\n${(error as Error).message}`,
    )
    return null
  }
}

function notSaved(name: string, why: string): void {
  dialog.showErrorBox('Opslaan is niet gelukt', `${name}\n\n${why}`)
}

/** Sends each download of the page through the save dialog. The file waits in a folder of its own until a place is chosen. */
export function saveDownloads(session: Session): void {
  session.on('will-download', (_event, item, webContents) => {
    const folder = mkdtempSync(join(app.getPath('temp'), 'buurtbalie-'))
    const waiting = join(folder, 'download')
    const fileName = item.getFilename()
    item.setSavePath(waiting)
    item.once('done', (_done, state) => {
      if (state === 'interrupted') notSaved(fileName, 'Is de schijf vol?')
      const saved =
        state === 'completed'
          ? saveAs(BrowserWindow.fromWebContents(webContents), fileName, (path) => copyFile(waiting, path))
          : Promise.resolve(null)
      void saved.finally(() => rmSync(folder, { recursive: true, force: true }))
    })
  })
}

const line =
  'width: 100%; padding: 0 12mm; font: 8px sans-serif; color: #555; display: flex; justify-content: space-between'
const footer = `<div style="${line}"><span class="date"></span><span><span class="pageNumber"></span> van <span class="totalPages"></span></span></div>`

/**
 * Makes a tagged PDF (readable by a screen reader) of what the window shows, with date and page numbers, and asks where
 * it must go.
 *
 * @returns whether it was saved.
 */
export async function savePdf(window: BrowserWindow, fileName: string): Promise<boolean> {
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footer,
    margins: { top: 0.5, bottom: 0.7, left: 0.5, right: 0.5 },
  })
  return (await saveAs(window, fileName, (path) => writeFile(path, pdf))) !== null
}
