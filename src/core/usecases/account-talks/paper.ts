import type { VillageYear } from '#shared/contract/account-talk'
import { accountTalkDefinitions } from '#shared/domain/account-talk'
import { dateOf } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import type { Block, Paper, Row } from '../papers/paper'

type Hall = VillageYear['centres'][number]
type About = {
  hall: Hall
  kernen: VillageYear['kernen']
  year: number
  asOf: WallTime
  from: Pick<Paper, 'organisation' | 'logo'>
}
const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })
const euro = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
const right = 'right' as const

/** The account talk of a village hall on paper: figures of the year, what was agreed, the subsidy. */
export function talkPaper({ hall, kernen, year, asOf, from }: About): Paper {
  const { centre, talk, figures, district } = hall
  const title = `Accountgesprek ${centre}, ${year}`
  const kern = kernen.find((one) => one.district === district)
  return {
    ...from,
    title,
    asOf,
    intro: [
      talk === null
        ? 'Nog geen gesprek opgeschreven'
        : `Gesprek van ${formatDate(talk.date)}${talk.place === null ? '' : `, ${talk.place}`}`,
      `Cijfers van ${year}, stand ${formatDate(dateOf(asOf))}`,
    ],
    blocks: [
      ...section(
        'Cijfers',
        [{ head: 'Cijfer' }, { head: 'Aantal', align: right }],
        [...figureLines(figures), ['Initiatieven van bewoners in deze kern', whole.format(kern?.activities ?? 0)]],
        title,
      ),
      ...(talk?.present.length
        ? section(
            'Aanwezig',
            [{ head: 'Naam' }, { head: 'Namens' }],
            talk.present.map(({ name, organisation }) => [name, organisation ?? '']),
            title,
          )
        : []),
      ...(talk?.agreements.length
        ? section(
            'Afspraken',
            [{ head: 'Afspraak' }, { head: 'Wie' }, { head: 'Uiterlijk' }, { head: 'Gedaan' }],
            talk.agreements.map(({ text, owner, dueOn, doneOn }) => [
              text,
              owner,
              dueOn === null ? '' : formatDate(dueOn),
              doneOn === null ? 'nog niet' : formatDate(doneOn),
            ]),
            title,
          )
        : []),
      ...(talk?.subsidies.length
        ? section(
            'Subsidie',
            [{ head: 'Subsidie' }, { head: 'Bedrag', align: right }, { head: 'Voorwaarden' }, { head: 'Toelichting' }],
            talk.subsidies.map(({ name, cents, conditions, note }) => [
              name,
              euro.format(cents / 100),
              conditions ?? '',
              note ?? '',
            ]),
            title,
          )
        : []),
      ...(talk?.notes
        ? [{ type: 'heading', level: 2, text: 'Besproken' } as const, { type: 'paragraph', text: talk.notes } as const]
        : []),
      { type: 'heading', level: 2, text: 'Wat de cijfers betekenen' },
      { type: 'definitions', items: accountTalkDefinitions },
    ],
  }
}

function figureLines({ total, internal, external, occupancyPct, visitors, waivedCents }: Hall['figures']): string[][] {
  return [
    ['Activiteiten en verhuur', whole.format(total.activities)],
    ['waarvan intern', whole.format(internal.activities)],
    ['waarvan extern', whole.format(external.activities)],
    ['Deelnemers', whole.format(total.participants)],
    ['Bezoekers', visitors === undefined ? 'niet geteld' : whole.format(visitors.total)],
    ['Bezetting', occupancyPct === null ? '–' : `${whole.format(occupancyPct)} %`],
    ['Om niet', euro.format(waivedCents / 100)],
  ]
}

const section = (
  name: string,
  columns: { head: string; align?: 'right' }[],
  rows: readonly string[][],
  title: string,
): Block[] => [
  { type: 'heading', level: 2, text: name },
  { type: 'table', caption: `${title}: ${name}`, columns, rows: rows.map((cells): Row => ({ cells })) },
]
