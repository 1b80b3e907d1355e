import { IconShieldLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'

const HOUR = 3_600_000

/** A line when there are people whom nobody needs to know by name any more; nothing otherwise, nor for who may not decide it. */
export function PrivacyDue() {
  const due = useQuery(api.privacy.proposalCount.queryOptions({ staleTime: HOUR, retry: false })).data?.count ?? 0
  if (due === 0) return null
  return (
    <section className="card day-due" aria-label="Privacy">
      <IconShieldLock size={16} aria-hidden className="list-icon" />
      <div className="list-text">
        <button type="button" className="link" onClick={() => navigate('/instellingen/privacy')}>
          {formatCount(due, 'voorstel', 'voorstellen')} om te anonimiseren
        </button>
        <small>lang niet meer hier geweest</small>
      </div>
    </section>
  )
}
