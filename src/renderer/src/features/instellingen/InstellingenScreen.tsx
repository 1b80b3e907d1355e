import { Tabs } from '@mantine/core'
import {
  IconBuildingCommunity,
  IconCalendarOff,
  IconChecklist,
  IconClock,
  IconCup,
  IconDoor,
  IconHistory,
  IconHome,
  IconMail,
  IconPlug,
  IconReceiptEuro,
  IconTags,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useLocation } from 'wouter'
import { navigate } from '../../lib/address'
import { Screen } from '../../ui/Screen'
import { CentraTab } from './CentraTab'
import { DocumentenTab } from './DocumentenTab'
import { FaciliteitenTab } from './FaciliteitenTab'
import { LijstenTab } from './LijstenTab'
import { LogboekTab } from './LogboekTab'
import { OpeningstijdenTab } from './OpeningstijdenTab'
import { OrganisatieTab } from './OrganisatieTab'
import { PrijslijstTab } from './PrijslijstTab'
import { RondesTab } from './RondesTab'
import { RuimtesTab } from './RuimtesTab'
import { SluitingenTab } from './SluitingenTab'
import { TarievenTab } from './TarievenTab'
import './instellingen.css'

const tabs: readonly { id: string; label: string; icon: typeof IconHome; tab: ComponentType }[] = [
  { id: 'organisatie', label: 'Organisatie', icon: IconBuildingCommunity, tab: OrganisatieTab },
  { id: 'centra', label: 'Centra', icon: IconHome, tab: CentraTab },
  { id: 'ruimtes', label: 'Ruimtes', icon: IconDoor, tab: RuimtesTab },
  { id: 'openingstijden', label: 'Openingstijden', icon: IconClock, tab: OpeningstijdenTab },
  { id: 'sluitingen', label: 'Sluitingen', icon: IconCalendarOff, tab: SluitingenTab },
  { id: 'faciliteiten', label: 'Faciliteiten', icon: IconPlug, tab: FaciliteitenTab },
  { id: 'rondes', label: 'Rondes', icon: IconChecklist, tab: RondesTab },
  { id: 'prijslijst', label: 'Prijslijst', icon: IconCup, tab: PrijslijstTab },
  { id: 'tarieven', label: 'Tarieven', icon: IconReceiptEuro, tab: TarievenTab },
  { id: 'lijsten', label: 'Thema’s en doelen', icon: IconTags, tab: LijstenTab },
  { id: 'documenten', label: 'Documenten', icon: IconMail, tab: DocumentenTab },
  { id: 'logboek', label: 'Wijzigingen', icon: IconHistory, tab: LogboekTab },
]

/** The settings, a tab per subject; the tab stands in the address. */
export default function InstellingenScreen() {
  const [location] = useLocation()
  const asked = location.split('/')[2]
  const current = tabs.find((tab) => tab.id === asked)?.id ?? 'organisatie'
  return (
    <Screen title="Instellingen" scroll={false}>
      <Tabs
        value={current}
        onChange={(id) => navigate(`/instellingen/${id ?? 'organisatie'}`)}
        keepMounted={false}
        classNames={{ root: 'in', list: 'in-tabs', tab: 'in-tab', panel: 'in-panel' }}
      >
        <Tabs.List aria-label="Onderdelen van de instellingen">
          {tabs.map(({ id, label, icon: Icon }) => (
            <Tabs.Tab key={id} value={id} leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ id, tab: Tab }) => (
          <Tabs.Panel key={id} value={id}>
            <Tab />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  )
}
