import { Button, Menu } from '@mantine/core'
import { IconCopy, IconListCheck, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useContext, useState } from 'react'
import type { AnsweredAgreement, ResultAgreement } from '#shared/contract/accountability'
import type { Centre } from '#shared/contract/place'
import type { CivilDate, Period } from '#shared/time/types'
import { setParams } from '../../lib/address'
import { api, client } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { AgreementForm } from './AgreementForm'
import { AgreementRow } from './AgreementRow'
import { type AccountDrill, arranged } from './model'
import { WritingContext } from './writing'

type Props = {
  agreements: readonly AnsweredAgreement[]
  period: Period
  today: CivilDate
  settled: boolean
  /** Those that are managed here. */
  centres: readonly Centre[]
  centre: Centre | undefined
  onDrill: (drill: AccountDrill) => void
}

/** The result agreements of the chosen centre, or of each centre that has them. */
export function Agreements({ agreements, centres, centre, ...rest }: Props) {
  const may = useRights()
  const writable = centres.filter(({ id }) => may('agreements.create', id))
  const shown = centre
    ? [centre]
    : centres.filter((one) => agreements.some((agreement) => agreement.centreId === one.id))
  if (shown.length === 0)
    return (
      <Card title="Prestatieafspraken">
        <EmptyState
          icon={IconListCheck}
          title="Nog geen prestatieafspraken"
          action={writable.slice(0, 6).map((one) => (
            <Button key={one.id} variant="default" onClick={() => setParams({ over: one.id })}>
              {one.name}
            </Button>
          ))}
        >
          {writable.length > 0
            ? 'Kies een centrum en zet er wat met de gemeente is afgesproken. Bij elke afspraak kiest u het cijfer dat er antwoord op geeft.'
            : 'Hier komt wat met de gemeente is afgesproken, met het cijfer dat er antwoord op geeft.'}
        </EmptyState>
      </Card>
    )
  return shown.map((one) => (
    <CentreAgreements
      key={one.id}
      centre={one}
      agreements={agreements.filter((agreement) => agreement.centreId === one.id)}
      {...rest}
    />
  ))
}

function CentreAgreements({
  centre,
  agreements,
  period,
  today,
  settled,
  onDrill,
}: Omit<Props, 'centres' | 'centre'> & { centre: Centre }) {
  const all = useQuery(api.agreements.list.queryOptions({ input: {} })).data ?? []
  const [editing, setEditing] = useState<ResultAgreement | 'new' | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const mine = all.filter((one) => one.centreId === centre.id)
  const arrange = useMutation(api.agreements.arrange.mutationOptions({ onError: notifyError }))
  const open = useContext(WritingContext).mode === 'open'
  const may = useRights()
  const fixed = !open || !may('agreements.change', centre.id)
  const elsewhere = !open ? 0 : mine.length - agreements.length

  /** Those that do not hold in this period stay where they are in the whole list. */
  const moveTo = (from: number, to: number) => {
    const target = agreements[to]
    const moving = agreements[from]
    if (from === to || !target || !moving || arrange.isPending) return
    const ids = mine.map(({ id }) => id)
    const next = arranged(ids, ids.indexOf(moving.id), ids.indexOf(target.id))
    arrange.mutate({ centreId: centre.id, ids: next })
    setSaid(`Afspraak staat nu op plaats ${to + 1} van ${agreements.length}`)
  }
  const others = centreIdsOf(all).filter((id) => id !== centre.id)
  return (
    <Card
      title={`Prestatieafspraken ${centre.name}`}
      note={
        elsewhere > 0
          ? `${formatCount(elsewhere, 'afspraak geldt', 'afspraken gelden')} niet in deze periode`
          : undefined
      }
      actions={
        fixed ? null : (
          <>
            {others.length > 0 && <CopyMenu from={others} to={centre} />}
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
              Afspraak
            </Button>
          </>
        )
      }
    >
      {agreements.length === 0 ? (
        <EmptyState icon={IconListCheck} title="Geen afspraken in deze periode">
          {may('agreements.create', centre.id)
            ? 'Zet hier wat met de gemeente over dit centrum is afgesproken. Kies bij elke afspraak het cijfer dat er antwoord op geeft, of schrijf het antwoord erbij. U kunt de lijst van een ander centrum overnemen.'
            : 'Hier komt wat met de gemeente over dit centrum is afgesproken.'}
        </EmptyState>
      ) : (
        <ol className="va-agreements">
          {agreements.map((agreement, index) => (
            <AgreementRow
              key={agreement.id}
              agreement={agreement}
              index={index}
              count={agreements.length}
              period={period}
              settled={settled}
              onEdit={() => setEditing(mine.find(({ id }) => id === agreement.id) ?? agreement)}
              onDrill={onDrill}
              onMove={(by) => moveTo(index, index + by)}
              drag={{
                on: dragged === index,
                start: () => setDragged(index),
                over: dragged !== null && dragged !== index,
                drop: () => {
                  if (dragged !== null) moveTo(dragged, index)
                  setDragged(null)
                },
                end: () => setDragged(null),
              }}
            />
          ))}
        </ol>
      )}
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      {editing && (
        <AgreementForm
          key={editing === 'new' ? 'new' : editing.id}
          agreement={editing === 'new' ? null : editing}
          centre={centre}
          today={today}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  )
}

const centreIdsOf = (agreements: readonly ResultAgreement[]) => [...new Set(agreements.map((one) => one.centreId))]

function CopyMenu({ from, to }: { from: readonly Centre['id'][]; to: Centre }) {
  const centres = useQuery(api.centres.list.queryOptions()).data ?? []
  const copy = async (id: Centre['id']) => {
    try {
      const made = await client.agreements.copy({ from: id, to: to.id })
      notifyDone(`${formatCount(made.length, 'afspraak', 'afspraken')} overgenomen`, { undo: true })
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden="true" />}>
          Neem over
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Afspraken erbij zetten van</Menu.Label>
        {centres
          .filter(({ id }) => from.includes(id))
          .map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => void copy(id)}>
              {name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
