import { Menu } from '@mantine/core'
import { IconBuildingCommunity, IconPencil, IconPlus } from '@tabler/icons-react'
import type { CentreId } from '#shared/contract/base'
import type { Season } from '#shared/contract/season'
import { formatDate } from '#shared/time/format'
import { TopSlot } from '../../lib/top-slot'
import { TopMenu } from '../../ui/TopMenu'
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
  return (
    <TopSlot>
      <TopMenu
        icon={IconBuildingCommunity}
        label="Centrum van het rooster"
        name={centre?.name ?? ''}
        choices={centres.map((c) => ({
          key: c.id,
          text: c.name,
          chosen: c === centre,
          onChoose: () => onCentre(c.id),
        }))}
      />
      <div className="top-divider" />
      <TopMenu
        label="Seizoen"
        name={season?.name ?? ''}
        choices={seasons.map((s) => ({
          key: s.id,
          text: (
            <>
              {s.name}
              <small className="sz-span">
                {formatDate(s.from)} tot en met {formatDate(s.to)}
              </small>
            </>
          ),
          chosen: s === season,
          onChoose: () => onSeason(s),
        }))}
        after={
          (onEdit ?? onNew) && (
            <>
              <Menu.Divider />
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
            </>
          )
        }
      />
    </TopSlot>
  )
}
