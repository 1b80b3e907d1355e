import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { asksAttention } from '#shared/domain/consultation'
import { formatDate } from '#shared/time/format'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { dueWords } from '../../lib/words/consultation'
import { Tag } from '../../ui/Tag'

/** A line when it is time to sit down with those who run this centre; nothing otherwise. */
export function ConsultationDue({ centreId }: { centreId: CentreId }) {
  const due = useQuery(api.consultations.due.queryOptions()).data ?? []
  const mine = due.find(({ centreIds, state }) => centreIds.includes(centreId) && asksAttention(state))
  if (!mine) return null
  const { party, state, next, by } = mine
  const when = state === 'unrecorded' ? next?.date : by
  return (
    <section className="card day-due" aria-label="Overleg">
      <IconUsersGroup size={16} aria-hidden className="list-icon" />
      <div className="list-text">
        <button
          type="button"
          className="link"
          onClick={() => navigate(next === null ? '/overleg' : `/overleg?overleg=${next.id}`)}
        >
          Overleg met {party}
        </button>
        <small>
          {state === 'unrecorded' ? 'was op' : 'uiterlijk'} {when ? formatDate(when) : ''}
        </small>
      </div>
      <Tag tone={state === 'overdue' ? 'bad' : 'warn'}>{dueWords[state]}</Tag>
    </section>
  )
}
