import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconCalendarTime, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgendaItem, Consultation } from '#shared/contract/consultation'
import { May } from '../../lib/May'
import { Card } from '../../ui/Card'
import { FreeText } from '../../ui/FreeText'
import { Tag } from '../../ui/Tag'
import { AgreedCoverage } from './AgreedCoverage'
import { CoverageForm } from './CoverageForm'

/** What is on the agenda with what was said about it. The roster is always on it; from there its hours are agreed. */
export function AgendaCard({
  consultation,
  onChange,
}: {
  consultation: Consultation
  onChange: (agenda: AgendaItem[]) => void
}) {
  const { agenda } = consultation
  const [agreeing, setAgreeing] = useState(false)
  const change = (at: number, part: Partial<AgendaItem>) =>
    onChange(agenda.map((item, i) => (i === at ? { ...item, ...part } : item)))
  return (
    <Card title="Agenda en verslag">
      <ol className="ov-agenda">
        {agenda.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item has no other identity, and its title is being typed
          <li key={at}>
            <div className="ov-agenda-title">
              <span className="ov-count tabular" aria-hidden="true">
                {at + 1}
              </span>
              <TextInput
                aria-label={`Agendapunt ${at + 1}`}
                variant="unstyled"
                maxLength={120}
                value={item.title}
                onChange={(event) => change(at, { title: event.currentTarget.value })}
              />
              {item.kind === 'roster' ? (
                <Tag tone="accent">Altijd op de agenda</Tag>
              ) : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="var(--text-2)"
                  aria-label={`${item.title || `Agendapunt ${at + 1}`} weghalen`}
                  onClick={() => onChange(agenda.filter((_, i) => i !== at))}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              )}
            </div>
            <FreeText
              aria-label={`Wat er is besproken bij ${item.title || `agendapunt ${at + 1}`}`}
              placeholder="Wat er is besproken"
              autosize
              minRows={1}
              maxLength={2000}
              value={item.notes}
              onChange={(event) => change(at, { notes: event.currentTarget.value })}
            />
            {item.kind === 'roster' && (
              <>
                <AgreedCoverage consultationId={consultation.id} centreIds={consultation.centreIds} />
                {agreeing ? (
                  <CoverageForm consultation={consultation} onClose={() => setAgreeing(false)} />
                ) : (
                  <May call="coverage.agree">
                    <div>
                      <Button
                        size="xs"
                        variant="default"
                        leftSection={<IconCalendarTime size={14} aria-hidden="true" />}
                        onClick={() => setAgreeing(true)}
                      >
                        Nieuwe bezetting afspreken
                      </Button>
                    </div>
                  </May>
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      <div className="ov-add">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...agenda, { kind: 'other', title: '', notes: '' }])}
        >
          Agendapunt
        </Button>
      </div>
    </Card>
  )
}
