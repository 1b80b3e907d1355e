import { type KeyboardEvent, useState } from 'react'
import type { ArticleId } from '#shared/contract/base'
import type { Article } from '#shared/contract/register'
import { formatEuros } from '../../lib/format'
import { Kbd } from '../../ui/Kbd'
import { neighbour } from './neighbour'

export type ArticleKey = { article: Article; letter: string | null }

/** Id of the group of keys: arrows go there from anywhere on the screen. */
export const KEYS = 'kas-toetsen'

/** A large key per article under its heading. Arrows go from key to key, Space adds, and Enter pays as it does elsewhere. */
export function ArticleKeys({
  keys,
  quantityOf,
  onChoose,
  onPay,
}: {
  keys: readonly ArticleKey[]
  quantityOf: (id: ArticleId) => number
  onChoose: (id: ArticleId) => void
  onPay: () => void
}) {
  const [at, setAt] = useState<ArticleId | null>(null)
  const entry = keys.some(({ article }) => article.id === at) ? at : keys[0]?.article.id
  const groups = [...new Set(keys.map(({ article }) => article.group))]
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      if (!event.repeat) onPay()
      return
    }
    const next = neighbour(event.currentTarget, event.target, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys inside are buttons; this only moves between them
    <div id={KEYS} className="kas-keys" onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2>{group}</h2>
          <div className="kas-grid">
            {keys
              .filter(({ article }) => article.group === group)
              .map(({ article, letter }) => {
                const quantity = quantityOf(article.id)
                return (
                  <button
                    key={article.id}
                    type="button"
                    className="kas-key"
                    data-chosen={quantity > 0}
                    tabIndex={article.id === entry ? 0 : -1}
                    aria-keyshortcuts={letter ?? undefined}
                    // The mouse leaves the focus where it is, so that Enter goes on to pay.
                    onMouseDown={(event) => event.preventDefault()}
                    onFocus={() => setAt(article.id)}
                    onClick={() => onChoose(article.id)}
                  >
                    <span className="kas-key-name">{article.name}</span>
                    <span className="kas-key-price">{formatEuros(article.cents)}</span>
                    {letter !== null && (
                      <span className="kas-key-letter" aria-hidden="true">
                        <Kbd keys={letter} />
                      </span>
                    )}
                    {quantity > 0 && (
                      <span className="kas-key-count">
                        {quantity}
                        <span className="visually-hidden"> op de bon</span>
                      </span>
                    )}
                  </button>
                )
              })}
          </div>
        </section>
      ))}
    </div>
  )
}
