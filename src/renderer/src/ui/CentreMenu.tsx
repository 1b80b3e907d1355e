import { Button, Menu } from '@mantine/core'
import { IconBuildingCommunity, IconCheck, IconSelector } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'

type Props = {
  centres: readonly Centre[]
  /** Undefined for all centres together. */
  centre: Centre | undefined
  /** Whether all together can be chosen. */
  all: boolean
  onCentre: (centre: Centre | null) => void
  /** What the choice is for, as a screen reader says it before the name: `Facturen van`. */
  label: string
}

/** Chooses one centre or all, in the top bar of a screen that is not about one centre by itself. */
export function CentreMenu({ centres, centre, all, onCentre, label }: Props) {
  const name = centre?.name ?? 'Alle centra'
  return (
    <Menu position="bottom-start" shadow="md" width={280}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--text)"
          px={8}
          className="top-centre"
          leftSection={<IconBuildingCommunity size={16} stroke={1.6} aria-hidden />}
          rightSection={<IconSelector size={14} aria-hidden />}
          aria-label={`${label}: ${name}`}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {all && (
          <>
            <Menu.Item onClick={() => onCentre(null)} rightSection={centre ? null : chosenMark}>
              Alle centra
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        {centres.map((c) => (
          <Menu.Item key={c.id} onClick={() => onCentre(c)} rightSection={c === centre ? chosenMark : null}>
            {c.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Beside what is chosen in a menu. */
export const chosenMark = <IconCheck size={14} role="img" aria-label="gekozen" />
