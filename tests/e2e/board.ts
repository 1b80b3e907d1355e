import type { Locator, Page } from '@playwright/test'

type Point = { x: number; y: number }

/** Waits until the board has drawn a day (or the first day of a week or month). */
export const drawn = (page: Page, day: string) => page.locator(`[data-drawn^="${day}"]`).waitFor()

/** Where a moment (`10:00`) of a room is on the board of a day: its middle across, in the quarter that begins then. */
export async function pointOf(page: Page, roomId: string, time: string): Promise<Point> {
  const slot = page.locator(`.board-slot[data-time="${time}:00"]`)
  await slot.scrollIntoViewIfNeeded()
  const lane = await page.locator(`.board-lane[data-resource-id="${roomId}"]`).boundingBox()
  const row = await slot.boundingBox()
  if (lane === null || row === null) throw new Error(`${time} is not on the board`)
  return { x: lane.x + lane.width / 2, y: row.y + row.height / 2 }
}

/** Drags by mouse, by way of points between, as a hand does. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await pull(page, from, to)
  await page.mouse.up()
}

/** A cell of a week or month by its name, such as `Grote zaal, do 4 juni`. */
export const cellOf = (page: Page, name: string): Locator => page.getByRole('cell', { name, exact: true })

/** The empty foot of a cell, where a drag for a new booking begins. */
export async function footOf(page: Page, name: string): Promise<Point> {
  const cell = cellOf(page, name)
  await cell.scrollIntoViewIfNeeded()
  const box = await cell.boundingBox()
  if (box === null) throw new Error(`${name} is not on the board`)
  return { x: box.x + 20, y: box.y + box.height - 6 }
}

/** Takes hold of a place and goes along, without letting go. */
export async function pull(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 })
  await page.mouse.move(to.x, to.y, { steps: 6 })
}

/** The right side of a chip. */
export async function sideOf(chip: Locator): Promise<Point> {
  const box = await chip.boundingBox()
  if (box === null) throw new Error('the chip is not on the board')
  return { x: box.x + box.width - 1, y: box.y + box.height / 2 }
}

/** How many pixels an hour is on the line of time of a cell that goes from 8 to 23. */
export async function hourIn(cell: Locator): Promise<number> {
  const strip = await cell.locator('.strip').boundingBox()
  return (strip?.width ?? 0) / 15
}

/** A booking on the board of a day. */
export const face = (page: Page, title: string): Locator => page.locator('[data-booking]').filter({ hasText: title })

/** The board of a day as one thing to stand on with the keyboard. */
export const boardOf = (page: Page): Locator => page.getByRole('application', { name: /^Planbord van de dag/ })
