import type { Placement, WeekSlot, Wish, WishChoice } from '#shared/contract/season'
import type { SlotProblem, WishOutcome } from '#shared/domain/season'
import type { ChoiceReason, Holder } from '#shared/domain/season-why'
import { formatTime, weekdayName, weekdayShort } from '#shared/time/format'
import { formatCount } from '../../lib/format'
import type { Tone } from '../../ui/Tag'
import type { Landing } from './board'

/** What became of a wish, as a word with a tone. */
export const outcomeWords: Record<WishOutcome, { word: string; tone: Tone }> = {
  first: { word: 'Eerste keus', tone: 'ok' },
  second: { word: 'Tweede keus', tone: 'accent' },
  moved: { word: 'Verplaatst', tone: 'warn' },
  impossible: { word: 'Niet mogelijk', tone: 'bad' },
}
export const waitingWord = { word: 'Nog niet ingedeeld', tone: 'neutral' } as const

const urgency: Record<WishOutcome, number> = { impossible: 0, moved: 1, second: 3, first: 4 }
/** Those that ask for attention first: not possible, moved, not looked at yet; then by day and time. */
export const inOrder = (wishes: readonly Wish[]): Wish[] =>
  [...wishes].sort((a, b) => {
    const rank = (wish: Wish) => (wish.placement === null ? 2 : urgency[wish.placement.outcome])
    const when = (wish: Wish) => {
      const { weekday, from } = wish.placement?.slot ?? wish.first
      return `${weekday} ${from}`
    }
    return rank(a) - rank(b) || when(a).localeCompare(when(b)) || a.position - b.position
  })

export type NameOf = (roomId: string) => string

/** `di 19.00–21.00, Zaal 1` */
export const slotText = (slot: WeekSlot, nameOf: NameOf): string =>
  `${weekdayShort(slot.weekday)} ${formatTime(slot.from)}–${formatTime(slot.to)}, ${nameOf(slot.roomId)}${rhythmText(slot.week)}`
const rhythmText = (week: WeekSlot['week']): string =>
  week === 'every' ? '' : week === 'first' ? ', oneven weken' : ', even weken'

/** `di 19.00, Zaal 1` or `di 19.00, een passende ruimte` */
export const choiceText = (choice: WishChoice, nameOf: NameOf): string =>
  `${weekdayShort(choice.weekday)} ${formatTime(choice.from)}, ${choice.roomId === null ? 'een passende ruimte' : nameOf(choice.roomId)}`

const because: Record<Holder['because'], (title: string) => string> = {
  pinned: (title) => `daar is ${title} met de hand neergezet`,
  category: (title) => `daar gaat ${title} voor, door de soort huurder`,
  round: (title) => `daar gaat ${title} voor: dat is hun eerste wens`,
  kept: (title) => `daar zat ${title} vorig seizoen al`,
  fit: (title) => `die tijd ging naar ${title}; zo krijgen de meeste groepen een goede plek`,
}

/** Why a slot can't be had, as the end of a sentence. */
export function problemText(problem: SlotProblem): string {
  const { roomName } = problem
  switch (problem.code) {
    case 'room_archived':
      return `${roomName} is niet meer in gebruik`
    case 'too_small':
      return `${roomName} is te klein: ${problem.people} mensen, er passen er ${problem.capacity}`
    case 'not_accessible':
      return `${roomName} is niet toegankelijk met een rolstoel`
    case 'facility_missing':
      return `in ${roomName} is geen ${problem.facility}`
    case 'outside_hours':
      return 'dan is het centrum niet open'
    case 'no_dates':
      return 'die dag is het centrum het hele seizoen gesloten'
    case 'taken':
      return `daar staat ${problem.times} van de ${problem.of} keer al iets: ${problem.title}`
  }
}

const choiceWords = ['', 'Eerste keus', 'Tweede keus'] as const

function reasonText({ choice, problems, holders }: ChoiceReason, wish: Wish, nameOf: NameOf): string {
  const asked = choice === 1 ? wish.first : wish.second
  const what = asked === null ? choiceWords[choice] : `${choiceWords[choice]} (${choiceText(asked, nameOf)})`
  const parts = [
    ...holders.map((holder) => because[holder.because](holder.title)),
    ...(holders.length === 0 ? problems.map(problemText) : []),
  ]
  return parts.length === 0 ? `${what}: samen met de andere wensen paste dit niet.` : `${what}: ${parts.join('; ')}.`
}

/** Why a wish came off as it did, a sentence each. */
export function whyTexts(wish: Wish, placement: Placement, nameOf: NameOf): string[] {
  const { why, outcome, pinned } = placement
  const texts = why.reasons.map((reason) => reasonText(reason, wish, nameOf))
  if (outcome === 'impossible') texts.push('Ook in de buurt daarvan is er geen vrije plek.')
  if (pinned) texts.push('Met de hand neergezet: een nieuw voorstel laat dit staan.')
  if (why.kept) texts.push('Dezelfde plek als vorig seizoen.')
  if (why.missed > 0)
    texts.push(
      `${formatCount(why.missed, 'keer valt', 'keer vallen')} uit (van de ${why.dates}): dan staat er al iets anders.`,
    )
  return texts
}

/** What letting go would come to, in words. */
export function landingText(landing: Landing | null, weekday: number, nameOf: NameOf): string {
  if (landing === null) return 'Dat gaat over middernacht heen'
  const { slot, obstacle } = landing
  if (obstacle === null) return `Vrij: ${slotText(slot, nameOf)}`
  const where = `${weekdayName(weekday)} ${formatTime(slot.from)}`
  return obstacle.problem
    ? `Kan niet op ${where}: ${problemText(obstacle.problem)}`
    : `Bezet op ${where} door ${obstacle.wishes.map((wish) => wish.title).join(', ')}`
}

/** Whether a proposal is the best there is. */
export function gapText(gap: number): string {
  if (gap === 0) return 'Beter kan niet'
  const percent = Math.max(0.1, Math.ceil(gap * 1000) / 10)
  return `Binnen ${String(percent).replace('.', ',')} % van het beste`
}
