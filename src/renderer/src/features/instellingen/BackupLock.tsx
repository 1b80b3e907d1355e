import { Alert, Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useBackups } from '../../lib/BackupNotice'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { notifyDone } from '../../lib/notify'
import { Card } from '../../ui/Card'

const LEAST = 12

/** Whether copies are locked with a passphrase, and the lock on or off. */
export function BackupLock() {
  const state = useBackups()
  const queries = useQueryClient()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const done = (text: string) => ({
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: api.backups.key() })
      setPassphrase('')
      setAgain('')
      notifyDone(text)
    },
  })
  const lock = useMutation(api.backups.lock.mutationOptions(done('Nieuwe kopieën gaan op slot')))
  const unlock = useMutation(api.backups.unlock.mutationOptions(done('Nieuwe kopieën gaan niet meer op slot')))
  const locked = state?.encrypted ?? false
  const act = locked ? unlock : lock
  const tooShort = passphrase.length < (locked ? 1 : LEAST)
  const differs = !locked && again !== '' && again !== passphrase
  return (
    <Card title={locked ? 'Kopieën zijn op slot' : 'Kopieën op slot zetten'} className="in-narrow">
      <form
        className="in-form"
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate({ passphrase })
        }}
      >
        {locked ? (
          <p className="bak-text">
            Nieuwe kopieën gaan alleen open met de wachtzin. Vul de wachtzin in om nieuwe kopieën zonder slot te maken.
            Wat al op slot zit, blijft op slot.
          </p>
        ) : (
          <>
            <p className="bak-text">
              Doe dit als kopieën ergens liggen waar anderen bij kunnen, zoals op een usb-schijf. Buurtbalie bewaart de
              wachtzin nergens: u hebt hem nodig om een kopie terug te zetten.
            </p>
            <Alert color="orange" title="Wachtzin kwijt is kopieën kwijt">
              Niemand kan een kopie zonder wachtzin openen, ook wij niet. Schrijf hem op en bewaar het papier op een
              veilige plek, niet bij deze computer. Kopieën die voor een nieuwe versie of voor het terugzetten worden
              gemaakt, blijven zonder slot op deze computer.
            </Alert>
          </>
        )}
        <PasswordInput
          label="Wachtzin"
          description={locked ? undefined : 'Minstens 12 tekens; vier of vijf losse woorden werken goed.'}
          autoComplete="off"
          value={passphrase}
          error={act.isError ? messageFor(act.error) : null}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        {!locked && (
          <PasswordInput
            label="Wachtzin nog een keer"
            autoComplete="off"
            value={again}
            error={differs ? 'Dit is niet dezelfde wachtzin.' : null}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
        )}
        <div className="in-row">
          <Button
            type="submit"
            variant={locked ? 'default' : 'filled'}
            loading={act.isPending}
            disabled={tooShort || (!locked && again !== passphrase)}
          >
            {locked ? 'Slot eraf' : 'Op slot zetten'}
          </Button>
        </div>
      </form>
    </Card>
  )
}
