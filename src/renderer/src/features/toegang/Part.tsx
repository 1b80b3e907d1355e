import { Button } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  title: string
  /** How it is now. */
  note: string
  label: string
  open: boolean
  /** There is nothing to fill in now. */
  closed?: boolean
  onOpen: () => void
  children: ReactNode
}

/** One thing to arrange: how it is, and a button that folds out what to fill in. */
export function Part({ title, note, label, open, closed = false, onOpen, children }: Props) {
  return (
    <section className="own-part">
      <div className="own-head">
        <div>
          <h3>{title}</h3>
          <p>{note}</p>
        </div>
        {!open && !closed && (
          <Button variant="default" onClick={onOpen}>
            {label}
          </Button>
        )}
      </div>
      {open && !closed && children}
    </section>
  )
}
