import type { CalendarDistrict } from '#shared/contract/calendar'
import { UsageError } from '../usage'

const same = new Intl.Collator('nl', { sensitivity: 'base' })

/** By its name; `Gemeente/Wijk` where two municipalities have a district of that name. @throws UsageError */
export function districtOf(districts: readonly CalendarDistrict[], name: string): CalendarDistrict {
  const wanted = name.trim()
  const full = ({ municipality, name }: CalendarDistrict) => `${municipality}/${name}`
  const found = districts.filter((one) => same.compare(one.name, wanted) === 0 || same.compare(full(one), wanted) === 0)
  const [first] = found
  if (first && found.length === 1) return first
  if (first) throw new UsageError(`Er zijn er meer met de naam "${name}": ${found.map(full).join(', ')}.`)
  throw new UsageError(
    `De wijk "${name}" is er niet. Wel: ${districts.map((one) => one.name).join(', ') || 'geen enkele'}.`,
  )
}
