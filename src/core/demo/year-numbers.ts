import type { Unit } from '#core/app/context'
import { centreIdsOf, listDistricts } from '#core/store/calendar'
import { listCentres } from '#core/store/places'
import { putYearNumber } from '#core/store/year-numbers'
import type { YearNumber } from '#shared/contract/visitor'
import { dateOf } from '#shared/time/civil'
import { between, randomFrom } from './random'

const SOURCES = { residents: 'Voorbeeldgegevens', frequent: 'Voorbeeld van een telling aan de balie' } as const

/** Made-up residents of each district and frequent visitors of each centre, of last year and the one before. */
export async function addYearNumbers(unit: Unit): Promise<void> {
  const thisYear = Number(dateOf(unit.wall).slice(0, 4))
  const put = async (kind: YearNumber['kind'], placeId: string, year: number, count: number) => {
    const id = `${kind}:${placeId}:${year}`
    const after: YearNumber = { id, kind, placeId, year, count, source: SOURCES[kind], revision: 1 }
    await putYearNumber(unit.tx, after)
    unit.record({ kind: 'yearNumber', id, before: null, after })
  }
  const managed = new Set((await listCentres(unit.tx)).filter((centre) => centre.managed).map(({ id }) => id as string))
  for (const { id, name } of await listDistricts(unit.tx)) {
    const random = randomFrom(`${name}|residents`)
    const residents = between(random, 5_000, 11_000)
    const centres = (await centreIdsOf(unit.tx, id)).filter((centre) => managed.has(centre))
    for (const year of [thisYear - 2, thisYear - 1]) {
      await put('residents', id, year, residents + between(random, -60, 60))
      for (const centre of centres) await put('frequent', centre, year, between(random, 120, 420))
    }
  }
}
