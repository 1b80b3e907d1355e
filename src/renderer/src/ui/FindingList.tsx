import { IconAlertTriangle, IconClock, IconInfoCircle } from '@tabler/icons-react'
import type { Alternative, Finding, Severity } from '#shared/domain/booking-rules'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { findingText } from '../lib/words/findings'
import { Kbd } from './Kbd'

const icons = { error: IconAlertTriangle, warning: IconClock, info: IconInfoCircle } as const satisfies Record<
  Severity,
  unknown
>

/** The free places that findings propose instead, without doubles, in order; `Alt+1` takes the first. */
export function alternativesOf(findings: readonly Finding[]): Alternative[] {
  const found = new Map<string, Alternative>()
  for (const finding of findings)
    if ('alternatives' in finding.data)
      for (const a of finding.data.alternatives) {
        const key = `${a.roomIds.join()}|${a.startsAt}|${a.endsAt}`
        if (!found.has(key)) found.set(key, a)
      }
  return [...found.values()]
}

type Props = {
  findings: readonly Finding[]
  /** When given, free places are offered as buttons. */
  onAlternative?: (alternative: Alternative) => void
}

/** What the rules say about a booking, worst first, with free places to choose instead. */
export function FindingList({ findings, onAlternative }: Props) {
  const all = alternativesOf(findings)
  const holder = findings.findIndex((f) => 'alternatives' in f.data)
  return (
    <ul className="findings">
      {findings.map((finding, index) => {
        const { title, detail } = findingText(finding)
        const Sign = icons[finding.severity]
        return (
          <li
            className="finding"
            data-severity={finding.severity}
            key={`${finding.code} ${JSON.stringify(finding.data)}`}
          >
            <h3 className="finding-title">
              <Sign size={16} aria-hidden />
              {title}
            </h3>
            {detail !== null && <p>{detail}</p>}
            {onAlternative !== undefined &&
              index === holder &&
              all.map((a, n) => (
                <button
                  type="button"
                  className="alternative"
                  key={`${a.roomIds.join()}-${a.startsAt}`}
                  onClick={() => onAlternative(a)}
                >
                  <b>{a.roomNames.join(' en ')}</b>
                  <small>
                    {formatDay(dateOf(a.startsAt))}, {formatTimes(a.startsAt, a.endsAt)}
                  </small>
                  {n < 9 && <Kbd keys={`Alt+${n + 1}`} />}
                </button>
              ))}
          </li>
        )
      })}
    </ul>
  )
}
