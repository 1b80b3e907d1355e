import type { ExportedFile } from '#shared/contract/report'

/**
 * Saves a file that a call handed over: a download in a browser; the desktop window turns it into its save dialog.
 */
export function saveFile(file: ExportedFile): void {
  const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the blob after the click; a minute is ample and keeps the memory free.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
