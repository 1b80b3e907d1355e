import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'

const State = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
  maximised: z.boolean(),
})
export type WindowState = z.infer<typeof State>

/** Where the window stood last time; null when that is not known or no longer on any screen. */
export function readWindowState(file: string): WindowState | null {
  try {
    const state = State.parse(JSON.parse(readFileSync(file, 'utf8')))
    return isVisible(state) ? state : null
  } catch {
    // Absent or damaged: the window opens at its first size, which loses nothing that matters.
    return null
  }
}

/** Keeps the window's place in `file` each time it changes for good: on close, and after moving or resizing. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized()) return
    const state: WindowState = { ...window.getNormalBounds(), maximised: window.isMaximized() }
    try {
      writeFileSync(`${file}.new`, JSON.stringify(state))
      renameSync(`${file}.new`, file)
    } catch {
      // A full disk: the window opens where it stood before.
    }
  }
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, 500)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', save)
}

/** A monitor may be gone: at least the title bar must be where it can be grabbed. */
function isVisible(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea: area }) => {
    const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    return across >= 100 && bounds.y >= area.y - 20 && bounds.y < area.y + area.height - 40
  })
}
