import './dagstaat.css'
import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RenterId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Centre } from '#shared/contract/place'
import { type Holds, holdsRoom } from '#shared/domain/vocabulary'
import { addMinutes } from '#shared/time/civil'
import { formatDate, formatTime, formatTimes } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { desktop } from '../../lib/desktop'
import { claimsText, useFacilityNames } from '../../lib/facilities'
import { useHere, useRooms } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { useHides, useMay } from '../../lib/session'
import { layoutWords, usageWords } from '../../lib/words/vocabulary'
import { PaperLogo } from '../../ui/PaperLogo'
import { Screen } from '../../ui/Screen'
import { useClosures } from './DayNotices'
import { hoursOf, stretchesText } from './day'

type Order = 'room' | 'time'
type Line = { booking: Booking; room: string; place: number }
type Contact = { name: string | null; phone: string | null }

/** A line per booking and room, by room or by time. */
function linesOf(
  centre: Holds,
  bookings: readonly Booking[],
  rooms: readonly { id: string; name: string }[],
  order: Order,
): Line[] {
  const places = new Map(rooms.map((room, place) => [room.id, { name: room.name, place }]))
  const lines = bookings
    .filter((b) => holdsRoom(b.status, centre))
    .flatMap((booking) =>
      booking.roomIds.map((id) => {
        const found = places.get(id)
        return { booking, room: found?.name ?? 'Andere ruimte', place: found?.place ?? rooms.length }
      }),
    )
  return lines.sort(
    (a, b) =>
      (order === 'room' ? a.place - b.place : 0) ||
      a.booking.startsAt.localeCompare(b.booking.startsAt) ||
      a.place - b.place,
  )
}

/** Who to call: the contact of the booking, else of its renter. */
function useContacts(bookings: readonly Booking[]): (booking: Booking) => Contact {
  const lacking = new Set<RenterId>()
  const mayAsk = useMay('renters.get')
  for (const b of bookings) if (mayAsk && b.renterId !== null && b.contactPhone === null) lacking.add(b.renterId)
  const renters = useQueries({ queries: [...lacking].map((id) => api.renters.get.queryOptions({ input: { id } })) })
  const known = new Map(renters.flatMap((r) => (r.data ? [[r.data.id, r.data] as const] : [])))
  return (b) => {
    const renter = b.renterId === null ? undefined : known.get(b.renterId)
    return {
      name: b.contactName ?? renter?.contactName ?? b.renterName,
      phone: b.contactPhone ?? renter?.phone ?? null,
    }
  }
}

function setUpTimes(b: Booking): string | null {
  const before = b.setupMinutes > 0 ? `opbouw ${formatTime(addMinutes(b.startsAt, -b.setupMinutes))}` : null
  const after = b.clearupMinutes > 0 ? `afbouw tot ${formatTime(addMinutes(b.endsAt, b.clearupMinutes))}` : null
  return [before, after].filter((t) => t !== null).join(', ') || null
}

type RowProps = {
  line: Line
  contact: Contact
  guide: string | undefined
  facilities: ReadonlyMap<string, string>
  /** False for who does not get to see them. */
  remarks: boolean
}

function SheetRow({ line: { booking: b, room }, contact, guide, facilities, remarks }: RowProps) {
  const claimed = claimsText(b, facilities)
  const extra = setUpTimes(b)
  const marks = [b.status === 'option' ? 'optie' : null, b.selfService ? 'opent zelf' : null].filter((m) => m !== null)
  return (
    <tr>
      <th scope="row">{room}</th>
      <td className="tabular sheet-time" data-head="Tijd">
        <b>{formatTimes(b.startsAt, b.endsAt)}</b>
        {extra !== null && <small>{extra}</small>}
      </td>
      <td data-head="Activiteit">
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: b.id })}>
          {b.title}
        </button>
        <small>{[usageWords[b.usage], b.renterName, ...marks].filter((t) => t !== null).join(' · ')}</small>
      </td>
      <td data-head="Opstelling">
        {b.layout !== null && layoutWords[b.layout]}
        {b.residentsSetUp && <small>bewoners zetten klaar</small>}
      </td>
      <td data-head="Klaarzetten">
        {claimed}
        {claimed !== '' && b.preparation !== null && <br />}
        {b.preparation}
      </td>
      <td className="number" data-head="Pers.">
        {b.participants ?? b.expectedParticipants ?? ''}
      </td>
      <td data-head="Contact">
        {contact.name}
        {contact.phone !== null && <small className="tabular sheet-phone">{contact.phone}</small>}
        {guide !== undefined && <small>gids: {guide}</small>}
      </td>
      {remarks && <td data-head="Opmerkingen">{b.remarks}</td>}
    </tr>
  )
}

