import type { ReactNode } from 'react'

/** A figure that opens the bookings behind it. `label` says the whole story to a screen reader. */
export function FigureButton({
  label,
  onClick,
  children,
  className = '',
}: {
  label: string
  onClick: () => void
  children: ReactNode
  className?: string
}) {
  return (
    <button type="button" className={`fig-button ${className}`} aria-label={label} onClick={onClick}>
      {children}
    </button>
  )
}
