import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Alternative } from '#shared/domain/booking-rules'
import { isDialogOpen, useActions } from '../../lib/actions'
import { closePanel } from '../../lib/panel'
import { Kbd } from '../../ui/Kbd'
import './boekingen.css'

const panelKeys = [
  { id: 'panel.save', label: 'Opslaan, vanuit elk veld', keys: ['Ctrl+Enter'] },
  { id: 'panel.alternative', label: 'De eerste vrije plek overnemen', keys: ['Alt+1'] },
  { id: 'panel.close', label: 'Sluiten', keys: ['Escape'] },
].map((key) => ({ ...key, group: 'Boeking', run: null }))

type Props = {
  title: string
  tags?: ReactNode
  footer: ReactNode
  onSubmit: (event: FormEvent) => void
  alternatives: readonly Alternative[]
  onAlternative: (alternative: Alternative) => void
  children: ReactNode
}

/** Head, fields and foot of the side panel. Esc closes, Ctrl+Enter saves from any field, Alt+1 takes the first free place. */
export function PanelFrame({ title, tags, footer, onSubmit, alternatives, onAlternative, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useActions(panelKeys)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closePanel()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (!event.repeat) form.current?.requestSubmit()
    }
  }
  // These work wherever the focus is: after a refused save it is no longer in the form.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || isDialogOpen()) return
      const chosen = event.altKey ? alternatives[Number(event.code.replace('Digit', '')) - 1] : undefined
      if (chosen) {
        event.preventDefault()
        onAlternative(chosen)
      } else if (event.key === 'Escape' && event.target === document.body) closePanel()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [alternatives, onAlternative])
  return (
    <form className="booking-panel" ref={form} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <header className="booking-head">
        <h2>{title}</h2>
        {tags}
        <Kbd keys="Escape" />
        <ActionIcon variant="subtle" color="gray" size={32} aria-label="Sluiten" onClick={closePanel}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <div className="booking-body">{children}</div>
      <footer className="booking-foot">{footer}</footer>
    </form>
  )
}
