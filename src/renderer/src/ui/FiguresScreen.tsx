import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { messageFor } from '../lib/failure'
import { AccountingNav } from './AccountingNav'
import { Screen } from './Screen'
import './figures.css'

type Props = {
  title: string
  /** Beside the title, as a rule `AsOf`. */
  hint?: ReactNode
  tools?: ReactNode
  /** Which centre and period: goes to the top bar. */
  chooser: ReactNode
  /** Whether figures are on their way, and why they did not come. */
  query: { isPending: boolean; error: unknown }
  /** The bookings behind a figure, at the side of the figures. */
  behind?: ReactNode
  children: ReactNode
}

/** A screen of accounting: figures, with the bookings behind one of them beside them. */
export function FiguresScreen({ title, hint, tools, chooser, query, behind, children }: Props) {
  const opened = behind !== undefined && behind !== null && behind !== false
  return (
    <Screen title={title} hint={hint} scroll={false} above={<AccountingNav />} tools={tools}>
      {chooser}
      <div className="fig">
        <div className="drill-grid" data-drill={opened}>
          <div className="fig-main">
            {query.isPending && <Loader size="sm" className="fig-wait" aria-label="Cijfers worden berekend" />}
            {query.error !== null && (
              <p className="fig-note" role="alert">
                {messageFor(query.error)}
              </p>
            )}
            {children}
          </div>
          {behind}
        </div>
      </div>
    </Screen>
  )
}
