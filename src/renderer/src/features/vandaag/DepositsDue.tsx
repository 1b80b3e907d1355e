import { Button } from '@mantine/core'
import { IconCoinEuro } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { May } from '../../lib/May'
import { openPanel } from '../../lib/panel'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

const AT_MOST = 5

/** Deposits to give back, and those to receive before a booking of the day; nothing when there are none. */
export function DepositsDue({ centreId, date }: { centreId: CentreId; date: CivilDate }) {
  const rows = useQuery(api.deposits.list.queryOptions({ input: { centreId } })).data ?? []
  const due = rows.filter((row) => row.stand === 'due_back' || (row.stand === 'asked' && dateOf(row.startsAt) === date))
  if (due.length === 0) return null
  return (
    <Card
      title="Waarborg"
      note={due.length}
      actions={
        <May call="invoices.list">
          <Button size="xs" variant="subtle" h={20} px={4} mr={-4} onClick={() => navigate('/facturen?stand=waarborg')}>
            Alle waarborgen
          </Button>
        </May>
      }
    >
      <ul className="list">
        {due.slice(0, AT_MOST).map((row) => (
          <li className="list-item" key={row.bookingId}>
            <IconCoinEuro size={16} aria-hidden className="list-icon" />
            <div className="list-text">
              <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: row.bookingId })}>
                {row.title}
              </button>
              <small>{[row.renterName, formatDay(dateOf(row.startsAt))].filter(Boolean).join(' · ')}</small>
            </div>
            <Tag tone={row.stand === 'due_back' ? 'warn' : 'accent'}>
              {row.stand === 'due_back'
                ? `${formatEuros(row.deposit?.cents ?? 0)} terug`
                : `${formatEuros(row.askedCents)} te ontvangen`}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}
