import './calamiteit.css'
import { Button } from '@mantine/core'
import { IconUserExclamation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Incident } from '#shared/contract/incident'
import { navigate, setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { useMay } from '../../lib/session'
import { incidentKindWords, incidentStateWords, spanText } from '../../lib/words/calamities'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { Tag } from '../../ui/Tag'
import { Decided } from './Decided'
import { type Names, useNames } from './names'
import { ReportForm } from './ReportForm'
import { Solve } from './Solve'

const isUnsolved = ({ state }: Incident) => state === 'open' || state === 'proposed'

/** Somebody is ill or drops out: report it, choose the way out of every shift, decide. What is unsolved stands at the left. */
export default function CalamityScreen() {
  const names = useNames()
  const mayAdd = useMay('caretakers.create')
  const all = useQuery(api.calamities.list.queryOptions({ input: {} })).data ?? []
  const id = useParam('melding')
  const current = all.find((incident) => incident.id === id)
  const groups = [
    { title: 'Nog regelen', incidents: all.filter(isUnsolved) },
    { title: 'Eerder', incidents: all.filter((incident) => !isUnsolved(incident)) },
  ]
  const open = (melding: string | null) => setParams({ melding })
  const active = names.people.some(({ archived }) => !archived)
  return (
    <Screen title="Ziekmelding" scroll={false}>
      <div className="ca">
        <nav className="ca-side" aria-label="Meldingen">
          <div className="ca-side-head">
            <Button fullWidth onClick={() => open(null)}>
              Nieuwe melding
            </Button>
          </div>
          {groups.map(({ title, incidents }) => (
            <section key={title}>
              <h2>{title}</h2>
              {incidents.length === 0 && <p className="list-empty">Geen</p>}
              <ul>
                {incidents.map((incident) => (
                  <Item
                    key={incident.id}
                    incident={incident}
                    names={names}
                    current={incident.id === id}
                    onOpen={() => open(incident.id)}
                  />
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <div className="ca-main">
          {current ? (
            isUnsolved(current) ? (
              <Solve key={current.id} incident={current} names={names} />
            ) : (
              <Decided incident={current} names={names} />
            )
          ) : active ? (
            <div className="ca-body">
              <ReportForm people={names.people} unsolved={all.filter(isUnsolved)} onReported={open} />
            </div>
          ) : (
            <EmptyState
              icon={IconUserExclamation}
              title={mayAdd ? 'Voeg eerst beheerders toe' : 'Er zijn nog geen beheerders'}
              action={mayAdd && <Button onClick={() => navigate('/rooster/beheerders')}>Naar de beheerders</Button>}
            >
              Daarna meldt u hier wie niet kan komen, en zoekt Buurtbalie wie kan overnemen.
            </EmptyState>
          )}
        </div>
      </div>
    </Screen>
  )
}

type ItemProps = { incident: Incident; names: Names; current: boolean; onOpen: () => void }

function Item({ incident, names, current, onOpen }: ItemProps) {
  return (
    <li>
      <button type="button" className="ca-item" aria-current={current || undefined} onClick={onOpen}>
        <b>{names.person(incident.caretakerId)}</b>
        <Tag tone={incident.state === 'decided' ? 'ok' : isUnsolved(incident) ? 'warn' : 'neutral'}>
          {incidentStateWords[incident.state]}
        </Tag>
        <small>
          {incidentKindWords[incident.kind]}, {spanText(incident)}
        </small>
      </button>
    </li>
  )
}
