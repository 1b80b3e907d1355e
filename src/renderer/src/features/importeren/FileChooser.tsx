import { Button, FileButton } from '@mantine/core'
import { IconFileZip, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { choose, dropped } from './files'

/** A place to drop files or a folder, with a button that does the same from the keyboard. */
export function FileChooser({ onChosen }: { onChosen: (files: File[]) => void }) {
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const take = (all: readonly File[]) => {
    if (all.length === 0) return
    const choice = choose(all)
    setProblem(choice.problem)
    if (choice.problem === null) onChosen(choice.files)
  }
  const takeDrop = async (transfer: DataTransfer) => {
    try {
      take(await dropped(transfer))
    } catch {
      setProblem('Deze bestanden konden niet worden gelezen. Probeer het met de knop.')
    }
  }
  return (
    <section
      className="im-drop"
      aria-label="Bestanden kiezen"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void takeDrop(event.dataTransfer)
      }}
    >
      <IconFileZip size={32} stroke={1.4} aria-hidden="true" />
      <p className="im-drop-title">Sleep hier uw CSV-bestanden, een map of een zip naartoe</p>
      <FileButton onChange={(files) => take(files)} accept=".csv,.txt,.zip" multiple>
        {(props) => (
          <Button {...props} leftSection={<IconUpload size={16} aria-hidden="true" />}>
            Bestanden kiezen
          </Button>
        )}
      </FileButton>
      <p className="im-drop-note">
        Eerst wordt alles nagekeken. Er wordt pas iets opgeslagen als u daarna op Importeren klikt.
      </p>
      {problem && (
        <p className="im-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
