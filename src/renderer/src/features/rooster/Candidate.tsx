import { IconAlertTriangle } from '@tabler/icons-react'
import type { CandidateView } from '#shared/contract/shift'
import { formatEuros } from '../../lib/format'
import { sourceWords } from '../../lib/words/roster'
import { rosterFindingText } from '../../lib/words/roster-findings'
import { Tag } from '../../ui/Tag'
import { sourceIcons } from './Chip'
import { reasonsText } from './words'

/** Somebody who can take a shift, with why and at what cost. */
export function Candidate({ one, chosen, onChoose }: { one: CandidateView; chosen: boolean; onChoose: () => void }) {
  const Icon = sourceIcons[one.source]
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <span className="ro-candidate-name">
          <Icon size={14} aria-hidden />
          {one.name}
          <Tag>{sourceWords[one.source]}</Tag>
        </span>
        <small>{reasonsText(one.reasons).join(' · ')}</small>
        {one.costCents !== null && one.costCents > 0 && <small>kost {formatEuros(one.costCents)}</small>}
        {one.findings.map((finding) => (
          <small key={finding.code}>
            <IconAlertTriangle size={12} color="var(--warn)" aria-hidden /> {rosterFindingText(finding).title}
          </small>
        ))}
      </button>
    </li>
  )
}
