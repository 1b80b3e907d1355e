import './vandaag.css'
import { Alert, Button, Loader } from '@mantine/core'
import { IconBuildingCommunity, IconDoorOff, IconPlus, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Booking } from '#shared/contract/booking'
import type { Centre } from '#shared/contract/place'
import { holdsRoom } from '#shared/domain/vocabulary'
import { formatDate, formatTime } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { BackupNotice } from '../../lib/BackupNotice'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere, useRooms } from '../../lib/here'
import { May } from '../../lib/May'
import { useBookingWord } from '../../lib/new-booking'
import { useNow } from '../../lib/now'
import { openPanel } from '../../lib/panel'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Kbd } from '../../ui/Kbd'
import { Screen } from '../../ui/Screen'
import { Tag } from '../../ui/Tag'
import { Attendance } from './Attendance'
import { CertificatesDue } from './CertificatesDue'
import { ConsultationDue } from './ConsultationDue'
import { DayNotices, useClosures } from './DayNotices'
import { DepositsDue } from './DepositsDue'
import { hoursOf, roomsNow, stretchesText } from './day'
import { FromLog } from './FromLog'
import { Offers } from './Offers'
import { OpenRequests } from './OpenRequests'
import { PrivacyDue } from './PrivacyDue'
import { RoomTable } from './RoomTable'
import { Staff } from './Staff'

function summary(centre: Centre, bookings: readonly Booking[]): string {
  const holding = bookings.filter((b) => holdsRoom(b.status, centre))
  const internal = holding.filter((b) => b.usage === 'internal').length
  const counts = `${internal} intern en ${holding.length - internal} extern`
  return `${formatCount(holding.length, 'boeking', 'boekingen')}${holding.length === 0 ? '' : `: ${counts}`}`
}

function Day({ centre, date, today }: { centre: Centre; date: CivilDate; today: CivilDate }) {
  const now = useNow()
  const rooms = useRooms(centre.id)
  const mayAddRoom = useMay('rooms.create', centre.id)
  const word = useBookingWord(centre.id)
  const input = { centreId: centre.id, date }
  const day = useQuery(api.bookings.today.queryOptions({ input, placeholderData: keepPreviousData }))
  const closures = useClosures(centre.id, date)
  const places = useQuery(api.rooms.list.queryOptions({ input: { centreId: centre.id } }))
  const bookings = day.data?.bookings ?? []
  const at = date === today ? now : null
  const hours = hoursOf(centre, closures, date)
  const names = new Map(rooms.map((room) => [room.id, room.name]))
  const roomNames = (b: Booking) => b.roomIds.map((id) => names.get(id) ?? 'andere ruimte').join(' en ')
  // Nothing is called empty before it is known to be.
  if (day.isPending || places.isPending)
    return (
      <div className="loading">
        <Loader size="sm" />
      </div>
    )
  return (
    <>
      {hours.closedBecause !== null && (
        <Alert color="red" icon={<IconDoorOff size={18} />} title={`Gesloten: ${hours.closedBecause}`}>
          {bookings.length === 0
            ? 'Er staat niets geboekt.'
            : `Er ${bookings.length === 1 ? 'staat' : 'staan'} nog ${formatCount(bookings.length, 'boeking', 'boekingen')} op deze dag.`}
        </Alert>
      )}
      <div className="day">
        <div className="day-column">
          <Card
            title={at === null ? `Per ruimte op ${formatDate(date)}` : 'Nu en straks per ruimte'}
            note={day.data && summary(centre, bookings)}
          >
            {rooms.length === 0 ? (
              <EmptyState
                icon={IconBuildingCommunity}
                title="Dit centrum heeft nog geen ruimtes"
                action={
                  mayAddRoom && <Button onClick={() => navigate('/instellingen/ruimtes')}>Ruimte toevoegen</Button>
                }
              >
                {mayAddRoom
                  ? 'Voeg eerst een ruimte toe; dan kunt u boeken.'
                  : 'Vraag een coördinator om ze toe te voegen; dan kunt u boeken.'}
              </EmptyState>
            ) : (
              <>
                <RoomTable rows={roomsNow(centre, rooms, bookings, at)} date={date} at={at} />
                {day.data?.bookings.length === 0 && (
                  <p className="day-hint">
                    Er staat niets geboekt op deze dag.
                    {word !== null && (
                      <>
                        {' '}
                        Druk op <Kbd keys="N" /> voor een {word === 'Nieuwe boeking' ? 'nieuwe boeking' : 'aanvraag'},
                        of sleep op het planbord.
                      </>
                    )}
                  </p>
                )}
              </>
            )}
          </Card>
          <Attendance bookings={day.data?.withoutCount ?? []} centreId={centre.id} roomNames={roomNames} />
        </div>
        <div className="day-column">
          <Staff centreId={centre.id} date={date} />
          <May call="handOvers.list">
            <Offers centreId={centre.id} />
          </May>
          <May call="dayLog.get">
            <FromLog centreId={centre.id} date={date} />
          </May>
          <May call="deposits.list">
            <DepositsDue centreId={centre.id} date={date} />
          </May>
          <OpenRequests bookings={day.data?.open ?? []} now={now} />
          <May call="consultations.due">
            <ConsultationDue centreId={centre.id} />
          </May>
          <May call="caretakers.list">
            <CertificatesDue centreId={centre.id} today={today} />
          </May>
          <May call="privacy.proposalCount">
            <PrivacyDue />
          </May>
          <DayNotices centreId={centre.id} date={date} />
        </div>
      </div>
    </>
  )
}

function HoursTag({ centre, date }: { centre: Centre; date: CivilDate }) {
  const hours = hoursOf(centre, useClosures(centre.id, date), date)
  if (hours.closedBecause !== null) return <Tag tone="bad">Gesloten</Tag>
  if (hours.open.length > 0) return <Tag tone="ok">Open {stretchesText(hours)}</Tag>
  return <Tag>{centre.openingHours.length === 0 ? 'Geen openingstijden' : 'Vandaag niet open'}</Tag>
}

/** The day of a centre: what is on, what comes, and what still has to be done. */
export default function VandaagScreen() {
  const { centre, date, today } = useHere()
  const now = useNow()
  const word = useBookingWord(centre?.id ?? null)
  const printDay = () => navigate('/dagstaat')
  useActions([{ id: 'vandaag.dagstaat', label: 'Dagstaat bekijken', keys: ['P'], group: 'Vandaag', run: printDay }])
  if (!centre) return null
  return (
    <Screen
      title={date === today ? 'Vandaag' : formatDate(date)}
      {...(date === today && { hint: `nu ${formatTime(now)}` })}
      tools={
        <>
          <HoursTag centre={centre} date={date} />
          <span className="day-space" />
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={printDay}>
            Dagstaat
          </Button>
          {word !== null && (
            <Button
              leftSection={<IconPlus size={16} />}
              rightSection={<span className="button-key">N</span>}
              aria-keyshortcuts="N"
              onClick={() => openPanel({ kind: 'new-booking', prefill: { centreId: centre.id } })}
            >
              {word}
            </Button>
          )}
        </>
      }
    >
      <May call="backups.state">
        <BackupNotice link />
      </May>
      <Day centre={centre} date={date} today={today} />
    </Screen>
  )
}
