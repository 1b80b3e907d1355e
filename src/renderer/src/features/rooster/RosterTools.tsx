import { ActionIcon, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCopy,
  IconDots,
  IconPrinter,
  IconSend,
  IconTemplate,
  IconUserExclamation,
  IconWand,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { shiftSources } from '#shared/domain/roster/vocabulary'
import { navigate } from '../../lib/address'
import { formatCount } from '../../lib/format'
import { useRights } from '../../lib/session'
import { sourceWords } from '../../lib/words/roster'
import { Tag } from '../../ui/Tag'
import type { By, Span } from './board'
import { sourceIcons } from './Chip'

type Props = {
  by: By
  span: Span
  /** The one centre that is filled in, copied and told of; null for all. */
  of: string | null
  gaps: number
  /** Shifts of somebody who may not work them by now. */
  wrong: number
  /** Changes that people were not told of. */
  untold: number
  /** Shifts that are offered. */
  offers: ReactNode
  onView: (params: Record<string, string | null>) => void
  onFill: () => void
  onTemplates: () => void
  onCopy: () => void
  onTell: () => void
  onPrint: () => void
}

/** At the head of the roster: how it is looked at, what asks for attention, and what can be done with it as a whole. */
export function RosterTools({
  by,
  span,
  of,
  gaps,
  wrong,
  untold,
  offers,
  onView,
  onFill,
  onTemplates,
  onCopy,
  onTell,
  onPrint,
}: Props) {
  const may = useRights()
  const where = of === null ? '' : ` van ${of}`
  return (
    <>
      {may('caretakers.list') && (
        <SegmentedControl
          size="xs"
          aria-label="Per centrum of per persoon"
          data={[
            { value: 'centrum', label: 'Per centrum' },
            { value: 'persoon', label: 'Per persoon' },
          ]}
          value={by}
          onChange={(value) => onView({ per: value === 'persoon' ? 'persoon' : null })}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label="Week of maand"
        data={[
          { value: 'week', label: 'Week' },
          { value: 'maand', label: 'Maand' },
        ]}
        value={span}
        onChange={(value) => onView({ weergave: value === 'maand' ? 'maand' : null })}
      />
      {gaps > 0 && (
        <Tag tone="bad">
          <IconAlertTriangle size={12} aria-hidden /> {formatCount(gaps, 'gat', 'gaten')}
        </Tag>
      )}
      {wrong > 0 && (
        <Tag tone="bad">
          <IconAlertTriangle size={12} aria-hidden />{' '}
          {formatCount(wrong, 'dienst mag zo niet', 'diensten mogen zo niet')}
        </Tag>
      )}
      {untold > 0 && may('roster.publish') && (
        <Tag tone="accent">{formatCount(untold, 'wijziging', 'wijzigingen')} niet bekend</Tag>
      )}
      {offers}
      <span className="ro-legend">
        {shiftSources.map((source) => {
          const Icon = sourceIcons[source]
          return (
            <span key={source} data-source={source}>
              <Icon size={14} className="ro-sign" aria-hidden />
              {sourceWords[source]}
            </span>
          )
        })}
      </span>
      <Tooltip label="Rooster afdrukken">
        <ActionIcon variant="default" size={30} aria-label="Rooster afdrukken" onClick={onPrint}>
          <IconPrinter size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {may('caretakers.list') && (
        <Button variant="default" size="xs" onClick={() => navigate('/rooster/beheerders')}>
          Beheerders en uren
        </Button>
      )}
      {may('roster.fill') && (
        <Button variant="default" size="xs" leftSection={<IconWand size={16} aria-hidden />} onClick={onFill}>
          Vul in
        </Button>
      )}
      {may('roster.publish') && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button variant="default" size="xs" leftSection={<IconDots size={16} aria-hidden />}>
              Meer
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUserExclamation size={16} />} onClick={() => navigate('/ziekmelding')}>
              Ziek melden
            </Menu.Item>
            {span === 'week' && (
              <Menu.Item leftSection={<IconCopy size={16} />} onClick={onCopy}>
                Neem deze week{where} over naar de volgende
              </Menu.Item>
            )}
            {span === 'week' && may('rosterTemplates.list') && (
              <Menu.Item leftSection={<IconTemplate size={16} />} onClick={onTemplates}>
                Standaardweken…
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconSend size={16} />} onClick={onTell}>
              Maak {span === 'week' ? 'deze week' : 'deze maand'}
              {where} bekend
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
