import type { Accountability, AccountabilityOverview, AnsweredAgreement } from '#shared/contract/accountability'
import { storyFields } from '#shared/contract/accountability'
import { accountParts, comparedGroups, kindsIn } from '#shared/domain/accountability'
import {
  figureName,
  figureText,
  figureWords,
  goalNote,
  groupName,
  MARK,
  MARK_MEANING,
  markOf,
  outcomeWords,
  partWords,
  storyWords,
  targetText,
} from '#shared/domain/agreement-words'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatPeriod, formatPeriodShort, formatTime } from '#shared/time/format'
import type { Block, Paper, Row } from '../papers/paper'
import { shown, signed } from '../reports/numbers'
import { closedLine } from '../reports/words'
import { accountRows, allCentres, less } from './rows'

/** The accountability on paper: figures, agreements with their answers, and the story; of a centre or of all. */
export function accountPaper(
  overview: AccountabilityOverview,
  letterhead: Pick<Paper, 'organisation' | 'logo'>,
): Paper {
  const { current, previous, yearEarlier } = overview
  const [only] = current.centres
  const one = current.centres.length === 1 && only ? only : null
  const against = [previous, ...(yearEarlier ? [yearEarlier] : [])].map(({ period }) => formatPeriod(period))
  return {
    title: `Verantwoording ${formatPeriod(current.period)}`,
    intro: [
      [
        { bold: one?.centre ?? allCentres },
        `. Periode ${formatDate(current.from)} tot en met ${formatDate(current.to)}.`,
      ],
      `Stand van ${formatDate(dateOf(current.asOf))}, ${formatTime(clockOf(current.asOf))}. Vergeleken met ${against.join(' en ')}.`,
      ...[closedLine(current) ?? []].flat(),
    ],
    ...letterhead,
    asOf: current.asOf,
    blocks: [
      ...storyBlocks(current),
      { type: 'heading', level: 2, text: 'Wat er is gedaan' },
      ...figureBlocks(overview),
      ...(one ? [] : centreBlocks(overview)),
      ...agreementBlocks(current),
      { type: 'heading', level: 2, text: 'Wat de cijfers betekenen' },
      { type: 'definitions', items: definitionsOf(overview) },
    ],
  }
}

function storyBlocks({ narratives, centres }: Accountability): Block[] {
  const places = [
    { id: null, name: centres.length === 1 ? null : 'Alle centra samen' },
    ...centres.map(({ centreId, centre }) => ({ id: centreId, name: centre })),
  ]
  const blocks = places.flatMap(({ id, name }): Block[] => {
    const told = storyFields.flatMap((field) => {
      const text = narratives.find((one) => one.centreId === id && one.field === field)?.text
      return text === undefined ? [] : [{ title: storyWords[field].title, text }]
    })
    if (told.length === 0) return []
    return [
      ...(name === null ? [] : [{ type: 'heading' as const, level: 3 as const, text: name }]),
      ...told.map(({ title, text }): Block => ({ type: 'paragraph', text: [{ bold: `${title}. ` }, text] })),
    ]
  })
  return blocks.length === 0 ? [] : [{ type: 'heading', level: 2, text: 'Toelichting' }, ...blocks]
}

const tenth = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Whether enough people gave a mark for any theme. */
const marksShow = (marks: AccountabilityOverview['marks']): boolean => marks.some(({ value }) => value !== null)

/** A table per theme, goal, core activity and kind of all that is in the paper together; kinds below each theme. */
function figureBlocks({ current, previous, yearEarlier, marks }: AccountabilityOverview): Block[] {
  const marked = marksShow(marks)
  const total = current.total.total
  return accountParts.flatMap((part): Block[] => {
    const groups = comparedGroups(part, {
      current: current.total,
      previous: previous.total,
      yearEarlier: yearEarlier?.total ?? null,
    })
    if (groups.length === 0) return []
    const one = partWords[part].one
    const withKinds = part !== 'byActivity'
    const withMarks = marked && part === 'byTheme'
    const cells = (
      name: string,
      kinds: string,
      tally: (typeof groups)[number]['kinds'][number],
      mark: number | null = null,
    ): Row => ({
      cells: [
        name,
        shown('count', tally.activities),
        ...(withKinds ? [kinds] : []),
        shown('count', tally.participants),
        shown('count', tally.withoutCount),
        shown('hours', tally.minutes / 60),
        ...(withMarks ? [mark === null ? '–' : tenth.format(mark)] : []),
        signed('count', less(tally.activities, tally.previous)),
        ...(yearEarlier ? [signed('count', less(tally.activities, tally.yearEarlier))] : []),
      ],
    })
    const rows = groups.flatMap((group) => [
      cells(groupName(part, group.key), String(kindsIn(group)), group, markOf(marks, group.key)),
      ...(part === 'byTheme'
        ? group.kinds.map((kind) => cells(`\u2003${groupName('byActivity', kind.key)}`, '', kind))
        : []),
    ])
    const sum = cells('Totaal', String(kindsIn({ kinds: current.total.byActivity })), {
      key: '',
      ...total,
      previous: previous.total.total.activities,
      yearEarlier: yearEarlier?.total.total.activities ?? null,
    })
    return [
      { type: 'heading', level: 3, text: `Per ${one.toLowerCase()}` },
      {
        type: 'table',
        caption:
          part === 'byGoal'
            ? goalNote
            : `Activiteiten${withKinds ? ', soorten' : ''} en deelnemers per ${one.toLowerCase()}`,
        columns: [
          { head: one },
          ...[
            'Activiteiten',
            ...(withKinds ? ['Soorten'] : []),
            'Deelnemers',
            'Zonder aantal',
            'Uren',
            ...(withMarks ? [MARK] : []),
          ].map((head) => ({
            head,
            align: 'right' as const,
          })),
          { head: `Verschil ${formatPeriodShort(previous.period)}`, align: 'right' },
          ...(yearEarlier
            ? [{ head: `Verschil ${formatPeriodShort(yearEarlier.period)}`, align: 'right' as const }]
            : []),
        ],
        rows: [...rows, { ...sum, total: true }],
      },
    ]
  })
}

