import { NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { DateField } from '../../lib/DateField'
import { newKey } from '../../lib/new-key'
import type { NumberText } from '../../lib/values'
import { LineList, RemoveLine } from './LineList'
import type { ContractLine } from './person'

type Props = {
  lines: readonly ContractLine[]
  /** Hours a week as they are now: what a new line begins with. */
  now: NumberText
  error: ReactNode
  onChange: (lines: ContractLine[]) => void
}

/** What the contract was until a day, so that a change leaves the hours of before as they were. */
export function ContractLines({ lines, now, error, onChange }: Props) {
  const change = (key: string, part: Partial<ContractLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <LineList
      legend="Eerder contract"
      error={error}
      hint="Verandert het contract? Zet hier wat het was en tot en met welke dag. Hierboven staat wat daarna geldt."
      addText="Eerder contract toevoegen"
      onAdd={() => onChange([...lines, { key: newKey(), hours: now, until: null }])}
    >
      {lines.map((line, i) => (
        <div key={line.key} className="bh-contract">
          <NumberInput
            aria-label={`Eerder contract ${i + 1}, uren per week`}
            min={0}
            max={60}
            decimalSeparator=","
            suffix=" uur"
            value={line.hours}
            onChange={(hours) => change(line.key, { hours })}
          />
          <DateField
            short
            aria-label={`Eerder contract ${i + 1}, tot en met`}
            placeholder="tot en met"
            value={line.until}
            onChange={(until) => change(line.key, { until })}
          />
          <RemoveLine
            label={`Eerder contract ${i + 1} weghalen`}
            onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        </div>
      ))}
    </LineList>
  )
}
