import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { Coverage } from '#shared/contract/roster'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { coverageText } from './coverage'

/** Which desired coverage was agreed here, and what holds now: per centre. */
export function AgreedCoverage({
  consultationId,
  centreIds,
}: {
  consultationId: string
  centreIds: readonly CentreId[]
}) {
  const { centres, today } = useHere()
  const rows = useQuery(api.coverage.list.queryOptions({ input: {} })).data ?? []
  const lines = centreIds.flatMap((id) => {
    const name = centres.find((centre) => centre.id === id)?.name
    const mine = rows.filter(({ centreId }) => centreId === id)
    const agreed = mine.filter((row) => row.consultationId === consultationId)
    const now = mine.filter(({ from, to }) => from <= today && (to === null || to >= today))
    return name === undefined ? [] : [{ id, name, agreed, now }]
  })
  if (lines.every(({ agreed, now }) => agreed.length + now.length === 0)) return null
  return (
    <ul className="ov-coverage" aria-label="Gewenste bezetting">
      {lines.map(({ id, name, agreed, now }) => (
        <li key={id}>
          <b>{name}</b>
          {agreed.length > 0 && <span>hier afgesproken: {since(agreed)}</span>}
          {now.length > 0 && now.some((row) => !agreed.includes(row)) && (
            <span className="ov-now">nu: {coverageText(now)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

const since = (rows: readonly Coverage[]): string => {
  const from = rows[0]?.from
  const to = rows[0]?.to ?? null
  return `${coverageText(rows)}, vanaf ${from ? formatDate(from) : ''}${to === null ? '' : ` tot en met ${formatDate(to)}`}`
}
