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
  IconUserShield,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { navigate } from '../../lib/address'
import { useHere } from '../../lib/here'
import { type CallName, useRights } from '../../lib/session'
import { Screen } from '../../ui/Screen'
import { ScreenTabs, useTab } from '../../ui/ScreenTabs'
import { CentraTab } from './CentraTab'
import { DocumentenTab } from './DocumentenTab'
import { FaciliteitenTab } from './FaciliteitenTab'
import { GebruikersTab } from './GebruikersTab'
import { LijstenTab } from './LijstenTab'
import { LogboekTab } from './LogboekTab'
import { OpeningstijdenTab } from './OpeningstijdenTab'
import { OrganisatieTab } from './OrganisatieTab'
import { OtherCentre } from './OtherCentre'
import { PrijslijstTab } from './PrijslijstTab'
import { PrivacyTab } from './PrivacyTab'
import { ReservekopieenTab } from './ReservekopieenTab'
import { RondesTab } from './RondesTab'
import { RuimtesTab } from './RuimtesTab'
import { SluitingenTab } from './SluitingenTab'
import { TarievenTab } from './TarievenTab'
import './instellingen.css'

type Tab = {
  id: string
  needs: CallName
  label: string
  icon: typeof IconHome
  tab: ComponentType
  /** Is about the centre that is chosen at the top. */
  ofCentre?: true
}
const allTabs: readonly Tab[] = [
  {
    id: 'organisatie',
    needs: 'organisation.change',
    label: 'Organisatie',
    icon: IconBuildingCommunity,
    tab: OrganisatieTab,
  },
  { id: 'gebruikers', needs: 'users.list', label: 'Gebruikers', icon: IconUserShield, tab: GebruikersTab },
  { id: 'centra', needs: 'centres.change', label: 'Centra', icon: IconHome, tab: CentraTab },
  { id: 'ruimtes', needs: 'rooms.change', label: 'Ruimtes', icon: IconDoor, tab: RuimtesTab, ofCentre: true },
  {
    id: 'openingstijden',
    needs: 'centres.change',
    label: 'Openingstijden',
    icon: IconClock,
    tab: OpeningstijdenTab,
    ofCentre: true,
  },
  {
    id: 'sluitingen',
    needs: 'closures.create',
    label: 'Sluitingen',
    icon: IconCalendarOff,
    tab: SluitingenTab,
    ofCentre: true,
  },
  {
    id: 'faciliteiten',
    needs: 'facilities.change',
    label: 'Faciliteiten',
    icon: IconPlug,
    tab: FaciliteitenTab,
    ofCentre: true,
  },
  { id: 'rondes', needs: 'roundItems.change', label: 'Rondes', icon: IconChecklist, tab: RondesTab, ofCentre: true },
  {
    id: 'prijslijst',
    needs: 'articles.change',
    label: 'Prijslijst',
    icon: IconCup,
    tab: PrijslijstTab,
    ofCentre: true,
  },
  {
    id: 'tarieven',
    needs: 'tariffs.change',
    label: 'Tarieven',
    icon: IconReceiptEuro,
    tab: TarievenTab,
    ofCentre: true,
  },
  { id: 'lijsten', needs: 'labels.change', label: 'Thema’s en doelen', icon: IconTags, tab: LijstenTab },
  { id: 'documenten', needs: 'templates.change', label: 'Documenten', icon: IconMail, tab: DocumentenTab },
  { id: 'privacy', needs: 'privacy.get', label: 'Privacy', icon: IconShieldLock, tab: PrivacyTab },
  {
    id: 'reservekopieen',
    needs: 'backups.list',
    label: 'Reservekopieën',
    icon: IconDeviceFloppy,
    tab: ReservekopieenTab,
  },
  { id: 'logboek', needs: 'log.search', label: 'Wijzigingen', icon: IconHistory, tab: LogboekTab },
]

/** The settings, a tab per subject; the tab stands in the address. */
export default function InstellingenScreen() {
  const may = useRights()
  const { centre } = useHere()
  const tabs = allTabs.filter(({ needs }) => may(needs))
  const current = useTab(tabs)
  return (
    <Screen title="Instellingen" scroll={false}>
      <ScreenTabs
        name="in"
        label="Onderdelen van de instellingen"
        tabs={tabs}
        current={current}
        onGo={(id) => navigate(`/instellingen/${id}`)}
      >
        {({ tab: Tab, needs, ofCentre }) =>
          ofCentre && centre && !may(needs, centre.id) ? <OtherCentre centre={centre} needs={needs} /> : <Tab />
        }
      </ScreenTabs>
    </Screen>
  )
}
