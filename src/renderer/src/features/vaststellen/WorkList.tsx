import { Button, Select } from '@mantine/core'
import { IconChecks, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import type { ClosingCheck } from '#shared/contract/closing'
import type { ClosingPoint } from '#shared/domain/closing'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import { AttendanceField } from '../../lib/AttendanceField'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatNumber } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { pointWords } from '../../lib/words/closing'
import { categoryWords, statusWords, usageWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'

type Points = ClosingCheck['points']
type Props = { points: Points; centreNames: ReadonlyMap<string, string> }

/** What to look at before closing, each with its bookings; most can be put right here. */
export function WorkList({ points, centreNames }: Props) {
  const [open, setOpen] = useState<ClosingPoint | null>(points[0]?.point ?? null)
  return (
    <Card title="Eerst nakijken" note="wat nog mist of niet kan kloppen">
      {points.length === 0 ? (
        <EmptyState icon={IconChecks} title="Niets meer na te kijken">
          Alle boekingen van dit kwartaal zijn compleet.
        </EmptyState>
      ) : (
        <ul className="vs-points">
          {points.map(({ point, count, bookings }) => (
            <li key={point}>
              <button
                type="button"
                className="vs-point"
                aria-expanded={open === point}
                onClick={() => setOpen(open === point ? null : point)}
              >
                {open === point ? (
                  <IconChevronDown size={16} aria-hidden="true" />
                ) : (
                  <IconChevronRight size={16} aria-hidden="true" />
                )}
                <b>{pointWords[point].title}</b>
                <span className="vs-count">{formatNumber(count)}</span>
              </button>
              {open === point && (
                <div className="vs-bookings">
                  <p>{pointWords[point].help}</p>
                  <ul className="list">
                    {bookings.map((booking) => (
                      <Row
                        key={booking.id}
                        point={point}
                        booking={booking}
                        centre={centreNames.get(booking.centreId) ?? ''}
                      />
                    ))}
                  </ul>
                  {count > bookings.length && (
                    <p>En nog {formatNumber(count - bookings.length)}. Ze verschijnen hier als deze zijn nagekeken.</p>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ point, booking, centre }: { point: ClosingPoint; booking: Booking; centre: string }) {
  return (
    <li className="list-item">
      <div className="list-text">
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
          {booking.title}
        </button>
        <small>
          {formatDate(dateOf(booking.startsAt))}, {formatTimes(booking.startsAt, booking.endsAt)} · {centre}
          {booking.renterName !== null && ` · ${booking.renterName}`}
        </small>
      </div>
      <Mend point={point} booking={booking} />
    </li>
  )
}

/** What puts it right, or what it says now. */
function Mend({ point, booking }: { point: ClosingPoint; booking: Booking }) {
  if (point === 'without_count') return <AttendanceField booking={booking} />
  if (point === 'without_theme') return <ThemeField booking={booking} />
  if (point === 'usage_category') return <UsageButton booking={booking} />
  if (point === 'too_many' || point === 'no_show_people')
    return <span className="quiet">{formatNumber(booking.participants ?? 0)} deelnemers</span>
  return <span className="quiet">{statusWords[booking.status]}</span>
}

function useMended(done: string) {
  return useMutation(
    api.bookings.change.mutationOptions({ onSuccess: ({ title }) => notifyDone(`${title}: ${done}`, { undo: true }) }),
  )
}

function ThemeField({ booking }: { booking: Booking }) {
  const labels = useQuery(api.labels.list.queryOptions())
  const save = useMended('thema gekozen')
  const themes = (labels.data ?? []).filter(({ kind, archived }) => kind === 'theme' && !archived)
  return (
    <Select
      w={220}
      aria-label={`Thema van ${booking.title}`}
      placeholder="Kies een thema"
      data={themes.map(({ name }) => name)}
      value={null}
      disabled={save.isPending}
      error={save.isError ? messageFor(save.error) : undefined}
      onChange={(theme) => {
        if (theme !== null) save.mutate({ id: booking.id, revision: booking.revision, theme })
      }}
    />
  )
}

/** Makes the usage what belongs to the category of the renter. */
function UsageButton({ booking }: { booking: Booking }) {
  const usage = booking.category === 'internal' ? 'internal' : 'external'
  const save = useMended(`nu ${usageWords[usage].toLowerCase()}`)
  return (
    <span className="vs-mend">
      <span className="quiet">
        {usageWords[booking.usage]}, {categoryWords[booking.category].toLowerCase()}
      </span>
      <Button
        size="xs"
        variant="default"
        loading={save.isPending}
        onClick={() => save.mutate({ id: booking.id, revision: booking.revision, usage })}
      >
        Maak {usageWords[usage].toLowerCase()}
      </Button>
    </span>
  )
}
