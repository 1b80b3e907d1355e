import { number, signed } from '../lib/numbers'

/** A difference with its sign; the sign is the cue beside the colour. Nothing known shows as a dash. */
export function Delta({ value, unit = 'count' }: { value: number | null; unit?: 'count' | 'percent' }) {
  if (value === null)
    return (
      <span className="fig-delta">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">onbekend</span>
      </span>
    )
  const direction = value > 0 ? 'is-up' : value < 0 ? 'is-down' : ''
  return (
    <span className={`fig-delta ${direction}`}>
      <span aria-hidden="true">{signed(value, unit)}</span>
      <span className="visually-hidden">
        {value === 0 ? 'gelijk' : `${number(Math.abs(value), unit)} ${value > 0 ? 'meer' : 'minder'}`}
      </span>
    </span>
  )
}
