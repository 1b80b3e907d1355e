import { Button } from '@mantine/core'
import { IconLayoutList, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Consultation } from '#shared/contract/consultation'
import { formatDate } from '#shared/time/format'
import { useActions } from '../../lib/actions'
import { setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { useRights } from '../../lib/session'
import { consultationStateWords } from '../../lib/words/consultation'
import { Tag } from '../../ui/Tag'
import { AgendaForm } from './AgendaForm'
import { ConsultationDetail } from './ConsultationDetail'
import { ConsultationRead } from './ConsultationRead'
import { Overview } from './Overview'
import { PlanForm } from './PlanForm'

/** What stands at the right: the overview, the form of a new one, the fixed agenda, or a consultation of the list. */
type Making = { kind: 'plan'; party: string | null } | { kind: 'agenda' } | null

const open = (id: string | null) => setParams({ overleg: id })

/** All consultations at the left, and one of them, or how things stand, at the right. */
export function OverleggenTab() {
  const list = useQuery(api.consultations.list.queryOptions({ input: {} }))
  const asked = useParam('overleg')
  const may = useRights()
  const [making, setMaking] = useState<Making>(null)
  const chosen = making === null ? (list.data?.find(({ id }) => id === asked) ?? null) : null
  const plan = (party: string | null = null) => setMaking({ kind: 'plan', party })
  const show = (id: string | null) => {
    setMaking(null)
    open(id)
  }
  useActions([
    {
      id: 'consultation.new',
      label: 'Nieuw overleg',
      needs: 'consultations.create',
      keys: ['W'],
      group: 'Overleg',
      run: () => plan(),
    },
  ])
  const planned = list.data?.filter(({ state }) => state === 'planned').reverse() ?? []
  const held = list.data?.filter(({ state }) => state === 'held') ?? []
  return (
    <div className="ov-two">
      <nav className="ov-side" aria-label="Overleggen">
        {may('consultations.create') && (
          <div className="ov-side-head">
            <Button
              fullWidth
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              rightSection={<span className="button-key">W</span>}
              aria-keyshortcuts="W"
              onClick={() => plan()}
            >
              Nieuw overleg
            </Button>
          </div>
        )}
        <button
          type="button"
          className="list-row"
          aria-current={chosen === null && making === null}
          onClick={() => show(null)}
        >
          <IconLayoutList size={16} className="list-icon" aria-hidden="true" />
          <b>Overzicht en afspraken</b>
        </button>
        <Group title="Gepland" rows={planned} chosen={chosen} onChoose={show} />
        <Group title="Gehouden" rows={held} chosen={chosen} onChoose={show} />
      </nav>
      <div className="ov-main">
        {making?.kind === 'plan' && (
          <PlanForm
            key={making.party}
            party={making.party}
            onCancel={() => setMaking(null)}
            onDone={({ id }) => show(id)}
          />
        )}
        {making?.kind === 'agenda' && <AgendaForm onClose={() => setMaking(null)} />}
        {making === null &&
          chosen !== null &&
          (chosen.centreIds.every((id) => may('consultations.change', id)) ? (
            <ConsultationDetail key={chosen.id} consultation={chosen} onGone={() => show(null)} />
          ) : (
            <ConsultationRead key={chosen.id} consultation={chosen} />
          ))}
        {making === null && chosen === null && list.data && (
          <Overview
            consultations={list.data}
            onPlan={plan}
            onOpen={show}
            onAgenda={() => setMaking({ kind: 'agenda' })}
          />
        )}
      </div>
    </div>
  )
}

function Group(props: {
  title: string
  rows: readonly Consultation[]
  chosen: Consultation | null
  onChoose: (id: string) => void
}) {
  if (props.rows.length === 0) return null
  return (
    <section aria-label={props.title}>
      <h2 className="ov-group">{props.title}</h2>
      {props.rows.map(({ id, party, date, state }) => (
        <button
          type="button"
          key={id}
          className="list-row"
          aria-current={props.chosen?.id === id}
          onClick={() => props.onChoose(id)}
        >
          <span className="list-text">
            <b>{party}</b>
            <small>{formatDate(date)}</small>
          </span>
          {state === 'planned' && <Tag tone="accent">{consultationStateWords[state]}</Tag>}
        </button>
      ))}
    </section>
  )
}
