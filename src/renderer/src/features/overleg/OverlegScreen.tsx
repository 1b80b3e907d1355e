import './overleg.css'
import { Button } from '@mantine/core'
import { IconAddressBook, IconHome, IconListCheck, IconUsersGroup } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { useHere } from '../../lib/here'
import { type CallName, useRights } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { ScreenTabs, useTab } from '../../ui/ScreenTabs'
import { ContactenTab } from './ContactenTab'
import { OverleggenTab } from './OverleggenTab'
import { TakenTab } from './TakenTab'

const tabs: readonly { id: string; label: string; icon: typeof IconHome; needs: CallName; tab: ComponentType }[] = [
  { id: 'overleggen', label: 'Overleggen', icon: IconUsersGroup, needs: 'consultations.list', tab: OverleggenTab },
  { id: 'contacten', label: 'Contacten', icon: IconAddressBook, needs: 'contacts.list', tab: ContactenTab },
  { id: 'taken', label: 'Taken', icon: IconListCheck, needs: 'tasks.list', tab: TakenTab },
]

/** Consultations with the associations, who is who at a centre, and what its caretakers do. The tab stands in the address. */
export default function OverlegScreen() {
  const { centres } = useHere()
  const may = useRights()
  const offered = tabs.filter(({ needs }) => may(needs))
  const current = useTab(offered)
  const go = (id: string) => navigate(`/overleg/${id}`)
  useActions(
    offered.map(({ id, label }, i) => ({
      id: `consultation.tab.${id}`,
      label: `Overleg: ${label.toLowerCase()}`,
      keys: [`Alt+${i + 1}`],
      group: 'Overleg',
      run: () => go(id),
    })),
  )
  return (
    <Screen title="Overleg" scroll={false}>
      <ScreenTabs name="ov" label="Onderdelen van overleg" tabs={offered} current={current} onGo={go}>
        {({ tab: Tab }) =>
          centres.some(({ managed }) => managed) ? (
            <Tab />
          ) : (
            <EmptyState
              icon={IconHome}
              title={may('centres.create') ? 'Voeg eerst een centrum toe' : 'Er is geen centrum met een overleg'}
              action={
                may('centres.create') && (
                  <Button onClick={() => navigate('/instellingen/centra')}>Naar de centra</Button>
                )
              }
            >
              {may('centres.create') && 'Daarna legt u hier het overleg en de contactpersonen vast.'}
            </EmptyState>
          )
        }
      </ScreenTabs>
    </Screen>
  )
}
