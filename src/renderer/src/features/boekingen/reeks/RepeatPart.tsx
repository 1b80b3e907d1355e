import { Radio } from '@mantine/core'
import type { CentreId } from '#shared/contract/base'
import type { PlannedDate } from '#shared/contract/series'
import type { CivilDate } from '#shared/time/types'
import { messageFor } from '../../../lib/failure'
import { countOf, type Decisions } from './decide'
import { PlanList } from './PlanList'
import { RepeatFields } from './RepeatFields'
import type { Repeat } from './repeat'

/** What becomes of dates that do not fit and for which nothing was chosen. */
export type Rest = 'skip' | 'wait'

type Props = {
  repeat: Repeat | null
  first: CivilDate
  centreId: CentreId
  preview: { dates: readonly PlannedDate[]; error: unknown; looking: boolean }
  decisions: Decisions
  rest: Rest
  onRepeat: (repeat: Repeat | null) => void
  onRest: (rest: Rest) => void
}

/** Making a booking come back: how often, and each date with what would become of it. */
export function RepeatPart({ repeat, first, centreId, preview, decisions, rest, onRepeat, onRest }: Props) {
  const { dates, error, looking } = preview
  return (
    <>
      <RepeatFields repeat={repeat} first={first} onChange={onRepeat} />
      {repeat !== null && error !== null && (
        <p className="booking-problem" role="alert">
          {messageFor(error)}
        </p>
      )}
      {repeat !== null && dates.length > 0 && (
        <div aria-busy={looking}>
          <PlanList dates={dates} decisions={decisions} centreId={centreId} mode="new" />
          {countOf(dates).problems > 0 && <RestChoice rest={rest} onRest={onRest} />}
        </div>
      )}
    </>
  )
}

/** Whatever is chosen: what others have booked stays as it is. */
export function RestChoice({ rest, onRest }: Pick<Props, 'rest' | 'onRest'>) {
  return (
    <Radio.Group
      className="plan-rest"
      size="xs"
      label="Data die niet passen"
      value={rest}
      onChange={(value) => onRest(value === 'wait' ? 'wait' : 'skip')}
    >
      <Radio size="xs" value="skip" label="Overslaan; u kunt ze later opnieuw aanbieden" />
      <Radio size="xs" value="wait" label="Laten wachten tot de plek vrijkomt" />
    </Radio.Group>
  )
}
