import { IconArrowsExchange } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { answersText } from '../../lib/words/hand-over'
import { Card } from '../../ui/Card'

/** Shifts at this centre that wait for somebody to take them over; nothing when there are none. */
export function Offers({ centreId }: { centreId: CentreId }) {
  const offers = useQuery(api.handOvers.list.queryOptions({ input: { centreId } })).data ?? []
  const people = useQuery(api.caretakers.list.queryOptions()).data ?? []
  if (offers.length === 0) return null
  return (
    <Card title="Wie neemt deze dienst over?" note={offers.length}>
      <ul className="list">
        {offers.map((offer) => {
          const from = people.find((one) => one.id === offer.offeredBy)?.name
          return (
            <li className="list-item" key={offer.id}>
              <IconArrowsExchange size={16} aria-hidden className="list-icon" />
              <div className="list-text">
                <button
                  type="button"
                  className="link"
                  onClick={() => navigate(`/rooster?dag=${dateOf(offer.startsAt)}&dienst=${offer.shiftId}`)}
                >
                  {formatDay(dateOf(offer.startsAt))} {formatTimes(offer.startsAt, offer.endsAt)}
                </button>
                <small>
                  {from !== undefined && `van ${from} · `}
                  {answersText(offer)}
                </small>
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
