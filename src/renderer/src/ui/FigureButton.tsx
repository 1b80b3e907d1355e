import type { ReactNode } from 'react'
import type { CentreId } from '#shared/contract/base'
import { type CallName, useMay } from '../lib/session'

type Props = {
  label: string
  /** The call that fetches what stands behind it: who may not make it reads the figure as text. */
  needs: CallName
  /** The centre that it alters something of, for what opens a form. */
  at?: CentreId
  onClick: () => void
  children: ReactNode
  className?: string
}

/** A figure that opens what stands behind it, as a rule bookings. `label` says the whole story to a screen reader. */
export function FigureButton({ label, needs, at, onClick, children, className = '' }: Props) {
  if (!useMay(needs, at)) return <span className={className}>{children}</span>
  return (
    <button type="button" className={`fig-button ${className}`} aria-label={label} onClick={onClick}>
      {children}
    </button>
  )
}
