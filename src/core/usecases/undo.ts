import type { Ctx, Unit } from '#core/app/context'
import * as accountTalks from '#core/store/account-talks'
import * as articles from '#core/store/articles'
import * as bookings from '#core/store/bookings'
import * as calendar from '#core/store/calendar'
import * as caretakers from '#core/store/caretakers'
import * as consultations from '#core/store/consultations'
import * as contacts from '#core/store/contact-sheets'
import * as coreActivities from '#core/store/core-activities'
import * as dayLog from '#core/store/day-log'
import * as deposits from '#core/store/deposits'
import * as documents from '#core/store/documents'
import * as functions from '#core/store/functions'
import * as handOvers from '#core/store/hand-overs'
import * as incidents from '#core/store/incidents'
import * as invoices from '#core/store/invoices'
import * as keys from '#core/store/keys'
import { type Entry, entriesOf, markUndone, topOfStack } from '#core/store/log'
import * as logo from '#core/store/logo'
import * as museum from '#core/store/museum'
import * as narratives from '#core/store/narratives'
import type { ReadTx } from '#core/store/open'
import * as places from '#core/store/places'
import * as prices from '#core/store/prices'
import * as privacy from '#core/store/privacy'
import * as published from '#core/store/published'
import * as register from '#core/store/register'
import * as renters from '#core/store/renters'
import * as repairs from '#core/store/repairs'
import * as agreements from '#core/store/result-agreements'
import * as roster from '#core/store/roster'
import * as rounds from '#core/store/rounds'
import * as satisfaction from '#core/store/satisfaction'
import * as schoolHolidays from '#core/store/school-holidays'
import * as seasons from '#core/store/seasons'
import * as selections from '#core/store/selections'
import * as selfService from '#core/store/self-service'
import * as series from '#core/store/series'
import * as users from '#core/store/users'
import * as yearNumbers from '#core/store/year-numbers'
import type { Narrative } from '#shared/contract/accountability'
import type { ChangeKind, UndoResult, UndoState } from '#shared/contract/app'
import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { Centre, Label } from '#shared/contract/place'
import { occupancyOf } from '#shared/domain/occupancy'
import { holdsOtherwise, holdsRoom } from '#shared/domain/vocabulary'
import { assertOpen } from './accountability/narratives'
import { labelsOf } from './bookings/labels'
import { loadPlace } from './bookings/surroundings'
import { restoreDeposit } from './deposits'
import { occupyAnew } from './occupy'
import { placeRoom } from './places'
import { withdraw } from './register/sell'
import { assertBeside } from './roster/people'

/**
 * Undo and redo over the log: a logged change knows each row before and after, so taking it back puts the rows back as
 * they were, through the same stores and the same guarantees. It is refused when somebody changed a row since, or when
 * something else took the place. Each is a new logged change (docs/adr/0006).
 */
type Revised = { id: string; revision: number }
type Aggregate = {
  get(tx: ReadTx, id: string): Promise<Revised | null>
  put(unit: Unit, value: never, isNew: boolean): Promise<void>
  remove(unit: Unit, id: string): Promise<void>
}

