import { Alert, Button } from '@mantine/core'
import { IconUserEdit } from '@tabler/icons-react'
import { useActions } from '../../lib/actions'
import type { Draft } from './useDraft'

/** Saves what was typed, or drops it; stays in view below what is edited. */
export function DraftBar<Row>({ draft }: { draft: Draft<Row> }) {
  useActions([
    ...(draft.dirty
      ? [{ id: 'overleg.save', label: 'Opslaan', keys: ['Ctrl+S'], group: 'Overleg', run: () => void draft.save() }]
      : []),
  ])
  if (!draft.dirty) return null
  return (
    <div className="ov-bar">
      {draft.stale ? (
        <Alert color="yellow" icon={<IconUserEdit size={18} />} title="Iemand anders heeft dit intussen gewijzigd">
          <div className="ov-buttons">
            <Button size="xs" onClick={() => void draft.keepMine()}>
              Bewaar mijn versie
            </Button>
            <Button size="xs" variant="default" onClick={draft.drop}>
              Neem de andere over
            </Button>
          </div>
        </Alert>
      ) : (
        <div className="ov-buttons">
          <span className="ov-unsaved">Nog niet opgeslagen</span>
          <Button variant="default" onClick={draft.drop}>
            Annuleren
          </Button>
          <Button loading={draft.busy} onClick={() => void draft.save()}>
            Opslaan
          </Button>
        </div>
      )}
    </div>
  )
}
