import type { Unit } from '#core/app/context'
import { list } from '#core/store/bookings'
import { listCaretakers } from '#core/store/caretakers'
import { listInvoices } from '#core/store/invoices'
import { type NewLook, writeLooks } from '#core/store/looks'
import { listRenters } from '#core/store/renters'
import { addDays, addMonths, dateOf, instantAfter, startOfDay, startOfMonth, weekdayOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'

const MINUTE_MS = 60_000
const FRIDAY = 5

type About = Pick<NewLook, 'call' | 'kind'> & Partial<NewLook>

/** Who looked at people, or took them out in a file, on the working days before today. @param userId who did all of it */
export async function addLooks(unit: Unit, userId: string): Promise<void> {
  const today = dateOf(unit.wall)
  const renters = (await listRenters(unit.tx)).filter(({ contactName }) => contactName !== null)
  const invoices = (await listInvoices(unit.tx, {})).filter(({ state }) => state === 'final')
  const booked = (await list(unit.tx, { from: today, to: addDays(today, 7) })).find(
    ({ contactName }) => contactName !== null,
  )
  const month = startOfMonth(addMonths(today, -1))
  const renter = (nth: number): About => ({ call: 'renters.get', kind: 'renter', subjectId: renters[nth]?.id ?? null })
  const invoice = (nth: number): About => ({
    call: 'invoices.get',
    kind: 'invoice',
    subjectId: invoices[nth]?.id ?? null,
  })
  const file = (about: About, selection: string | null = null): About => ({ ...about, takenOut: true, selection })
  const all: [daysAgo: number, minutes: number, About][] = [
    [6, 548, renter(2)],
    [6, 560, { call: 'bookings.get', kind: 'booking', subjectId: booked?.id ?? null }],
    [5, 602, { call: 'caretakers.list', kind: 'caretaker', people: (await listCaretakers(unit.tx)).length }],
    [
      5,
      611,
      file({ call: 'hours.exportFile', kind: 'caretaker', people: 0 }, `${month} ${addDays(startOfMonth(today), -1)}`),
    ],
    [4, 835, renter(7)],
    [3, 571, invoice(0)],
    [3, 572, file({ ...invoice(0), call: 'invoices.file' })],
    [3, 584, file({ ...invoice(1), call: 'invoices.file' })],
    [2, 910, file({ ...renter(11), call: 'privacy.exportHeld' }, 'pdf')],
    [1, 1172, renter(2)],
  ]
  writeLooks(
    unit.tx,
    all.map(([daysAgo, minutes, about]) => ({
      at: instantAfter(startOfDay(workdayBefore(today, daysAgo)), minutes * MINUTE_MS),
      ...{ userId, subjectId: null, people: 1, takenOut: false, selection: null },
      ...about,
    })),
  )
}

function workdayBefore(today: CivilDate, count: number): CivilDate {
  let day = today
  for (let left = count; left > 0; ) {
    day = addDays(day, -1)
    if (weekdayOf(day) <= FRIDAY) left -= 1
  }
  return day
}
