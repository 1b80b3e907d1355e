import { Button, TextInput } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useBackups } from '../../lib/BackupNotice'
import { api } from '../../lib/client'
import { desktop } from '../../lib/desktop'
import { failureOf } from '../../lib/failure'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'

const problems: Readonly<Record<string, string>> = {
  not_absolute: 'Vul de hele plek in, zoals D:\\Reservekopieën of \\\\server\\map.',
  same_folder: 'Hier komen de kopieën al. Kies een andere map, liefst op een andere schijf.',
  no_folder: 'Deze map is niet te bereiken, of Buurtbalie mag er niet schrijven. Maak de map eerst.',
}

/** Where the copies go: always on this computer, and in another folder or share when one is set. */
export function BackupFolder() {
  const state = useBackups()
  const [folder, setFolder] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const queries = useQueryClient()
  const known = state?.other ?? ''
  useEffect(() => setFolder(known), [known])
  const change = useMutation(
    api.backups.changeFolder.mutationOptions({
      onSuccess: ({ other }) => {
        void queries.invalidateQueries({ queryKey: api.backups.key() })
        notifyDone(other === null ? 'Kopieën komen alleen op deze computer' : 'De map is opgeslagen')
      },
      onError: (error) => {
        const failure = failureOf(error)
        const issue = failure?.code === 'invalid_input' ? failure.data.issues[0]?.problem : undefined
        if (issue !== undefined && problems[issue]) setProblem(problems[issue])
        else notifyError(error)
      },
    }),
  )
  const save = (wanted: string | null) => {
    setProblem(null)
    change.mutate({ folder: wanted })
  }
  const bridge = desktop()
  const choose = async () => {
    const chosen = await bridge?.chooseFolder()
    if (chosen) {
      setFolder(chosen)
      save(chosen)
    }
  }
  return (
    <Card title="Waar de kopieën komen" className="in-narrow">
      <form
        className="in-form"
        onSubmit={(event) => {
          event.preventDefault()
          save(folder.trim() === '' ? null : folder)
        }}
      >
        <p className="bak-path">
          Op deze computer: <code>{state?.folder}</code>
        </p>
        <TextInput
          label="Ook in deze map"
          description="Een usb-schijf of een map op het netwerk. Dan heeft u nog een kopie als deze computer kapotgaat of gestolen wordt."
          placeholder="Geen andere map"
          value={folder}
          error={problem}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <div className="in-row">
          <Button type="submit" loading={change.isPending} disabled={folder.trim() === known}>
            Opslaan
          </Button>
          {bridge !== null && (
            <Button variant="default" leftSection={<IconFolder size={16} aria-hidden />} onClick={() => void choose()}>
              Map kiezen
            </Button>
          )}
          {known !== '' && (
            <Button variant="default" onClick={() => save(null)}>
              Geen andere map
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}
