import { isClockTime } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'

/**
 * Reads what people type for a time: `9`, `9.30`, `930`, `09:30`, `24.00`. Null when it is no time.
 */
export function spokenTime(text: string): ClockTime | null {
  const said = text.trim().replace(/\s*(uur|u)$/i, '')
  const parts = /^(\d{1,2})(?:[.:,hu ]?(\d{2}))?$/.exec(said) ?? /^(\d)(\d{2})$/.exec(said)
  if (!parts) return null
  const time = `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`
  return isClockTime(time) ? time : null
}
