import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LabelKind } from '#shared/domain/vocabulary'
import { api } from '../../lib/client'
import { ArchivedSwitch } from './ArchivedSwitch'
import { FunctionsCard } from './FunctionsCard'
import { LabelCard } from './LabelCard'

const cards: readonly { kind: LabelKind; title: string; note: string; add: string }[] = [
  { kind: 'theme', title: 'Thema’s', note: 'waaronder u verantwoording aflegt', add: 'Nieuw thema' },
  { kind: 'goal', title: 'Doelen', note: 'waaraan een activiteit bijdraagt', add: 'Nieuw doel' },
  { kind: 'activity', title: 'Soorten activiteiten', note: 'wat mensen er doen', add: 'Nieuwe soort' },
]

/** The lists that an organisation makes its own: themes, goals and kinds of activity. */
export function LijstenTab() {
  const list = useQuery(api.labels.list.queryOptions())
  const [archived, setArchived] = useState(false)
  const labels = [...(list.data ?? [])].sort((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name, 'nl'))
  return (
    <>
      <ArchivedSwitch rows={labels} shown={archived} onShow={setArchived} />
      <div className="in-lists">
        {cards.map(({ kind, title, note, add }) => (
          <LabelCard
            key={kind}
            kind={kind}
            title={title}
            note={note}
            add={add}
            labels={labels.filter((label) => label.kind === kind && (archived || !label.archived))}
          />
        ))}
      </div>
      <FunctionsCard labels={labels.filter((label) => label.kind === 'activity' && (archived || !label.archived))} />
    </>
  )
}
