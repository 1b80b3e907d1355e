import { Button, Menu } from '@mantine/core'
import { type Icon, IconCheck, IconSelector } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type Choice = { key: string; text: ReactNode; chosen: boolean; onChoose: () => void }

type Props = {
  icon?: Icon
  /** What the choice is for, as a screen reader says it before the name: `Facturen van`. */
  label: string
  /** What is chosen. */
  name: string
  choices: readonly Choice[]
  heading?: string
  /** Above and below the choices. */
  before?: ReactNode
  after?: ReactNode
}

/** Chooses what a screen is about, in the top bar: a centre, a district, a season. */
export function TopMenu({ icon: Sign, label, name, choices, heading, before, after }: Props) {
  return (
    <Menu position="bottom-start" shadow="md" width={300}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--text)"
          px={8}
          className={Sign && 'top-centre'}
          leftSection={Sign && <Sign size={16} stroke={1.6} aria-hidden />}
          rightSection={<IconSelector size={14} aria-hidden />}
          aria-label={`${label}: ${name}`}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {heading && <Menu.Label>{heading}</Menu.Label>}
        {before}
        {choices.map(({ key, text, chosen, onChoose }) => (
          <Menu.Item key={key} onClick={onChoose} rightSection={chosen ? chosenMark : null}>
            {text}
          </Menu.Item>
        ))}
        {after}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Beside what is chosen in a menu. */
export const chosenMark = <IconCheck size={14} role="img" aria-label="gekozen" />
