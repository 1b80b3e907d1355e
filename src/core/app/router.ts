import { implement } from '@orpc/server'
import { loadDemo } from '#core/demo/demo'
import * as talks from '#core/usecases/account-talks/talks'
import { accountabilityOverview } from '#core/usecases/accountability/accountability'
import * as agreements from '#core/usecases/accountability/agreements'
import * as cores from '#core/usecases/accountability/core-activities'
import { accountDrill } from '#core/usecases/accountability/drill'
import { exportAccountability } from '#core/usecases/accountability/files'
import { writeNarrative } from '#core/usecases/accountability/narratives'
import * as app from '#core/usecases/app'
import * as book from '#core/usecases/bookings/book'
import { changeInBulk, previewBulk } from '#core/usecases/bookings/bulk'
import { displaceBooking } from '#core/usecases/bookings/displace'
import * as inbox from '#core/usecases/bookings/inbox'
import * as bookings from '#core/usecases/bookings/read'
import { stepBooking } from '#core/usecases/bookings/steps'
import { waitingForSlot } from '#core/usecases/bookings/waiting'
import * as calendar from '#core/usecases/calendar/calendar'
import * as calendarEntries from '#core/usecases/calendar/entries'
import * as calendarFeeds from '#core/usecases/calendar/feeds'
import * as calendarFiles from '#core/usecases/calendar/files'
import { checkQuarter } from '#core/usecases/closings/check'
import * as closings from '#core/usecases/closings/close'
import { corrections } from '#core/usecases/closings/corrections'
import * as consultations from '#core/usecases/consultations'
import * as contacts from '#core/usecases/contacts'
import { dayLog } from '#core/usecases/day-log/day'
import * as keys from '#core/usecases/day-log/keys'
import * as notes from '#core/usecases/day-log/notes'
import * as repairs from '#core/usecases/day-log/repairs'
import * as rounds from '#core/usecases/day-log/rounds'
import * as visitors from '#core/usecases/day-log/visitors'
import * as deposits from '#core/usecases/deposits'
import { messageFile } from '#core/usecases/documents/mail'
import * as messages from '#core/usecases/documents/messages'
import * as templates from '#core/usecases/documents/templates'
import * as find from '#core/usecases/find-place'
import { exportMatrix, functionBookings, functionMatrix } from '#core/usecases/functions/coverage'
import * as functions from '#core/usecases/functions/functions'
import { publicHolidays } from '#core/usecases/holidays'
import { runImport } from '#core/usecases/imports/import'
import { decideIncident } from '#core/usecases/incidents/decide'
import * as incidents from '#core/usecases/incidents/report'
import { incidentWays } from '#core/usecases/incidents/ways'
import { invoiceFile, ledgerFile } from '#core/usecases/invoices/files'
import * as parties from '#core/usecases/invoices/parties'
import * as invoices from '#core/usecases/invoices/read'
import * as billing from '#core/usecases/invoices/write'
import * as log from '#core/usecases/log'
import * as logo from '#core/usecases/logo/logo'
import { mergeRenters, previewMerge } from '#core/usecases/merge-renters'
import * as museumEntries from '#core/usecases/museum/entries'
import * as programmes from '#core/usecases/museum/programmes'
import { exportMuseum, museumReport } from '#core/usecases/museum/report'
import * as tours from '#core/usecases/museum/tours'
import * as places from '#core/usecases/places'
import * as prices from '#core/usecases/prices/prices'
import * as tariffs from '#core/usecases/prices/tariffs'
import { anonymise } from '#core/usecases/privacy/anonymise'
import { exportHeld } from '#core/usecases/privacy/held'
import { previewAnonymous } from '#core/usecases/privacy/preview'
import * as proposals from '#core/usecases/privacy/proposals'
import * as processing from '#core/usecases/privacy/register'
import * as privacy from '#core/usecases/privacy/settings'
import * as articles from '#core/usecases/register/articles'
import { closeTill } from '#core/usecases/register/close'
import * as sales from '#core/usecases/register/sell'
import { tillOf } from '#core/usecases/register/till'
import { exportTurnover, turnoverReport } from '#core/usecases/register/turnover'
import * as renters from '#core/usecases/renters'
import * as overviewMail from '#core/usecases/reports/mail'
import * as reports from '#core/usecases/reports/reports'
import * as selections from '#core/usecases/reports/selections'
import * as roomUse from '#core/usecases/room-use/overview'
import { whatIf } from '#core/usecases/room-use/what-if'
import * as absences from '#core/usecases/roster/absences'
import * as caretakers from '#core/usecases/roster/caretakers'
import * as coverage from '#core/usecases/roster/coverage'
import { fillRoster } from '#core/usecases/roster/fill'
import * as handOvers from '#core/usecases/roster/hand-over'
import * as hours from '#core/usecases/roster/hours'
import { rosterNeeds, whoIsThere } from '#core/usecases/roster/needs'
import * as publish from '#core/usecases/roster/publish'
import * as shifts from '#core/usecases/roster/shifts'
import { takeOver } from '#core/usecases/roster/take-over'
import * as weeks from '#core/usecases/roster/weeks'
import { correctHours } from '#core/usecases/roster/worked'
import * as safekeeping from '#core/usecases/safekeeping/choices'
import { diskState } from '#core/usecases/safekeeping/disk'
import * as restoring from '#core/usecases/safekeeping/restore'
import * as salvaging from '#core/usecases/safekeeping/salvage-here'
import * as satisfying from '#core/usecases/satisfaction/answers'
import { surveyPaper } from '#core/usecases/satisfaction/paper'
import { exportSatisfaction, satisfactionReport } from '#core/usecases/satisfaction/report'
import * as surveys from '#core/usecases/satisfaction/surveys'
import { checkAnswers, takeAnswers } from '#core/usecases/satisfaction/take-answers'
import * as schoolHolidays from '#core/usecases/school-holidays'
import { placeWish } from '#core/usecases/season/place'
import { propose } from '#core/usecases/season/propose'
import * as seasons from '#core/usecases/season/seasons'
import { rivalsOfSeason, settle } from '#core/usecases/season/settle'
import * as wishes from '#core/usecases/season/wishes'
import * as selfService from '#core/usecases/self-service'
import * as seriesAdd from '#core/usecases/series/add'
import * as seriesChange from '#core/usecases/series/change'
import * as seriesMore from '#core/usecases/series/more'
import * as seriesRead from '#core/usecases/series/read'
import * as undo from '#core/usecases/undo'
import { newRecoveryCode, recoverAccount } from '#core/usecases/users/recovery'
import * as factor from '#core/usecases/users/second-factor'
import * as sessions from '#core/usecases/users/session'
import * as users from '#core/usecases/users/users'
import { exportVisitors } from '#core/usecases/visitors/files'
import * as visiting from '#core/usecases/visitors/visitors'
import { failure } from '#shared/contract/failure'
import { contract } from '#shared/contract/index'
import { type Access, accessTo, unlimited } from './access'
import type { Ctx, Session, User } from './context'
import type { Looks } from './looks'
import { neededFor } from './permissions'
import { narrowFailure, narrowInput, narrowOutput, seesAll } from './sight'

