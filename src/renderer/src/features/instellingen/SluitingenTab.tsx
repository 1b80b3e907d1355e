import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCalendarOff, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Closure } from '#shared/contract/place'
import { daysBetween } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { BookingList } from './BookingList'
import { BulkButton } from './BulkButton'
import { ClosureForm } from './ClosureForm'
import { Holidays } from './Holidays'
import { NoCentre } from './NoCentre'
import { SchoolHolidays } from './SchoolHolidays'

/** Days on which the centre is closed, the bookings that this touches, and the public holidays. */
export function SluitingenTab() {
  const { centre, today } = useHere()
  const list = useQuery({
    ...api.closures.list.queryOptions({ input: centre ? { centreId: centre.id } : {} }),
    enabled: centre !== null,
  })
  const [editing, setEditing] = useState<Closure | 'new' | null>(null)
  if (!centre) return <NoCentre />
  const closures = [...(list.data ?? [])].sort((a, b) => a.from.localeCompare(b.from))
  const coming = closures.filter((c) => c.to >= today)
  const past = closures.filter((c) => c.to < today).reverse()
  return (
    <div className="in-columns">
      <div className="in-column">
        <Card
          title={`Sluitingen van ${centre.name}`}
          actions={
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
              Nieuwe sluiting
            </Button>
          }
        >
          {list.data && coming.length === 0 ? (
            <EmptyState icon={IconCalendarOff} title="Geen sluitingen gepland">
              Voeg een vakantie of verbouwing toe, of neem de feestdagen over. Op gesloten dagen kan niemand boeken.
            </EmptyState>
          ) : (
            <ClosureTable caption="Komende sluitingen" closures={coming} onEdit={setEditing} withBookings />
          )}
        </Card>
        {past.length > 0 && (
          <details className="card in-past">
            <summary>Eerdere sluitingen ({past.length})</summary>
            <ClosureTable caption="Eerdere sluitingen" closures={past} onEdit={setEditing} />
          </details>
        )}
      </div>
      <div className="in-column">
        <Holidays centreId={centre.id} closures={closures} today={today} />
        <SchoolHolidays centre={centre} today={today} />
      </div>
      {editing && (
        <ClosureForm
          key={editing === 'new' ? 'new' : editing.id}
          closure={editing === 'new' ? null : editing}
          centreId={centre.id}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}

function ClosureTable({
  caption,
  closures,
  onEdit,
  withBookings = false,
}: {
  caption: string
  closures: Closure[]
  onEdit: (closure: Closure) => void
  withBookings?: boolean
}) {
  return (
    <div className="in-scroll">
      <table className="table in-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Reden</th>
            <th scope="col">Van</th>
            <th scope="col">Tot en met</th>
            <th scope="col" className="number">
              Duur
            </th>
            {withBookings && <th scope="col">Boekingen op deze dagen</th>}
          </tr>
        </thead>
        <tbody>
          {closures.map((closure) =>
            withBookings ? (
              <ClosureWithBookings key={closure.id} closure={closure} onEdit={onEdit} />
            ) : (
              <tr key={closure.id}>
                <ClosureCells closure={closure} onEdit={onEdit} />
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

function ClosureCells({ closure, onEdit }: { closure: Closure; onEdit: (closure: Closure) => void }) {
  return (
    <>
      <td>
        <button type="button" className="in-open" onClick={() => onEdit(closure)}>
          {closure.reason}
        </button>
      </td>
      <td>{formatDate(closure.from)}</td>
      <td>{formatDate(closure.to)}</td>
      <td className="number">{formatCount(daysBetween(closure.from, closure.to) + 1, 'dag', 'dagen')}</td>
    </>
  )
}

/** A closure with how many bookings stand on its days; they are listed below it, never hidden. */
function ClosureWithBookings({ closure, onEdit }: { closure: Closure; onEdit: (closure: Closure) => void }) {
  const { data } = useQuery(api.closures.bookings.queryOptions({ input: { id: closure.id } }))
  const [open, setOpen] = useState(false)
  return (
    <>
      <tr>
        <ClosureCells closure={closure} onEdit={onEdit} />
        <td>
          {data && data.length === 0 && <span className="in-quiet">geen</span>}
          {data && data.length > 0 && (
            <button type="button" className="in-touched" aria-expanded={open} onClick={() => setOpen(!open)}>
              <IconAlertTriangle size={14} aria-hidden="true" />
              {formatCount(data.length, 'boeking', 'boekingen')}
            </button>
          )}
        </td>
      </tr>
      {open && data && data.length > 0 && (
        <tr>
          <td colSpan={5}>
            <BookingList bookings={data} />
            <BulkButton closure={closure} />
          </td>
        </tr>
      )}
    </>
  )
}
