import { Button, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CoreActivity } from '#shared/contract/accountability'
import type { Label } from '#shared/contract/place'
import type { LabelKind } from '#shared/domain/vocabulary'
import { api, client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { ArchivedSwitch } from './ArchivedSwitch'
import { FunctionsCard } from './FunctionsCard'
import { LabelCard } from './LabelCard'

const cards: readonly { kind: LabelKind; title: string; note: string; add: string }[] = [
  { kind: 'theme', title: 'Thema’s', note: 'waaronder u verantwoording aflegt', add: 'Nieuw thema' },
  { kind: 'goal', title: 'Doelen', note: 'waaraan een activiteit bijdraagt', add: 'Nieuw doel' },
  { kind: 'activity', title: 'Soorten activiteiten', note: 'wat mensen er doen', add: 'Nieuwe soort' },
]

/** The lists that an organisation makes its own: themes, goals, kinds of activity, and the core activities those belong to. */
export function LijstenTab() {
  const list = useQuery(api.labels.list.queryOptions())
  const coreList = useQuery(api.coreActivities.list.queryOptions())
  const [archived, setArchived] = useState(false)
  const labels = [...(list.data ?? [])].sort((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name, 'nl'))
  const cores = coreList.data ?? []
  const shown = <R extends { archived: boolean }>(rows: readonly R[]) => rows.filter((row) => archived || !row.archived)
  return (
    <>
      <ArchivedSwitch rows={[...labels, ...cores]} shown={archived} onShow={setArchived} />
      <div className="in-lists">
        {cards.map(({ kind, title, note, add }) => (
          <LabelCard
            key={kind}
            title={title}
            note={note}
            add={add}
            labels={shown(labels.filter((label) => label.kind === kind))}
            onAdd={(name) => client.labels.create({ kind, name })}
            onChange={(change) => client.labels.change(change)}
            {...(kind === 'activity' &&
              cores.length > 0 && { extra: (label: Label) => <CoreOf label={label} cores={cores} /> })}
          />
        ))}
        {coreList.data && (
          <LabelCard
            title="Kernactiviteiten"
            note="waar soorten activiteiten bij horen"
            add="Nieuwe kernactiviteit"
            labels={shown(cores)}
            onAdd={(name) => client.coreActivities.create({ name })}
            onChange={(change) => client.coreActivities.change(change)}
            empty={cores.length === 0 && <UsualCores />}
          />
        )}
      </div>
      <FunctionsCard labels={labels.filter((label) => label.kind === 'activity' && (archived || !label.archived))} />
    </>
  )
}

/** To which core activity a kind of activity belongs. */
function CoreOf({ label, cores }: { label: Label; cores: readonly CoreActivity[] }) {
  const choose = async (id: string | null) => {
    try {
      await client.labels.change({
        id: label.id,
        revision: label.revision,
        coreActivityId: cores.find((core) => core.id === id)?.id ?? null,
      })
      const name = cores.find((core) => core.id === id)?.name
      notifyDone(name ? `"${label.name}" hoort nu bij "${name}"` : `"${label.name}" hoort bij geen kernactiviteit`, {
        undo: true,
      })
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <Select
      size="xs"
      className="in-core"
      aria-label={`Kernactiviteit van ${label.name}`}
      placeholder="Geen kernactiviteit"
      clearable
      clearButtonProps={{ 'aria-label': `${label.name} bij geen kernactiviteit` }}
      data={cores
        .filter((core) => !core.archived || core.id === label.coreActivityId)
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={label.coreActivityId ?? null}
      onChange={(id) => void choose(id)}
    />
  )
}

function UsualCores() {
  const usual = useMutation(
    api.coreActivities.addUsual.mutationOptions({
      onSuccess: () => notifyDone('De kernactiviteiten staan klaar', { undo: true }),
      onError: notifyError,
    }),
  )
  return (
    <div className="in-usual">
      <p>Nog geen kernactiviteiten. Begin met de zes van een buurtplein, en pas ze aan.</p>
      <Button variant="default" loading={usual.isPending} onClick={() => usual.mutate(undefined)}>
        Gebruikelijke lijst gebruiken
      </Button>
    </div>
  )
}
