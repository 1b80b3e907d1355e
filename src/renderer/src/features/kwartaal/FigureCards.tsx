import { formatPeriodShort } from '#shared/time/format'
import { comparedWith } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import type { Drill } from '../../lib/drill'
import { formatPercent } from '../../lib/format'
import { number } from '../../lib/numbers'
import { Delta } from '../../ui/Delta'
import { FigureButton } from '../../ui/FigureButton'
import { type CardModel, difference } from './model'

/** The five figures of the period, each with its difference to the period before and to a year earlier. */
export function FigureCards({
  cards,
  period,
  onDrill,
}: {
  cards: CardModel[]
  period: Period
  onDrill: (drill: Drill) => void
}) {
  const others = comparedWith(period)
  return (
    <ul className="fig-cards" aria-label="Cijfers van deze periode">
      {cards.map((card) => {
        const value = card.unit === 'percent' ? formatPercent(card.figure.now) : number(card.figure.now ?? 0)
        return (
          <li key={card.id} className="fig-card">
            <span className="fig-card-label">{card.label}</span>
            <FigureButton
              needs="reports.drill"
              className="fig-card-figure"
              label={`${card.label}: ${value}. Toon de boekingen`}
              onClick={() => onDrill(card.drill)}
            >
              {value}
            </FigureButton>
            <span className="fig-card-note is-line">
              <span>t.o.v. {formatPeriodShort(others.previous)}</span>
              <Delta value={difference(card.figure.now, card.figure.previous)} unit={card.unit} />
            </span>
            {others.yearEarlier && (
              <span className="fig-card-note is-line">
                <span>t.o.v. {formatPeriodShort(others.yearEarlier)}</span>
                <Delta value={difference(card.figure.now, card.figure.yearEarlier)} unit={card.unit} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
