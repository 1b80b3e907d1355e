import { ActionIcon, Button } from '@mantine/core'
import { IconGripVertical, IconMessagePlus } from '@tabler/icons-react'
import { useContext, useState } from 'react'
import type { AnsweredAgreement } from '#shared/contract/accountability'
import { figureName, figureText, outcomeWords, targetText } from '#shared/domain/agreement-words'
import { formatDate, formatPeriodShort } from '#shared/time/format'
import { periodSpan } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { useRights } from '../../lib/session'
import { FigureButton } from '../../ui/FigureButton'
import { Tag } from '../../ui/Tag'
import { type AccountDrill, drillOf, outcomeTones, placeOf } from './model'
import { NarrativeField } from './NarrativeField'
import { WritingContext } from './writing'

type Drag = { on: boolean; over: boolean; start: () => void; drop: () => void; end: () => void }

/** One agreement: its words, the figure that answers it, whether it was met, and what is said to it. */
export function AgreementRow({
  agreement,
  index,
  count,
  period,
  settled,
  onEdit,
  onDrill,
  onMove,
  drag,
}: {
  agreement: AnsweredAgreement
  index: number
  count: number
  period: Period
  settled: boolean
  onEdit: () => void
  onDrill: (drill: AccountDrill) => void
  onMove: (by: -1 | 1) => void
  drag: Drag
}) {
  const { text, from, to, note, centreId, id } = agreement
  const [writing, setWriting] = useState(false)
  const { mode } = useContext(WritingContext)
  const may = useRights()
  const fixed = mode !== 'open' || !may('agreements.change', centreId)
  const explains = mode === 'open' && may('narratives.write', centreId)
  const span = periodSpan(period)
  const partly = [
    from > span.from ? `vanaf ${formatDate(from)}` : '',
    to !== null && to < span.to ? `tot en met ${formatDate(to)}` : '',
  ].filter(Boolean)
  return (
    <li
      className="va-agreement"
      data-dragged={drag.on}
      data-fixed={fixed}
      onDragOver={(event) => drag.over && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        drag.drop()
      }}
    >
      {!fixed && (
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--text-3)"
          className="va-grip"
          draggable
          disabled={count < 2}
          aria-label={`Afspraak ${index + 1} verplaatsen, met pijl omhoog of omlaag`}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', text)
            drag.start()
          }}
          onDragEnd={drag.end}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            event.stopPropagation()
            onMove(event.key === 'ArrowUp' ? -1 : 1)
          }}
        >
          <IconGripVertical size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      <span className="va-number" aria-hidden="true">
        {index + 1}
      </span>
      <div className="va-words">
        {fixed ? (
          <p className="va-text is-fixed">{text}</p>
        ) : (
          <button type="button" className="va-text" onClick={onEdit} title="Afspraak wijzigen">
            {text}
          </button>
        )}
        {partly.length > 0 && <small>Geldt {partly.join(' ')}</small>}
        {settled && (note !== null || writing || mode === 'correct') ? (
          <NarrativeField
            key={`${period} ${id}`}
            place={{ period, centreId, agreementId: id, field: 'answer' }}
            saved={note}
            label={`Toelichting bij afspraak ${index + 1}`}
            hideLabel
            hint="Wat is er gedaan, en hoe staat het ervoor?"
          />
        ) : !explains ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            className="va-write"
            leftSection={<IconMessagePlus size={14} aria-hidden="true" />}
            aria-label={`Toelichting schrijven bij afspraak ${index + 1}`}
            onClick={() => setWriting(true)}
          >
            Toelichting
          </Button>
        )}
      </div>
      <Answer agreement={agreement} onDrill={onDrill} />
    </li>
  )
}

function Answer({ agreement, onDrill }: { agreement: AnsweredAgreement; onDrill: (drill: AccountDrill) => void }) {
  const { figure, unit, about, value, target, results } = agreement
  if (figure === null || unit === null)
    return (
      <div className="va-answer">
        <span className="va-figure-name">In woorden</span>
      </div>
    )
  const drill = drillOf(agreement)
  const place = placeOf[figure]
  const name = figureName(figure, about)
  const shown = figureText(unit, value)
  const [only] = results
  return (
    <div className="va-answer">
      <span className="va-figure">
        {drill ? (
          <FigureButton
            needs="accountability.drill"
            label={`${name}: ${shown}. Toon de boekingen`}
            onClick={() => onDrill(drill)}
          >
            {shown}
          </FigureButton>
        ) : place ? (
          <FigureButton
            needs={place.needs}
            label={`${name}: ${shown}. ${place.label}`}
            onClick={() => navigate(place.to)}
          >
            {shown}
          </FigureButton>
        ) : (
          shown
        )}
      </span>
      <span className="va-figure-name">{name}</span>
      {target && (
        <span className="va-target">
          {targetText(target, unit)}
          {results.length === 1 && only && (
            <>
              {only.value !== value &&
                `: dit ${target.per === 'year' ? 'jaar' : 'kwartaal'} ${figureText(unit, only.value)}`}{' '}
              <Tag tone={outcomeTones[only.outcome]}>{outcomeWords[only.outcome]}</Tag>
            </>
          )}
        </span>
      )}
      {target && results.length > 1 && (
        <ul className="va-results">
          {results.map((result) => (
            <li key={result.of}>
              {formatPeriodShort(result.of)}: {figureText(unit, result.value)}{' '}
              <Tag tone={outcomeTones[result.outcome]}>{outcomeWords[result.outcome]}</Tag>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
