import { wallTimeOf } from './civil'
import type { Instant, WallTime } from './types'

/** Where the core gets the time from. Handed in, so that tests choose it. */
export type Clock = { now(): Instant }

/** The real time of the machine. */
export const systemClock: Clock = { now: () => new Date().toISOString() as Instant }

/** A clock that stands still at a moment, for tests and pictures. */
export const fixedClock = (instant: string): Clock => ({ now: () => instant as Instant })

/** What the clock on the wall in the Netherlands shows now. */
export const wallNow = (clock: Clock): WallTime => wallTimeOf(clock.now())

/** The real clock, or one that stands still at the moment given: what BUURTBALIE_NOW is for, in tests and pictures. */
export const clockFrom = (instant: string | undefined): Clock => (instant ? fixedClock(instant) : systemClock)
