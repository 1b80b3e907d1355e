import { Button } from '@mantine/core'

type Props = {
  dirty: boolean
  busy: boolean
  onReset: () => void
}

/** Under a form of which the row is always there: saves it, or puts back what stood there. */
export function SaveRow({ dirty, busy, onReset }: Props) {
  return (
    <div className="in-row">
      <Button type="submit" loading={busy} disabled={!dirty}>
        Opslaan
      </Button>
      {dirty && (
        <Button variant="default" onClick={onReset}>
          Terug naar wat er stond
        </Button>
      )}
    </div>
  )
}
