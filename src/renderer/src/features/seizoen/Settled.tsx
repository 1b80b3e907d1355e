import { Button } from '@mantine/core'
import type { SettleResult } from '#shared/contract/season'
import { formatDay } from '#shared/time/format'
import { formatCount } from '../../lib/format'
import { findingText } from '../../lib/words/findings'

/** What putting the season in the agenda made, with the dates that did not fit. */
export function Settled({ result, onClose }: { result: SettleResult; onClose: () => void }) {
  const missed = result.refused.reduce((sum, one) => sum + one.dates.length, 0)
  return (
    <div className="sz-settled" role="status">
      <h2>
        {formatCount(result.series, 'reeks', 'reeksen')} met {formatCount(result.bookings, 'boeking', 'boekingen')}{' '}
        staan in de agenda
      </h2>
      {missed > 0 && (
        <>
          <p>{formatCount(missed, 'keer paste', 'keer pasten')} niet. Deze dagen zijn bewaard bij de reeks:</p>
          <ul>
            {result.refused.map((one) => (
              <li key={one.wishId}>
                <b>{one.title}</b>
                {one.dates.map((date) => {
                  const finding = date.findings.find((f) => f.severity === 'error') ?? date.findings[0]
                  const why = finding ? findingText(finding).title : ''
                  return (
                    <small key={date.date}>
                      {formatDay(date.date)}
                      {why !== '' && `: ${why}`}
                    </small>
                  )
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button size="xs" variant="default" onClick={onClose}>
        Gelezen
      </Button>
    </div>
  )
}
