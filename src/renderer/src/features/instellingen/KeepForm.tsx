import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { RenterId } from '#shared/contract/base'
import { addMonths } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { notifyDone } from '../../lib/notify'

/** Keeps a renter by name up to a day, because of something that is said. */
export function KeepForm({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { today } = useHere()
  const [until, setUntil] = useState<CivilDate | null>(addMonths(today, 12))
  const [because, setBecause] = useState('')
  const [tried, setTried] = useState(false)
  const keep = useMutation(
    api.privacy.keep.mutationOptions({
      onSuccess: () => {
        notifyDone(`${name} blijft langer bewaard`, { undo: true })
        onClose()
      },
    }),
  )
  const why = because.trim()
  const late = until !== null && until <= today
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (until === null || late || why === '') return
    keep.mutate({ id: RenterId.parse(id), until, because: why })
  }
  return (
    <Modal opened onClose={onClose} title={`${name} langer bewaren`} closeButtonProps={{ 'aria-label': 'Sluiten' }}>
      <form noValidate onSubmit={submit} className="in-keep">
        <DateField
          label="Tot en met"
          value={until}
          onChange={(day) => setUntil(day as CivilDate | null)}
          error={tried && (until === null || late) ? 'Kies een dag na vandaag.' : null}
        />
        <Textarea
          label="Waarom"
          placeholder="bijvoorbeeld: komt in het najaar terug"
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={because}
          error={tried && why === '' ? 'Schrijf op waarom.' : null}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
        {keep.isError && (
          <p role="alert" className="in-problem">
            {messageFor(keep.error)}
          </p>
        )}
        <div className="in-row">
          <Button type="submit" loading={keep.isPending}>
            Bewaren
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuleren
          </Button>
        </div>
      </form>
    </Modal>
  )
}
