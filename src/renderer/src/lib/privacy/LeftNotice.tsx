import { Alert } from '@mantine/core'
import { IconChecks, IconEye } from '@tabler/icons-react'
import type { StillNamed } from '#shared/contract/privacy'
import { formatCount } from '../format'
import { leftWords } from '../words/privacy'

/** What the search after making somebody anonymous found: nothing, or each place where a name or number of theirs still stands. */
export function LeftNotice({ name, left }: { name: string; left: readonly StillNamed[] }) {
  if (left.length === 0)
    return (
      <Alert color="green" m="0 0 12px" icon={<IconChecks size={18} aria-hidden />} title={`${name}: overal nagezocht`}>
        De naam, het telefoonnummer en het e-mailadres staan nergens meer.
      </Alert>
    )
  return (
    <Alert color="orange" m="0 0 12px" icon={<IconEye size={18} aria-hidden />} title={`${name}: hier staat nog iets`}>
      <ul className="anon-left">
        {left.map(({ where, what, rows, why }) => (
          <li key={`${where} ${what}`}>
            <b>
              {where}, {what}
            </b>{' '}
            ({formatCount(rows, 'keer', 'keer')}): {leftWords[why]}.
          </li>
        ))}
      </ul>
    </Alert>
  )
}
