import { Button } from '@mantine/core'
import { IconArrowBackUp, IconReceipt } from '@tabler/icons-react'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Sale, Till } from '#shared/contract/register'
import { formatDay, formatTime } from '#shared/time/format'
import { client } from '../../lib/client'
import { formatCount, formatEuros } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { CounterDialog } from './CounterDialog'
import { MovementCard } from './MovementCard'
import { TillChooser } from './TillChooser'
import { useTill } from './useTill'
import { paidWords, soldText } from './words'

/** What was sold on a day, with a way back per sale, and the money that went in and out otherwise. */
export function SalesTab({ centreId }: { centreId: CentreId }) {
  const till = useTill(centreId)
  const [countering, setCountering] = useState<Sale | null>(null)
  if (!till) return null
  const count = till.sales.filter((sale) => !sale.voided).length
  return (
    <div className="kas-columns">
      <Card
        title={`Bonnen van ${formatDay(till.date)}`}
        note={`${formatCount(count, 'bon', 'bonnen')}, ${formatEuros(till.cashCents + till.pinCents)}`}
        actions={<TillChooser till={till} />}
      >
        {till.sales.length === 0 ? (
          <EmptyState icon={IconReceipt} title="Nog niets verkocht">
            Elke verkoop krijgt hier een regel, met een nummer.
          </EmptyState>
        ) : (
          <div className="kas-scroll">
            <table className="table kas-table">
              <caption className="visually-hidden">Bonnen van {formatDay(till.date)}</caption>
              <thead>
                <tr>
                  <th scope="col" className="number">
                    Bon
                  </th>
                  <th scope="col">Tijd</th>
                  <th scope="col">Wat</th>
                  <th scope="col">Betaald</th>
                  <th scope="col" className="number">
                    Bedrag
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">Terugdraaien</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...till.sales].reverse().map((sale) => (
                  <SaleRow key={sale.id} sale={sale} till={till} onCounter={() => setCountering(sale)} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      <MovementCard till={till} />
      {countering && <CounterDialog sale={countering} onClose={() => setCountering(null)} />}
    </div>
  )
}

async function takeBack(sale: Sale): Promise<void> {
  try {
    await client.register.void({ id: sale.id, revision: sale.revision })
    notifyDone(`Bon ${sale.number} is teruggedraaid`, { undo: true })
  } catch (error) {
    notifyError(error)
  }
}

function SaleRow({ sale, till, onCounter }: { sale: Sale; till: Till; onCounter: () => void }) {
  return (
    <tr data-voided={sale.voided}>
      <td className="number">{sale.number}</td>
      <td className="tabular">{formatTime(sale.at)}</td>
      <td>
        <span className="kas-what">{soldText(sale.lines)}</span>
        {sale.voided && <Tag>Teruggedraaid</Tag>}
        {sale.correctsId !== null && <Tag tone="warn">Tegenboeking</Tag>}
        {sale.reason !== null && <small>{sale.reason}</small>}
      </td>
      <td>{paidWords[sale.paidBy]}</td>
      <td className="number">{formatEuros(sale.totalCents)}</td>
      <td className="kas-row-action">
        {!sale.voided && till.closing === null && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
            aria-label={`Bon ${sale.number} terugdraaien`}
            onClick={() => void takeBack(sale)}
          >
            Terugdraaien
          </Button>
        )}
        {!sale.voided && till.closing !== null && sale.correctsId === null && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            aria-label={`Tegenboeking van bon ${sale.number}`}
            onClick={onCounter}
          >
            Tegenboeking
          </Button>
        )}
      </td>
    </tr>
  )
}
