import type { Unit } from '#core/app/context'
import { listSheets } from '#core/store/contact-sheets'
import { putSelection, putSent } from '#core/store/selections'
import type { OverviewSent, Selection } from '#shared/contract/selection'
import { addDays, dateOf } from '#shared/time/civil'
import { addPeriods, periodAt, periodSpan } from '#shared/time/period'
import type { WallTime } from '#shared/time/types'

/** What is sent every quarter, and to whom the overview of the last one went. */
export async function addOverviewMail(unit: Unit): Promise<void> {
  const selection: Selection = {
    id: unit.newId(),
    name: 'Voor de gemeente',
    period: 'previous_quarter',
    centreIds: [],
    formats: ['pdf', 'xlsx'],
    revision: 1,
  }
  await putSelection(unit.tx, selection)
  unit.record({ kind: 'selection', id: selection.id, before: null, after: selection })

  const period = addPeriods(periodAt('quarter', dateOf(unit.wall)), -1)
  // Three weeks after the quarter, or today when that is still to come.
  const day = addDays(periodSpan(period).to, 21)
  const due = `${day}T10:15` as WallTime
  const sentAt = due < unit.wall ? due : unit.wall
  const people = new Map<string, string>()
  for (const { contacts } of await listSheets(unit.tx))
    for (const { role, getsOverview, name, email } of contacts)
      if (getsOverview && email !== null && role !== 'board') people.set(email, name)
  for (const [email, name] of people) {
    const sent: OverviewSent = {
      id: unit.newId(),
      period,
      centreId: null,
      name,
      email,
      sentAt,
      user: 'Fatima Yilmaz',
      revision: 1,
    }
    await putSent(unit.tx, sent)
    unit.record({ kind: 'overviewSent', id: sent.id, before: null, after: sent })
  }
}
