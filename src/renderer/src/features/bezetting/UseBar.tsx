import { formatPercent } from '../../lib/format'

/** A share as its number and a bar beside it; the pattern tells the kinds apart without colour. */
export function UseBar({ pct, kind }: { pct: number | null; kind: 'time' | 'seat' | 'both' }) {
  return (
    <span className="bz-bar">
      <b>{formatPercent(pct)}</b>
      <span className="bz-track" aria-hidden="true">
        <i data-kind={kind} style={{ width: `${pct ?? 0}%` }} />
      </span>
    </span>
  )
}
