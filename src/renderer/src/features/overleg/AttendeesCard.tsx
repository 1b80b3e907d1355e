import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Attendee } from '#shared/contract/consultation'
import { sideWords } from '../../lib/words/consultation'
import { choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'

type Props = { held: boolean; attendees: readonly Attendee[]; onChange: (attendees: Attendee[]) => void }

/** Who is expected, and afterwards who was there. */
export function AttendeesCard({ held, attendees, onChange }: Props) {
  const change = (at: number, part: Partial<Attendee>) =>
    onChange(attendees.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <Card title={held ? 'Wie erbij waren' : 'Wie er verwacht worden'} note="uit de contacten, aan te vullen">
      <ul className="list">
        {attendees.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an attendee has no other identity, and a name is being typed
          <li className="list-item ov-attendee" key={at}>
            <Checkbox
              aria-label={`${one.name || `Persoon ${at + 1}`} ${held ? 'was erbij' : 'wordt verwacht'}`}
              checked={one.present}
              onChange={(event) => change(at, { present: event.currentTarget.checked })}
            />
            <Select
              aria-label={`Namens wie komt ${one.name || `persoon ${at + 1}`}`}
              allowDeselect={false}
              data={choices(sideWords)}
              value={one.side}
              onChange={(side) => side && change(at, { side })}
            />
            <TextInput
              aria-label={`Naam van persoon ${at + 1}`}
              placeholder="Naam"
              maxLength={120}
              value={one.name}
              onChange={(event) => change(at, { name: event.currentTarget.value })}
            />
            <TextInput
              aria-label={`Organisatie van ${one.name || `persoon ${at + 1}`}`}
              placeholder="Organisatie"
              maxLength={120}
              value={one.organisation ?? ''}
              onChange={(event) => change(at, { organisation: event.currentTarget.value || null })}
            />
            <TextInput
              aria-label={`E-mail van ${one.name || `persoon ${at + 1}`}`}
              placeholder="E-mail"
              type="email"
              className="ov-email"
              maxLength={200}
              value={one.email ?? ''}
              onChange={(event) => change(at, { email: event.currentTarget.value || null })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--text-2)"
              className="ov-remove"
              aria-label={`${one.name || `Persoon ${at + 1}`} weghalen`}
              onClick={() => onChange(attendees.filter((_, i) => i !== at))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className="ov-add">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() =>
            onChange([...attendees, { side: 'other', name: '', organisation: null, email: null, present: true }])
          }
        >
          Persoon
        </Button>
      </div>
    </Card>
  )
}
