import './kas.css'
import { Button } from '@mantine/core'
import { IconCashRegister, IconChartBar, IconHome, IconLock, IconReceipt, IconTags } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { CentreId } from '#shared/contract/base'
import { useActions } from '../../lib/actions'
import { navigate, useParam } from '../../lib/address'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { type CallName, useRights } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { ScreenTabs, useTab } from '../../ui/ScreenTabs'
import { CloseTab } from './CloseTab'
import { SalesTab } from './SalesTab'
import { SellTab } from './SellTab'
import { TillNotice } from './TillNotice'
import { TurnoverTab } from './TurnoverTab'

const allTabs: readonly {
  id: string
  /** Selling in a centre; who may only look there sees its figures. */
  needs: CallName
  label: string
  icon: typeof IconLock
  tab: ComponentType<{ centreId: CentreId }>
}[] = [
  { id: 'verkopen', needs: 'register.sell', label: 'Verkopen', icon: IconCashRegister, tab: SellTab },
  { id: 'bonnen', needs: 'register.sell', label: 'Bonnen', icon: IconReceipt, tab: SalesTab },
  { id: 'afsluiten', needs: 'register.close', label: 'Afsluiten', icon: IconLock, tab: CloseTab },
  { id: 'omzet', needs: 'register.turnover', label: 'Omzet', icon: IconChartBar, tab: TurnoverTab },
]

/** The cash register: selling, what was sold, the closing of the day, and figures. The tab stands in the address. */
export default function KasScreen() {
  const { centreId } = useHere()
  const may = useRights()
  const tabs = allTabs.filter(({ needs }) =>
    may(needs, needs === 'register.turnover' ? undefined : (centreId ?? undefined)),
  )
  const current = useTab(tabs)
  const till = useParam('kas')
  // Of a day with more tills the same one stays in view.
  const go = (id: string) => navigate(till === null ? `/kas/${id}` : `/kas/${id}?kas=${till}`)
  useActions(
    tabs.map(({ id, label }, i) => ({
      id: `register.tab.${id}`,
      label: `Kas: ${label.toLowerCase()}`,
      keys: [`Alt+${i + 1}`],
      group: 'Kas',
      run: () => go(id),
    })),
  )
  return (
    <Screen
      title="Kas"
      scroll={false}
      tools={
        <May call="articles.change">
          <Button
            variant="default"
            leftSection={<IconTags size={16} aria-hidden="true" />}
            onClick={() => navigate('/instellingen/prijslijst')}
          >
            Prijslijst
          </Button>
        </May>
      }
    >
      <ScreenTabs
        name="kas"
        label="Onderdelen van de kas"
        tabs={tabs}
        current={current}
        onGo={go}
        above={centreId !== null && may('register.close', centreId) && <TillNotice centreId={centreId} />}
      >
        {({ tab: Tab }) =>
          centreId === null ? (
            <EmptyState
              icon={IconHome}
              title="Voeg eerst een centrum toe"
              action={
                <May call="centres.create">
                  <Button onClick={() => navigate('/instellingen/centra')}>Naar de centra</Button>
                </May>
              }
            >
              Elk centrum heeft een eigen kas.
            </EmptyState>
          ) : (
            <Tab key={centreId} centreId={centreId} />
          )
        }
      </ScreenTabs>
    </Screen>
  )
}
