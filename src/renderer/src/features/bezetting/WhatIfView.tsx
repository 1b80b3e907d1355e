import { Button, Loader, SegmentedControl, Select } from '@mantine/core'
import { IconArrowRight, IconQuestionMark } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoomId } from '#shared/contract/base'
import type { Centre, Hours } from '#shared/contract/place'
import type { WhatIf, WhatIfQuery } from '#shared/contract/room-use'
import { isCivilDate } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { periodSpan } from '#shared/time/period'
import type { CivilDate, Period } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { openBulk } from '../../lib/bulk'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { useRooms } from '../../lib/here'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { AffectedList } from './AffectedList'
import { EffectTable } from './EffectTable'
import { HoursForm } from './HoursForm'

/** What closing a room or other opening hours would do, on the real bookings of the period. Nothing is changed here. */
export function WhatIfView({
  centres,
  centre,
  period,
  today,
}: {
  centres: readonly Centre[]
  centre: Centre
  period: Period
  today: CivilDate
}) {
  const may = useRights()
  const span = periodSpan(period)
  const [what, setWhat] = useState<'ruimte' | 'tijden'>('ruimte')
  const rooms = useRooms(centre.id).filter((room) => room.partIds.length === 0 && room.countsForOccupancy)
  const [roomId, setRoomId] = useState<RoomId | null>(null)
  const [day, setDay] = useState<CivilDate | null>(null)
  const [hours, setHours] = useState<readonly Hours[]>(centre.openingHours)
  // What is over can't be changed any more: a period that runs begins today.
  const inPeriod = [day, today].find((one) => one !== null && one >= span.from && one <= span.to)
  const from = inPeriod ?? span.from
  const room = rooms.find((one) => one.id === roomId)
  const otherHours = JSON.stringify(hours) !== JSON.stringify(centre.openingHours)
  const asked: WhatIfQuery | null =
    what === 'ruimte'
      ? room
        ? { period, centreId: centre.id, from, closedRoomId: room.id }
        : null
      : otherHours
        ? { period, centreId: centre.id, from, openingHours: [...hours] }
        : null
  return (
    <div className="bz-whatif">
      <Card
        title="Wat als"
        note={`in ${centre.name}; er verandert ${may('centres.change', centre.id) ? 'niets tot u het zelf doorvoert' : 'niets door te proberen'}`}
      >
        <div className="bz-form">
          <SegmentedControl
            aria-label="Wat verandert er"
            data={[
              { value: 'ruimte', label: 'Een ruimte sluiten' },
              { value: 'tijden', label: 'Andere openingstijden' },
            ]}
            value={what}
            onChange={(value) => setWhat(value === 'tijden' ? 'tijden' : 'ruimte')}
          />
          {what === 'ruimte' && (
            <Select
              label="Welke ruimte"
              placeholder="Kies een ruimte"
              data={rooms.map((one) => ({ value: one.id, label: one.name }))}
              value={roomId}
              onChange={(value) => setRoomId(rooms.find((one) => one.id === value)?.id ?? null)}
            />
          )}
          <DateField
            label="Vanaf"
            value={from}
            minDate={span.from}
            maxDate={span.to}
            onChange={(value) => setDay(value !== null && isCivilDate(value) ? value : null)}
          />
        </div>
        {what === 'tijden' && <HoursForm hours={hours} now={centre.openingHours} onChange={setHours} />}
      </Card>
      {asked === null ? (
        <div className="card">
          <EmptyState
            icon={IconQuestionMark}
            title={what === 'ruimte' ? 'Kies welke ruimte u wilt sluiten' : 'Verander de openingstijden'}
          >
            {what === 'ruimte'
              ? 'Daarna ziet u wat dat doet met de bezetting, welke boekingen het raakt en waar die heen kunnen.'
              : 'Daarna ziet u wat dat doet met de bezetting, en welke boekingen dan buiten de tijden vallen.'}
          </EmptyState>
        </div>
      ) : (
        <Outcome
          asked={asked}
          until={span.to}
          names={{
            room: room?.name ?? '',
            centre: centre.name,
            district: centre.district ?? '',
          }}
          many={centres.length > 1}
        />
      )}
    </div>
  )
}

function Outcome({
  asked,
  until,
  names,
  many,
}: {
  asked: WhatIfQuery
  until: CivilDate
  names: { room: string; centre: string; district: string }
  many: boolean
}) {
  const may = useRights()
  const { data, error, isFetching } = useQuery(
    api.roomUse.whatIf.queryOptions({ input: asked, placeholderData: keepPreviousData }),
  )
  if (error)
    return (
      <p className="fig-note" role="alert">
        {messageFor(error)}
      </p>
    )
  if (!data) return <Loader size="sm" className="bz-wait" aria-label="Wordt uitgerekend" />
  const closes = asked.closedRoomId
  const carryOut = () =>
    closes === undefined
      ? navigate(`/instellingen/openingstijden?centrum=${asked.centreId}`)
      : openBulk({
          centreId: asked.centreId,
          roomIds: [closes],
          from: asked.from,
          to: until,
          reason: `${names.room} sluit`,
        })
  return (
    <>
      <Card
        title="Wat het doet met de bezetting"
        note="bevestigde boekingen die nog komen, tellen hier mee"
        actions={
          <>
            {isFetching && <Loader size={12} aria-label="Wordt uitgerekend" />}
            {may(closes === undefined ? 'centres.change' : 'bookings.bulk', asked.centreId) && (
              <Button
                variant="default"
                rightSection={<IconArrowRight size={16} aria-hidden="true" />}
                onClick={carryOut}
                disabled={closes !== undefined && data.affected === 0}
              >
                {closes === undefined
                  ? 'Voer door bij Openingstijden'
                  : 'Voer door: boekingen verplaatsen of annuleren'}
              </Button>
            )}
            {closes !== undefined && may('rooms.change', asked.centreId) && (
              <Button variant="default" onClick={() => navigate(`/instellingen/ruimtes?centrum=${asked.centreId}`)}>
                Naar de ruimtes
              </Button>
            )}
          </>
        }
      >
        <EffectTable result={data} names={names} affected={data.affected > 0} />
      </Card>
      <Card
        title={
          data.affected === 0
            ? 'Het raakt geen boekingen'
            : `Het raakt ${formatCount(data.affected, 'boeking', 'boekingen')}`
        }
        note={`vanaf ${formatDate(asked.from)}${placedWords(data, many)}`}
      >
        {data.inside.length > 0 && (
          <p className="fig-note">
            {formatCount(data.inside.length, 'boeking ligt', 'boekingen liggen')} nu buiten de openingstijden en{' '}
            {data.inside.length === 1 ? 'valt' : 'vallen'} er dan binnen.
          </p>
        )}
        {data.affected > 0 ? (
          <AffectedList result={data} centreName={names.centre} />
        ) : (
          data.inside.length === 0 && <p className="fig-note">Er is in deze periode niets te verplaatsen.</p>
        )}
      </Card>
    </>
  )
}

/** How many of the bookings have somewhere to go. */
function placedWords({ affected, placed }: WhatIf, many: boolean): string {
  if (affected === 0) return ''
  const first = many ? ', eerst gezocht in het eigen centrum' : ''
  if (placed === 0) return '; op dezelfde tijd is nergens een vrije plek'
  return placed === affected
    ? `; op dezelfde tijd is voor elk een vrije plek${first}`
    : `; voor ${placed} daarvan is op dezelfde tijd een vrije plek${first}`
}
