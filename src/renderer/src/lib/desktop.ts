/** What the preload script offers to the page in the desktop window, beside the port. */
export type DesktopBridge = {
  /** Prints the page to a PDF at a place that the user chooses; false when they think better of it. */
  printPdf(fileName: string): Promise<boolean>
  /** Opens a `mailto:` link in the mail program. */
  openMail(href: string): Promise<void>
  /** Lets the user choose a folder; null when they think better of it. */
  chooseFolder(): Promise<string | null>
  /** Lets the user choose a copy of the data. */
  chooseBackup(): Promise<string | null>
}

declare global {
  interface Window {
    buurtbalie?: DesktopBridge
  }
}

/** The bridge of the desktop window; null in a browser. */
export const desktop = (): DesktopBridge | null => window.buurtbalie ?? null
