import { ActionIcon, Button, Select, Textarea } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Advice } from '#shared/contract/consultation'
import { adviceWords } from '../../lib/words/consultation'
import { choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'

type Props = { advice: readonly Advice[]; onChange: (advice: Advice[]) => void }

/** What the users' council advised, and what became of it. */
export function AdviceCard({ advice, onChange }: Props) {
  const change = (at: number, part: Partial<Advice>) =>
    onChange(advice.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <Card title="Advies van de gebruikersraad" note="programma, kosten en uitzonderingen">
      {advice.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an advice has no other identity, and its text is being typed
        <fieldset className="ov-form ov-advice" key={at}>
          <legend className="visually-hidden">Advies {at + 1}</legend>
          <Select
            label="Waarover"
            allowDeselect={false}
            data={choices(adviceWords)}
            value={one.about}
            onChange={(about) => about && change(at, { about })}
          />
          <Textarea
            label="Advies"
            autosize
            minRows={1}
            maxLength={2000}
            value={one.text}
            onChange={(event) => change(at, { text: event.currentTarget.value })}
          />
          <Textarea
            label="Wat ermee is gedaan"
            autosize
            minRows={1}
            maxLength={2000}
            value={one.outcome}
            onChange={(event) => change(at, { outcome: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            aria-label={`Advies ${at + 1} weghalen`}
            onClick={() => onChange(advice.filter((_, i) => i !== at))}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      <div className="ov-add">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...advice, { about: 'programme', text: '', outcome: '' }])}
        >
          Advies
        </Button>
      </div>
    </Card>
  )
}
