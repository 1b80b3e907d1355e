import { listClosings } from '#core/store/closings'
import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import { formatDate, formatPeriod } from '#shared/time/format'
import { periodSpan, quarterOfPeriod } from '#shared/time/period'
import type { CivilDate, Period } from '#shared/time/types'
import { sellerOf } from '../invoices/parties'
import { partyFields } from './fields'
import type { Fields } from './template'

/** What a mail with figures is about; `name` is what these are called, such as `Kwartaaloverzicht`. */
export type OverviewSubject = {
  period: Period
  centreId?: string | undefined
  name: string
  /** Who gets it; left out: nobody in particular. */
  recipient?: string | undefined
  today: CivilDate
}

/** What a mail with figures may say. */
export async function overviewFields(
  tx: ReadTx,
  { period, centreId, name, recipient, today }: OverviewSubject,
): Promise<Fields> {
  const { from, to } = periodSpan(period)
  const centre = centreId === undefined ? null : await getCentre(tx, centreId)
  const quarter = centreId === undefined ? quarterOfPeriod(period) : undefined
  const [closed] = quarter === undefined ? [] : await listClosings(tx, quarter)
  return {
    ...partyFields(await sellerOf(tx), null, today),
    ...(recipient !== undefined && { aanhef: `Beste ${recipient}` }),
    ontvanger: { naam: recipient ?? '' },
    overzicht: {
      naam: name,
      periode: formatPeriod(period),
      van: formatDate(from),
      tot: formatDate(to),
      centrum: centre?.name ?? 'alle centra',
      versie: closed ? String(closed.version) : '',
    },
  }
}