const aggregates: Record<ChangeKind, Aggregate> = {
  // A right or a secret that was taken never comes back by a key.
  user: { get: async () => null, put: refuseUser, remove: refuseUser },
  accessSettings: {
    get: async (tx) => ({ id: 'access', ...(await users.getSettings(tx)) }),
    put: (u, v) => users.putSettings(u.tx, v),
    remove: refuseUser,
  },
  organisation: {
    get: (tx) => places.getOrganisation(tx),
    put: (u, v) => places.putOrganisation(u.tx, v),
    remove: (u, id) => places.removeOrganisation(u.tx, id),
  },
  logo: {
    get: (tx) => logo.getLogoRow(tx),
    put: (u, v) => logo.putLogo(u.tx, v),
    remove: (u) => logo.removeLogo(u.tx),
  },
  centre: {
    get: places.getCentre,
    async put(unit, value) {
      const organisation = await places.getOrganisation(unit.tx)
      if (organisation) await putCentre(unit, value, organisation.id)
    },
    remove: (u, id) => places.removeCentre(u.tx, id),
  },
  room: { get: places.getRoom, put: placeRoom, remove: (u, id) => places.removeRoom(u.tx, id) },
  facility: {
    get: places.getFacility,
    put: (u, v) => places.putFacility(u.tx, v, u.wall),
    remove: (u, id) => places.removeFacility(u.tx, id),
  },
  tariff: {
    get: prices.getTariff,
    put: (u, v) => prices.putTariff(u.tx, v),
    remove: (u, id) => prices.removeTariff(u.tx, id),
  },
  caretakerRate: {
    get: prices.getRate,
    put: (u, v) => prices.putRate(u.tx, v),
    remove: (u, id) => prices.removeRate(u.tx, id),
  },
  price: {
    get: prices.getPrice,
    put: (u, v) => prices.putPrice(u.tx, v),
    remove: (u, id) => prices.removePrice(u.tx, id),
  },
  closure: {
    get: places.getClosure,
    put: (u, v) => places.putClosure(u.tx, v),
    remove: (u, id) => places.removeClosure(u.tx, id),
  },
  label: {
    get: places.getLabel,
    put: (u, v) => places.putLabel(u.tx, v),
    remove: (u, id) => places.removeLabel(u.tx, id),
  },
  fulfilment: {
    get: functions.getFulfilment,
    put: (u, v) => functions.putFulfilment(u.tx, v),
    remove: (u, id) => functions.removeFulfilment(u.tx, id),
  },
  renter: {
    get: renters.getRenter,
    put: (u, v) => renters.putRenter(u.tx, v),
    remove: (u, id) => renters.removeRenter(u.tx, id),
  },
  season: {
    get: seasons.getSeason,
    put: (u, v) => seasons.putSeason(u.tx, v),
    remove: (u, id) => seasons.removeSeason(u.tx, id),
  },
  wish: {
    get: seasons.getWish,
    put: (u, v) => seasons.putWish(u.tx, v),
    remove: (u, id) => seasons.removeWish(u.tx, id),
  },
  series: {
    get: series.getSeries,
    put: async (u, value: series.StoredSeries) => series.putSeries(u.tx, value, await series.getSeries(u.tx, value.id)),
    remove: (u, id) => series.removeSeries(u.tx, id),
  },
  school_holiday: {
    get: schoolHolidays.getSchoolHoliday,
    put: (u, v) => schoolHolidays.putSchoolHoliday(u.tx, v),
    remove: (u, id) => schoolHolidays.removeSchoolHoliday(u.tx, id),
  },
  booking: { get: bookings.get, put: putBooking, remove: (u, id) => bookings.remove(u.tx, id) },
  instruction: {
    get: selfService.getInstruction,
    put: (u, v) => selfService.putInstruction(u.tx, v),
    remove: (u, id) => selfService.removeInstruction(u.tx, id),
  },
  referral: {
    get: selfService.getReferral,
    put: (u, v) => selfService.putReferral(u.tx, v),
    remove: (u, id) => selfService.removeReferral(u.tx, id),
  },
  article: {
    get: articles.getArticle,
    put: (u, v) => articles.putArticle(u.tx, v),
    remove: (u, id) => articles.removeArticle(u.tx, id),
  },
  sale: {
    // A sale keeps its number: taken back it is voided, and gone for whoever asks here.
    async get(tx, id) {
      const sale = await register.getSale(tx, id)
      return sale?.voided ? null : sale
    },
    put: (u, v) => register.putSale(u.tx, v),
    async remove(unit, id) {
      const sale = await register.getSale(unit.tx, id)
      if (sale) await withdraw(unit, sale)
    },
  },
  cashMovement: {
    get: register.getMovement,
    put: (u, v) => register.putMovement(u.tx, v),
    remove: (u, id) => register.removeMovement(u.tx, id),
  },
  template: {
    get: documents.getTemplate,
    put: (u, v) => documents.putTemplate(u.tx, v),
    remove: (u, id) => documents.removeTemplate(u.tx, id),
  },
  message: {
    get: documents.getMessage,
    put: (u, v) => documents.putMessage(u.tx, v),
    remove: (u, id) => documents.removeMessage(u.tx, id),
  },
  seller: {
    get: (tx) => invoices.getSeller(tx),
    put: (u, v) => invoices.putSeller(u.tx, v),
    remove: (u) => invoices.removeSeller(u.tx),
  },
  billing: {
    get: invoices.getBilling,
    put: (u, v) => invoices.putBilling(u.tx, v),
    remove: (u, id) => invoices.removeBilling(u.tx, id),
  },
  consultation: {
    get: consultations.getConsultation,
    put: (u, v) => consultations.putConsultation(u.tx, v),
    remove: (u, id) => consultations.removeConsultation(u.tx, id),
  },
  actionPoint: {
    get: consultations.getActionPoint,
    put: (u, v) => consultations.putActionPoint(u.tx, v),
    remove: (u, id) => consultations.removeActionPoint(u.tx, id),
  },
  fixedAgenda: {
    get: (tx) => consultations.getFixedAgenda(tx),
    put: (u, v) => consultations.putFixedAgenda(u.tx, v),
    remove: (u) => consultations.removeFixedAgenda(u.tx),
  },
  contactSheet: {
    get: contacts.getSheet,
    put: (u, v) => contacts.putSheet(u.tx, v),
    remove: (u, id) => contacts.removeSheet(u.tx, id),
  },
  taskList: {
    get: contacts.getTaskList,
    put: (u, v) => contacts.putTaskList(u.tx, v),
    remove: (u, id) => contacts.removeTaskList(u.tx, id),
  },
  // Final invoices are refused by the database, whatever is tried.
  invoice: {
    get: invoices.getInvoice,
    put: (u, v, isNew) => invoices.putInvoice(u.tx, v, isNew),
    remove: (u, id) => invoices.removeInvoice(u.tx, id),
  },
  payment: {
    get: invoices.getPayment,
    put: (u, v) => invoices.putPayment(u.tx, v),
    remove: (u, id) => invoices.removePayment(u.tx, id),
  },
  deposit: {
    get: deposits.getDeposit,
    put: restoreDeposit,
    remove: (u, id) => deposits.removeDeposit(u.tx, id),
  },
  caretaker: {
    get: caretakers.getCaretaker,
    put: (u, v) => caretakers.putCaretaker(u.tx, v),
    remove: (u, id) => caretakers.removeCaretaker(u.tx, id),
  },
  absence: {
    get: caretakers.getAbsence,
    put: (u, v) => caretakers.putAbsence(u.tx, v),
    remove: (u, id) => caretakers.removeAbsence(u.tx, id),
  },
  coverage: {
    get: roster.getCoverage,
    put: (u, v) => roster.putCoverage(u.tx, v),
    remove: (u, id) => roster.removeCoverage(u.tx, id),
  },
  shift: {
    get: roster.getShift,
    put: (u, v) => roster.putShift(u.tx, v),
    remove: (u, id) => roster.removeShift(u.tx, id),
  },
  roundItem: {
    get: rounds.getItem,
    put: (u, v) => rounds.putItem(u.tx, v),
    remove: (u, id) => rounds.removeItem(u.tx, id),
  },
  roundCheck: {
    get: rounds.getCheck,
    put: (u, v) => rounds.putCheck(u.tx, v),
    remove: (u, id) => rounds.removeCheck(u.tx, id),
  },
  deskNote: {
    get: dayLog.getNote,
    put: (u, v) => dayLog.putNote(u.tx, v),
    remove: (u, id) => dayLog.removeNote(u.tx, id),
  },
  visitorCount: {
    get: dayLog.getVisitors,
    put: (u, v) => dayLog.putVisitors(u.tx, v),
    remove: (u, id) => dayLog.removeVisitors(u.tx, id),
  },
  dayIncident: {
    get: dayLog.getIncident,
    put: (u, v) => dayLog.putIncident(u.tx, v),
    remove: (u, id) => dayLog.removeIncident(u.tx, id),
  },
  repair: {
    get: repairs.getRepair,
    put: (u, v) => repairs.putRepair(u.tx, v),
    remove: (u, id) => repairs.removeRepair(u.tx, id),
  },
  keyLoan: {
    get: keys.getLoan,
    put: (u, v) => keys.putLoan(u.tx, v),
    remove: (u, id) => keys.removeLoan(u.tx, id),
  },
  rosterPublication: {
    get: published.getPublication,
    put: (u, v) => published.putPublication(u.tx, v),
    remove: (u, id) => published.removePublication(u.tx, id),
  },
  rosterTemplate: {
    get: published.getTemplate,
    put: (u, v) => published.putTemplate(u.tx, v),
    remove: (u, id) => published.removeTemplate(u.tx, id),
  },
  incident: {
    get: incidents.getIncident,
    put: (u, v) => incidents.putIncident(u.tx, v),
    remove: (u, id) => incidents.removeIncident(u.tx, id),
  },
  handOver: {
    get: handOvers.getHandOver,
    put: (u, v) => handOvers.putHandOver(u.tx, v),
    remove: (u, id) => handOvers.removeHandOver(u.tx, id),
  },
  calendarEntry: {
    get: calendar.getEntry,
    put: (u, v) => calendar.putEntry(u.tx, v, u.newId),
    remove: (u, id) => calendar.removeEntry(u.tx, id),
  },
  // A new address is not to be undone: the old one must stay dead.
  calendarFeed: { get: async () => null, put: refuseFeed, remove: refuseFeed },
  coreActivity: {
    get: coreActivities.getCoreActivity,
    put: (u, v) => coreActivities.putCoreActivity(u.tx, v),
    remove: (u, id) => coreActivities.removeCoreActivity(u.tx, id),
  },
  resultAgreement: {
    get: agreements.getAgreement,
    put: (u, v) => agreements.putAgreement(u.tx, v),
    remove: (u, id) => agreements.removeAgreement(u.tx, id),
  },
  narrative: {
    get: narratives.getNarrative,
    put: async (u, v: Narrative) => {
      await assertOpen(u.tx, v.period)
      await narratives.putNarrative(u.tx, v)
    },
    remove: async (u, id) => {
      const known = await narratives.getNarrative(u.tx, id)
      if (known) await assertOpen(u.tx, known.period)
      await narratives.removeNarrative(u.tx, id)
    },
  },
  accountTalk: {
    get: accountTalks.getTalk,
    put: (u, v) => accountTalks.putTalk(u.tx, v),
    remove: (u, id) => accountTalks.removeTalk(u.tx, id),
  },
  museumProgramme: {
    get: museum.getProgramme,
    put: (u, v) => museum.putProgramme(u.tx, v),
    remove: (u, id) => museum.removeProgramme(u.tx, id),
  },
  museumTour: {
    get: museum.getTour,
    put: (u, v) => museum.putTour(u.tx, v),
    remove: (u, id) => museum.removeTour(u.tx, id),
  },
  museumEntry: {
    get: museum.getEntry,
    put: (u, v) => museum.putEntry(u.tx, v),
    remove: (u, id) => museum.removeEntry(u.tx, id),
  },
  selection: {
    get: selections.getSelection,
    put: (u, v) => selections.putSelection(u.tx, v),
    remove: (u, id) => selections.removeSelection(u.tx, id),
  },
  overviewSent: {
    get: selections.getSent,
    put: (u, v) => selections.putSent(u.tx, v),
    remove: (u, id) => selections.removeSent(u.tx, id),
  },
  yearNumber: {
    get: yearNumbers.getYearNumber,
    put: (u, v) => yearNumbers.putYearNumber(u.tx, v),
    remove: (u, id) => yearNumbers.removeYearNumber(u.tx, id),
  },
  questionnaire: {
    get: (tx) => satisfaction.getQuestionnaire(tx),
    put: (u, v) => satisfaction.putQuestionnaire(u.tx, v),
    remove: (u) => satisfaction.removeQuestionnaire(u.tx),
  },
  survey: {
    get: satisfaction.getSurvey,
    put: (u, v) => satisfaction.putSurvey(u.tx, v),
    remove: (u, id) => satisfaction.removeSurvey(u.tx, id),
  },
  surveyDay: {
    get: satisfaction.getDay,
    put: (u, v) => satisfaction.putDay(u.tx, v),
    remove: (u, id) => satisfaction.removeDay(u.tx, id),
  },
  surveyImport: {
    get: satisfaction.getImport,
    put: (u, v) => satisfaction.putImport(u.tx, v),
    remove: (u, id) => satisfaction.removeImport(u.tx, id),
  },
  backup: { get: async () => null, put: stays, remove: stays },
  privacy: {
    get: (tx) => privacy.getPrivacy(tx),
    put: (u, v) => privacy.putPrivacy(u.tx, v),
    remove: (u) => privacy.removePrivacy(u.tx),
  },
  renterKeep: {
    get: privacy.getKeep,
    put: (u, v) => privacy.putKeep(u.tx, v),
    remove: (u, id) => privacy.removeKeep(u.tx, id),
  },
  // What was removed is nowhere any more.
  anonymised: { get: async () => null, put: stays, remove: stays },
  closing: { get: async () => null, put: stays, remove: stays },
  logRedaction: { get: async () => null, put: stays, remove: stays },
  logExpiry: { get: async () => null, put: stays, remove: stays },
  dayClosing: { get: async () => null, put: stays, remove: stays },
}

