import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { Till } from '#shared/contract/register'
import type { TillName } from '#shared/domain/register'
import { useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'

/** The parameters that name a till in the address; they hold for that day only. */
export const tillParams = ({ date, sequence }: TillName) => ({ dag: date, kas: `${date}.${sequence}` })
export const tillAddress = (till: TillName): string => `/kas/afsluiten?${new URLSearchParams(tillParams(till))}`

/** The till of the day in the top bar: the last one, or the one that the address names. */
export function useTill(centreId: CentreId): Till | undefined {
  const { date } = useHere()
  const [day, sequence] = (useParam('kas') ?? '').split('.')
  const input = { centreId, date, ...(day === date && Number(sequence) > 0 && { sequence: Number(sequence) }) }
  return useQuery(api.register.till.queryOptions({ input })).data
}
