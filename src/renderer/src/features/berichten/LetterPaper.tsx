import { useQuery } from '@tanstack/react-query'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { Paper } from '../../ui/Paper'

/** A message on paper, as a letter of the organisation. */
export function LetterPaper({ name, subject, body }: { name: string | null; subject: string; body: string }) {
  const seller = useQuery(api.billing.seller.queryOptions()).data
  const { today } = useHere()
  return (
    <Paper>
      <header>
        <address>
          <p className="paper-org">{seller?.legalName}</p>
          {[seller?.address, [seller?.postcode, seller?.town].filter(Boolean).join(' '), seller?.phone, seller?.email]
            .filter(Boolean)
            .join('\n')}
        </address>
        <p>{formatDate(today)}</p>
      </header>
      {name !== null && <p>Aan: {name}</p>}
      <h1>{subject}</h1>
      <p className="paper-text">{body}</p>
    </Paper>
  )
}