/** Users are changed, never put back. */
function refuseUser(): never {
  throw failure('wrong_state', { reason: 'changed_since', detail: '' })
}

/** The address of a feed is renewed, never put back. */
function refuseFeed(): never {
  throw failure('wrong_state', { reason: 'changed_since', detail: '' })
}

/** What a closing says is final; its changes are not undoable, so nobody gets here. */
function stays(): never {
  throw failure('wrong_state', { reason: 'day_closed', detail: '' })
}

/** What is open takes its rooms again as the centre had it: options and requests may hold their slots otherwise. */
async function putCentre(unit: Unit, centre: Centre, organisationId: string): Promise<void> {
  const before = await places.getCentre(unit.tx, centre.id)
  await places.putCentre(unit.tx, centre, organisationId, unit.newId)
  if (before && holdsOtherwise(before, centre)) await occupyAnew(unit, centre, 'open')
}

async function putBooking(unit: Unit, booking: Booking, isNew: boolean): Promise<void> {
  const place = await loadPlace(unit.tx, booking.centreId)
  const labelId = await places.resolveLabels(unit.tx, labelsOf(booking), unit.newId)
  await bookings.save(
    unit.tx,
    booking,
    holdsRoom(booking.status, place.holds) ? occupancyOf(booking, place.rooms) : [],
    labelId,
    isNew,
  )
}

