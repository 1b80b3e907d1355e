import { Button, Menu } from '@mantine/core'
import { IconPalette, IconUserQuestion } from '@tabler/icons-react'
import { type Paint, type Painter, paints } from './look'

type Props = {
  paint: Paint
  painter: Painter
  /** Which signs of the roster are on show. */
  marks: { alone: boolean; noBhv: boolean }
  onPaint: (paint: Paint) => void
}
const short: Record<Paint, string> = { gebruik: 'Gebruik', thema: 'Thema', status: 'Status' }

/** Chooses what the colours say, and tells what they mean where the bar has no room for it. */
export function PaintMenu({ paint, painter, marks, onPaint }: Props) {
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--text)"
          size="xs"
          px={8}
          flex="none"
          leftSection={<IconPalette size={16} aria-hidden />}
          aria-label={`Kleur volgens ${short[paint].toLowerCase()}`}
        >
          <span className="paint-word">{short[paint]}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Kleur volgens</Menu.Label>
        <Menu.RadioGroup value={paint} onChange={(value) => onPaint(value as Paint)}>
          {paints.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>Wat de kleuren zeggen</Menu.Label>
        <ul className="paint-list" aria-label="Wat de kleuren zeggen">
          {painter.legend.map(({ className, word, sign }) => (
            <li key={word}>
              <i className={`swatch event ${className}`} aria-hidden />
              {sign}
              <span>{word}</span>
            </li>
          ))}
          {marks.alone && (
            <li>
              <IconUserQuestion size={14} aria-hidden className="face-alone" />
              <span>Nog geen beheerder gevonden</span>
            </li>
          )}
          {marks.noBhv && (
            <li>
              <i className="swatch bhv-missing" aria-hidden />
              <span>Niemand met BHV in het gebouw</span>
            </li>
          )}
        </ul>
      </Menu.Dropdown>
    </Menu>
  )
}
