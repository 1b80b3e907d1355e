import { useQuery } from '@tanstack/react-query'
import type { PeriodKind } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { PeriodChooser } from '../ui/PeriodChooser'
import type { AccountCentre } from './account-centre'
import { setParams } from './address'
import { api } from './client'
import { useHere } from './here'
import { useMay } from './session'

type Props = {
  /** Which centre it is about (`useAccountCentre`). */
  about: AccountCentre
  /** What the choice of centre is for: `Bezetting van`. */
  label: string
  period: Period
  kinds: readonly PeriodKind[]
  /** Before another centre is shown. */
  onCentre: () => void
  onPeriod: (period: Period) => void
}

/** Which centres, and which quarter, year, season or own days a screen of accounting is about; both stand in the address. */
export function AccountingChooser({ about, label, period, kinds, onCentre, onPeriod }: Props) {
  const here = useHere()
  const seasons = useQuery(api.seasons.list.queryOptions({ enabled: useMay('seasons.list') }))
  return (
    <PeriodChooser
      scope={{
        centres: here.centres,
        centre: about.centre,
        all: about.all,
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