/** What can be taken back or done again now. */
export const undoState = (ctx: Ctx): Promise<UndoState> => ctx.read((tx) => stateOf(tx, ctx.user.id))

async function stateOf(tx: ReadTx, userId: string): Promise<UndoState> {
  const name = (change: { action: string; subject: string } | null) =>
    change ? { label: change.action, subject: change.subject } : null
  return { undo: name(await topOfStack(tx, userId, 'undo')), redo: name(await topOfStack(tx, userId, 'redo')) }
}

/** Takes back the last change of this user. @throws wrong_state `nothing_to_undo` or `changed_since`; room_conflict when its place was taken; roster_violated when somebody works other shifts by now */
export const undo = (ctx: Ctx): Promise<UndoResult> => travel(ctx, 'undo')
/** Does again what was taken back last. @throws as undo */
export const redo = (ctx: Ctx): Promise<UndoResult> => travel(ctx, 'redo')

function travel(ctx: Ctx, direction: 'undo' | 'redo'): Promise<UndoResult> {
  return ctx.change({ action: direction, undoable: false }, async (unit) => {
    const change = await topOfStack(unit.tx, ctx.user.id, direction)
    if (!change) throw failure('wrong_state', { reason: `nothing_to_${direction}`, detail: '' })
    unit.actAs(change.action)
    const entries = await entriesOf(unit.tx, change.id)
    // Bookings of one act may have taken each other's places: all of them let go before the first is put back.
    const ids = entries.filter((entry) => entry.kind === 'booking').map((entry) => entry.id)
    await bookings.release(unit.tx, ids)
    const invoiced = await invoices.invoicedOf(
      unit.tx,
      entries.filter(isMoney).map((entry) => entry.id),
    )
    // What was billed is changed by a credit note, not by taking back what was done before it was billed.
    if (invoiced.size > 0) throw failure('wrong_state', { reason: 'invoiced', detail: change.subject })
    const known = new Map((await bookings.getMany(unit.tx, ids)).map((booking) => [booking.id as string, booking]))
    // Backwards for undo: a room was made after its centre, so it goes before it.
    for (const entry of direction === 'undo' ? entries.reverse() : entries) {
      if (isNewWord(entry, change.action)) await restoreNewWord(unit, entry, direction)
      else {
        // The price of a booking goes by the same id.
        const seen = entry.kind === 'booking' ? known.get(entry.id) : undefined
        await restore(unit, entry, direction, change.subject, seen)
        if (seen) known.delete(entry.id)
      }
    }
    // Whose shifts came back may have been given others meanwhile: the rules hold for both together.
    const ofShifts = entries.filter((entry) => entry.kind === 'shift')
    const shifts = await Promise.all(ofShifts.map((entry) => roster.getShift(unit.tx, entry.id)))
    await assertBeside(
      unit.tx,
      shifts.filter((shift) => shift !== null),
    )
    await markUndone(unit.tx, change.id, direction === 'undo')
    const did = { label: change.action, subject: change.subject }
    return { result: { did, ...(await stateOf(unit.tx, ctx.user.id)) }, subject: change.subject }
  })
}

