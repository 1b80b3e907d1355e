import { Button } from '@mantine/core'
import { IconDoor, IconLink, IconPlus, IconWheelchair } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Room } from '#shared/contract/place'
import { api, client } from '../../lib/client'
import { formatNumber } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { roomKindWords, roomUseWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ArchivedSwitch } from './ArchivedSwitch'
import { move } from './move'
import { NoCentre } from './NoCentre'
import { OpenName } from './OpenName'
import { OrderButtons } from './OrderButtons'
import { RoomForm } from './RoomForm'

const byOrder = (a: Room, b: Room) =>
  Number(a.archived) - Number(b.archived) || a.sortOrder - b.sortOrder || a.name.localeCompare(b.name, 'nl')

/** The rooms of the centre that is chosen at the top, in the order of the planbord. */
export function RuimtesTab() {
  const { centre } = useHere()
  const list = useQuery({
    ...api.rooms.list.queryOptions({ input: centre ? { centreId: centre.id } : {} }),
    enabled: centre !== null,
  })
  const [editing, setEditing] = useState<Room | 'new' | null>(null)
  const [archived, setArchived] = useState(false)
  if (!centre) return <NoCentre />
  const all = [...(list.data ?? [])].sort(byOrder)
  const rooms = all.filter((room) => archived || !room.archived)
  const inUse = all.filter((room) => !room.archived)
  const names = new Map<string, string>(all.map((room) => [room.id, room.name]))

  const moveRoom = async (room: Room, by: -1 | 1) => {
    if (await move(inUse, inUse.indexOf(room), by, client.rooms.change)) notifyDone('De volgorde is opgeslagen')
  }

  return (
    <>
      <Card
        title={`Ruimtes van ${centre.name}`}
        note="in de volgorde van het planbord"
        actions={
          <>
            <ArchivedSwitch rows={all} shown={archived} onShow={setArchived} />
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
              Nieuwe ruimte
            </Button>
          </>
        }
      >
        {list.data && rooms.length === 0 ? (
          <EmptyState icon={IconDoor} title="Nog geen ruimtes">
            Voeg de zalen en kamers toe die u verhuurt. Daarna kunt u boeken.
          </EmptyState>
        ) : (
          <div className="in-scroll">
            <table className="table in-table">
              <caption className="visually-hidden">Ruimtes van {centre.name}</caption>
              <thead>
                <tr>
                  <th scope="col">Volgorde</th>
                  <th scope="col">Naam</th>
                  <th scope="col">Soort</th>
                  <th scope="col">Gebruik</th>
                  <th scope="col" className="number">
                    Personen
                  </th>
                  <th scope="col" className="number">
                    m²
                  </th>
                  <th scope="col">Klaarzetten en opruimen</th>
                  <th scope="col">Telt voor bezetting</th>
                </tr>
              </thead>
              <tbody>
                {rooms.map((room) => (
                  <tr key={room.id}>
                    <td>
                      {!room.archived && (
                        <OrderButtons
                          name={room.name}
                          first={room === inUse[0]}
                          last={room === inUse.at(-1)}
                          onMove={(by) => void moveRoom(room, by)}
                        />
                      )}
                    </td>
                    <td>
                      <OpenName name={room.name} archived={room.archived} onOpen={() => setEditing(room)} />
                      {room.wheelchair && (
                        <IconWheelchair
                          size={14}
                          className="in-sign"
                          role="img"
                          aria-label="toegankelijk per rolstoel"
                        />
                      )}
                      {room.partIds.length > 0 && (
                        <small className="in-parts">
                          <IconLink size={12} aria-hidden="true" />
                          {room.partIds.map((id) => names.get(id) ?? '?').join(' + ')}
                        </small>
                      )}
                    </td>
                    <td>{roomKindWords[room.kind]}</td>
                    <td>{room.partIds.length > 0 ? 'Samengevoegd' : roomUseWords[room.use]}</td>
                    <td className="number">{room.capacity === null ? '–' : formatNumber(room.capacity)}</td>
                    <td className="number">{room.areaM2 === null ? '–' : formatNumber(room.areaM2)}</td>
                    <td>
                      {room.setupMinutes + room.clearupMinutes === 0
                        ? '–'
                        : `${room.setupMinutes} en ${room.clearupMinutes} min`}
                    </td>
                    <td>{room.partIds.length > 0 ? 'via de delen' : room.countsForOccupancy ? 'ja' : 'nee'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {editing && (
        <RoomForm
          key={editing === 'new' ? 'new' : editing.id}
          room={editing === 'new' ? null : editing}
          centreId={centre.id}
          others={inUse.filter((room) => editing === 'new' || room.id !== editing.id)}
          nextOrder={Math.max(0, ...all.map((room) => room.sortOrder)) + 1}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
