import { Button } from '@mantine/core'
import { IconTags } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Article, Sale } from '#shared/contract/register'
import { changeCents } from '#shared/domain/register'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { api, client } from '../../lib/client'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { EmptyState } from '../../ui/EmptyState'
import { ArticleKeys, KEYS } from './ArticleKeys'
import { BillDialog } from './BillDialog'
import { lettersFor } from './letters'
import { RECEIVED, ReceiptPanel } from './ReceiptPanel'
import { choose, clear, linesOf, setPaid, takeLast, useReceipt } from './receipt'

const GROUP = 'Verkopen'

/** Selling at the desk: a key per article, the receipt beside it. Two coffees in cash are K, K, Enter. */
export function SellTab({ centreId }: { centreId: CentreId }) {
  const list = useQuery(
    api.articles.list.queryOptions({
      input: { centreId },
      select: (all: Article[]) => all.filter((article) => !article.archived),
    }),
  )
  if (!list.data) return null
  if (list.data.length === 0)
    return (
      <EmptyState
        icon={IconTags}
        title="Maak eerst een prijslijst"
        action={
          <May call="articles.create" at={centreId}>
            <Button onClick={() => navigate('/instellingen/prijslijst')}>Naar de prijslijst</Button>
          </May>
        }
      >
        Zet erop wat u aan de balie verkoopt: koffie, thee, fris. Elk artikel wordt hier een toets.
      </EmptyState>
    )
  return <Desk centreId={centreId} articles={list.data} />
}

function Desk({ centreId, articles }: { centreId: CentreId; articles: readonly Article[] }) {
  const receipt = useReceipt(centreId)
  const [busy, setBusy] = useState(false)
  const [billing, setBilling] = useState(false)
  const lines = linesOf(receipt.chosen, articles)
  const totalCents = lines.reduce((sum, line) => sum + line.cents, 0)
  const letters = lettersFor(articles.map(({ name }) => name))
  const keys = articles.map((article, i) => ({ article, letter: letters[i] ?? null }))

  const pay = async (paidBy: Sale['paidBy'], receivedCents: number | null) => {
    if (busy || lines.length === 0) return
    if (paidBy === 'cash' && receivedCents !== null && changeCents(totalCents, receivedCents) === null)
      return focusOn(RECEIVED)
    setBusy(true)
    try {
      const sale = await client.register.sell({
        centreId,
        lines: lines.map(({ article, quantity }) => ({ articleId: article.id, quantity, unitCents: article.cents })),
        paidBy,
        receivedCents: paidBy === 'cash' ? receivedCents : null,
      })
      // The next customer begins at the keys, not in the field of this one. A button that is switched off while it has
      // the focus would swallow the next key.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      setPaid(centreId, sale, receipt.chosen.length)
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  const takeBack = async (sale: Sale) => {
    try {
      await client.register.void({ id: sale.id, revision: sale.revision })
      clear(centreId)
      notifyDone(`Bon ${sale.number} is teruggedraaid`)
    } catch (error) {
      notifyError(error)
    }
  }
  useActions([
    ...keys.flatMap(({ article, letter }) =>
      letter === null
        ? []
        : [
            {
              id: `register.${article.id}`,
              label: article.name,
              keys: [letter],
              group: GROUP,
              run: () => choose(centreId, article.id),
            },
          ],
    ),
    {
      id: 'register.cash',
      label: 'Contant betaald',
      keys: ['Enter'],
      group: GROUP,
      run: () => void pay('cash', receipt.receivedCents),
    },
    {
      id: 'register.bill',
      label: 'Op rekening van een boeking',
      keys: ['B'],
      group: GROUP,
      run: () => setBilling(lines.length > 0),
    },
    { id: 'register.pin', label: 'Met pin betaald', keys: ['P'], group: GROUP, run: () => void pay('pin', null) },
    { id: 'register.received', label: 'Bedrag dat u krijgt', keys: ['O'], group: GROUP, run: () => focusOn(RECEIVED) },
    {
      id: 'register.last',
      label: 'Laatste artikel weghalen',
      keys: ['Backspace'],
      group: GROUP,
      run: () => takeLast(centreId),
    },
    { id: 'register.clear', label: 'Bon leegmaken', keys: ['Delete'], group: GROUP, run: () => clear(centreId) },
    {
      id: 'register.keys',
      label: 'Met de pijltjes langs de artikelen, Spatie voegt toe',
      keys: ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'],
      group: GROUP,
      run: () => document.querySelector<HTMLElement>(`#${KEYS} [tabindex="0"]`)?.focus(),
    },
  ])
  return (
    <div className="kas-desk">
      <ArticleKeys
        keys={keys}
        quantityOf={(id) => lines.find(({ article }) => article.id === id)?.quantity ?? 0}
        onChoose={(id) => choose(centreId, id)}
        onPay={() => void pay('cash', receipt.receivedCents)}
      />
      <ReceiptPanel
        centreId={centreId}
        receipt={receipt}
        lines={lines}
        totalCents={totalCents}
        busy={busy}
        onPay={(paidBy, receivedCents) => void pay(paidBy, receivedCents)}
        onBill={() => setBilling(true)}
        onTakeBack={(sale) => void takeBack(sale)}
      />
      {billing && (
        <BillDialog
          centreId={centreId}
          lines={lines}
          totalCents={totalCents}
          onDone={() => {
            clear(centreId)
            setBilling(false)
          }}
          onClose={() => setBilling(false)}
        />
      )}
    </div>
  )
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
