import { Alert, Button, Modal } from '@mantine/core'
import type { FormEventHandler, KeyboardEvent, ReactNode } from 'react'
import { messageFor } from '../../lib/failure'

type Props = {
  title: string
  save: string
  busy: boolean
  /** What was refused; what was typed stays. */
  error: unknown
  onClose: () => void
  onSubmit: FormEventHandler<HTMLFormElement>
  children: ReactNode
}

/** A form over the screen: Enter or Ctrl+Enter saves, Escape leaves it. */
export function FormDialog({ title, save, busy, error, onClose, onSubmit, children }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} size={460} closeButtonProps={{ 'aria-label': 'Sluiten' }}>
      <form className="lb-form" onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
        {children}
        {error !== null && (
          <Alert color="red" role="alert">
            {messageFor(error)}
          </Alert>
        )}
        <div className="lb-buttons">
          <Button type="submit" loading={busy}>
            {save}
          </Button>
          <Button variant="default" onClick={onClose}>
            Niet doen
          </Button>
        </div>
      </form>
    </Modal>
  )
}