function Sheet({ centre, date, order }: { centre: Centre; date: CivilDate; order: Order }) {
  const rooms = useRooms(centre.id)
  const facilities = useFacilityNames(centre.id)
  const remarks = !useHides('personal')
  const day = useQuery(api.bookings.today.queryOptions({ input: { centreId: centre.id, date } }))
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? ''
  const hours = hoursOf(centre, useClosures(centre.id, date), date)
  const lines = linesOf(centre, day.data?.bookings ?? [], rooms, order)
  const mayTours = useMay('museum.tours')
  const tours = useQuery({
    ...api.museum.tours.queryOptions({ input: { centreId: centre.id, from: date, to: date } }),
    enabled: centre.type === 'museum' && mayTours,
  })
  const guides = new Map<string, string>((tours.data ?? []).map((tour) => [tour.id, tour.guideName ?? 'nog niemand']))
  const contactOf = useContacts(lines.map((l) => l.booking))
  const open = stretchesText(hours)
  return (
    <article className="sheet">
      <table className="stack">
        <caption>
          <PaperLogo />
          <h2>
            Dagstaat {centre.name}, {formatDate(date)}
          </h2>
          <p>
            {organisation}
            {' · '}
            {hours.closedBecause !== null
              ? `gesloten: ${hours.closedBecause}`
              : open === ''
                ? 'niet open'
                : `open ${open}`}
          </p>
        </caption>
        <thead>
          <tr>
            <th scope="col">Ruimte</th>
            <th scope="col">Tijd</th>
            <th scope="col">Activiteit</th>
            <th scope="col">Opstelling</th>
            <th scope="col">Klaarzetten</th>
            <th scope="col" className="number">
              Pers.
            </th>
            <th scope="col">Contact</th>
            {remarks && <th scope="col">Opmerkingen</th>}
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td colSpan={remarks ? 8 : 7}>
              {organisation} · {centre.name} · {formatDate(date)}
            </td>
          </tr>
        </tfoot>
        <tbody>
          {lines.map((line) => (
            <SheetRow
              key={`${line.booking.id} ${line.room}`}
              line={line}
              contact={contactOf(line.booking)}
              guide={guides.get(line.booking.id)}
              facilities={facilities}
              remarks={remarks}
            />
          ))}
          {lines.length === 0 && day.data && (
            <tr>
              <td colSpan={remarks ? 8 : 7}>Er staat niets geboekt op deze dag.</td>
            </tr>
          )}
        </tbody>
      </table>
    </article>
  )
}

async function savePdf(bridge: NonNullable<ReturnType<typeof desktop>>, name: string): Promise<void> {
  try {
    if (await bridge.printPdf(name)) notifyDone('De dagstaat is opgeslagen')
  } catch (error) {
    notifyError(error)
  }
}

/** The day on paper: for the caretaker who walks round with it. */
export default function DagstaatScreen() {
  const { centre, date } = useHere()
  const [order, setOrder] = useState<Order>('room')
  const bridge = desktop()
  const print = () => window.print()
  useActions([{ id: 'dagstaat.print', label: 'Afdrukken', keys: ['P'], group: 'Dagstaat', run: print }])
  if (!centre) return null
  return (
    <Screen
      title="Dagstaat"
      hint={formatDate(date)}
      tools={
        <>
          <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={() => navigate('/vandaag')}>
            Terug
          </Button>
          <span className="day-space" />
          <SegmentedControl
            aria-label="Volgorde"
            value={order}
            onChange={setOrder}
            data={[
              { value: 'room', label: 'Per ruimte' },
              { value: 'time', label: 'Op tijd' },
            ]}
          />
          {bridge !== null && (
            <Button
              variant="default"
              leftSection={<IconFileTypePdf size={16} />}
              onClick={() => void savePdf(bridge, `dagstaat-${date}.pdf`)}
            >
              Als PDF
            </Button>
          )}
          <Button
            leftSection={<IconPrinter size={16} />}
            rightSection={<span className="button-key">P</span>}
            aria-keyshortcuts="P"
            onClick={print}
          >
            Afdrukken
          </Button>
        </>
      }
    >
      <Sheet centre={centre} date={date} order={order} />
    </Screen>
  )
}
