import { IconHelpCircle, IconHourglass, IconLink, IconUserOff } from '@tabler/icons-react'
import type { Painter } from './paint/look'

const asked = [
  { status: 'request', icon: IconHelpCircle, word: 'Aanvraag' },
  { status: 'option', icon: IconHourglass, word: 'Optie' },
] as const
const grounds = [
  { look: 'ground-blocked', icon: IconLink, word: 'Bezet door delen' },
  { look: 'ground-unstaffed', icon: IconUserOff, word: 'Geen beheerder' },
] as const

/** What the colours and signs of the board mean; each has a sign beside its colour. */
export function Legend({ painter }: { painter: Painter }) {
  const entries = [
    ...asked.map((a) => ({ ...a, look: `event ${painter.example(a.status)} status-${a.status}` })),
    ...grounds,
  ]
  return (
    <ul className="legend" aria-label="Legenda">
      {painter.legend.map(({ className, word, sign }) => (
        <li key={word} title={word}>
          <i className={`swatch event ${className}`} aria-hidden />
          {sign}
          <span>{word}</span>
        </li>
      ))}
      {entries.map(({ look, icon: Sign, word }) => (
        <li key={word} title={word}>
          <i className={`swatch ${look}`} aria-hidden />
          <Sign size={14} aria-hidden />
          <span>{word}</span>
        </li>
      ))}
    </ul>
  )
}
