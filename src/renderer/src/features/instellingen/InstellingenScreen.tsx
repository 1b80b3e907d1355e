import {
  IconBuildingCommunity,
  IconCalendarOff,
  IconChecklist,
  IconClock,
  IconCup,
  IconDeviceFloppy,
  IconDoor,
  IconHistory,
  IconHome,
  IconMail,
  IconPlug,
  IconReceiptEuro,
  IconShieldLock,
  IconTags,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { navigate } from '../../lib/address'
import { Screen } from '../../ui/Screen'
import { ScreenTabs, useTab } from '../../ui/ScreenTabs'
import { CentraTab } from './CentraTab'
import { DocumentenTab } from './DocumentenTab'
import { FaciliteitenTab } from './FaciliteitenTab'
import { LijstenTab } from './LijstenTab'
import { LogboekTab } from './LogboekTab'
import { OpeningstijdenTab } from './OpeningstijdenTab'
import { OrganisatieTab } from './OrganisatieTab'
import { PrijslijstTab } from './PrijslijstTab'
import { PrivacyTab } from './PrivacyTab'
import { ReservekopieenTab } from './ReservekopieenTab'
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
  { id: 'privacy', label: 'Privacy', icon: IconShieldLock, tab: PrivacyTab },
  { id: 'reservekopieen', label: 'Reservekopieën', icon: IconDeviceFloppy, tab: ReservekopieenTab },
  { id: 'logboek', label: 'Wijzigingen', icon: IconHistory, tab: LogboekTab },
]

/** The settings, a tab per subject; the tab stands in the address. */
export default function InstellingenScreen() {
  return (
    <Screen title="Instellingen" scroll={false}>
      <ScreenTabs
        name="in"
        label="Onderdelen van de instellingen"
        tabs={tabs}
        current={useTab(tabs)}
        onGo={(id) => navigate(`/instellingen/${id}`)}
      >
        {({ tab: Tab }) => <Tab />}
      </ScreenTabs>
    </Screen>
  )
}
