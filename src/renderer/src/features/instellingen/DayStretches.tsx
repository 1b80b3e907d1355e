import { ActionIcon, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type Typed, tidy, typed } from './hours'

/** The stretches of one day as pairs of times; several a day, such as closed over lunch. */
export function DayStretches({
  label,
  empty,
  stretches,
  problems,
  onChange,
}: {
  label: string
  empty: string
  stretches: readonly Typed[]
  problems: ReadonlyMap<string, string>
  onChange: (stretches: readonly Typed[]) => void
}) {
  const change = (key: string, part: Partial<Typed>) =>
    onChange(stretches.map((t) => (t.key === key ? { ...t, ...part } : t)))
  return (
    <div className="in-stretches">
      {stretches.length === 0 && <span className="in-empty">{empty}</span>}
      {stretches.map((t, index) => {
        const problem = problems.get(t.key)
        const name = index === 0 ? label : `${label} ${index + 1}`
        return (
          <div key={t.key} className="in-stretch">
            <TextInput
              aria-label={`${name} van`}
              size="xs"
              className="in-time"
              value={t.opens}
              placeholder="9.00"
              error={problem !== undefined}
              onChange={(event) => change(t.key, { opens: event.currentTarget.value })}
              onBlur={() => change(t.key, { opens: tidy(t.opens) })}
            />
            <span aria-hidden="true">–</span>
            <TextInput
              aria-label={`${name} tot`}
              size="xs"
              className="in-time"
              value={t.closes}
              placeholder="17.00"
              error={problem !== undefined}
              onChange={(event) => change(t.key, { closes: event.currentTarget.value })}
              onBlur={() => change(t.key, { closes: tidy(t.closes) })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              c="var(--text-2)"
              size={24}
              aria-label={`${name} weghalen`}
              onClick={() => onChange(stretches.filter((other) => other.key !== t.key))}
            >
              <IconX size={14} aria-hidden="true" />
            </ActionIcon>
            {problem !== undefined && (
              <span className="in-problem" role="alert">
                {problem}
              </span>
            )}
          </div>
        )
      })}
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={24}
        aria-label={`Tijd toevoegen: ${label}`}
        onClick={() => onChange([...stretches, typed()])}
      >
        <IconPlus size={14} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
