import './figures.css'

type Props = {
  /** What a screen reader calls them together. */
  label: string
  tiles: readonly { label: string; figure: string; note: string }[]
}

/** The few figures on top of a screen, each with what it rests on. */
export function FigureTiles({ label, tiles }: Props) {
  return (
    <ul className="fig-cards" aria-label={label}>
      {tiles.map((tile) => (
        <li key={tile.label} className="fig-card">
          <span className="fig-card-label">{tile.label}</span>
          <span className="fig-card-figure">{tile.figure}</span>
          <span className="fig-card-note">{tile.note}</span>
        </li>
      ))}
    </ul>
  )
}
