import { Textarea, TextInput } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import type { Fields } from './fields'

/** What residents read of a public booking, and what they don't. */
export function PublicFields({ fields, onChange }: { fields: Fields; onChange: (change: Partial<Fields>) => void }) {
  return (
    <div className="booking-public">
      <p className="booking-hint">
        <IconEye size={14} aria-hidden /> Iedereen leest: wat ze doen, tijd, centrum en ruimte, soort en thema, en wat u
        hieronder invult. De huurder, de contactpersoon en de opmerkingen komen er niet in.
      </p>
      <Textarea
        label="Tekst voor bewoners"
        placeholder="Bijvoorbeeld: iedereen is welkom, koffie staat klaar"
        autosize
        minRows={1}
        maxLength={2000}
        value={fields.publicText}
        onChange={(event) => onChange({ publicText: event.currentTarget.value })}
      />
      <TextInput
        label="Wie organiseert het"
        description="Leeg: er staat geen naam bij."
        maxLength={120}
        value={fields.publicOrganiser}
        onChange={(event) => onChange({ publicOrganiser: event.currentTarget.value })}
      />
    </div>
  )
}
