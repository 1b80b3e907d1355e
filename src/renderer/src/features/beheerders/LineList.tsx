import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type Props = {
  legend: string
  /** The rows, each with a `RemoveLine`. */
  children: ReactNode
  /** What is wrong with the lines together. */
  error: ReactNode
  hint?: string
  addText: string
  onAdd: () => void
}

/** Lines of the form of a caretaker that one adds to and takes from. */
export function LineList({ legend, children, error, hint, addText, onAdd }: Props) {
  return (
    <fieldset className="bh-lines">
      <legend>{legend}</legend>
      {children}
      {error !== undefined && error !== null && (
        <p className="bh-problem" role="alert">
          {error}
        </p>
      )}
      {hint && <p className="bh-hint">{hint}</p>}
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
        {addText}
      </Button>
    </fieldset>
  )
}

/** Takes a line out; `label` says which. */
export function RemoveLine({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" c="var(--text-2)" aria-label={label} onClick={onRemove}>
      <IconX size={14} aria-hidden />
    </ActionIcon>
  )
}
