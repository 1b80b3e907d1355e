import { useQuery } from '@tanstack/react-query'
import type { PeriodKind } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { PeriodChooser } from '../ui/PeriodChooser'
import { setParams, useParam } from './address'
import { api } from './client'
import { useHere } from './here'

type Props = {
  /** What the choice of centre is for: `Bezetting van`. */
  label: string
  period: Period
  kinds: readonly PeriodKind[]
  /** Before another centre is shown. */
  onCentre: () => void
  onPeriod: (period: Period) => void
}

/** Which centres, and which quarter, year, season or own days a screen of accounting is about; both stand in the address. */
export function AccountingChooser({ label, period, kinds, onCentre, onPeriod }: Props) {
  const here = useHere()
  const scope = useParam('over')
  const seasons = useQuery(api.seasons.list.queryOptions())
  return (
    <PeriodChooser
      scope={{
        centres: here.centres,
        centre: here.centres.find(({ id }) => id === scope),
        onCentre: (next) => {
          onCentre()
          setParams({ over: next?.id ?? null })
        },
        label,
      }}
      period={period}
      today={here.today}
      kinds={kinds}
      named={seasons.data?.map(({ name, from, to }) => ({
        name: /^seizoen/i.test(name) ? name : `Seizoen ${name}`,
        span: { from, to },
      }))}
      onPeriod={onPeriod}
    />
  )
}