/** What a shell says with each call: whose session it is, or null for someone of whom nothing is known. */
export type CallContext = { session: Session | null }

/** A call of the core that takes longer is logged: the window would stutter (architecture, decision 10). */
const SLOW_MS = 50

/** The handlers of all calls. A call of the contract without a handler does not compile. */
export function createRouter(ctxFor: (user: User, access: Access) => Ctx, byItself: Ctx, looks: Pick<Looks, 'note'>) {
  // Rights come first, then the input is read, then it is held against what this user sees.
  const os = implement(contract).$context<CallContext>().$config({ initialInputValidationIndex: -1 })
  const allowed = os.use(async ({ context, next, path }, input) => {
    const call = path.join('.')
    const { ctx, access } = ctxOfCall(call, context.session)
    const started = performance.now()
    const result = await next({ context: { ctx, access } })
    const ms = performance.now() - started
    if (ms > SLOW_MS) ctx.log.warn({ call, ms: Math.round(ms) }, 'slow call')
    if (ctx !== byItself) looks.note(ctx.user, path, input, result.output)
    return result
  })
  const guarded = allowed.use(async ({ context: { access }, next, path, procedure }, input, output) => {
    if (seesAll(access)) return next()
    const { inputSchema, outputSchema } = procedure['~orpc']
    const shape = { call: path.join('.'), input: inputSchema, output: outputSchema }
    narrowInput(access, shape, input)
    try {
      const result = await next()
      return output(narrowOutput(access, shape, result.output) as typeof result.output)
    } catch (error) {
      throw narrowFailure(error)
    }
  })
  const ctxOfCall = (call: string, session: Session | null): { ctx: Ctx; access: Access } => {
    const needed = neededFor(call)
    if (needed === 'everyone') return { ctx: byItself, access: unlimited }
    const user = session?.user() ?? null
    if (user === null) throw failure('unauthenticated', {})
    const access = needed && accessTo(user, call)
    if (access === null) throw failure('forbidden', {})
    session?.seen(call)
    return { ctx: ctxFor(user, access), access }
  }
  return guarded.router({
    app: {
      health: guarded.app.health.handler(({ context: { ctx } }) => ({ status: 'ok', version: ctx.version })),
      state: guarded.app.state.handler(({ context: { ctx } }) => app.appState(ctx)),
      setUp: guarded.app.setUp.handler(({ context: { ctx }, input }) => places.setUp(ctx, input)),
      loadDemo: guarded.app.loadDemo.handler(({ context: { ctx }, input }) => loadDemo(ctx, input)),
      changes: guarded.app.changes.handler(({ context: { ctx }, signal }) => ctx.changes.subscribe(signal)),
      log: guarded.app.log.handler(({ context: { ctx }, input }) => app.readLog(ctx, input)),
    },
    session: {
      state: guarded.session.state.handler(({ context: { ctx, session } }) =>
        sessions.sessionState(ctx, asked(session)),
      ),
      people: guarded.session.people.handler(({ context: { ctx, session } }) => sessions.people(ctx, asked(session))),
      logIn: guarded.session.logIn.handler(({ context: { ctx, session }, input }) =>
        sessions.logIn(ctx, asked(session), input),
      ),
      logOut: guarded.session.logOut.handler(({ context: { ctx, session } }) => sessions.logOut(ctx, asked(session))),
      lock: guarded.session.lock.handler(({ context: { ctx, session } }) => sessions.lock(ctx, asked(session))),
      unlock: guarded.session.unlock.handler(({ context: { ctx, session }, input }) =>
        sessions.unlock(ctx, asked(session), input),
      ),
      recover: guarded.session.recover.handler(({ context: { ctx, session }, input }) =>
        recoverAccount(ctx, asked(session), input),
      ),
    },
    users: {
      list: guarded.users.list.handler(({ context: { ctx } }) => users.listAccounts(ctx)),
      create: guarded.users.create.handler(({ context: { ctx, session }, input }) =>
        users.createUser(ctx, asked(session), input),
      ),
      change: guarded.users.change.handler(({ context: { ctx }, input }) => users.changeUser(ctx, input)),
      setSecret: guarded.users.setSecret.handler(({ context: { ctx }, input }) => users.setSecret(ctx, input)),
      unlock: guarded.users.unlock.handler(({ context: { ctx }, input }) => users.unlockUser(ctx, input)),
      startSecondFactor: guarded.users.startSecondFactor.handler(({ context: { ctx }, input }) =>
        factor.startSecondFactor(ctx, input),
      ),
      confirmSecondFactor: guarded.users.confirmSecondFactor.handler(({ context: { ctx }, input }) =>
        factor.confirmSecondFactor(ctx, input),
      ),
      removeSecondFactor: guarded.users.removeSecondFactor.handler(({ context: { ctx }, input }) =>
        factor.removeSecondFactor(ctx, input),
      ),
      newRecoveryCode: guarded.users.newRecoveryCode.handler(({ context: { ctx }, input }) =>
        newRecoveryCode(ctx, input),
      ),
      changeOwnSecret: guarded.users.changeOwnSecret.handler(({ context: { ctx, session }, input }) =>
        users.changeOwnSecret(ctx, asked(session), input),
      ),
      settings: guarded.users.settings.handler(({ context: { ctx } }) => users.accessSettings(ctx)),
      changeSettings: guarded.users.changeSettings.handler(({ context: { ctx }, input }) =>
        users.changeAccessSettings(ctx, input),
      ),
    },
    log: {
      search: guarded.log.search.handler(({ context: { ctx }, input }) => log.searchChanges(ctx, input)),
      looks: guarded.log.looks.handler(({ context: { ctx }, input }) => log.listLooks(ctx, input)),
      users: guarded.log.users.handler(({ context: { ctx } }) => log.logUsers(ctx)),
      exportFile: guarded.log.exportFile.handler(({ context: { ctx }, input }) => log.exportLog(ctx, input)),
      check: guarded.log.check.handler(({ context: { ctx } }) => ctx.keeper.check()),
    },
    undo: {
      state: guarded.undo.state.handler(({ context: { ctx } }) => undo.undoState(ctx)),
      undo: guarded.undo.undo.handler(({ context: { ctx } }) => undo.undo(ctx)),
      redo: guarded.undo.redo.handler(({ context: { ctx } }) => undo.redo(ctx)),
    },
    organisation: {
      change: guarded.organisation.change.handler(({ context: { ctx }, input }) =>
        places.changeOrganisation(ctx, input),
      ),
    },
    logo: {
      get: guarded.logo.get.handler(({ context: { ctx } }) => logo.getLogo(ctx)),
      set: guarded.logo.set.handler(({ context: { ctx }, input }) => logo.setLogo(ctx, input)),
      remove: guarded.logo.remove.handler(({ context: { ctx }, input }) => logo.removeLogo(ctx, input)),
    },
    centres: {
      list: guarded.centres.list.handler(({ context: { ctx } }) => places.listCentres(ctx)),
      create: guarded.centres.create.handler(({ context: { ctx }, input }) => places.createCentre(ctx, input)),
      change: guarded.centres.change.handler(({ context: { ctx }, input }) => places.changeCentre(ctx, input)),
    },
    rooms: {
      list: guarded.rooms.list.handler(({ context: { ctx }, input }) => places.listRooms(ctx, input)),
      create: guarded.rooms.create.handler(({ context: { ctx }, input }) => places.createRoom(ctx, input)),
      change: guarded.rooms.change.handler(({ context: { ctx }, input }) => places.changeRoom(ctx, input)),
    },
    facilities: {
      list: guarded.facilities.list.handler(({ context: { ctx }, input }) => places.listFacilities(ctx, input)),
      create: guarded.facilities.create.handler(({ context: { ctx }, input }) => places.createFacility(ctx, input)),
      change: guarded.facilities.change.handler(({ context: { ctx }, input }) => places.changeFacility(ctx, input)),
    },
    closures: {
      list: guarded.closures.list.handler(({ context: { ctx }, input }) => places.listClosures(ctx, input)),
      create: guarded.closures.create.handler(({ context: { ctx }, input }) => places.createClosure(ctx, input)),
      change: guarded.closures.change.handler(({ context: { ctx }, input }) => places.changeClosure(ctx, input)),
      remove: guarded.closures.remove.handler(({ context: { ctx }, input }) => places.removeClosure(ctx, input)),
      bookings: guarded.closures.bookings.handler(({ context: { ctx }, input }) => places.closureBookings(ctx, input)),
      holidays: guarded.closures.holidays.handler(({ input }) => publicHolidays(input.year)),
    },
    tariffs: {
      list: guarded.tariffs.list.handler(({ context: { ctx }, input }) => tariffs.listTariffs(ctx, input)),
      create: guarded.tariffs.create.handler(({ context: { ctx }, input }) => tariffs.createTariff(ctx, input)),
      change: guarded.tariffs.change.handler(({ context: { ctx }, input }) => tariffs.changeTariff(ctx, input)),
      remove: guarded.tariffs.remove.handler(({ context: { ctx }, input }) => tariffs.removeTariff(ctx, input)),
    },
    caretakerRates: {
      list: guarded.caretakerRates.list.handler(({ context: { ctx }, input }) => tariffs.listRates(ctx, input)),
      create: guarded.caretakerRates.create.handler(({ context: { ctx }, input }) => tariffs.createRate(ctx, input)),
      change: guarded.caretakerRates.change.handler(({ context: { ctx }, input }) => tariffs.changeRate(ctx, input)),
      remove: guarded.caretakerRates.remove.handler(({ context: { ctx }, input }) => tariffs.removeRate(ctx, input)),
    },
    prices: {
      ofBooking: guarded.prices.ofBooking.handler(({ context: { ctx }, input }) => prices.priceOfBooking(ctx, input)),
      overrule: guarded.prices.overrule.handler(({ context: { ctx }, input }) => prices.overrulePrice(ctx, input)),
      renew: guarded.prices.renew.handler(({ context: { ctx }, input }) => prices.renewPrice(ctx, input)),
    },
    deposits: {
      list: guarded.deposits.list.handler(({ context: { ctx }, input }) => deposits.listDeposits(ctx, input)),
      ofBooking: guarded.deposits.ofBooking.handler(({ context: { ctx }, input }) =>
        deposits.depositOfBooking(ctx, input),
      ),
      receive: guarded.deposits.receive.handler(({ context: { ctx }, input }) => deposits.receiveDeposit(ctx, input)),
      giveBack: guarded.deposits.giveBack.handler(({ context: { ctx }, input }) => deposits.returnDeposit(ctx, input)),
      correct: guarded.deposits.correct.handler(({ context: { ctx }, input }) => deposits.correctDeposit(ctx, input)),
      bill: guarded.deposits.bill.handler(({ context: { ctx }, input }) => deposits.billDeposit(ctx, input)),
    },
    labels: {
      list: guarded.labels.list.handler(({ context: { ctx } }) => places.listLabels(ctx)),
      create: guarded.labels.create.handler(({ context: { ctx }, input }) => places.createLabel(ctx, input)),
      change: guarded.labels.change.handler(({ context: { ctx }, input }) => places.changeLabel(ctx, input)),
    },
    seasons: {
      list: guarded.seasons.list.handler(({ context: { ctx } }) => seasons.listSeasons(ctx)),
      create: guarded.seasons.create.handler(({ context: { ctx }, input }) => seasons.createSeason(ctx, input)),
      change: guarded.seasons.change.handler(({ context: { ctx }, input }) => seasons.changeSeason(ctx, input)),
      propose: guarded.seasons.propose.handler(({ context: { ctx }, input, signal }) => propose(ctx, input, signal)),
      place: guarded.seasons.place.handler(({ context: { ctx }, input }) => placeWish(ctx, input)),
      rivals: guarded.seasons.rivals.handler(({ context: { ctx }, input }) => rivalsOfSeason(ctx, input)),
      settle: guarded.seasons.settle.handler(({ context: { ctx }, input }) => settle(ctx, input)),
      board: guarded.seasons.board.handler(({ context: { ctx }, input }) => seasons.seasonBoard(ctx, input)),
    },
    wishes: {
      list: guarded.wishes.list.handler(({ context: { ctx }, input }) => wishes.listWishes(ctx, input)),
      add: guarded.wishes.add.handler(({ context: { ctx }, input }) => wishes.addWish(ctx, input)),
      change: guarded.wishes.change.handler(({ context: { ctx }, input }) => wishes.changeWish(ctx, input)),
      remove: guarded.wishes.remove.handler(({ context: { ctx }, input }) => wishes.removeWish(ctx, input)),
      takeOver: guarded.wishes.takeOver.handler(({ context: { ctx }, input }) => wishes.takeOver(ctx, input)),
    },
    renters: {
      search: guarded.renters.search.handler(({ context: { ctx }, input }) => renters.searchRenters(ctx, input)),
      get: guarded.renters.get.handler(({ context: { ctx }, input }) => renters.getRenter(ctx, input)),
      create: guarded.renters.create.handler(({ context: { ctx }, input }) => renters.createRenter(ctx, input)),
      change: guarded.renters.change.handler(({ context: { ctx }, input }) => renters.changeRenter(ctx, input)),
      previewMerge: guarded.renters.previewMerge.handler(({ context: { ctx }, input }) => previewMerge(ctx, input)),
      merge: guarded.renters.merge.handler(({ context: { ctx }, input }) => mergeRenters(ctx, input)),
      bookings: guarded.renters.bookings.handler(({ context: { ctx }, input }) => renters.renterBookings(ctx, input)),
    },
    privacy: {
      get: guarded.privacy.get.handler(({ context: { ctx } }) => privacy.getPrivacy(ctx)),
      change: guarded.privacy.change.handler(({ context: { ctx }, input }) => privacy.changePrivacy(ctx, input)),
      register: guarded.privacy.register.handler(({ context: { ctx } }) => processing.register(ctx)),
      exportRegister: guarded.privacy.exportRegister.handler(({ context: { ctx } }) => processing.exportRegister(ctx)),
      exportHeld: guarded.privacy.exportHeld.handler(({ context: { ctx }, input }) => exportHeld(ctx, input)),
      preview: guarded.privacy.preview.handler(({ context: { ctx }, input }) => previewAnonymous(ctx, input)),
      anonymise: guarded.privacy.anonymise.handler(({ context: { ctx }, input }) => anonymise(ctx, input)),
      proposals: guarded.privacy.proposals.handler(({ context: { ctx } }) => proposals.proposals(ctx)),
      proposalCount: guarded.privacy.proposalCount.handler(({ context: { ctx } }) => proposals.proposalCount(ctx)),
      keep: guarded.privacy.keep.handler(({ context: { ctx }, input }) => proposals.keepRenter(ctx, input)),
    },
    places: {
      find: guarded.places.find.handler(({ context: { ctx }, input }) => find.findPlace(ctx, input)),
      facilities: guarded.places.facilities.handler(({ context: { ctx }, input }) => find.freeFacilities(ctx, input)),
    },
    instructions: {
      list: guarded.instructions.list.handler(({ context: { ctx }, input }) =>
        selfService.listInstructions(ctx, input),
      ),
      create: guarded.instructions.create.handler(({ context: { ctx }, input }) =>
        selfService.createInstruction(ctx, input),
      ),
      change: guarded.instructions.change.handler(({ context: { ctx }, input }) =>
        selfService.changeInstruction(ctx, input),
      ),
    },
    referrals: {
      list: guarded.referrals.list.handler(({ context: { ctx }, input }) => selfService.listReferrals(ctx, input)),
      create: guarded.referrals.create.handler(({ context: { ctx }, input }) => selfService.createReferral(ctx, input)),
    },
    bookings: {
      list: guarded.bookings.list.handler(({ context: { ctx }, input }) => bookings.listBookings(ctx, input)),
      search: guarded.bookings.search.handler(({ context: { ctx }, input }) => bookings.searchBookings(ctx, input)),
      get: guarded.bookings.get.handler(({ context: { ctx }, input }) => bookings.getBooking(ctx, input)),
      create: guarded.bookings.create.handler(({ context: { ctx }, input }) => book.createBooking(ctx, input)),
      check: guarded.bookings.check.handler(({ context: { ctx }, input }) => book.checkBooking(ctx, input)),
      change: guarded.bookings.change.handler(({ context: { ctx }, input }) => book.changeBooking(ctx, input)),
      confirm: guarded.bookings.confirm.handler(({ context: { ctx }, input }) => stepBooking(ctx, 'confirm', input)),
      toOption: guarded.bookings.toOption.handler(({ context: { ctx }, input }) => stepBooking(ctx, 'toOption', input)),
      extend: guarded.bookings.extend.handler(({ context: { ctx }, input }) => stepBooking(ctx, 'extend', input)),
      decline: guarded.bookings.decline.handler(({ context: { ctx }, input }) => stepBooking(ctx, 'decline', input)),
      cancel: guarded.bookings.cancel.handler(({ context: { ctx }, input }) => stepBooking(ctx, 'cancel', input)),
      reopen: guarded.bookings.reopen.handler(({ context: { ctx }, input }) => stepBooking(ctx, 'reopen', input)),
      reactivate: guarded.bookings.reactivate.handler(({ context: { ctx }, input }) =>
        stepBooking(ctx, 'reactivate', input),
      ),
      noShow: guarded.bookings.noShow.handler(({ context: { ctx }, input }) => stepBooking(ctx, 'noShow', input)),
      displace: guarded.bookings.displace.handler(({ context: { ctx }, input }) => displaceBooking(ctx, input)),
      links: guarded.bookings.links.handler(({ context: { ctx }, input }) => inbox.bookingLinks(ctx, input)),
      attendance: guarded.bookings.attendance.handler(({ context: { ctx }, input }) => book.setAttendance(ctx, input)),
      today: guarded.bookings.today.handler(({ context: { ctx }, input }) => bookings.todayOf(ctx, input)),
      bulkPreview: guarded.bookings.bulkPreview.handler(({ context: { ctx }, input }) => previewBulk(ctx, input)),
      bulk: guarded.bookings.bulk.handler(({ context: { ctx }, input }) => changeInBulk(ctx, input)),
    },
    articles: {
      list: guarded.articles.list.handler(({ context: { ctx }, input }) => articles.listArticles(ctx, input)),
      create: guarded.articles.create.handler(({ context: { ctx }, input }) => articles.createArticle(ctx, input)),
      change: guarded.articles.change.handler(({ context: { ctx }, input }) => articles.changeArticle(ctx, input)),
    },
    register: {
      till: guarded.register.till.handler(({ context: { ctx }, input }) => tillOf(ctx, input)),
      sell: guarded.register.sell.handler(({ context: { ctx }, input }) => sales.sell(ctx, input)),
      void: guarded.register.void.handler(({ context: { ctx }, input }) => sales.voidSale(ctx, input)),
      counter: guarded.register.counter.handler(({ context: { ctx }, input }) => sales.counterSale(ctx, input)),
      move: guarded.register.move.handler(({ context: { ctx }, input }) => sales.moveCash(ctx, input)),
      removeMovement: guarded.register.removeMovement.handler(({ context: { ctx }, input }) =>
        sales.removeMovement(ctx, input),
      ),
      close: guarded.register.close.handler(({ context: { ctx }, input }) => closeTill(ctx, input)),
      turnover: guarded.register.turnover.handler(({ context: { ctx }, input }) => turnoverReport(ctx, input)),
      exportFile: guarded.register.exportFile.handler(({ context: { ctx }, input }) => exportTurnover(ctx, input)),
    },
    series: {
      preview: guarded.series.preview.handler(({ context: { ctx }, input }) => seriesAdd.previewSeries(ctx, input)),
      create: guarded.series.create.handler(({ context: { ctx }, input }) => seriesAdd.createSeries(ctx, input)),
      list: guarded.series.list.handler(({ context: { ctx }, input }) => seriesRead.listSeries(ctx, input)),
      get: guarded.series.get.handler(({ context: { ctx }, input }) => seriesRead.getSeries(ctx, input)),
      previewChange: guarded.series.previewChange.handler(({ context: { ctx }, input }) =>
        seriesChange.previewChange(ctx, input),
      ),
      change: guarded.series.change.handler(({ context: { ctx }, input }) => seriesChange.changeSeries(ctx, input)),
      previewExtend: guarded.series.previewExtend.handler(({ context: { ctx }, input }) =>
        seriesMore.previewExtend(ctx, input),
      ),
      extend: guarded.series.extend.handler(({ context: { ctx }, input }) => seriesMore.extendSeries(ctx, input)),
      previewRetry: guarded.series.previewRetry.handler(({ context: { ctx }, input }) =>
        seriesMore.previewRetry(ctx, input),
      ),
      retry: guarded.series.retry.handler(({ context: { ctx }, input }) => seriesMore.retrySeries(ctx, input)),
      cancel: guarded.series.cancel.handler(({ context: { ctx }, input }) => seriesChange.cancelSeries(ctx, input)),
    },
    caretakers: {
      list: guarded.caretakers.list.handler(({ context: { ctx } }) => caretakers.listCaretakers(ctx)),
      create: guarded.caretakers.create.handler(({ context: { ctx }, input }) =>
        caretakers.createCaretaker(ctx, input),
      ),
      change: guarded.caretakers.change.handler(({ context: { ctx }, input }) =>
        caretakers.changeCaretaker(ctx, input),
      ),
    },
    hours: {
      report: guarded.hours.report.handler(({ context: { ctx }, input }) => hours.hoursReport(ctx, input)),
      exportFile: guarded.hours.exportFile.handler(({ context: { ctx }, input }) => hours.exportHours(ctx, input)),
      correct: guarded.hours.correct.handler(({ context: { ctx }, input }) => correctHours(ctx, input)),
    },
    absences: {
      list: guarded.absences.list.handler(({ context: { ctx }, input }) => absences.listAbsences(ctx, input)),
      create: guarded.absences.create.handler(({ context: { ctx }, input }) => absences.createAbsence(ctx, input)),
      change: guarded.absences.change.handler(({ context: { ctx }, input }) => absences.changeAbsence(ctx, input)),
      remove: guarded.absences.remove.handler(({ context: { ctx }, input }) => absences.removeAbsence(ctx, input)),
    },
    coverage: {
      list: guarded.coverage.list.handler(({ context: { ctx }, input }) => coverage.listCoverage(ctx, input)),
      agree: guarded.coverage.agree.handler(({ context: { ctx }, input }) => coverage.agreeCoverage(ctx, input)),
    },
    shifts: {
      list: guarded.shifts.list.handler(({ context: { ctx }, input }) => shifts.listShifts(ctx, input)),
      create: guarded.shifts.create.handler(({ context: { ctx }, input }) => shifts.createShift(ctx, input)),
      change: guarded.shifts.change.handler(({ context: { ctx }, input }) => shifts.changeShift(ctx, input)),
      remove: guarded.shifts.remove.handler(({ context: { ctx }, input }) => shifts.removeShift(ctx, input)),
      check: guarded.shifts.check.handler(({ context: { ctx }, input }) => shifts.checkShift(ctx, input)),
      candidates: guarded.shifts.candidates.handler(({ context: { ctx }, input }) =>
        shifts.shiftCandidates(ctx, input),
      ),
    },
    handOvers: {
      list: guarded.handOvers.list.handler(({ context: { ctx }, input }) => handOvers.listHandOvers(ctx, input)),
      offer: guarded.handOvers.offer.handler(({ context: { ctx }, input }) => handOvers.offerShift(ctx, input)),
      take: guarded.handOvers.take.handler(({ context: { ctx }, input }) => handOvers.takeShift(ctx, input)),
      decline: guarded.handOvers.decline.handler(({ context: { ctx }, input }) => handOvers.declineShift(ctx, input)),
      withdraw: guarded.handOvers.withdraw.handler(({ context: { ctx }, input }) =>
        handOvers.withdrawHandOver(ctx, input),
      ),
    },
    calamities: {
      list: guarded.calamities.list.handler(({ context: { ctx }, input }) => incidents.listIncidents(ctx, input)),
      report: guarded.calamities.report.handler(({ context: { ctx }, input }) => incidents.reportIncident(ctx, input)),
      ways: guarded.calamities.ways.handler(({ context: { ctx }, input }) => incidentWays(ctx, input)),
      propose: guarded.calamities.propose.handler(({ context: { ctx }, input }) =>
        incidents.proposeIncident(ctx, input),
      ),
      answer: guarded.calamities.answer.handler(({ context: { ctx }, input }) => incidents.answerIncident(ctx, input)),
      decide: guarded.calamities.decide.handler(({ context: { ctx }, input }) => decideIncident(ctx, input)),
      withdraw: guarded.calamities.withdraw.handler(({ context: { ctx }, input }) =>
        incidents.withdrawIncident(ctx, input),
      ),
    },
    roster: {
      fill: guarded.roster.fill.handler(({ context: { ctx }, input, signal }) => fillRoster(ctx, input, signal)),
      takeOver: guarded.roster.takeOver.handler(({ context: { ctx }, input }) => takeOver(ctx, input)),
      needs: guarded.roster.needs.handler(({ context: { ctx }, input }) => rosterNeeds(ctx, input)),
      present: guarded.roster.present.handler(({ context: { ctx }, input }) => whoIsThere(ctx, input)),
      copyWeek: guarded.roster.copyWeek.handler(({ context: { ctx }, input }) => weeks.copyWeek(ctx, input)),
      publish: guarded.roster.publish.handler(({ context: { ctx }, input }) => publish.publishRoster(ctx, input)),
      publications: guarded.roster.publications.handler(({ context: { ctx } }) => publish.listPublications(ctx)),
    },
    rosterTemplates: {
      list: guarded.rosterTemplates.list.handler(({ context: { ctx } }) => weeks.listTemplates(ctx)),
      create: guarded.rosterTemplates.create.handler(({ context: { ctx }, input }) => weeks.createTemplate(ctx, input)),
      apply: guarded.rosterTemplates.apply.handler(({ context: { ctx }, input }) => weeks.applyTemplate(ctx, input)),
      remove: guarded.rosterTemplates.remove.handler(({ context: { ctx }, input }) => weeks.removeTemplate(ctx, input)),
    },
    schoolHolidays: {
      list: guarded.schoolHolidays.list.handler(({ context: { ctx } }) => schoolHolidays.listSchoolHolidays(ctx)),
      create: guarded.schoolHolidays.create.handler(({ context: { ctx }, input }) =>
        schoolHolidays.createSchoolHoliday(ctx, input),
      ),
      change: guarded.schoolHolidays.change.handler(({ context: { ctx }, input }) =>
        schoolHolidays.changeSchoolHoliday(ctx, input),
      ),
      remove: guarded.schoolHolidays.remove.handler(({ context: { ctx }, input }) =>
        schoolHolidays.removeSchoolHoliday(ctx, input),
      ),
      addFromFile: guarded.schoolHolidays.addFromFile.handler(({ context: { ctx }, input }) =>
        schoolHolidays.addSchoolHolidaysFromFile(ctx, input),
      ),
    },
    requests: {
      inbox: guarded.requests.inbox.handler(({ context: { ctx }, input }) => inbox.inbox(ctx, input)),
      history: guarded.requests.history.handler(({ context: { ctx }, input }) => inbox.requestHistory(ctx, input)),
    },
    waiting: {
      forSlot: guarded.waiting.forSlot.handler(({ context: { ctx }, input }) => waitingForSlot(ctx, input)),
    },
    functions: {
      list: guarded.functions.list.handler(({ context: { ctx } }) => functions.listFulfilments(ctx)),
      change: guarded.functions.change.handler(({ context: { ctx }, input }) => functions.changeFulfilment(ctx, input)),
      matrix: guarded.functions.matrix.handler(({ context: { ctx }, input }) => functionMatrix(ctx, input)),
      bookings: guarded.functions.bookings.handler(({ context: { ctx }, input }) => functionBookings(ctx, input)),
      exportFile: guarded.functions.exportFile.handler(({ context: { ctx }, input }) => exportMatrix(ctx, input)),
    },
    roomUse: {
      overview: guarded.roomUse.overview.handler(({ context: { ctx }, input }) => roomUse.roomUse(ctx, input)),
      heatmap: guarded.roomUse.heatmap.handler(({ context: { ctx }, input }) => roomUse.roomUseHeat(ctx, input)),
      bookings: guarded.roomUse.bookings.handler(({ context: { ctx }, input }) => roomUse.roomUseBookings(ctx, input)),
      whatIf: guarded.roomUse.whatIf.handler(({ context: { ctx }, input }) => whatIf(ctx, input)),
      exportFile: guarded.roomUse.exportFile.handler(({ context: { ctx }, input }) =>
        roomUse.exportRoomUse(ctx, input),
      ),
    },
    museum: {
      programmes: guarded.museum.programmes.handler(({ context: { ctx }, input }) =>
        programmes.listProgrammes(ctx, input),
      ),
      createProgramme: guarded.museum.createProgramme.handler(({ context: { ctx }, input }) =>
        programmes.createProgramme(ctx, input),
      ),
      changeProgramme: guarded.museum.changeProgramme.handler(({ context: { ctx }, input }) =>
        programmes.changeProgramme(ctx, input),
      ),
      tours: guarded.museum.tours.handler(({ context: { ctx }, input }) => tours.listTours(ctx, input)),
      tourOfBooking: guarded.museum.tourOfBooking.handler(({ context: { ctx }, input }) =>
        tours.tourOfBooking(ctx, input),
      ),
      book: guarded.museum.book.handler(({ context: { ctx }, input }) => tours.bookTour(ctx, input)),
      guide: guarded.museum.guide.handler(({ context: { ctx }, input }) => tours.setGuide(ctx, input)),
      addEntry: guarded.museum.addEntry.handler(({ context: { ctx }, input }) => museumEntries.createEntry(ctx, input)),
      removeEntry: guarded.museum.removeEntry.handler(({ context: { ctx }, input }) =>
        museumEntries.removeEntry(ctx, input),
      ),
      report: guarded.museum.report.handler(({ context: { ctx }, input }) => museumReport(ctx, input)),
      exportFile: guarded.museum.exportFile.handler(({ context: { ctx }, input }) => exportMuseum(ctx, input)),
    },
    visitors: {
      report: guarded.visitors.report.handler(({ context: { ctx }, input }) => visiting.visitorReport(ctx, input)),
      exportFile: guarded.visitors.exportFile.handler(({ context: { ctx }, input }) => exportVisitors(ctx, input)),
      numbers: guarded.visitors.numbers.handler(({ context: { ctx } }) => visiting.listYearNumbers(ctx)),
      setNumber: guarded.visitors.setNumber.handler(({ context: { ctx }, input }) =>
        visiting.setYearNumber(ctx, input),
      ),
      removeNumber: guarded.visitors.removeNumber.handler(({ context: { ctx }, input }) =>
        visiting.removeYearNumber(ctx, input),
      ),
    },
    satisfaction: {
      questions: guarded.satisfaction.questions.handler(({ context: { ctx } }) => surveys.getQuestions(ctx)),
      changeQuestions: guarded.satisfaction.changeQuestions.handler(({ context: { ctx }, input }) =>
        surveys.changeQuestions(ctx, input),
      ),
      list: guarded.satisfaction.list.handler(({ context: { ctx }, input }) => surveys.listSurveys(ctx, input)),
      create: guarded.satisfaction.create.handler(({ context: { ctx }, input }) => surveys.createSurvey(ctx, input)),
      change: guarded.satisfaction.change.handler(({ context: { ctx }, input }) => surveys.changeSurvey(ctx, input)),
      remove: guarded.satisfaction.remove.handler(({ context: { ctx }, input }) => surveys.removeSurvey(ctx, input)),
      paper: guarded.satisfaction.paper.handler(({ context: { ctx }, input }) => surveyPaper(ctx, input)),
      addSheet: guarded.satisfaction.addSheet.handler(({ context: { ctx }, input }) => satisfying.addSheet(ctx, input)),
      removeDay: guarded.satisfaction.removeDay.handler(({ context: { ctx }, input }) =>
        satisfying.removeDay(ctx, input),
      ),
      checkAnswers: guarded.satisfaction.checkAnswers.handler(({ context: { ctx }, input }) =>
        checkAnswers(ctx, input),
      ),
      takeAnswers: guarded.satisfaction.takeAnswers.handler(({ context: { ctx }, input }) => takeAnswers(ctx, input)),
      report: guarded.satisfaction.report.handler(({ context: { ctx }, input }) => satisfactionReport(ctx, input)),
      exportFile: guarded.satisfaction.exportFile.handler(({ context: { ctx }, input }) =>
        exportSatisfaction(ctx, input),
      ),
    },
    accountTalks: {
      year: guarded.accountTalks.year.handler(({ context: { ctx }, input }) => talks.villageYear(ctx, input)),
      bookings: guarded.accountTalks.bookings.handler(({ context: { ctx }, input }) => talks.kernBookings(ctx, input)),
      write: guarded.accountTalks.write.handler(({ context: { ctx }, input }) => talks.writeTalk(ctx, input)),
      file: guarded.accountTalks.file.handler(({ context: { ctx }, input }) => talks.talkFile(ctx, input)),
    },
    closings: {
      list: guarded.closings.list.handler(({ context: { ctx } }) => closings.listClosings(ctx)),
      check: guarded.closings.check.handler(({ context: { ctx }, input }) => checkQuarter(ctx, input)),
      close: guarded.closings.close.handler(({ context: { ctx }, input }) => closings.closeQuarter(ctx, input)),
      corrections: guarded.closings.corrections.handler(({ context: { ctx }, input }) => corrections(ctx, input)),
      file: guarded.closings.file.handler(({ context: { ctx }, input }) => closings.closedFile(ctx, input)),
    },
    reports: {
      quarter: guarded.reports.quarter.handler(({ context: { ctx }, input }) => reports.quarterReport(ctx, input)),
      overview: guarded.reports.overview.handler(({ context: { ctx }, input }) => reports.periodOverview(ctx, input)),
      parts: guarded.reports.parts.handler(({ context: { ctx }, input }) => reports.periodParts(ctx, input)),
      drill: guarded.reports.drill.handler(({ context: { ctx }, input }) => reports.drillDown(ctx, input)),
      heatmap: guarded.reports.heatmap.handler(({ context: { ctx }, input }) => reports.heatmap(ctx, input)),
      exportFile: guarded.reports.exportFile.handler(({ context: { ctx }, input }) => reports.exportReport(ctx, input)),
      mail: guarded.reports.mail.handler(({ context: { ctx }, input }) => overviewMail.mailOverview(ctx, input)),
      mailText: guarded.reports.mailText.handler(({ context: { ctx }, input }) => overviewMail.mailText(ctx, input)),
      mailAll: guarded.reports.mailAll.handler(({ context: { ctx }, input }) =>
        overviewMail.mailToRecipients(ctx, input),
      ),
      sent: guarded.reports.sent.handler(({ context: { ctx }, input }) => overviewMail.listSent(ctx, input)),
      noteSent: guarded.reports.noteSent.handler(({ context: { ctx }, input }) => overviewMail.noteSent(ctx, input)),
    },
    selections: {
      list: guarded.selections.list.handler(({ context: { ctx } }) => selections.listSelections(ctx)),
      create: guarded.selections.create.handler(({ context: { ctx }, input }) =>
        selections.createSelection(ctx, input),
      ),
      change: guarded.selections.change.handler(({ context: { ctx }, input }) =>
        selections.changeSelection(ctx, input),
      ),
      remove: guarded.selections.remove.handler(({ context: { ctx }, input }) =>
        selections.removeSelection(ctx, input),
      ),
    },
    accountability: {
      overview: guarded.accountability.overview.handler(({ context: { ctx }, input }) =>
        accountabilityOverview(ctx, input),
      ),
      drill: guarded.accountability.drill.handler(({ context: { ctx }, input }) => accountDrill(ctx, input)),
      exportFile: guarded.accountability.exportFile.handler(({ context: { ctx }, input }) =>
        exportAccountability(ctx, input),
      ),
    },
    coreActivities: {
      list: guarded.coreActivities.list.handler(({ context: { ctx } }) => cores.listCoreActivities(ctx)),
      create: guarded.coreActivities.create.handler(({ context: { ctx }, input }) =>
        cores.createCoreActivity(ctx, input),
      ),
      change: guarded.coreActivities.change.handler(({ context: { ctx }, input }) =>
        cores.changeCoreActivity(ctx, input),
      ),
      addUsual: guarded.coreActivities.addUsual.handler(({ context: { ctx } }) => cores.addUsualCoreActivities(ctx)),
    },
    agreements: {
      list: guarded.agreements.list.handler(({ context: { ctx }, input }) => agreements.listAgreements(ctx, input)),
      create: guarded.agreements.create.handler(({ context: { ctx }, input }) =>
        agreements.createAgreement(ctx, input),
      ),
      change: guarded.agreements.change.handler(({ context: { ctx }, input }) =>
        agreements.changeAgreement(ctx, input),
      ),
      remove: guarded.agreements.remove.handler(({ context: { ctx }, input }) =>
        agreements.removeAgreement(ctx, input),
      ),
      arrange: guarded.agreements.arrange.handler(({ context: { ctx }, input }) =>
        agreements.arrangeAgreements(ctx, input),
      ),
      copy: guarded.agreements.copy.handler(({ context: { ctx }, input }) => agreements.copyAgreements(ctx, input)),
    },
    narratives: {
      write: guarded.narratives.write.handler(({ context: { ctx }, input }) => writeNarrative(ctx, input)),
    },
    templates: {
      list: guarded.templates.list.handler(({ context: { ctx } }) => templates.listTemplates(ctx)),
      check: guarded.templates.check.handler(({ context: { ctx }, input }) => templates.tryTemplate(ctx, input)),
      change: guarded.templates.change.handler(({ context: { ctx }, input }) => templates.changeTemplate(ctx, input)),
      reset: guarded.templates.reset.handler(({ context: { ctx }, input }) => templates.resetTemplate(ctx, input)),
    },
    messages: {
      prepare: guarded.messages.prepare.handler(({ context: { ctx }, input }) => messages.prepareMessage(ctx, input)),
      file: guarded.messages.file.handler(({ context: { ctx }, input }) => messageFile(ctx, input)),
      list: guarded.messages.list.handler(({ context: { ctx }, input }) => messages.listMessages(ctx, input)),
      note: guarded.messages.note.handler(({ context: { ctx }, input }) => messages.noteMessage(ctx, input)),
    },
    billing: {
      seller: guarded.billing.seller.handler(({ context: { ctx } }) => parties.getSeller(ctx)),
      changeSeller: guarded.billing.changeSeller.handler(({ context: { ctx }, input }) =>
        parties.changeSeller(ctx, input),
      ),
      renter: guarded.billing.renter.handler(({ context: { ctx }, input }) => parties.getBilling(ctx, input)),
      changeRenter: guarded.billing.changeRenter.handler(({ context: { ctx }, input }) =>
        parties.changeBilling(ctx, input),
      ),
      debt: guarded.billing.debt.handler(({ context: { ctx }, input }) => invoices.debtOf(ctx, input)),
    },
    invoices: {
      proposal: guarded.invoices.proposal.handler(({ context: { ctx }, input }) => invoices.proposal(ctx, input)),
      list: guarded.invoices.list.handler(({ context: { ctx }, input }) => invoices.listInvoices(ctx, input)),
      get: guarded.invoices.get.handler(({ context: { ctx }, input }) => invoices.getInvoice(ctx, input)),
      ofBooking: guarded.invoices.ofBooking.handler(({ context: { ctx }, input }) =>
        invoices.invoiceOfBooking(ctx, input),
      ),
      draft: guarded.invoices.draft.handler(({ context: { ctx }, input }) => billing.draftInvoices(ctx, input)),
      change: guarded.invoices.change.handler(({ context: { ctx }, input }) => billing.changeInvoice(ctx, input)),
      discard: guarded.invoices.discard.handler(({ context: { ctx }, input }) => billing.discardInvoice(ctx, input)),
      finalise: guarded.invoices.finalise.handler(({ context: { ctx }, input }) => billing.finaliseInvoice(ctx, input)),
      credit: guarded.invoices.credit.handler(({ context: { ctx }, input }) => billing.creditInvoice(ctx, input)),
      pay: guarded.invoices.pay.handler(({ context: { ctx }, input }) => billing.payInvoice(ctx, input)),
      unpay: guarded.invoices.unpay.handler(({ context: { ctx }, input }) => billing.removePayment(ctx, input)),
      file: guarded.invoices.file.handler(({ context: { ctx }, input }) => invoiceFile(ctx, input)),
      ledger: guarded.invoices.ledger.handler(({ context: { ctx }, input }) => ledgerFile(ctx, input)),
    },
    consultations: {
      list: guarded.consultations.list.handler(({ context: { ctx }, input }) =>
        consultations.listConsultations(ctx, input),
      ),
      due: guarded.consultations.due.handler(({ context: { ctx } }) => consultations.consultationsDue(ctx)),
      create: guarded.consultations.create.handler(({ context: { ctx }, input }) =>
        consultations.createConsultation(ctx, input),
      ),
      change: guarded.consultations.change.handler(({ context: { ctx }, input }) =>
        consultations.changeConsultation(ctx, input),
      ),
      remove: guarded.consultations.remove.handler(({ context: { ctx }, input }) =>
        consultations.removeConsultation(ctx, input),
      ),
    },
    actionPoints: {
      list: guarded.actionPoints.list.handler(({ context: { ctx }, input }) =>
        consultations.listActionPoints(ctx, input),
      ),
      create: guarded.actionPoints.create.handler(({ context: { ctx }, input }) =>
        consultations.createActionPoint(ctx, input),
      ),
      change: guarded.actionPoints.change.handler(({ context: { ctx }, input }) =>
        consultations.changeActionPoint(ctx, input),
      ),
      remove: guarded.actionPoints.remove.handler(({ context: { ctx }, input }) =>
        consultations.removeActionPoint(ctx, input),
      ),
    },
    fixedAgenda: {
      get: guarded.fixedAgenda.get.handler(({ context: { ctx } }) => consultations.getFixedAgenda(ctx)),
      change: guarded.fixedAgenda.change.handler(({ context: { ctx }, input }) =>
        consultations.changeFixedAgenda(ctx, input),
      ),
    },
    contacts: {
      list: guarded.contacts.list.handler(({ context: { ctx }, input }) => contacts.listContacts(ctx, input)),
      change: guarded.contacts.change.handler(({ context: { ctx }, input }) => contacts.changeContacts(ctx, input)),
    },
    tasks: {
      list: guarded.tasks.list.handler(({ context: { ctx }, input }) => contacts.listTasks(ctx, input)),
      change: guarded.tasks.change.handler(({ context: { ctx }, input }) => contacts.changeTasks(ctx, input)),
    },
    roundItems: {
      list: guarded.roundItems.list.handler(({ context: { ctx }, input }) => rounds.listItems(ctx, input)),
      create: guarded.roundItems.create.handler(({ context: { ctx }, input }) => rounds.createItem(ctx, input)),
      addUsual: guarded.roundItems.addUsual.handler(({ context: { ctx }, input }) => rounds.addUsualItems(ctx, input)),
      change: guarded.roundItems.change.handler(({ context: { ctx }, input }) => rounds.changeItem(ctx, input)),
    },
    dayLog: {
      get: guarded.dayLog.get.handler(({ context: { ctx }, input }) => dayLog(ctx, input)),
      tick: guarded.dayLog.tick.handler(({ context: { ctx }, input }) => rounds.checkItem(ctx, input)),
      writeNote: guarded.dayLog.writeNote.handler(({ context: { ctx }, input }) => notes.writeNote(ctx, input)),
      changeNote: guarded.dayLog.changeNote.handler(({ context: { ctx }, input }) => notes.changeNote(ctx, input)),
      readNote: guarded.dayLog.readNote.handler(({ context: { ctx }, input }) => notes.readNote(ctx, input)),
      addVisitors: guarded.dayLog.addVisitors.handler(({ context: { ctx }, input }) =>
        visitors.addVisitors(ctx, input),
      ),
      setVisitors: guarded.dayLog.setVisitors.handler(({ context: { ctx }, input }) =>
        visitors.setVisitors(ctx, input),
      ),
    },
    incidents: {
      create: guarded.incidents.create.handler(({ context: { ctx }, input }) => notes.noteIncident(ctx, input)),
      change: guarded.incidents.change.handler(({ context: { ctx }, input }) => notes.changeIncident(ctx, input)),
    },
    repairs: {
      create: guarded.repairs.create.handler(({ context: { ctx }, input }) => repairs.reportRepair(ctx, input)),
      change: guarded.repairs.change.handler(({ context: { ctx }, input }) => repairs.changeRepair(ctx, input)),
      addPhoto: guarded.repairs.addPhoto.handler(({ context: { ctx }, input }) => repairs.addPhoto(ctx, input)),
      removePhoto: guarded.repairs.removePhoto.handler(({ context: { ctx }, input }) =>
        repairs.removePhoto(ctx, input),
      ),
      photo: guarded.repairs.photo.handler(({ context: { ctx }, input }) => repairs.getPhoto(ctx, input)),
    },
    keys: {
      create: guarded.keys.create.handler(({ context: { ctx }, input }) => keys.lendKey(ctx, input)),
      change: guarded.keys.change.handler(({ context: { ctx }, input }) => keys.changeKey(ctx, input)),
      bringBack: guarded.keys.bringBack.handler(({ context: { ctx }, input }) => keys.bringBack(ctx, input)),
    },
    calendar: {
      districts: guarded.calendar.districts.handler(({ context: { ctx } }) => calendar.listDistricts(ctx)),
      get: guarded.calendar.get.handler(({ context: { ctx }, input }) => calendar.getCalendar(ctx, input)),
      exportFile: guarded.calendar.exportFile.handler(({ context: { ctx }, input }) =>
        calendarFiles.exportCalendar(ctx, input),
      ),
      feed: guarded.calendar.feed.handler(({ context: { ctx }, input }) => calendarFeeds.getFeed(ctx, input)),
      renewFeed: guarded.calendar.renewFeed.handler(({ context: { ctx }, input }) =>
        calendarFeeds.renewFeed(ctx, input),
      ),
      closeFeed: guarded.calendar.closeFeed.handler(({ context: { ctx }, input }) =>
        calendarFeeds.closeFeed(ctx, input),
      ),
      readFeed: guarded.calendar.readFeed.handler(({ context: { ctx }, input }) => calendarFeeds.readFeed(ctx, input)),
    },
    calendarEntries: {
      get: guarded.calendarEntries.get.handler(({ context: { ctx }, input }) => calendarEntries.getEntry(ctx, input)),
      create: guarded.calendarEntries.create.handler(({ context: { ctx }, input }) =>
        calendarEntries.createEntry(ctx, input),
      ),
      change: guarded.calendarEntries.change.handler(({ context: { ctx }, input }) =>
        calendarEntries.changeEntry(ctx, input),
      ),
      remove: guarded.calendarEntries.remove.handler(({ context: { ctx }, input }) =>
        calendarEntries.removeEntry(ctx, input),
      ),
    },
    backups: {
      state: guarded.backups.state.handler(({ context: { ctx } }) => ctx.keeper.state()),
      list: guarded.backups.list.handler(({ context: { ctx } }) => ctx.keeper.list()),
      make: guarded.backups.make.handler(({ context: { ctx }, signal }) => ctx.keeper.make('manual', signal)),
      verify: guarded.backups.verify.handler(({ context: { ctx }, input }) => ctx.keeper.verify(input.name)),
      changeFolder: guarded.backups.changeFolder.handler(({ context: { ctx }, input }) =>
        safekeeping.changeFolder(ctx, input.folder),
      ),
      preview: guarded.backups.preview.handler(({ context: { ctx }, input }) => restoring.previewRestore(ctx, input)),
      restore: guarded.backups.restore.handler(({ context: { ctx }, input }) => restoring.restore(ctx, input)),
      previewSalvage: guarded.backups.previewSalvage.handler(({ context: { ctx } }) => salvaging.previewSalvage(ctx)),
      salvage: guarded.backups.salvage.handler(({ context: { ctx } }) => salvaging.salvage(ctx)),
      lock: guarded.backups.lock.handler(({ context: { ctx }, input }) => safekeeping.lock(ctx, input.passphrase)),
      unlock: guarded.backups.unlock.handler(({ context: { ctx }, input }) =>
        safekeeping.unlock(ctx, input.passphrase),
      ),
      disk: guarded.backups.disk.handler(({ context: { ctx } }) => diskState(ctx)),
    },
    imports: {
      run: guarded.imports.run.handler(({ context: { ctx }, input, signal }) => runImport(ctx, input, signal)),
    },
  })
}

/** Who asks for a session must have one: a program without token has none. */
function asked(session: Session | null): Session {
  if (session === null) throw failure('unauthenticated', {})
  return session
}
