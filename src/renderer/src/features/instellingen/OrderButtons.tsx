import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'

/** Moves a row of a list up or down; works by mouse and keyboard alike. */
export function OrderButtons({
  name,
  first,
  last,
  onMove,
}: {
  name: string
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
}) {
  return (
    <span className="in-order">
      <ActionIcon
        variant="subtle"
        color="gray"
        c={first ? 'var(--line-2)' : 'var(--text-2)'}
        size={24}
        aria-label={`${name} omhoog`}
        aria-disabled={first}
        onClick={() => !first && onMove(-1)}
      >
        <IconArrowUp size={14} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        c={last ? 'var(--line-2)' : 'var(--text-2)'}
        size={24}
        aria-label={`${name} omlaag`}
        aria-disabled={last}
        onClick={() => !last && onMove(1)}
      >
        <IconArrowDown size={14} aria-hidden="true" />
      </ActionIcon>
    </span>
  )
}
