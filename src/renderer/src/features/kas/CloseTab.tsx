import type { CentreId } from '#shared/contract/base'
import { ClosedTill } from './ClosedTill'
import { OpenTill } from './OpenTill'
import { useTill } from './useTill'

/** The closing of a day: counting, or what was counted. */
export function CloseTab({ centreId }: { centreId: CentreId }) {
  const till = useTill(centreId)
  if (!till) return null
  return till.closing === null ? (
    <OpenTill key={`${till.date} ${till.sequence}`} till={till} />
  ) : (
    <ClosedTill till={till} closing={till.closing} />
  )
}
