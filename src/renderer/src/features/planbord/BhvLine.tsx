import { IconFirstAidKit } from '@tabler/icons-react'
import type { BhvStretch } from '#shared/contract/roster-needs'
import { addDays, dateOf, weekdayOf } from '#shared/time/civil'
import { formatTime, formatTimes, weekdayShort } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { minuteOfDay } from './board'

const touching = (stretches: readonly BhvStretch[], date: CivilDate) =>
  stretches.filter(({ startsAt, endsAt }) => startsAt < `${addDays(date, 1)}T00:00` && endsAt > `${date}T00:00`)

const timesOf = ({ startsAt, endsAt }: BhvStretch) => formatTimes(startsAt, endsAt)

/** So many times are named beside the line. */
const MOST = 3

/** What the line says in words: what is missing, or that nothing is. */
function wordsOf(stretches: readonly BhvStretch[]): string {
  const missing = stretches.filter((stretch) => !stretch.ok)
  if (stretches.length === 0) return 'geen boekingen'
  if (missing.length === 0) return 'steeds iemand aanwezig'
  const said = missing.slice(0, MOST).map(timesOf).join(' en ')
  return `niemand ${said}${missing.length > MOST ? ` en nog ${missing.length - MOST} keer` : ''}`
}

/**
 * At least one person with a valid BHV in the building during every open hour with bookings (domain, section 4): a thin
 * line where there is, a hatched block where there is not.
 */
export function BhvLine({ date, stretches }: { date: CivilDate; stretches: readonly BhvStretch[] }) {
  const here = touching(stretches, date)
  const minutes = here.map(({ startsAt, endsAt }) => ({
    from: Math.max(0, minuteOfDay(startsAt, date)),
    to: Math.min(1440, minuteOfDay(endsAt, date)),
  }))
  const from = Math.min(480, ...minutes.map((m) => Math.floor(m.from / 60) * 60))
  const to = Math.max(1380, ...minutes.map((m) => Math.ceil(m.to / 60) * 60))
  const percent = (minute: number) => `${((minute - from) / (to - from)) * 100}%`
  const bad = here.some((stretch) => !stretch.ok)
  return (
    <section className="bhv" aria-label="BHV" data-bad={bad || undefined}>
      <b className="bhv-name">
        <IconFirstAidKit size={14} aria-hidden /> BHV
      </b>
      <span className="bhv-edge" aria-hidden>
        {formatTime(`${String(from / 60).padStart(2, '0')}:00`)}
      </span>
      <div className="bhv-track" aria-hidden>
        {here.map((stretch, index) => {
          const span = minutes[index] ?? { from, to }
          return (
            <i
              key={stretch.startsAt}
              className={stretch.ok ? 'bhv-ok' : 'bhv-missing'}
              title={`${timesOf(stretch)}: ${stretch.ok ? 'iemand met BHV' : 'niemand met BHV'}`}
              style={{
                insetInlineStart: percent(span.from),
                width: `calc(${percent(span.to)} - ${percent(span.from)})`,
              }}
            />
          )
        })}
      </div>
      <span className="bhv-edge" aria-hidden>
        {formatTime(`${String(to / 60).padStart(2, '0')}:00`)}
      </span>
      <span className="bhv-words">
        <span className="visually-hidden">BHV: </span>
        {wordsOf(here)}
      </span>
    </section>
  )
}

/** The same under a week, in words for each day on which somebody is missing. */
export function BhvWeek({ days, stretches }: { days: readonly CivilDate[]; stretches: readonly BhvStretch[] }) {
  const missing = stretches.filter((stretch) => !stretch.ok)
  return (
    <section className="bhv" aria-label="BHV" data-bad={missing.length > 0 || undefined}>
      <b className="bhv-name">
        <IconFirstAidKit size={14} aria-hidden /> BHV
      </b>
      {missing.length === 0 ? (
        <span className="bhv-words">
          {stretches.length === 0 ? 'geen boekingen' : 'de hele week steeds iemand aanwezig'}
        </span>
      ) : (
        <ul className="bhv-days">
          {days.flatMap((day) => {
            const here = missing.filter((stretch) => dateOf(stretch.startsAt) === day)
            return here.length === 0
              ? []
              : [
                  <li key={day}>
                    <i className="bhv-missing" aria-hidden />
                    {weekdayShort(weekdayOf(day))} niemand {here.map(timesOf).join(' en ')}
                  </li>,
                ]
          })}
        </ul>
      )}
    </section>
  )
}
