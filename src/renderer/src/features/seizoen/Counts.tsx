import type { Wish } from '#shared/contract/season'
import { wishOutcomes } from '#shared/domain/season'
import { formatCount } from '../../lib/format'
import { outcomeWords, waitingWord } from './words'

/** How the wishes of a centre came off, in numbers. */
export function Counts({ wishes, all }: { wishes: readonly Wish[]; all: number }) {
  const waiting = wishes.filter((wish) => wish.placement === null).length
  const parts = [
    ...wishOutcomes.map((outcome) => ({
      count: wishes.filter((wish) => wish.placement?.outcome === outcome).length,
      ...outcomeWords[outcome],
    })),
    { count: waiting, ...waitingWord },
  ].filter((part) => part.count > 0)
  return (
    <div className="sz-counts">
      <b>
        {formatCount(wishes.length, 'wens', 'wensen')}
        {all > wishes.length && <small> van {all} in alle centra</small>}
      </b>
      <ul aria-label="Uitkomst">
        {parts.map(({ count, word, tone }) => (
          <li key={word} data-tone={tone}>
            <b>{count}</b> {word.toLowerCase()}
          </li>
        ))}
      </ul>
    </div>
  )
}
