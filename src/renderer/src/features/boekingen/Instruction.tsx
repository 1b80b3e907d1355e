import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId, RenterId } from '#shared/contract/base'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'

type Props = { renterId: RenterId; centreId: CentreId; date: CivilDate }

/** Whether the renter was shown how to open and close here; if not, it is noted at once. */
export function InstructionNote({ renterId, centreId, date }: Props) {
  const [handedOut, setHandedOut] = useState('')
  const list = useQuery(api.instructions.list.queryOptions({ input: { renterId, centreId } }))
  const note = useMutation(
    api.instructions.create.mutationOptions({
      onSuccess: (instruction) => {
        setHandedOut('')
        notifyDone(`Uitleg aan ${instruction.renterName} is genoteerd`, { undo: true })
      },
      onError: notifyError,
    }),
  )
  const mayNote = useMay('instructions.create', centreId)
  if (!list.data) return null
  const valid = list.data.find((one) => one.givenOn <= date && (one.returnedOn === null || one.returnedOn >= date))
  if (valid)
    return (
      <p className="booking-hint">
        Uitleg gehad op {formatDate(valid.givenOn)}
        {valid.handedOut !== null && `, ${valid.handedOut}`}
      </p>
    )
  if (!mayNote) return <p className="booking-hint">Er staat niet bij dat deze huurder uitleg heeft gehad.</p>
  const create = () => {
    const said = handedOut.trim()
    note.mutate({ renterId, centreId, ...(said !== '' && { handedOut: said }) })
  }
  return (
    <div className="booking-instruction">
      <TextInput
        label="Uitleg over openen en sluiten"
        placeholder="Sleutel 12, of een code"
        maxLength={120}
        value={handedOut}
        onChange={(event) => setHandedOut(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          create()
        }}
      />
      <Button variant="default" onClick={create} loading={note.isPending}>
        Vandaag gegeven
      </Button>
    </div>
  )
}
