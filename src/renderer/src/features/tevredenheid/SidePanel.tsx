import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'

type Props = {
  title: string
  note: ReactNode
  onClose: () => void
  /** False where something in the panel takes the focus itself. */
  takesFocus?: boolean
  children: ReactNode
}

/** What stands beside the figures. Escape or the cross closes it, and the focus goes back to what opened it. */
export function SidePanel({ title, note, onClose, takesFocus = true, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    if (takesFocus) heading.current?.focus()
    return () => {
      if (document.activeElement === document.body && opener instanceof HTMLElement)
        opener.focus({ preventScroll: true })
    }
  }, [takesFocus])
  return (
    <section
      className="drill"
      aria-labelledby="tv-side"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className="drill-head">
        <h2 id="tv-side" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <ActionIcon variant="subtle" color="gray" c="var(--text-2)" aria-label="Sluiten" onClick={onClose}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </header>
      <p className="drill-sum">{note}</p>
      <div className="drill-body">{children}</div>
    </section>
  )
}
