import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { RoomLayout } from '#shared/contract/place'
import { layouts } from '#shared/domain/vocabulary'
import { choices, layoutWords } from '../../lib/words/vocabulary'

export type LayoutValues = { layouts: RoomLayout[] }

const MOST_MINUTES = 720

/** The layouts that a room can stand in, with the minutes that each takes before and after. */
export function LayoutFields<Values extends LayoutValues>({ form }: { form: UseFormReturnType<Values> }) {
  const chosen = form.values.layouts
  const left = layouts.filter((layout) => !chosen.some((one) => one.layout === layout))
  const set = (next: RoomLayout[]) => form.setFieldValue('layouts', next as never)
  const change = (at: number, changes: Partial<RoomLayout>) =>
    set(chosen.map((one, i) => (i === at ? { ...one, ...changes } : one)))
  const minutes = (value: number | string) => Math.min(MOST_MINUTES, Math.max(0, Number(value) || 0))
  const [first] = left
  return (
    <fieldset className="in-list">
      <legend>Opstellingen</legend>
      <small className="in-help">
        Leeg: elke opstelling kan. Met minuten: de boeking krijgt vanzelf zoveel tijd om klaar te zetten en op te
        ruimen.
      </small>
      {chosen.map((one, at) => (
        <div key={one.layout} className="in-list-row">
          <Select
            aria-label={`Opstelling ${at + 1}`}
            data={choices(layoutWords).filter((c) => c.value === one.layout || left.includes(c.value))}
            allowDeselect={false}
            value={one.layout}
            onChange={(layout) => layout !== null && change(at, { layout })}
          />
          <NumberInput
            aria-label={`Minuten klaarzetten bij ${layoutWords[one.layout]}`}
            min={0}
            max={MOST_MINUTES}
            step={5}
            allowDecimal={false}
            suffix=" min voor"
            value={one.setupMinutes}
            onChange={(value) => change(at, { setupMinutes: minutes(value) })}
          />
          <NumberInput
            aria-label={`Minuten opruimen bij ${layoutWords[one.layout]}`}
            min={0}
            max={MOST_MINUTES}
            step={5}
            allowDecimal={false}
            suffix=" min na"
            value={one.clearupMinutes}
            onChange={(value) => change(at, { clearupMinutes: minutes(value) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Opstelling ${layoutWords[one.layout]} weghalen`}
            onClick={() => set(chosen.filter((_, i) => i !== at))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {first !== undefined && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set([...chosen, { layout: first, setupMinutes: 0, clearupMinutes: 0 }])}
        >
          Opstelling
        </Button>
      )}
    </fieldset>
  )
}
