import type { Caretaker } from '#shared/contract/roster'
import { contractOn } from '#shared/domain/roster/contract'
import { formatDate, formatTime, weekdayName } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useHere } from '../../lib/here'
import { hoursText, timeKindWords } from '../../lib/words/caretakers'
import { caretakerKindWords, certificateWords } from '../../lib/words/roster'
import { SideDrawer } from '../../ui/SideDrawer'
import { AbsencePart } from './AbsencePart'

type Props = {
  caretaker: Caretaker
  /** Of the centres, by id. */
  names: ReadonlyMap<string, string>
  onClose: () => void
}

/** Somebody's details to read, with their absences: for who makes the roster, but does not hire. */
export function CaretakerSheet({ caretaker, names, onClose }: Props) {
  const { today } = useHere()
  const lines = linesOf(caretaker, names, today).filter(([, text]) => text !== '')
  return (
    <SideDrawer title={caretaker.name} onClose={onClose}>
      <div className="in-drawer-fields">
        <dl className="bh-sheet">
          {lines.map(([word, text]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <AbsencePart caretaker={caretaker} />
      </div>
    </SideDrawer>
  )
}

function linesOf(one: Caretaker, names: ReadonlyMap<string, string>, today: CivilDate): [string, string][] {
  const contract = contractOn(one, today)
  const centres = one.centres.map(
    ({ centreId, fixed }) => `${names.get(centreId) ?? 'ander centrum'}${fixed ? ' (vast gezicht)' : ''}`,
  )
  const held = one.certificates.map(
    ({ kind, expiresOn }) =>
      `${certificateWords[kind]}${expiresOn === null ? '' : `, tot en met ${formatDate(expiresOn)}`}`,
  )
  const times = one.times.map(({ kind, weekday, date, from, to }) => {
    const day = date !== null ? formatDate(date) : weekday !== null ? weekdayName(weekday) : ''
    return `${timeKindWords[kind]}: ${day} ${formatTime(from)}–${formatTime(to)}`
  })
  return [
    [
      'Soort',
      [caretakerKindWords[one.kind], one.flexPool ? 'flexpool' : '', one.association ?? ''].filter(Boolean).join(', '),
    ],
    ['Contract', contract === 0 ? '' : `${hoursText(contract)} per week`],
    ['Telefoon', one.phone ?? ''],
    ['E-mail', one.email ?? ''],
    ['Centra', centres.join('\n')],
    [
      'Beschikbaar',
      [
        one.activeFrom === null ? '' : `vanaf ${formatDate(one.activeFrom)}`,
        one.activeTo === null ? '' : `tot en met ${formatDate(one.activeTo)}`,
      ]
        .filter(Boolean)
        .join(' '),
    ],
    ['Certificaten', held.join('\n')],
    ['Tijden', times.join('\n')],
    ['Opmerkingen', one.remarks ?? ''],
  ]
}
