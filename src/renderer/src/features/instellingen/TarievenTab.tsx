import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconReceiptEuro } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Tariff } from '#shared/contract/price'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { useHere, useRooms } from '../../lib/here'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { CaretakerCard } from './CaretakerCard'
import { NoCentre } from './NoCentre'
import { PriceList } from './PriceList'
import { TariffForm } from './TariffForm'
import { TryOut } from './TryOut'
import type { TariffStart } from './tariff-values'

const NONE: readonly Tariff[] = []

/** What rooms, facilities and a caretaker after hours cost at a centre, from which day, and what a booking would cost. */
export function TarievenTab() {
  const { centre, today } = useHere()
  const rooms = useRooms(centre?.id ?? null)
  const input = { centreId: centre?.id as NonNullable<typeof centre>['id'] }
  const list = useQuery({ ...api.tariffs.list.queryOptions({ input }), enabled: centre !== null })
  const facilities = useQuery({ ...api.facilities.list.queryOptions({ input }), enabled: centre !== null }).data ?? []
  const [editing, setEditing] = useState<TariffStart | null>(null)
  const [chosen, setChosen] = useState<CivilDate | null>(null)
  if (!centre) return <NoCentre />
  const tariffs = list.data ?? NONE
  const coming = [...new Set(tariffs.map((t) => t.validFrom).filter((date) => date > today))].sort()
  const date = chosen !== null && coming.includes(chosen) ? chosen : today
  const inUse = facilities.filter((f) => !f.archived)
  const add = (start: Partial<TariffStart> = {}) => setEditing({ tariff: null, ...start })
  return (
    <>
      <Card
        title={`Tarieven van ${centre.name}`}
        note="Met btw. Wat al geboekt is, houdt zijn prijs: een nieuwe prijs geldt alleen voor wat u daarna boekt."
        actions={
          <>
            {coming.length > 0 && (
              <SegmentedControl
                size="xs"
                aria-label="Tarieven van welke dag"
                data={[
                  { value: today, label: 'Nu' },
                  ...coming.map((day) => ({ value: day, label: `Vanaf ${formatDate(day).slice(3)}` })),
                ]}
                value={date}
                onChange={(value) => setChosen(value as CivilDate)}
              />
            )}
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => add()}>
              Nieuw tarief
            </Button>
          </>
        }
      >
        {list.data && tariffs.length === 0 ? (
          <EmptyState
            icon={IconReceiptEuro}
            title="Nog geen tarieven"
            action={<Button onClick={() => add()}>Eerste tarief toevoegen</Button>}
          >
            Begin met een prijs per uur voor alle ruimtes en alle huurders. Daarna kunt u afwijken per ruimte en per
            soort huurder. Zonder tarief vult u het bedrag zelf in bij een boeking.
          </EmptyState>
        ) : (
          <PriceList tariffs={tariffs} rooms={rooms} facilities={inUse} date={date} onEdit={setEditing} />
        )}
      </Card>
      <div className="in-columns">
        <CaretakerCard centre={centre} today={today} />
        <TryOut centre={centre} rooms={rooms} today={today} />
      </div>
      {editing && (
        <TariffForm
          key={editing.tariff?.id ?? `${editing.roomId}-${editing.facilityId}-${editing.category}`}
          start={editing}
          centreId={centre.id}
          rooms={rooms}
          facilities={inUse}
          today={today}
          onVersion={(tariff) => setEditing({ tariff: null, copyOf: tariff })}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
