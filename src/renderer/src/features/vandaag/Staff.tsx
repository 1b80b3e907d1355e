import { IconStarFilled, IconUser, IconUserQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { addDays } from '#shared/time/civil'
import { formatTimes } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { useMay } from '../../lib/session'
import { gapText } from '../../lib/words/needs'
import { Card } from '../../ui/Card'
import { PhoneLink } from '../../ui/PhoneLink'
import { Tag } from '../../ui/Tag'

/** Who has beheer on a day, and where somebody is missing. Not shown while no caretaker is entered. */
export function Staff({ centreId, date }: { centreId: CentreId; date: CivilDate }) {
  const input = { centreId, from: date, to: addDays(date, 1) }
  const there = useQuery(api.roster.present.queryOptions({ input })).data
  // Where somebody is missing is not for everybody who may know who is there.
  const mayMiss = useMay('roster.needs')
  const needs = useQuery(api.roster.needs.queryOptions({ input, enabled: mayMiss })).data
  const gaps = needs?.gaps ?? []
  if (!there || (mayMiss ? !needs?.inUse : there.length === 0)) return null
  return (
    <Card title="Beheer" {...(gaps.length > 0 && { actions: <Tag tone="bad">Niet rond</Tag> })}>
      {there.length === 0 && gaps.length === 0 ? (
        <p className="list-empty">Niemand ingeroosterd, en dat hoeft ook niet.</p>
      ) : (
        <ul className="list">
          {there.map((person) => (
            <li className="list-item" key={`${person.caretakerId} ${person.startsAt}`}>
              {person.fixedFace ? (
                <IconStarFilled size={16} aria-label="vast gezicht" className="list-icon day-star" />
              ) : (
                <IconUser size={16} aria-hidden className="list-icon" />
              )}
              <div className="list-text">
                <b>{person.name}</b>
                <small>
                  {formatTimes(person.startsAt, person.endsAt)}
                  {person.phone !== null && (
                    <>
                      {' · '}
                      <PhoneLink phone={person.phone} />
                    </>
                  )}
                </small>
              </div>
            </li>
          ))}
          {gaps.map((gap) => (
            <li className="list-item day-gap" key={gap.startsAt}>
              <IconUserQuestion size={16} aria-hidden className="list-icon" />
              <div className="list-text">
                <b>{gapText(gap)}</b>
                <small>{formatTimes(gap.startsAt, gap.endsAt)}</small>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
