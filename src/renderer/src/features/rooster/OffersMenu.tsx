import { Button, Menu } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import type { HandOverView } from '#shared/contract/hand-over'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { formatCount } from '../../lib/format'
import { answersText } from '../../lib/words/hand-over'

type Props = {
  offers: readonly HandOverView[]
  centreName: (id: string) => string
  nameOf: (id: string) => string
  onOpen: (offer: HandOverView) => void
}

/** All shifts that wait for somebody to take them over, also those of other weeks. Nothing when there are none. */
export function OffersMenu({ offers, centreName, nameOf, onOpen }: Props) {
  if (offers.length === 0) return null
  return (
    <Menu position="bottom-end" shadow="md" width={320}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          px={10}
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          aria-label={`${formatCount(offers.length, 'dienst', 'diensten')} aangeboden`}
          title="Aangeboden diensten"
        >
          {offers.length}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offers.map((offer) => (
          <Menu.Item key={offer.id} onClick={() => onOpen(offer)}>
            <b>
              {formatDay(dateOf(offer.startsAt))} {formatTimes(offer.startsAt, offer.endsAt)}
            </b>
            <span className="ro-offer-line">
              {centreName(offer.centreId)}
              {offer.offeredBy !== null && `, voor ${nameOf(offer.offeredBy)}`}
            </span>
            <span className="ro-offer-line">{answersText(offer)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
