import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlug, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import { Facility, type Room } from '#shared/contract/place'
import { api, client } from '../../lib/client'
import { formatNumber } from '../../lib/format'
import { useHere, useRooms } from '../../lib/here'
import { useSave } from '../../lib/useSave'
import { type NumberText, nameProblem, numberOrNull } from '../../lib/values'
import { Card } from '../../ui/Card'
import { archiveOf, drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EmptyState } from '../../ui/EmptyState'
import { ArchivedSwitch } from './ArchivedSwitch'
import { NoCentre } from './NoCentre'
import { OpenName } from './OpenName'

const MOVABLE = 'los'

/** What a renter can use: fixed in a room, or movable with a stock. */
export function FaciliteitenTab() {
  const { centre } = useHere()
  const rooms = useRooms(centre?.id ?? null)
  const list = useQuery({
    ...api.facilities.list.queryOptions({ input: centre ? { centreId: centre.id } : {} }),
    enabled: centre !== null,
  })
  const [editing, setEditing] = useState<Facility | 'new' | null>(null)
  const [archived, setArchived] = useState(false)
  if (!centre) return <NoCentre />
  const all = [...(list.data ?? [])].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  const facilities = all.filter((f) => archived || !f.archived)
  return (
    <>
      <Card
        title={`Faciliteiten van ${centre.name}`}
        actions={
          <>
            <ArchivedSwitch rows={all} shown={archived} onShow={setArchived} />
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
              Nieuwe faciliteit
            </Button>
          </>
        }
      >
        {list.data && facilities.length === 0 ? (
          <EmptyState icon={IconPlug} title="Nog geen faciliteiten">
            Bijvoorbeeld een beamer, een geluidsset of stapelstoelen, met hoeveel u er hebt.
          </EmptyState>
        ) : (
          <div className="in-scroll">
            <table className="table in-table">
              <caption className="visually-hidden">Faciliteiten van {centre.name}</caption>
              <thead>
                <tr>
                  <th scope="col">Naam</th>
                  <th scope="col" className="number">
                    Aantal
                  </th>
                  <th scope="col">Waar</th>
                </tr>
              </thead>
              <tbody>
                {facilities.map((facility) => (
                  <tr key={facility.id}>
                    <td>
                      <OpenName name={facility.name} archived={facility.archived} onOpen={() => setEditing(facility)} />
                    </td>
                    <td className="number">{formatNumber(facility.stock)}</td>
                    <td>
                      {facility.roomId === null
                        ? 'los te gebruiken'
                        : `vast in ${rooms.find((room) => room.id === facility.roomId)?.name ?? 'een ruimte'}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {editing && (
        <FacilityForm
          key={editing === 'new' ? 'new' : editing.id}
          facility={editing === 'new' ? null : editing}
          centreId={centre.id}
          rooms={rooms}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

type Values = { name: string; stock: NumberText; room: string }
const toValues = (f: Facility): Values => ({ name: f.name, stock: f.stock, room: f.roomId ?? MOVABLE })

function FacilityForm({
  facility,
  centreId,
  rooms,
  onClose,
}: {
  facility: Facility | null
  centreId: CentreId
  rooms: readonly Room[]
  onClose: () => void
}) {
  const form = useForm<Values>({
    initialValues: facility ? toValues(facility) : { name: '', stock: 1, room: MOVABLE },
    validate: {
      name: nameProblem,
      stock: (value) => (numberOrNull(value) === null ? 'Vul in hoeveel u er hebt.' : null),
    },
  })
  const saving = useSave({
    form,
    row: facility,
    toValues,
    read: (current) => Facility.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const fields = {
      name: values.name.trim(),
      stock: numberOrNull(values.stock) ?? 0,
      roomId: rooms.find((room) => room.id === values.room)?.id ?? null,
    }
    if (facility)
      await saving.save(
        (revision) => client.facilities.change({ id: facility.id, revision, ...fields }),
        `${fields.name} is opgeslagen`,
      )
    else await saving.save(() => client.facilities.create({ centreId, ...fields }), `${fields.name} is toegevoegd`)
  })
  return (
    <EditDrawer
      title={facility ? facility.name : 'Nieuwe faciliteit'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...archiveOf(facility, saving, ({ id }, to) => client.facilities.change({ id, ...to }))}
    >
      <TextInput
        label="Naam"
        withAsterisk
        data-autofocus
        placeholder="bijvoorbeeld beamer"
        {...form.getInputProps('name')}
      />
      <NumberInput
        label="Hoeveel u er hebt"
        withAsterisk
        min={0}
        max={100_000}
        allowDecimal={false}
        {...form.getInputProps('stock')}
      />
      <Select
        label="Waar"
        data={[
          { value: MOVABLE, label: 'Los te gebruiken in het hele centrum' },
          ...rooms.map((room) => ({ value: room.id, label: `Vast in ${room.name}` })),
        ]}
        allowDeselect={false}
        {...form.getInputProps('room')}
      />
    </EditDrawer>
  )
}