/** How the themes are spread over the centres. */
function centreBlocks(overview: AccountabilityOverview): Block[] {
  const rows = accountRows(overview).filter(({ part, kind }) => part === 'byTheme' && kind === null)
  const names = [...new Set(rows.map(({ group }) => group))]
  const centres = [...new Set(rows.map(({ centre }) => centre))]
  return [
    { type: 'heading', level: 3, text: 'Per centrum' },
    {
      type: 'table',
      caption: 'Activiteiten per centrum en thema, met het aantal deelnemers erachter',
      columns: [{ head: 'Centrum' }, ...names.map((head) => ({ head, align: 'right' as const }))],
      rows: centres.map((centre) => ({
        cells: [
          centre,
          ...names.map((name) => {
            const tally = rows.find((row) => row.centre === centre && row.group === name)?.tally
            return tally && tally.activities > 0
              ? `${shown('count', tally.activities)} (${shown('count', tally.participants)})`
              : '0'
          }),
        ],
        ...(centre === allCentres && { total: true }),
      })),
    },
  ]
}

function agreementBlocks({ agreements, centres }: Accountability): Block[] {
  const blocks = centres.flatMap(({ centreId, centre }): Block[] => {
    const mine = agreements.filter((agreement) => agreement.centreId === centreId)
    if (mine.length === 0) return []
    return [
      { type: 'heading', level: 3, text: centre },
      {
        type: 'table',
        caption: `Prestatieafspraken van ${centre}`,
        columns: [
          { head: 'Afspraak', width: 0.44 },
          { head: 'Cijfer van deze periode', width: 0.26 },
          { head: 'Streefcijfer en uitkomst', width: 0.3 },
        ],
        rows: mine.map((agreement, i) => ({
          cells: [
            {
              text: [{ bold: `${i + 1}. ${agreement.text}` }, ...(agreement.note ? [`\n${agreement.note.text}`] : [])],
            },
            answerText(agreement),
            outcomeText(agreement),
          ],
        })),
      },
    ]
  })
  return blocks.length === 0 ? [] : [{ type: 'heading', level: 2, text: 'Prestatieafspraken' }, ...blocks]
}

/** The figure that answers an agreement, with its name; or that it is answered in words. */
export const answerText = ({ figure, unit, about, value }: AnsweredAgreement): string =>
  figure === null || unit === null ? 'In woorden' : `${figureName(figure, about)}: ${figureText(unit, value)}`

/** `ten minste 2 per jaar`, and on the next line `2026: 1, nog niet gehaald`. */
export function outcomeText({ unit, target, results }: AnsweredAgreement): string {
  if (unit === null || target === null) return ''
  const each = results.map(
    ({ of, value, outcome }) =>
      `${formatPeriodShort(of)}: ${figureText(unit, value)}, ${outcomeWords[outcome].toLowerCase()}`,
  )
  return [targetText(target, unit), ...each].join('\n')
}

function definitionsOf({ current, marks }: AccountabilityOverview): { term: string; meaning: string }[] {
  const used = [...new Set(current.agreements.flatMap(({ figure }) => figure ?? []))]
  return [
    {
      term: 'Activiteiten',
      meaning:
        'Bevestigde en gehouden boekingen die in de periode begonnen, zoals in het overzicht. Elke keer van een reeks telt.',
    },
    { term: 'Soorten', meaning: 'Hoeveel verschillende soorten activiteiten er waren.' },
    {
      term: 'Deelnemers',
      meaning: 'Som van wie er werkelijk waren. Waar dat niet is ingevuld, staat de activiteit bij zonder aantal.',
    },
    ...(marksShow(marks) ? [{ term: MARK, meaning: `${MARK_MEANING}.` }] : []),
    { term: 'Doel', meaning: goalNote },
    { term: 'Kernactiviteit', meaning: 'Waar de soort van de activiteit bij hoort.' },
    ...used.map((figure) => ({
      term: figureWords[figure].name.replace(/ in$/, ''),
      meaning: figureWords[figure].meaning,
    })),
  ]
}
