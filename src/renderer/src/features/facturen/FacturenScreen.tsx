import { Button, Tabs } from '@mantine/core'
import { IconFileInvoice, IconFileTypeCsv } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CentreId, InvoiceId } from '#shared/contract/base'
import type { InvoiceQuery } from '#shared/contract/invoice'
import { addMonths } from '#shared/time/civil'
import { formatPeriod } from '#shared/time/format'
import { addPeriods, periodAt, periodSpan } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { useHere } from '../../lib/here'
import { notifyError } from '../../lib/notify'
import { setPeriod, usePeriod } from '../../lib/period'
import { EmptyState } from '../../ui/EmptyState'
import { PeriodChooser } from '../../ui/PeriodChooser'
import { Screen } from '../../ui/Screen'
import { Deposits } from './Deposits'
import { InvoiceDetail } from './InvoiceDetail'
import { InvoiceTable } from './InvoiceTable'
import { ToBill } from './ToBill'
import './facturen.css'

type View = {
  id: string
  label: string
  view: NonNullable<InvoiceQuery['view']> | 'deposits' | null
  inPeriod: boolean
  empty: string
}

const views: readonly View[] = [
  { id: 'voorstel', label: 'Te factureren', view: null, inPeriod: true, empty: '' },
  { id: 'concept', label: 'Concepten', view: 'draft', inPeriod: false, empty: 'Maak concepten bij Te factureren.' },
  { id: 'open', label: 'Open', view: 'open', inPeriod: false, empty: 'Alles wat is gefactureerd, is betaald.' },
  { id: 'betaald', label: 'Betaald', view: 'paid', inPeriod: true, empty: 'Kies bovenaan een andere periode.' },
  { id: 'credit', label: 'Creditnota’s', view: 'credit', inPeriod: true, empty: 'Kies bovenaan een andere periode.' },
  { id: 'waarborg', label: 'Waarborgen', view: 'deposits', inPeriod: false, empty: '' },
]
const [first] = views

const kinds = ['month', 'quarter', 'year'] as const

function useChosen(): InvoiceId | null {
  return InvoiceId.safeParse(useParam('factuur')).data ?? null
}
const choose = (id: InvoiceId | null) => setParams({ factuur: id })

/** From what is to be billed to what is paid: proposals, drafts, invoices and credit notes. */
export default function FacturenScreen() {
  const here = useHere()
  const asked = useParam('stand')
  const current = views.find((v) => v.id === asked) ?? first
  const period = usePeriod(kinds, periodAt('month', addMonths(here.today, -1)))
  const scope = useParam('over')
  const centre = here.centres.find((c) => c.id === scope)
  const chosen = useChosen()
  const [exporting, setExporting] = useState(false)

  const show = (id: string | null) => setParams({ stand: id, factuur: null })
  const exportLines = async () => {
    setExporting(true)
    try {
      const { from, to } = periodSpan(period)
      saveFile(await client.invoices.ledger({ from, to, ...(centre && { centreId: centre.id }) }))
    } catch (error) {
      notifyError(error)
    } finally {
      setExporting(false)
    }
  }
  useActions([
    ...[-1, 1].map((by) => ({
      id: `facturen.periode${by}`,
      label: by < 0 ? 'Vorige periode' : 'Volgende periode',
      keys: by < 0 ? 'ArrowLeft' : 'ArrowRight',
      group: 'Facturen',
      run: () => setPeriod(addPeriods(period, by)),
    })),
    ...views.map((v) => ({
      id: `facturen.${v.id}`,
      label: v.label,
      group: 'Facturen',
      run: () => show(v.id),
    })),
  ])

  return (
    <Screen
      title="Facturen"
      scroll={false}
      tools={
        <Button
          variant="default"
          leftSection={<IconFileTypeCsv size={16} aria-hidden />}
          loading={exporting}
          aria-label={`Factuurregels van ${formatPeriod(period)} voor de boekhouding (CSV)`}
          onClick={() => void exportLines()}
        >
          Boekhouding
        </Button>
      }
    >
      <PeriodChooser
        scope={{
          all: true,
          centres: here.centres,
          centre,
          onCentre: (next) => setParams({ over: next?.id ?? null }),
          label: 'Facturen van',
        }}
        period={period}
        today={here.today}
        kinds={kinds}
        onPeriod={setPeriod}
      />
      <div className="fa" data-detail={chosen !== null}>
        <Tabs
          value={current?.id ?? 'voorstel'}
          onChange={show}
          keepMounted={false}
          classNames={{ root: 'fa-main', list: 'fa-tabs', panel: 'fa-panel' }}
        >
          <Tabs.List aria-label="Stand van de facturen">
            {views.map((v) => (
              <Tabs.Tab key={v.id} value={v.id}>
                {v.label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {views.map((v) => (
            <Tabs.Panel key={v.id} value={v.id}>
              {v.view === null ? (
                <ToBill
                  period={period}
                  centreId={centre?.id}
                  onDrafts={() => show('concept')}
                  onCredit={(id) => setParams({ stand: 'concept', factuur: id })}
                />
              ) : v.view === 'deposits' ? (
                <Deposits
                  centreId={centre?.id}
                  onDraft={(id) => setParams({ stand: 'concept', factuur: id })}
                  onInvoice={choose}
                />
              ) : (
                <List view={v} status={v.view} period={period} centreId={centre?.id} chosen={chosen} />
              )}
            </Tabs.Panel>
          ))}
        </Tabs>
        {chosen !== null && (
          <aside className="fa-side" aria-label="Factuur">
            <InvoiceDetail id={chosen} onChoose={choose} />
          </aside>
        )}
      </div>
    </Screen>
  )
}

type ListProps = {
  view: View
  status: InvoiceQuery['view']
  period: Period
  centreId: CentreId | undefined
  chosen: InvoiceId | null
}

function List({ view, status, period, centreId, chosen }: ListProps) {
  const list = useQuery(
    api.invoices.list.queryOptions({
      input: {
        ...(view.inPeriod && { ...periodSpan(period) }),
        view: status,
        ...(centreId && { centreId }),
      },
      placeholderData: keepPreviousData,
    }),
  )
  const rows = list.data ?? []
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.id === chosen)
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by]
    if (!next) return
    choose(next.id)
    document.querySelector<HTMLElement>(`[data-invoice="${next.id}"]`)?.focus()
  }
  useActions([
    { id: 'facturen.omlaag', label: 'Volgende in de lijst', keys: 'ArrowDown', group: 'Facturen', run: () => step(1) },
    { id: 'facturen.omhoog', label: 'Vorige in de lijst', keys: 'ArrowUp', group: 'Facturen', run: () => step(-1) },
  ])
  if (list.isSuccess && rows.length === 0)
    return (
      <EmptyState
        icon={IconFileInvoice}
        title={view.inPeriod ? `Niets in ${formatPeriod(period)}` : `Geen facturen bij ${view.label}`}
      >
        {view.empty}
      </EmptyState>
    )
  return <InvoiceTable rows={rows} chosen={chosen} onChoose={choose} caption={view.label} />
}
