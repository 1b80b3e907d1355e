import { Alert, Button, Modal, Radio, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RenterId } from '#shared/contract/base'
import type { MergePreview, Renter, RenterHit } from '#shared/contract/renter'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { RenterField } from '../../lib/RenterField'
import { categoryWords } from '../../lib/words/vocabulary'

type Props = { renter: Renter; onDone: (id: RenterId) => void; onClose: () => void }

/** Makes two renters one: choose the double, see what moves, and do it. */
export function MergeDialog({ renter, onDone, onClose }: Props) {
  const [other, setOther] = useState<Pick<RenterHit, 'id' | 'name'> | null>(null)
  const [keepsThis, setKeepsThis] = useState(true)
  const same = other?.id === renter.id
  const pair =
    other === null || same
      ? null
      : keepsThis
        ? { keepId: renter.id, goneId: other.id }
        : { keepId: other.id, goneId: renter.id }
  const preview = useQuery(
    api.renters.previewMerge.queryOptions({ input: pair ?? skipToken, staleTime: 0, gcTime: 0, retry: false }),
  )
  const merge = useMutation(
    api.renters.merge.mutationOptions({
      onSuccess: (kept) => {
        notifyDone(`Samengevoegd tot ${kept.name}`, { undo: true })
        onDone(kept.id)
      },
    }),
  )
  const shown = pair === null ? undefined : preview.data
  const submit = () => {
    if (pair === null || !shown) return
    merge.mutate({ ...pair, keepRevision: shown.keep.revision, goneRevision: shown.gone.revision })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${renter.name} samenvoegen`}
      size={560}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
    >
      <div className="merge">
        <RenterField
          name={other?.name ?? ''}
          known={other !== null}
          autoFocus
          canAdd={false}
          onChoose={(hit) => {
            setOther(hit)
            merge.reset()
          }}
          onLeave={() => undefined}
        />
        {same && <p role="alert">Dit is dezelfde huurder. Kies de andere.</p>}
        {other !== null && !same && (
          <Radio.Group
            label="Wie blijft?"
            value={keepsThis ? 'this' : 'other'}
            onChange={(value) => {
              setKeepsThis(value === 'this')
              merge.reset()
            }}
          >
            <Stack gap={6} mt={4}>
              <Radio size="xs" value="this" label={renter.name} />
              <Radio size="xs" value="other" label={other.name} />
            </Stack>
          </Radio.Group>
        )}
        {shown && <Moves preview={shown} />}
        {(merge.error ?? preview.error) !== null && (
          <p className="merge-problem" role="alert">
            {messageFor(merge.error ?? preview.error)}
          </p>
        )}
        <footer>
          <Button disabled={!shown || shown.refused !== null} loading={merge.isPending} onClick={submit}>
            Samenvoegen
          </Button>
          <Button variant="default" onClick={onClose}>
            Laat maar
          </Button>
        </footer>
      </div>
    </Modal>
  )
}

/** What goes to the renter that stays, and what becomes of the other. */
function Moves({ preview }: { preview: MergePreview }) {
  const { keep, gone, counts, finalInvoices, refused } = preview
  if (refused !== null)
    return (
      <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title="Dit kan zo niet">
        {refused === 'archived'
          ? `${keep.name} staat in het archief. Zet deze huurder eerst terug, of houd de andere.`
          : `Van ${gone.name} staat nog een factuur open. Houd ${gone.name}, of wacht tot er betaald is.`}
      </Alert>
    )
  const moves = [
    counts.bookings > 0 && formatCount(counts.bookings, 'boeking', 'boekingen'),
    counts.series > 0 && formatCount(counts.series, 'reeks', 'reeksen'),
    counts.wishes > 0 && formatCount(counts.wishes, 'wens', 'wensen'),
    counts.drafts > 0 && formatCount(counts.drafts, 'conceptfactuur', 'conceptfacturen'),
    counts.messages > 0 && formatCount(counts.messages, 'bericht', 'berichten'),
    counts.instructions > 0 && formatCount(counts.instructions, 'uitleg of sleutel', 'keer uitleg of een sleutel'),
  ].filter(Boolean)
  const contact = [keep.contactName, keep.phone, keep.email, keep.address].filter(Boolean).join(', ')
  return (
    <ul className="merge-moves" aria-label="Wat er gebeurt">
      <li>
        <b>{keep.name}</b> blijft ({categoryWords[keep.category].toLowerCase()})
        {contact !== '' && ` met deze gegevens: ${contact}`}.
      </li>
      <li>
        {moves.length === 0
          ? `${gone.name} heeft niets dat mee moet.`
          : `Van ${gone.name} gaan mee: ${moves.join(', ')}.`}{' '}
        Wat geboekt is, houdt zijn prijs en zijn soort gebruik.
      </li>
      <li>
        {finalInvoices > 0
          ? `${formatCount(finalInvoices, 'definitieve factuur blijft', 'definitieve facturen blijven')} op naam van ${gone.name}, die daarvoor in het archief blijft.`
          : `${gone.name} verdwijnt uit de lijst.`}
      </li>
    </ul>
  )
}
