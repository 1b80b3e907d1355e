import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPhone } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { HandOverView } from '#shared/contract/hand-over'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { rosterFindingText } from '../../lib/words/roster-findings'

/** Who were asked for a shift, best first, with what each of them says. */
export function Asked({ request, onTaken }: { request: HandOverView; onTaken: () => void }) {
  return (
    <ul className="ro-asked" aria-label="Gevraagd, beste eerst">
      {request.asked.map((one) => (
        <AskedPerson key={one.caretakerId} id={request.id} one={one} onTaken={onTaken} />
      ))}
    </ul>
  )
}

type PersonProps = { id: HandOverView['id']; one: HandOverView['asked'][number]; onTaken: () => void }

function AskedPerson({ id, one, onTaken }: PersonProps) {
  const take = useMutation(
    api.handOvers.take.mutationOptions({
      onError: notifyError,
      onSuccess: () => {
        notifyDone(`${one.name} neemt de dienst over`, { undo: true })
        onTaken()
      },
    }),
  )
  const decline = useMutation(
    api.handOvers.decline.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone(`${one.name} kan deze dienst niet doen`, { undo: true }),
    }),
  )
  const refused = one.findings.find((finding) => finding.severity === 'error')
  const busy = take.isPending || decline.isPending
  const answer = { id, caretakerId: one.caretakerId }
  return (
    <li data-no={one.declinedAt !== null || undefined}>
      <span className="ro-asked-who">
        <b>{one.name}</b>
        {one.declinedAt !== null && <small>zei nee</small>}
        {refused && (
          <small>
            <IconAlertTriangle size={12} color="var(--bad)" aria-hidden /> {rosterFindingText(refused).title}
          </small>
        )}
        {one.phone !== null && one.declinedAt === null && (
          <a className="ro-why" href={`tel:${one.phone.replace(/[^+\d]/g, '')}`}>
            <IconPhone size={12} aria-hidden /> {one.phone}
          </a>
        )}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        disabled={busy || refused !== undefined}
        aria-label={`${one.name} neemt over`}
        onClick={() => take.mutate(answer)}
      >
        Neemt over
      </Button>
      {one.declinedAt === null && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={busy}
          aria-label={`${one.name} zegt nee`}
          onClick={() => decline.mutate(answer)}
        >
          Nee
        </Button>
      )}
    </li>
  )
}
