import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { FixedAgenda } from '#shared/contract/consultation'
import { api, client } from '../../lib/client'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import { DraftBar } from './DraftBar'
import { moved } from './order'
import { useDraft } from './useDraft'

/** The agenda that every next consultation starts with, and how many there are a year. The roster can't be taken off. */
export function AgendaForm({ onClose }: { onClose: () => void }) {
  const agenda = useQuery(api.fixedAgenda.get.queryOptions())
  return (
    <div className="ov-narrow">
      <Card
        title="Vaste agenda"
        note="geldt voor overleggen die u hierna toevoegt"
        actions={
          <Button variant="default" onClick={onClose}>
            Terug
          </Button>
        }
      >
        {agenda.data && <Topics agenda={agenda.data} />}
      </Card>
    </div>
  )
}

function Topics({ agenda }: { agenda: FixedAgenda }) {
  const draft = useDraft(
    'vaste agenda',
    agenda,
    ({ topics, perYear }, revision) =>
      client.fixedAgenda.change({
        perYear,
        revision,
        topics: topics.flatMap((topic) => (topic.title.trim() === '' ? [] : { ...topic, title: topic.title.trim() })),
      }),
    'De vaste agenda is opgeslagen',
  )
  const { topics, perYear } = draft.values
  const set = (next: FixedAgenda['topics']) => draft.set({ topics: next })
  return (
    <div className="ov-form">
      <ol className="ov-topics">
        {topics.map((topic, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a topic has no other identity, and its title is being typed
          <li key={at}>
            <TextInput
              aria-label={`Agendapunt ${at + 1}`}
              value={topic.title}
              maxLength={120}
              onChange={(event) => {
                const title = event.currentTarget.value
                set(topics.map((one, i) => (i === at ? { ...one, title } : one)))
              }}
            />
            {topic.kind === 'roster' && <Tag tone="accent">Altijd op de agenda</Tag>}
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={at === 0}
              aria-label={`${topic.title} naar boven`}
              onClick={() => set(moved(topics, at, -1))}
            >
              <IconArrowUp size={16} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={at === topics.length - 1}
              aria-label={`${topic.title} naar beneden`}
              onClick={() => set(moved(topics, at, 1))}
            >
              <IconArrowDown size={16} aria-hidden="true" />
            </ActionIcon>
            {topic.kind !== 'roster' && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${topic.title} weghalen`}
                onClick={() => set(topics.filter((_, i) => i !== at))}
              >
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => set([...topics, { kind: 'other', title: '' }])}
        >
          Agendapunt
        </Button>
      </div>
      <NumberInput
        label="Hoe vaak per jaar ten minste"
        description="0: geen herinnering"
        w={220}
        min={0}
        max={12}
        allowDecimal={false}
        value={perYear}
        onChange={(value) => draft.set({ perYear: Number(value) || 0 })}
      />
      <DraftBar draft={draft} />
    </div>
  )
}
