import { Menu } from '@mantine/core'
import { IconBuildingCommunity } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'
import { chosenMark, TopMenu } from './TopMenu'

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
  return (
    <TopMenu
      icon={IconBuildingCommunity}
      label={label}
      name={centre?.name ?? 'Alle centra'}
      before={
        all && (
          <>
            <Menu.Item onClick={() => onCentre(null)} rightSection={centre ? null : chosenMark}>
              Alle centra
            </Menu.Item>
            <Menu.Divider />
          </>
        )
      }
      choices={centres.map((c) => ({ key: c.id, text: c.name, chosen: c === centre, onChoose: () => onCentre(c) }))}
    />
  )
}
