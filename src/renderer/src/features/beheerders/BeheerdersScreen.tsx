import './beheerders.css'
import { Button, Tabs } from '@mantine/core'
import { IconCalendarWeek, IconClock, IconClockHour9, IconUsers } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useLocation } from 'wouter'
import { navigate } from '../../lib/address'
import { Screen } from '../../ui/Screen'
import { CoverageTab } from './CoverageTab'
import { HoursTab } from './HoursTab'
import { PeopleTab } from './PeopleTab'

const tabs: readonly { id: string; label: string; icon: typeof IconUsers; tab: ComponentType }[] = [
  { id: 'beheerders', label: 'Beheerders', icon: IconUsers, tab: PeopleTab },
  { id: 'bezetting', label: 'Gewenste bezetting', icon: IconClockHour9, tab: CoverageTab },
  { id: 'uren', label: 'Uren', icon: IconClock, tab: HoursTab },
]

/** Who the caretakers are and when they must be there: what the roster is made of. The tab stands in the address. */
export default function BeheerdersScreen() {
  const [location] = useLocation()
  const current = tabs.find(({ id }) => id === location.split('/')[2])?.id ?? 'beheerders'
  return (
    <Screen
      title="Rooster"
      hint="mensen en uren"
      scroll={false}
      tools={
        <Button
          variant="default"
          leftSection={<IconCalendarWeek size={16} aria-hidden />}
          onClick={() => navigate('/rooster')}
        >
          Naar het rooster
        </Button>
      }
    >
      <Tabs
        value={current}
        onChange={(id) => navigate(`/rooster/${id ?? 'beheerders'}`)}
        keepMounted={false}
        classNames={{ root: 'bh', list: 'bh-tabs', panel: 'bh-panel' }}
      >
        <Tabs.List aria-label="Onderdelen van het rooster">
          {tabs.map(({ id, label, icon: Sign }) => (
            <Tabs.Tab key={id} value={id} leftSection={<Sign size={16} stroke={1.6} aria-hidden />}>
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
