import { IconHelpCircle, IconHome2, IconHourglass, IconLink, IconUserOff, IconUsers } from '@tabler/icons-react'

const entries = [
  { look: 'event usage-internal', icon: IconHome2, word: 'Intern' },
  { look: 'event usage-external', icon: IconUsers, word: 'Extern' },
  { look: 'event usage-external status-request', icon: IconHelpCircle, word: 'Aanvraag' },
  { look: 'event usage-external status-option', icon: IconHourglass, word: 'Optie' },
  { look: 'ground-blocked', icon: IconLink, word: 'Bezet door delen' },
  { look: 'ground-unstaffed', icon: IconUserOff, word: 'Geen beheerder' },
] as const

/** What the colours and signs of the board mean; each has a sign beside its colour. */
export function Legend() {
  return (
    <ul className="legend" aria-label="Legenda">
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
