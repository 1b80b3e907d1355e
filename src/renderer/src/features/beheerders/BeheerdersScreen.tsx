import './beheerders.css'
import { Button } from '@mantine/core'
import { IconCalendarWeek, IconClock, IconClockHour9, IconUsers } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { navigate } from '../../lib/address'
import { type CallName, useRights } from '../../lib/session'
import { Screen } from '../../ui/Screen'
import { ScreenTabs, useTab } from '../../ui/ScreenTabs'
import { CoverageTab } from './CoverageTab'
import { HoursTab } from './HoursTab'
import { PeopleTab } from './PeopleTab'

const tabs: readonly { id: string; label: string; icon: typeof IconUsers; needs: CallName; tab: ComponentType }[] = [
  { id: 'beheerders', label: 'Beheerders', icon: IconUsers, needs: 'caretakers.list', tab: PeopleTab },
  { id: 'bezetting', label: 'Gewenste bezetting', icon: IconClockHour9, needs: 'coverage.list', tab: CoverageTab },
  { id: 'uren', label: 'Uren', icon: IconClock, needs: 'hours.report', tab: HoursTab },
]

/** Who the caretakers are and when they must be there: what the roster is made of. The tab stands in the address. */
export default function BeheerdersScreen() {
  const may = useRights()
  const offered = tabs.filter(({ needs }) => may(needs))
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
      <ScreenTabs
        name="bh"
        label="Onderdelen van het rooster"
        tabs={offered}
        current={useTab(offered)}
        onGo={(id) => navigate(`/rooster/${id}`)}
      >
        {({ tab: Tab }) => <Tab />}
      </ScreenTabs>
    </Screen>
  )
}
