import { Button } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconTrash } from '@tabler/icons-react'
import type { FormEventHandler, ReactNode } from 'react'
import { SideDrawer } from './SideDrawer'
import { StaleNotice } from './StaleNotice'

type Props = {
  title: string
  onClose: () => void
  onSubmit: FormEventHandler<HTMLFormElement>
  /** Another word than `Opslaan`, for a drawer that has nothing to cancel. */
  submitLabel?: string
  busy: boolean
  dirty: boolean
  stale: boolean
  takeTheirs: () => void
  keepMine: () => void
  /** Archive or bring back; left out for what is new or can't be archived. */
  archive?: { archived: boolean; onToggle: () => void }
  /** Removes the row, where it is not archived; left out for what is new. */
  removal?: { busy: boolean; onRemove: () => void }
  children: ReactNode
}

/** A form at the right of the screen. It closes by its own buttons, so that a slip of the mouse loses nothing. */
export function EditDrawer(props: Props) {
  return (
    <SideDrawer title={props.title} onClose={props.onClose} closesEasily={!props.dirty}>
      <form onSubmit={props.onSubmit} noValidate className="in-drawer">
        <div className="in-drawer-fields">
          {props.stale && <StaleNotice onTheirs={props.takeTheirs} onMine={props.keepMine} />}
          {props.children}
        </div>
        <footer className="in-drawer-foot">
          <Button type="submit" loading={props.busy}>
            {props.submitLabel ?? 'Opslaan'}
          </Button>
          {props.submitLabel === undefined && (
            <Button variant="default" onClick={props.onClose}>
              Annuleren
            </Button>
          )}
          <span className="in-space" />
          {props.removal && (
            <Button
              variant="subtle"
              color="gray"
              c="var(--bad)"
              loading={props.removal.busy}
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={props.removal.onRemove}
            >
              Verwijderen
            </Button>
          )}
          {props.archive && (
            <Button
              variant="subtle"
              color="gray"
              c="var(--text-2)"
              leftSection={
                props.archive.archived ? (
                  <IconArchiveOff size={16} aria-hidden="true" />
                ) : (
                  <IconArchive size={16} aria-hidden="true" />
                )
              }
              onClick={props.archive.onToggle}
            >
              {props.archive.archived ? 'Weer gebruiken' : 'Archiveren'}
            </Button>
          )}
        </footer>
      </form>
    </SideDrawer>
  )
}
