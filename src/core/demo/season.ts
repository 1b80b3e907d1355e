import type { Unit } from '#core/app/context'
import { addRenter } from '#core/usecases/renters'
import { addSeason } from '#core/usecases/season/seasons'
import { loadHabits } from '#core/usecases/season/surroundings'
import { putNewWish } from '#core/usecases/season/wishes'
import type { Season, WishChoice } from '#shared/contract/season'
import type { Habit } from '#shared/domain/season-habits'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { clockFromMinutes, minutesOfClock } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import type { PlanCentre } from './plan'

/** Newcomers who wish for a place that somebody has: that is what a season is about. */
const newcomers: readonly { name: string; title: string; category: RenterCategory; minutes: number; people: number }[] =
  [
    { name: 'Yogastudio Balans', title: 'Yoga op de avond', category: 'commercial', minutes: 90, people: 12 },
    { name: 'Toneelgroep De Klapdeur', title: 'Repetitie toneel', category: 'association', minutes: 150, people: 16 },
    { name: 'Buurtkeuken Samen Eten', title: 'Buurtmaaltijd', category: 'residents', minutes: 180, people: 20 },
    {
      name: 'Praktijk De Wijkarts',
      title: 'Spreekuur valpreventie',
      category: 'primary_care',
      minutes: 120,
      people: 8,
    },
  ]
/** Wishes in a centre of those who have a place there: enough to look at. */
const MOST_WISHES = 11

/** The coming season, from September or from New Year to June, open, with the wishes of those who have a place now and of newcomers. */
export async function addDemoSeason(unit: Unit, places: readonly PlanCentre[], today: CivilDate): Promise<void> {
  const year = Number(today.slice(0, 4))
  const autumn = today.slice(5) < '09-01'
  const season = await addSeason(unit, {
    name: autumn ? `Seizoen ${year}-${year + 1}` : `Voorjaar ${year + 1}`,
    centreId: null,
    from: (autumn ? `${year}-09-01` : `${year + 1}-01-01`) as CivilDate,
    to: `${year + 1}-06-30` as CivilDate,
    skipHolidays: true,
    skipSchoolHolidays: false,
  })
  let position = 0
  const managed = places.filter(({ centre }) => centre.managed && centre.activeTo === null)
  const renters = []
  // A number and an address that nobody has, as with the other renters of the demo.
  for (const [index, { name, category }] of newcomers.entries())
    renters.push(
      await addRenter(unit, { name, category, phone: `06-0000009${index}`, email: `seizoen${index + 1}@example.nl` }),
    )
  for (const { centre, rooms } of managed) {
    const roomIds = new Set(rooms.map((room) => room.id as string))
    const habits = (await loadHabits(unit.tx, season, centre.id)).filter((habit) => roomIds.has(habit.roomId))
    habits.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    // Spread over the week.
    const step = Math.max(1, Math.floor(habits.length / MOST_WISHES))
    const wished = habits.filter((_, index) => index % step === 0).slice(0, MOST_WISHES)
    const evenings = wished.filter((habit) => habit.from >= '17:00')
    for (const habit of wished) await putNewWish(unit, { ...wishOf(season, habit), centreId: centre.id }, position++)
    for (const [index, newcomer] of newcomers.entries()) {
      // The same for the same data; those who come in the evening wish for an evening.
      const among = index < 3 && evenings.length > 0 ? evenings : wished
      const habit = among[index % among.length]
      const renter = renters[index]
      if (!habit || !renter) continue
      const { name: _name, ...what } = newcomer
      const wish = {
        seasonId: season.id,
        centreId: centre.id,
        renterId: renter.id,
        ...what,
        first: { ...choiceOf(habit), from: inTime(habit, what.minutes) },
      }
      await putNewWish(unit, wish, position++)
    }
  }
}

/** The start of a place, or earlier so that something longer is over at eleven. */
const inTime = ({ from }: Habit, minutes: number) => clockFromMinutes(Math.min(minutesOfClock(from), 23 * 60 - minutes))

const keyOf = (habit: Habit) => `${habit.weekday}|${habit.from}|${habit.roomId}|${habit.title}`
const choiceOf = ({ roomId, weekday, from }: Habit): WishChoice => ({
  roomId: roomId as WishChoice['roomId'],
  weekday,
  from,
})
const wishOf = (season: Season, habit: Habit) => ({
  seasonId: season.id,
  renterId: habit.renterId as never,
  title: habit.title,
  category: habit.category,
  people: habit.people,
  minutes: habit.minutes,
  everyWeeks: habit.everyWeeks,
  first: choiceOf(habit),
})
