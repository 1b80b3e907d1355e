import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  title: string
  onClose: () => void
  /** False while it holds what would be lost: then only its own buttons close it. */
  closesEasily?: boolean
  children: ReactNode
}

/** A sheet at the right of the screen, over what was there. */
export function SideDrawer({ title, onClose, closesEasily = true, children }: Props) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={440}
      title={title}
      closeOnClickOutside={closesEasily}
      closeOnEscape={closesEasily}
      overlayProps={{ backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
      classNames={{
        title: 'in-drawer-title',
        content: 'in-drawer-content',
        body: 'in-drawer-body',
        header: 'in-drawer-head',
      }}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </Drawer>
  )
}
