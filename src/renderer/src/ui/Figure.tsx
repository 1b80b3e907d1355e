import type { ReactNode } from 'react'

/** A figure with its name, as a card. */
export function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="card figure">
      <span className="figure-label">{label}</span>
      <strong className="figure-value">{value}</strong>
      {note !== undefined && <div className="figure-note">{note}</div>}
    </div>
  )
}
