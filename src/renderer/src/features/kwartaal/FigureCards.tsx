import type { Quarter } from '#shared/time/types'
import { formatPercent } from '../../lib/format'
import { Delta } from './Delta'
import { FigureButton } from './FigureButton'
import { type CardModel, type Drill, difference, othersOf } from './model'
import { number } from './numbers'

/** The five figures of the quarter, each with its difference to the quarter before and to a year earlier. */
export function FigureCards({
  cards,
  quarter,
  onDrill,
}: {
  cards: CardModel[]
  quarter: Quarter
  onDrill: (drill: Drill) => void
}) {
  const others = othersOf(quarter)
  return (
    <ul className="kw-cards" aria-label="Cijfers van dit kwartaal">
      {cards.map((card) => {
        const value = card.unit === 'percent' ? formatPercent(card.figure.now) : number(card.figure.now ?? 0)
        return (
          <li key={card.id} className="kw-card">
            <span className="kw-card-label">{card.label}</span>
            <FigureButton
              className="kw-card-figure"
              label={`${card.label}: ${value}. Toon de boekingen`}
              onClick={() => onDrill(card.drill)}
            >
              {value}
            </FigureButton>
            <span className="kw-card-line">
              <span>t.o.v. {others.previous.slice(6)}e kw.</span>
              <Delta value={difference(card.figure.now, card.figure.previous)} unit={card.unit} />
            </span>
            <span className="kw-card-line">
              <span>t.o.v. {others.yearEarlier.slice(0, 4)}</span>
              <Delta value={difference(card.figure.now, card.figure.yearEarlier)} unit={card.unit} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
