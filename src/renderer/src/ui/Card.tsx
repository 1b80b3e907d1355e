import { type ReactNode, useId } from 'react'

type Props = { title: ReactNode; note?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string }

/** A titled block on the ground of a screen. */
export function Card({ title, note, actions, children, className }: Props) {
  const id = useId()
  return (
    <section className={className === undefined ? 'card' : `card ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <small>{note}</small>}
        {actions !== undefined && <div className="card-actions">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