/** A name that a list got because a booking used it, not by hand. */
const isNewWord = ({ kind, before, after }: Entry, action: string): boolean =>
  kind === 'label' && !action.startsWith('labels.') && (before === null || after === null)

/** Whether taking it back or doing it again changes what a booking costs. The price of a booking goes by the same id. */
function isMoney({ kind, before, after }: Entry): boolean {
  if (kind === 'price') return true
  return kind === 'booking' && sums(before) !== sums(after)
}
const sums = (row: unknown): string => {
  const { chargedCents, waivedCents } = (row ?? {}) as Partial<Booking>
  return `${chargedCents ?? ''} ${waivedCents ?? ''}`
}

async function restore(
  unit: Unit,
  entry: Entry,
  direction: 'undo' | 'redo',
  subject: string,
  seen: Revised | undefined,
): Promise<void> {
  const aggregate = aggregates[entry.kind]
  const [expected, wanted] = direction === 'undo' ? [entry.after, entry.before] : [entry.before, entry.after]
  const current = seen ?? (await aggregate.get(unit.tx, entry.id))
  if (content(current) !== content(expected)) throw failure('wrong_state', { reason: 'changed_since', detail: subject })
  if (wanted === null) {
    await aggregate.remove(unit, entry.id).catch((error: unknown) => {
      // Something else refers to it by now: a booking to a new renter, a room to a new centre.
      if (isInUse(error)) throw failure('wrong_state', { reason: 'in_use', detail: subject }, error)
      throw error
    })
    unit.record({ kind: entry.kind, id: entry.id, before: current, after: null, centreId: centreOf(current) })
    return
  }
  const value = { ...(wanted as Revised), revision: (current?.revision ?? (wanted as Revised).revision) + 1 }
  await aggregate.put(unit, value as never, current === null)
  unit.record({ kind: entry.kind, id: entry.id, before: current, after: value, centreId: centreOf(value) })
}

