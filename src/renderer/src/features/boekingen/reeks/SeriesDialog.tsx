import { Button, Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { messageFor } from '../../../lib/failure'

type Props = {
  title: string
  /** What the button does, such as `Wijzig 12 data`. */
  act: string
  ready: boolean
  busy: boolean
  error: unknown
  onAct: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog about a series: what is asked, each date with what would become of it, and the one button that does it. */
export function SeriesDialog({ title, act, ready, busy, error, onAct, onClose, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (ready) onAct()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={620}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
      // The panel below hears keys of what stands in it: here they are not meant for it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form className="series-dialog" noValidate onSubmit={submit}>
        {children}
        {error !== null && (
          <p className="booking-problem" role="alert">
            {messageFor(error)}
          </p>
        )}
        <footer>
          <Button type="submit" disabled={!ready} loading={busy}>
            {act}
          </Button>
          <Button variant="default" onClick={onClose}>
            Laat maar
          </Button>
        </footer>
      </form>
    </Modal>
  )
}
