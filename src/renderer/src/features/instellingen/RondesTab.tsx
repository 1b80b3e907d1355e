import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconChecklist, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import { RoundItem } from '#shared/contract/day-log'
import type { Round } from '#shared/domain/day-log'
import { api, client } from '../../lib/client'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { useSave } from '../../lib/useSave'
import { nameProblem } from '../../lib/values'
import { Card } from '../../ui/Card'
import { archiveOf, drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EmptyState } from '../../ui/EmptyState'
import { ArchivedSwitch } from './ArchivedSwitch'
import { move } from './move'
import { NoCentre } from './NoCentre'
import { OpenName } from './OpenName'
import { OrderButtons } from './OrderButtons'

const roundWords: Record<Round, string> = { opening: 'Openingsronde', closing: 'Sluitronde' }

/** What is asked at a centre when it opens and closes; rounds of before stay as they were. */
export function RondesTab() {
  const { centre } = useHere()
  const list = useQuery({
    ...api.roundItems.list.queryOptions({ input: centre ? { centreId: centre.id } : {} }),
    enabled: centre !== null,
  })
  const [editing, setEditing] = useState<RoundItem | 'new' | null>(null)
  const [round, setRound] = useState<Round>('opening')
  const [archived, setArchived] = useState(false)
  const usual = useMutation(
    api.roundItems.addUsual.mutationOptions({
      onSuccess: () => notifyDone('De gebruikelijke rondes staan klaar', { undo: true }),
      onError: notifyError,
    }),
  )
  if (!centre) return <NoCentre />
  const all = list.data ?? []
  const items = all.filter((item) => item.round === round && (archived || !item.archived))
  return (
    <>
      <Card
        title={`Rondes van ${centre.name}`}
        actions={
          <>
            <ArchivedSwitch rows={all} shown={archived} onShow={setArchived} />
            <SegmentedControl
              size="xs"
              aria-label="Welke ronde"
              data={Object.entries(roundWords).map(([value, label]) => ({ value, label }))}
              value={round}
              onChange={(value) => setRound(value === 'closing' ? 'closing' : 'opening')}
            />
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
              Nieuw punt
            </Button>
          </>
        }
      >
        {list.data && all.length === 0 ? (
          <EmptyState
            icon={IconChecklist}
            title="Nog geen lijst voor openen en sluiten"
            action={
              <Button loading={usual.isPending} onClick={() => usual.mutate({ centreId: centre.id })}>
                Gebruikelijke lijst gebruiken
              </Button>
            }
          >
            Begin met een lijst die de meeste centra gebruiken, en pas hem aan.
          </EmptyState>
        ) : (
          <>
            <p className="in-note">
              Deze punten staan elke dag in het logboek, in deze volgorde. Wat u verandert, verandert niets aan rondes
              van eerder.
            </p>
            <div className="in-scroll">
              <table className="table in-table">
                <caption className="visually-hidden">
                  {roundWords[round]} van {centre.name}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Punt</th>
                    <th scope="col">Volgorde</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item, index) => (
                    <tr key={item.id}>
                      <td>
                        <OpenName name={item.name} archived={item.archived} onOpen={() => setEditing(item)} />
                      </td>
                      <td>
                        <OrderButtons
                          name={item.name}
                          first={index === 0}
                          last={index === items.length - 1}
                          onMove={(by) => void move(items, index, by, client.roundItems.change)}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Card>
      {editing && (
        <ItemForm
          key={editing === 'new' ? 'new' : editing.id}
          item={editing === 'new' ? null : editing}
          centreId={centre.id}
          round={round}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

type Values = { name: string }
const toValues = ({ name }: RoundItem): Values => ({ name })

function ItemForm({
  item,
  centreId,
  round,
  onClose,
}: {
  item: RoundItem | null
  centreId: CentreId
  round: Round
  onClose: () => void
}) {
  const form = useForm<Values>({
    initialValues: item ? toValues(item) : { name: '' },
    validate: { name: nameProblem },
  })
  const saving = useSave({
    form,
    row: item,
    toValues,
    read: (current) => RoundItem.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async ({ name }) => {
    const said = name.trim()
    if (item)
      await saving.save(
        (revision) => client.roundItems.change({ id: item.id, revision, name: said }),
        `${said} is opgeslagen`,
      )
    else await saving.save(() => client.roundItems.create({ centreId, round, name: said }), `${said} is toegevoegd`)
  })
  return (
    <EditDrawer
      title={item ? item.name : `Nieuw punt van de ${roundWords[round].toLowerCase()}`}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...archiveOf(item, saving, ({ id }, to) => client.roundItems.change({ id, ...to }))}
    >
      <TextInput
        label="Wat moet er gebeuren"
        withAsterisk
        data-autofocus
        placeholder="bijvoorbeeld alarm aan"
        maxLength={120}
        {...form.getInputProps('name')}
      />
    </EditDrawer>
  )
}
