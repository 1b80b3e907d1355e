import { ActionIcon, Button, Loader } from '@mantine/core'
import { IconCheck, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Closure, Holiday } from '#shared/contract/place'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'

/** The public holidays of a year, to take over as closures one by one or all at once. */
export function Holidays({ centreId, closures, today }: { centreId: CentreId; closures: Closure[]; today: CivilDate }) {
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const holidays = useQuery(api.closures.holidays.queryOptions({ input: { year } }))
  const [busy, setBusy] = useState(false)
  const isClosed = (date: CivilDate) => closures.some((c) => c.from <= date && date <= c.to)
  const missing = (holidays.data ?? []).filter((h) => !isClosed(h.date))

  const close = async (days: Holiday[]) => {
    setBusy(true)
    try {
      let bookings = 0
      for (const day of days) {
        const closure = await client.closures.create({ centreId, from: day.date, to: day.date, reason: day.name })
        bookings += closure.bookings.length
      }
      const touched = bookings > 0 ? `. Er staan nog ${formatCount(bookings, 'boeking', 'boekingen')}` : ''
      notifyDone(`${formatCount(days.length, 'feestdag', 'feestdagen')} toegevoegd${touched}`, {
        undo: days.length === 1,
      })
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card
      title="Feestdagen"
      actions={
        <span className="in-year">
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            aria-label="Vorig jaar"
            onClick={() => setYear(year - 1)}
          >
            <IconChevronLeft size={16} aria-hidden="true" />
          </ActionIcon>
          <b aria-live="polite">{year}</b>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            aria-label="Volgend jaar"
            onClick={() => setYear(year + 1)}
          >
            <IconChevronRight size={16} aria-hidden="true" />
          </ActionIcon>
        </span>
      }
    >
      {holidays.isPending && <Loader size="sm" className="in-wait" />}
      <ul className="in-holidays">
        {(holidays.data ?? []).map((holiday) => (
          <li key={`${holiday.date} ${holiday.name}`}>
            <span>
              <b>{holiday.name}</b>
              <small>{formatDay(holiday.date)}</small>
            </span>
            {isClosed(holiday.date) ? (
              <span className="in-quiet">
                <IconCheck size={14} aria-hidden="true" /> gesloten
              </span>
            ) : (
              <Button
                size="xs"
                variant="default"
                disabled={busy}
                leftSection={<IconPlus size={14} aria-hidden="true" />}
                aria-label={`Sluiten op ${holiday.name}`}
                onClick={() => void close([holiday])}
              >
                Sluiten
              </Button>
            )}
          </li>
        ))}
      </ul>
      {missing.length > 1 && (
        <div className="in-pad">
          <Button variant="default" fullWidth loading={busy} onClick={() => void close(missing)}>
            {missing.length === 2 ? 'Op beide dagen sluiten' : `Op alle ${missing.length} dagen sluiten`}
          </Button>
        </div>
      )}
    </Card>
  )
}
