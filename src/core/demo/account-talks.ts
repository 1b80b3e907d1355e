import type { Unit } from '#core/app/context'
import { putTalk } from '#core/usecases/account-talks/talks'
import type { Centre } from '#shared/contract/place'
import { hasAccountTalk } from '#shared/domain/account-talk'
import { addDays, dateOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'

/** The account talks of village halls: last year with all of them, this year with half. */
export async function addAccountTalks(unit: Unit, centres: readonly Centre[]): Promise<void> {
  const today = dateOf(unit.wall)
  const halls = centres.filter(({ type, managed }) => managed && hasAccountTalk(type))
  const thisYear = Number(today.slice(0, 4))
  for (const year of [thisYear - 1, thisYear])
    for (const [i, { id, name }] of halls.entries()) {
      const date = addDays(`${year}-03-03` as CivilDate, i * 7)
      if ((year === thisYear && i % 2 === 1) || date > today) continue
      await putTalk(unit, {
        ...{ centreId: id, year, revision: 0, date, place: name },
        notes: 'De vrijwilligers houden het huis goed draaiend; de avonden kunnen voller.',
        present: [
          { name: 'Annelies Jansen', organisation: 'Gemeente Rheden' },
          { name: i % 2 === 0 ? 'Bertus Wolters' : 'Hilde Peters', organisation: `Bestuur ${name}` },
        ],
        agreements: [
          {
            text:
              i % 2 === 0 ? 'Vraag bewoners van de nieuwe straten voor een open dag' : 'Maak een plan voor de keuken',
            owner: i % 2 === 0 ? 'Bestuur' : 'Gemeente',
            dueOn: addDays(date, 120),
            doneOn: year === thisYear ? null : addDays(date, 100),
          },
        ],
        subsidies: [
          {
            name: 'Exploitatie',
            cents: 1_250_000 + i * 150_000,
            conditions: 'Vijf dagdelen per week open voor bewoners',
            note: year === thisYear ? 'Tweede helft na de tussenstand van juli' : null,
          },
        ],
      })
    }
}