/**
 * A theme, goal or activity that came into being with a booking goes with it again, unless something else uses it by now
 * or somebody changed it: that is no reason to refuse the booking.
 */
async function restoreNewWord(unit: Unit, entry: Entry, direction: 'undo' | 'redo'): Promise<void> {
  const label = entry.after as Label
  if (direction === 'redo') {
    const known = await places.listLabels(unit.tx)
    if (known.some(({ kind, name }) => kind === label.kind && name === label.name)) return
    await places.putLabel(unit.tx, label)
    return unit.record({ kind: 'label', id: label.id, before: null, after: label })
  }
  const current = await places.getLabel(unit.tx, entry.id)
  if (content(current) !== content(label)) return
  const removed = await places.removeLabel(unit.tx, entry.id).then(
    () => true,
    (error: unknown) => {
      if (isInUse(error)) return false
      throw error
    },
  )
  if (removed) unit.record({ kind: 'label', id: entry.id, before: current, after: null })
}

const isInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'

/** A row without what changes by itself: its revision, names of what it refers to, the order of its parts. */
function content(row: unknown): string {
  if (row === null || row === undefined) return 'null'
  const { revision: _r, renterName: _n, centreName: _c, ...rest } = row as Record<string, unknown>
  if (Array.isArray(rest.partIds)) rest.partIds = [...rest.partIds].sort()
  return JSON.stringify(rest, inOrder)
}

/** The order in which an object got its fields says nothing, nor that a field was not there yet when it was logged. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, field]) => field !== null)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value

const centreOf = (row: unknown): string | undefined =>
  typeof row === 'object' && row !== null && 'centreId' in row && typeof row.centreId === 'string'
    ? row.centreId
    : undefined
