/** What the figures of a screen mean, folded up below them. */
export function Meanings({ of }: { of: readonly { term: string; meaning: string }[] }) {
  return (
    <details className="fig-meanings">
      <summary>Wat de cijfers betekenen</summary>
      <dl>
        {of.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
