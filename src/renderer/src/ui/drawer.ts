import type { UseFormReturnType } from '@mantine/form'
import type { Saving } from '../lib/useSave'

/** What a drawer asks of the form in it and of how it is saved. */
export const drawerOf = <Values, Row>(form: UseFormReturnType<Values>, saving: Saving<Row>) => ({
  busy: saving.busy,
  dirty: form.isDirty(),
  stale: saving.stale !== null,
  takeTheirs: saving.takeTheirs,
  keepMine: saving.keepMine,
})

type Archivable = { name: string; archived: boolean }

/** The button that archives a row or brings it back; nothing for a row that is still to be made. */
export const archiveOf = <Row extends Archivable>(
  row: Row | null,
  saving: Saving<Row>,
  change: (row: Row, to: { revision: number; archived: boolean }) => Promise<Row>,
) =>
  row === null
    ? {}
    : {
        archive: {
          archived: row.archived,
          onToggle: () =>
            void saving.save(
              (revision) => change(row, { revision, archived: !row.archived }),
              row.archived ? `${row.name} is weer in gebruik` : `${row.name} is gearchiveerd`,
            ),
        },
      }
