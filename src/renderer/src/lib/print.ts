import { desktop } from './desktop'
import { notifyDone, notifyError } from './notify'

/** Saves the paper on the page as a PDF in the desktop window; a browser prints it, with PDF as one of its printers. */
export async function printPaper(fileName: string, done: string): Promise<void> {
  const shell = desktop()
  try {
    if (shell === null) window.print()
    else if (await shell.printPdf(fileName)) notifyDone(done)
  } catch (error) {
    notifyError(error)
  }
}
