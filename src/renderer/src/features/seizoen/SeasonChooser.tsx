import { Button, Menu } from '@mantine/core'
import { IconBuildingCommunity, IconCheck, IconPencil, IconPlus, IconSelector } from '@tabler/icons-react'
import type { CentreId } from '#shared/contract/base'
import type { Season } from '#shared/contract/season'
import { formatDate } from '#shared/time/format'
import { TopSlot } from '../../lib/top-slot'
import type { SeasonView } from './useSeason'

type Props = {
  view: SeasonView
  onSeason: (season: Season) => void
  onCentre: (id: CentreId) => void
  /** Null for who may not make one. */
  onNew: (() => void) | null
  /** Null when nothing about the season can be changed any more. */
  onEdit: (() => void) | null
}

/** Which centre and which season: stands in the top bar, where other screens have centre and day. */
export function SeasonChooser({ view, onSeason, onCentre, onNew, onEdit }: Props) {
  const { seasons, season, centre, centres } = view
  const chosen = <IconCheck size={14} role="img" aria-label="gekozen" />
  return (
    <TopSlot>
      <Menu position="bottom-start" shadow="md" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--text)"
            px={8}
            className="top-centre"
            leftSection={<IconBuildingCommunity size={16} stroke={1.6} aria-hidden="true" />}
            rightSection={<IconSelector size={14} aria-hidden="true" />}
            aria-label={`Centrum van het rooster: ${centre?.name ?? ''}`}
          >
            {centre?.name ?? ''}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
          {centres.map((c) => (
            <Menu.Item key={c.id} onClick={() => onCentre(c.id)} rightSection={c === centre ? chosen : null}>
              {c.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <div className="top-divider" />
      <Menu position="bottom-start" shadow="md" width={300}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--text)"
            px={8}
            rightSection={<IconSelector size={14} aria-hidden="true" />}
            aria-label={`Seizoen: ${season?.name ?? ''}`}
          >
            {season?.name ?? ''}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
          {seasons.map((s) => (
            <Menu.Item key={s.id} onClick={() => onSeason(s)} rightSection={s === season ? chosen : null}>
              {s.name}
              <small className="sz-span">
                {formatDate(s.from)} tot en met {formatDate(s.to)}
              </small>
            </Menu.Item>
          ))}
          {(onEdit ?? onNew) && <Menu.Divider />}
          {onEdit && (
            <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={onEdit}>
              Dit seizoen wijzigen
            </Menu.Item>
          )}
          {onNew && (
            <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={onNew}>
              Nieuw seizoen
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </TopSlot>
  )
}
