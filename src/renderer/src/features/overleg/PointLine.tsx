import { ActionIcon, Checkbox } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { ActionPoint, Consultation } from '#shared/contract/consultation'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { Tag } from '../../ui/Tag'

type Props = {
  point: ActionPoint
  today: CivilDate
  /** Of which centre it is: there somebody may change it or not. */
  centreId: CentreId | undefined
  /** Where it was agreed, with the way there; left out where that is plain. */
  from?: Consultation | null
  onOpen?: (id: string) => void
  removable?: boolean
}

/** One thing that was agreed: who does it by when, and a box to tick when it is done. */
export function PointLine({ point, today, centreId, from, onOpen, removable }: Props) {
  const mayChange = useMay('actionPoints.change', centreId)
  const change = useMutation(
    api.actionPoints.change.mutationOptions({
      onError: notifyError,
      onSuccess: ({ doneOn }) =>
        notifyDone(doneOn === null ? 'De afspraak staat weer open' : 'De afspraak is gedaan', { undo: true }),
    }),
  )
  const remove = useMutation(
    api.actionPoints.remove.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone('De afspraak is verwijderd', { undo: true }),
    }),
  )
  const { id, revision, text, owner, dueOn, doneOn } = point
  const late = doneOn === null && dueOn !== null && dueOn < today
  return (
    <li className="list-item">
      {mayChange && (
        <Checkbox
          aria-label={`Gedaan: ${text}`}
          checked={doneOn !== null}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ id, revision, doneOn: event.currentTarget.checked ? today : null })}
        />
      )}
      <div className="list-text">
        <b className={doneOn === null ? undefined : 'ov-done'}>{text}</b>
        <small>
          {owner}
          {dueOn !== null && `, uiterlijk ${formatDate(dueOn)}`}
          {doneOn !== null && `, gedaan op ${formatDate(doneOn)}`}
          {from && onOpen && (
            <>
              {' · '}
              <button type="button" className="ov-link" onClick={() => onOpen(from.id)}>
                {from.party}, {formatDate(from.date)}
              </button>
            </>
          )}
        </small>
      </div>
      {late && <Tag tone="bad">Te laat</Tag>}
      {removable && mayChange && (
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          aria-label={`Afspraak weghalen: ${text}`}
          onClick={() => remove.mutate({ id, revision })}
        >
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  )
}
