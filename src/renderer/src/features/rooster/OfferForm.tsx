import { Button, Checkbox } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaretakerId } from '#shared/contract/base'
import type { ShiftView } from '#shared/contract/shift'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { sourceWords } from '../../lib/words/roster'
import { FreeText } from '../../ui/FreeText'

/** Whom a shift is offered to: everybody who may and can, best first, unless somebody is left out. */
export function OfferForm({ shift, onClose }: { shift: ShiftView; onClose: () => void }) {
  const list = useQuery(api.shifts.candidates.queryOptions({ input: { id: shift.id } })).data
  const can = list?.can.filter((one) => one.caretakerId !== shift.caretakerId) ?? []
  const [left, setLeft] = useState<ReadonlySet<CaretakerId>>(new Set())
  const [note, setNote] = useState('')
  const asked = can.filter((one) => !left.has(one.caretakerId))
  const offer = useMutation(
    api.handOvers.offer.mutationOptions({
      onError: notifyError,
      onSuccess: (request) => {
        notifyDone(`De dienst is aangeboden aan ${formatCount(request.asked.length, 'beheerder', 'beheerders')}`, {
          undo: true,
        })
        onClose()
      },
    }),
  )
  const toggle = (id: CaretakerId) =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  if (list && can.length === 0)
    return <p className="ro-why">Niemand anders kan of mag deze dienst doen. Onder "Wie niet kan" staat waarom.</p>
  return (
    <form
      className="ro-offer-form"
      onSubmit={(event) => {
        event.preventDefault()
        offer.mutate({
          shiftId: shift.id,
          revision: shift.revision,
          caretakerIds: asked.map((one) => one.caretakerId),
          note: note.trim() || null,
        })
      }}
    >
      <fieldset>
        <legend className="ro-caption">Aan wie, beste eerst</legend>
        {can.map((one, index) => (
          <Checkbox
            key={one.caretakerId}
            size="xs"
            label={
              <>
                {one.name} <span className="ro-why">{sourceWords[one.source]}</span>
              </>
            }
            checked={!left.has(one.caretakerId)}
            data-autofocus={index === 0 || undefined}
            onChange={() => toggle(one.caretakerId)}
          />
        ))}
      </fieldset>
      <FreeText
        label="Wat zij erbij lezen"
        autosize
        minRows={1}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="ro-offer-tools">
        <Button type="submit" size="xs" loading={offer.isPending} disabled={asked.length === 0}>
          Bied aan {formatCount(asked.length, 'beheerder', 'beheerders')} aan
        </Button>
        <Button size="xs" variant="subtle" onClick={onClose}>
          Toch niet
        </Button>
      </div>
    </form>
  )
}
