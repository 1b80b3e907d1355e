import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Verdict } from '../board'
import { type Point, verdictWords } from './gesture'

const WIDTH = 250
const HEIGHT = 64

/** Beside the hand: from when until when, in which room, and whether that can be had. The status line says it too. */
export function Readout({ at, rooms, times, verdict }: { at: Point; rooms: string; times: string; verdict: Verdict }) {
  const left = Math.max(4, Math.min(at.x + 14, window.innerWidth - WIDTH))
  const top = at.y + 18 + HEIGHT > window.innerHeight ? at.y - HEIGHT - 6 : at.y + 18
  return (
    <div className="readout" data-verdict={verdict} style={{ left, top }} aria-hidden>
      <b>{times}</b>
      <span>
        {rooms} ·{' '}
        {verdict === 'free' ? <IconCheck size={12} aria-hidden /> : <IconAlertTriangle size={12} aria-hidden />}{' '}
        {verdictWords[verdict]}
      </span>
    </div>
  )
}
