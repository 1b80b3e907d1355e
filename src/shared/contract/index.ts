import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import * as talk from './account-talk'
import * as acc from './accountability'
import { AppState, ChangeEvent, DemoRequest, LogEntry, LogQuery, Today, TodayQuery, UndoResult, UndoState } from './app'
import * as bak from './backup'
import {
  AbsenceId,
  ActionPointId,
  BookingId,
  CalendarEntryId,
  CaretakerRateId,
  CentreId,
  ClosureId,
  ConsultationId,
  Day,
  InvoiceId,
  PhotoId,
  QueryNumber,
  RenterId,
  ResultAgreementId,
  Revision,
  RosterTemplateId,
  SchoolHolidayId,
  SeasonId,
  SeriesId,
  ShiftId,
  TariffId,
  WishId,
} from './base'
import * as b from './booking'
import * as bulk from './bulk'
import * as cal from './calendar'
import * as clo from './closing'
import * as con from './consultation'
import * as log from './day-log'
import * as dep from './deposit'
import * as doc from './document'
import { errorMap } from './errors'
import * as f from './find'
import * as fun from './function'
import * as ho from './hand-over'
import * as hrs from './hours'
import { ImportEvent, ImportRequest } from './import'
import * as inc from './incident'
import * as inv from './invoice'
import { money } from './labels'
import * as lg from './log'
import { Logo, NewLogo } from './logo'
import * as mus from './museum'
import * as p from './place'
import * as pr from './price'
import * as pri from './privacy'
import * as reg from './register'
import * as r from './renter'
import * as rep from './report'
import * as req from './request'
import * as use from './room-use'
import * as ros from './roster'
import { FillEvent, FillRequest, FillTaken } from './roster-fill'
import { NeedsQuery, PresentPerson, RosterNeeds } from './roster-needs'
import * as sat from './satisfaction'
import * as sh from './school-holiday'
import * as sea from './season'
import * as sel from './selection'
import * as self from './self-service'
import * as s from './series'
import * as ses from './session'
import * as sft from './shift'
import * as vis from './visitor'

/**
 * Every call there is. Paths and bodies of the calls that outsiders use are fixed in design: contract.
 * To add a call: add it here, then the compiler asks for its handler (core/app/router) and its right (core/app/permissions).
 */
const call = oc.errors(errorMap)
const get = (path: `/${string}`) => call.route({ method: 'GET', path })
const post = (path: `/${string}`) => call.route({ method: 'POST', path })
const patch = (path: `/${string}`) => call.route({ method: 'PATCH', path })
const created = (path: `/${string}`) => call.route({ method: 'POST', path, successStatus: 201 })
const done = z.object({})
const byCentre = z.object({ centreId: CentreId.optional() })

export const contract = {
  app: {
    health: get('/health').output(z.object({ status: z.literal('ok'), version: z.string() })),
    state: get('/state').output(AppState),
    /** First-run wizard: organisation, first centre, rooms and hours in one act; only in an empty store. */
    setUp: created('/setup').input(p.Setup).output(p.Centre),
    loadDemo: post('/demo').input(DemoRequest).output(done),
    changes: get('/changes').output(eventIterator(ChangeEvent)),
    log: get('/log').input(LogQuery).output(z.array(LogEntry)),
  },
  /** Who uses this window or browser. Needs no right, but for `lock`. */
  session: {
    state: get('/session').output(ses.SessionState),
    /** Whom to choose from; at the desk only. */
    people: get('/session/people').output(z.array(ses.Person)),
    /** @throws wrong_secret, code_needed, locked */
    logIn: post('/session/log-in').input(ses.LogIn).output(ses.SessionState),
    logOut: post('/session/log-out').output(ses.SessionState),
    lock: post('/session/lock').output(ses.SessionState),
    /** By who was logged in. @throws wrong_secret, locked */
    unlock: post('/session/unlock').input(ses.Unlock).output(ses.SessionState),
    /** An administrator who lost secret or phone, with the printed code. @throws wrong_secret; invalid_input on `secret` */
    recover: post('/session/recover').input(ses.Recovery).output(ses.SessionState),
  },
  users: {
    list: get('/users').output(z.array(ses.UserAccount)),
    /** Whoever makes the first user, an administrator, goes on as that user. @throws invalid_input on `secret` or `roles` */
    create: created('/users').input(ses.NewUser).output(ses.UserAccount),
    change: patch('/users/{id}').input(ses.UserChange).output(ses.UserAccount),
    setSecret: post('/users/{id}/secret').input(ses.SecretSetting).output(ses.UserAccount),
    /** After too many wrong tries. */
    unlock: post('/users/{id}/unlock').input(ses.ByUser).output(ses.UserAccount),
    /** Of the user who calls; counts from the first right code on. */
    startSecondFactor: post('/users/second-factor').input(ses.OwnSecret).output(ses.SecondFactorStart),
    confirmSecondFactor: post('/users/second-factor/confirm').input(ses.SecondFactorCode).output(ses.UserAccount),
    removeSecondFactor: post('/users/{id}/second-factor/remove').input(ses.ByUser).output(ses.UserAccount),
    /** Of the user who calls, to print: shown once, works once, and ends the one before. */
    newRecoveryCode: post('/users/recovery-code').input(ses.OwnSecret).output(ses.RecoveryCode),
    changeOwnSecret: post('/users/own-secret').input(ses.OwnSecretChange).output(done),
    settings: get('/users/settings').output(ses.AccessSettings),
    changeSettings: patch('/users/settings').input(ses.AccessSettings).output(ses.AccessSettings),
  },
  /** Changes and looks at personal data: to search, to take out. */
  log: {
    search: get('/log/changes').input(lg.LogSearch).output(lg.LogPage),
    looks: get('/log/looks').input(lg.LookSearch).output(lg.LookPage),
    users: get('/log/users').output(z.array(lg.LogUser)),
    exportFile: get('/log/file').input(lg.LogExport).output(rep.ExportedFile),
    /** Goes through everything, and holds the log against the copies. Changes nothing; takes a while at ten years. */
    check: post('/log/check').output(lg.CheckReport),
  },
  undo: {
    state: get('/undo').output(UndoState),
    undo: post('/undo').output(UndoResult),
    redo: post('/redo').output(UndoResult),
  },
  organisation: {
    change: patch('/organisation').input(p.OrganisationChange).output(p.Organisation),
  },
  /** The picture on papers; not in `state`, because it is large and few screens show it. */
  logo: {
    get: get('/logo').output(z.object({ logo: Logo.nullable() })),
    set: post('/logo').input(NewLogo).output(Logo),
    remove: post('/logo/remove')
      .input(z.object({ revision: Revision }))
      .output(done),
  },
  centres: {
    list: get('/centres').output(z.array(p.Centre)),
    create: created('/centres').input(p.NewCentre).output(p.Centre),
    change: patch('/centres/{id}').input(p.CentreChange).output(p.Centre),
  },
  rooms: {
    list: get('/rooms').input(byCentre).output(z.array(p.Room)),
    create: created('/rooms').input(p.NewRoom).output(p.Room),
    change: patch('/rooms/{id}').input(p.RoomChange).output(p.Room),
  },
  facilities: {
    list: get('/facilities').input(byCentre).output(z.array(p.Facility)),
    create: created('/facilities').input(p.NewFacility).output(p.Facility),
    change: patch('/facilities/{id}').input(p.FacilityChange).output(p.Facility),
  },
  closures: {
    /** Of a centre, or of all; those that touch the period when one is given (`to` exclusive). */
    list: get('/closures')
      .input(byCentre.extend({ from: Day.optional(), to: Day.optional() }))
      .output(z.array(p.Closure)),
    create: created('/closures')
      .input(p.NewClosure)
      .output(p.Closure.extend({ bookings: z.array(b.Booking) })),
    change: patch('/closures/{id}')
      .input(p.ClosureChange)
      .output(p.Closure.extend({ bookings: z.array(b.Booking) })),
    remove: post('/closures/{id}/remove')
      .input(z.object({ id: ClosureId, revision: Revision }))
      .output(done),
    /** Bookings that hold a room on closed days, listed instead of hidden. */
    bookings: get('/closures/{id}/bookings')
      .input(z.object({ id: ClosureId }))
      .output(z.array(b.Booking)),
    /** Dutch public holidays of a year. */
    holidays: get('/holidays')
      .input(z.object({ year: QueryNumber.min(1990).max(2100) }))
      .output(z.array(p.Holiday)),
  },
  tariffs: {
    /** The price list of a centre with its older and coming versions, oldest first. */
    list: get('/tariffs')
      .input(z.object({ centreId: CentreId }))
      .output(z.array(pr.Tariff)),
    create: created('/tariffs').input(pr.NewTariff).output(pr.Tariff),
    change: patch('/tariffs/{id}').input(pr.TariffChange).output(pr.Tariff),
    remove: post('/tariffs/{id}/remove')
      .input(z.object({ id: TariffId, revision: Revision }))
      .output(done),
  },
  caretakerRates: {
    list: get('/caretaker-rates')
      .input(z.object({ centreId: CentreId }))
      .output(z.array(pr.CaretakerRate)),
    create: created('/caretaker-rates').input(pr.NewCaretakerRate).output(pr.CaretakerRate),
    change: patch('/caretaker-rates/{id}').input(pr.CaretakerRateChange).output(pr.CaretakerRate),
    remove: post('/caretaker-rates/{id}/remove')
      .input(z.object({ id: CaretakerRateId, revision: Revision }))
      .output(done),
  },
  prices: {
    /** Null when there is no tariff, or an amount that was typed or imported. */
    ofBooking: get('/bookings/{id}/price')
      .input(z.object({ id: BookingId }))
      .output(z.object({ price: pr.Price.nullable() })),
    /** Discount, deposit, refreshments, a line or the sum by hand; what is left out stays as it is. */
    overrule: post('/bookings/{id}/price')
      .input(pr.PriceAgreement)
      .output(z.object({ booking: b.Booking, price: pr.Price.nullable() })),
    /** By the tariffs that hold on its day now; nothing else ever does that to a booking. */
    renew: post('/bookings/{id}/price/renew')
      .input(pr.PriceRenewal)
      .output(z.object({ booking: b.Booking, price: pr.Price.nullable() })),
  },
  deposits: {
    list: get('/deposits').input(dep.DepositQuery).output(z.array(dep.DepositRow)),
    ofBooking: get('/bookings/{id}/deposit')
      .input(z.object({ id: BookingId }))
      .output(z.object({ row: dep.DepositRow.nullable() })),
    receive: created('/deposits').input(dep.DepositReceipt).output(dep.Deposit),
    /** Whole or in part, or nothing of it. */
    giveBack: post('/deposits/{id}/give-back').input(dep.DepositReturn).output(dep.Deposit),
    /** Takes the last note back: held again, or not received after all. */
    correct: post('/deposits/{id}/correct')
      .input(dep.ByDeposit)
      .output(z.object({ deposit: dep.Deposit.nullable() })),
    /** A draft invoice of what was kept. */
    bill: post('/deposits/{id}/bill').input(dep.ByDeposit).output(inv.Invoice),
  },
  labels: {
    list: get('/labels').output(z.array(p.Label)),
    create: created('/labels').input(p.NewLabel).output(p.Label),
    change: patch('/labels/{id}').input(p.LabelChange).output(p.Label),
  },
  seasons: {
    /** Latest first. */
    list: get('/seasons').output(z.array(sea.Season)),
    create: created('/seasons').input(sea.NewSeason).output(sea.Season),
    change: patch('/seasons/{id}').input(sea.SeasonChange).output(sea.Season),
    /** Gives every wish that is not pinned a place, or the reason why not. */
    propose: post('/seasons/{id}/propose').input(sea.ProposeRequest).output(eventIterator(sea.ProposeEvent)),
    /** @throws wrong_state when the wish can not stand there; its reason says why */
    place: post('/seasons/place').input(sea.PlaceRequest).output(sea.Wish),
    /** What settling asks a reason for; writes nothing. */
    rivals: get('/seasons/{id}/rivals')
      .input(z.object({ id: SeasonId }))
      .output(z.array(sea.WishRivals)),
    /**
     * Turns placements into series of bookings in one act; dates that do not fit are listed.
     * @throws rule_violated when a commercial wish goes before others who wait and `priority` says nothing of it
     */
    settle: post('/seasons/{id}/settle').input(sea.SettleRequest).output(sea.SettleResult),
    board: get('/seasons/{id}/board')
      .input(z.object({ id: SeasonId, centreId: CentreId }))
      .output(sea.SeasonBoard),
  },
  wishes: {
    /** In the order in which they were handed in. */
    list: get('/seasons/{seasonId}/wishes')
      .input(z.object({ seasonId: SeasonId }))
      .output(z.array(sea.Wish)),
    add: created('/wishes').input(sea.NewWish).output(sea.Wish),
    change: patch('/wishes/{id}').input(sea.WishChange).output(sea.Wish),
    remove: post('/wishes/{id}/remove')
      .input(z.object({ id: WishId, revision: Revision }))
      .output(done),
    /** Wishes for the places that renters had in the half year before the season, as far as they are not there yet. */
    takeOver: post('/seasons/{seasonId}/take-over')
      .input(z.object({ seasonId: SeasonId }))
      .output(z.array(sea.Wish)),
  },
  renters: {
    search: get('/renters').input(r.RenterSearch).output(z.array(r.RenterHit)),
    get: get('/renters/{id}')
      .input(z.object({ id: RenterId }))
      .output(r.Renter),
    create: created('/renters').input(r.NewRenter).output(r.Renter),
    change: patch('/renters/{id}').input(r.RenterChange).output(r.Renter),
    /** What would move when two are made one; writes nothing. */
    previewMerge: get('/renter-merges').input(r.MergePair).output(r.MergePreview),
    /** What the one has goes to the other. */
    merge: post('/renter-merges').input(r.RenterMerge).output(r.Renter),
    /** Latest first, at most `limit` (default 100). */
    bookings: get('/renters/{id}/bookings')
      .input(z.object({ id: RenterId, limit: QueryNumber.min(1).max(500).optional() }))
      .output(z.array(b.Booking)),
  },
  /** What we hold of somebody, making them anonymous, and the register of processing. */
  privacy: {
    get: get('/privacy').output(pri.PrivacySettings),
    change: patch('/privacy').input(pri.PrivacySettingsChange).output(pri.PrivacySettings),
    register: get('/privacy/register').output(pri.Register),
    exportRegister: get('/privacy/register/file').output(rep.ExportedFile),
    /** Everything that we hold of a renter or caretaker. */
    exportHeld: get('/privacy/held').input(pri.HeldExport).output(rep.ExportedFile),
    preview: get('/privacy/preview').input(pri.AnonymousPreviewQuery).output(pri.AnonymousPreview),
    /** For good: can't be undone. */
    anonymise: post('/privacy/anonymise').input(pri.AnonymousRequest).output(z.array(pri.AnonymousOutcome)),
    /** Who could be made anonymous by now; nothing happens by itself. */
    proposals: get('/privacy/proposals').output(pri.Proposals),
    proposalCount: get('/privacy/proposals/count').output(z.object({ count: z.number().int() })),
    keep: post('/privacy/keep').input(pri.NewKeep).output(pri.Keep),
  },
  places: {
    /** Free places for a wish, ranked with the reasons. */
    find: get('/availability').input(f.FindQuery).output(f.FindResult),
    facilities: get('/availability/facilities').input(f.FreeQuery).output(z.array(f.FreeFacility)),
  },
  /** Who was shown how to open, close and leave a centre. */
  instructions: {
    list: get('/instructions').input(self.InstructionQuery).output(z.array(self.Instruction)),
    create: created('/instructions').input(self.NewInstruction).output(self.Instruction),
    change: patch('/instructions/{id}').input(self.InstructionChange).output(self.Instruction),
  },
  /** To which places that are not managed here somebody was referred. */
  referrals: {
    list: get('/referrals').input(self.ReferralQuery).output(z.array(self.Referral)),
    create: created('/referrals').input(self.NewReferral).output(self.Referral),
  },
  bookings: {
    list: get('/bookings').input(b.BookingQuery).output(z.array(b.Booking)),
    /** By number, title or renter, latest first. */
    search: get('/bookings/search').input(b.BookingSearch).output(z.array(b.Booking)),
    get: get('/bookings/{id}')
      .input(z.object({ id: BookingId }))
      .output(b.Booking),
    create: created('/bookings').input(b.NewBooking).output(b.BookingWithFindings),
    check: post('/bookings/check')
      .input(b.BookingCheck)
      .output(z.object({ findings: z.array(b.Finding), price: money(pr.Quote.nullable()) })),
    change: patch('/bookings/{id}').input(b.BookingChange).output(b.BookingWithFindings),
    confirm: post('/bookings/{id}/confirm').input(b.GrantStep).output(b.SteppedBooking),
    /** A request, or an option that expired, gets its slot for a while. */
    toOption: post('/bookings/{id}/option').input(b.OptionStep).output(b.SteppedBooking),
    extend: post('/bookings/{id}/extend').input(b.OptionStep).output(b.SteppedBooking),
    decline: post('/bookings/{id}/decline').input(b.BookingStep).output(b.SteppedBooking),
    cancel: post('/bookings/{id}/cancel').input(b.BookingStep).output(b.SteppedBooking),
    /** What was declined or expired is a request again. */
    reopen: post('/bookings/{id}/reopen').input(b.BookingStep).output(b.SteppedBooking),
    reactivate: post('/bookings/{id}/reactivate').input(b.GrantStep).output(b.SteppedBooking),
    noShow: post('/bookings/{id}/no-show').input(b.BookingStep).output(b.SteppedBooking),
    /** A booking of primary care makes way for residents. */
    displace: post('/bookings/{id}/displace').input(b.Displacement).output(b.DisplacementResult),
    links: get('/bookings/{id}/links')
      .input(z.object({ id: BookingId }))
      .output(b.BookingLinks),
    attendance: post('/bookings/{id}/attendance').input(b.Attendance).output(b.BookingWithFindings),
    today: get('/today').input(TodayQuery).output(Today),
    /** What stands in a room or centre on some days, who to tell, and where else each could go; writes nothing. */
    bulkPreview: post('/bookings/bulk/preview').input(bulk.BulkQuery).output(bulk.BulkPreview),
    /** Cancels and moves many at once: all of it or nothing, taken back in one step. */
    bulk: post('/bookings/bulk').input(bulk.Bulk).output(bulk.BulkResult),
  },
  articles: {
    /** The price list, in its own order; archived articles as well. */
    list: get('/articles').input(byCentre).output(z.array(reg.Article)),
    create: created('/articles').input(reg.NewArticle).output(reg.Article),
    change: patch('/articles/{id}').input(reg.ArticleChange).output(reg.Article),
  },
  register: {
    /** The till of now, or that of a day. */
    till: get('/register').input(reg.TillQuery).output(reg.Till),
    sell: created('/register/sales').input(reg.NewSale).output(reg.Sale),
    /** Before its till is closed. */
    void: post('/register/sales/{id}/void').input(reg.SaleVoid).output(reg.Sale),
    /** After its till was closed: an opposite sale now. */
    counter: created('/register/sales/{id}/counter').input(reg.SaleCounter).output(reg.Sale),
    move: created('/register/movements').input(reg.NewMovement).output(reg.CashMovement),
    removeMovement: post('/register/movements/{id}/remove').input(reg.MovementRemoval).output(done),
    close: created('/register/closings').input(reg.NewClosing).output(reg.DayClosing),
    turnover: get('/register/turnover').input(reg.TurnoverQuery).output(reg.TurnoverReport),
    exportFile: get('/register/turnover/file').input(reg.TurnoverExport).output(rep.ExportedFile),
  },
  series: {
    /** Every date with its findings, before anything is saved; writes nothing. */
    preview: post('/series/preview').input(s.SeriesPreview).output(s.SeriesPlan),
    create: created('/series').input(s.NewSeries).output(s.SeriesResult),
    /** Of a centre or of all, in order of title. */
    list: get('/series').input(byCentre).output(z.array(s.SeriesSummary)),
    get: get('/series/{id}')
      .input(z.object({ id: SeriesId }))
      .output(s.SeriesView),
    previewChange: post('/series/{id}/preview-change').input(s.SeriesChange).output(s.SeriesPlan),
    change: patch('/series/{id}').input(s.SeriesChange).output(s.SeriesResult),
    previewExtend: post('/series/{id}/preview-extend').input(s.SeriesExtension).output(s.SeriesPlan),
    extend: post('/series/{id}/extend').input(s.SeriesExtension).output(s.SeriesResult),
    previewRetry: post('/series/{id}/preview-retry').input(s.SeriesRetry).output(s.SeriesPlan),
    retry: post('/series/{id}/retry').input(s.SeriesRetry).output(s.SeriesResult),
    cancel: post('/series/{id}/cancel').input(s.SeriesCancel).output(s.SeriesCancelled),
  },
  caretakers: {
    /** In order of name, archived ones too. */
    list: get('/caretakers').output(z.array(ros.Caretaker)),
    create: created('/caretakers').input(ros.NewCaretaker).output(ros.Caretaker),
    /** Who becomes the fixed face of a centre takes the place of whoever was. */
    change: patch('/caretakers/{id}').input(ros.CaretakerChange).output(ros.Caretaker),
  },
  hours: {
    /** Planned, worked, by source and against contract: who had shifts in the period, or a contract. */
    report: get('/hours').input(hrs.HoursQuery).output(hrs.HoursReport),
    /** For payroll. */
    exportFile: get('/hours/file').input(hrs.HoursExport).output(rep.ExportedFile),
    /** What was worked, when a shift went otherwise than planned. */
    correct: post('/shifts/{id}/worked').input(hrs.WorkedHours).output(ros.Shift),
  },
  absences: {
    list: get('/absences').input(ros.AbsenceQuery).output(z.array(ros.Absence)),
    create: created('/absences').input(ros.NewAbsence).output(ros.AbsenceWithShifts),
    change: patch('/absences/{id}').input(ros.AbsenceChange).output(ros.AbsenceWithShifts),
    remove: post('/absences/{id}/remove')
      .input(z.object({ id: AbsenceId, revision: Revision }))
      .output(done),
  },
  coverage: {
    list: get('/coverage')
      .input(z.object({ centreId: CentreId.optional() }))
      .output(z.array(ros.Coverage)),
    agree: post('/coverage').input(ros.AgreedCoverage).output(z.array(ros.Coverage)),
  },
  shifts: {
    list: get('/shifts').input(sft.ShiftQuery).output(sft.ShiftList),
    create: created('/shifts').input(sft.NewShift).output(sft.ShiftView),
    change: patch('/shifts/{id}').input(sft.ShiftChange).output(sft.ShiftView),
    remove: post('/shifts/{id}/remove')
      .input(z.object({ id: ShiftId, revision: Revision }))
      .output(done),
    /** What the rules say of a shift before it is saved. */
    check: post('/shifts/check').input(sft.ShiftCheck).output(sft.ShiftVerdict),
    candidates: post('/shifts/candidates').input(sft.CandidatesQuery).output(sft.CandidateList),
  },
  roster: {
    /** Proposes who takes what is open; nothing is written until it is taken over. */
    fill: post('/roster/fill').input(FillRequest).output(eventIterator(FillEvent)),
    takeOver: post('/roster/take-over').input(FillTaken).output(z.array(ros.Shift)),
    /** When somebody must be there, where somebody is missing with the bookings it touches, and where there is BHV. */
    needs: get('/roster/needs').input(NeedsQuery).output(RosterNeeds),
    /** Who is there, in order of start. */
    present: get('/roster/present').input(NeedsQuery).output(z.array(PresentPerson)),
    copyWeek: post('/roster/copy-week').input(sft.WeekCopy).output(sft.PlacedShifts),
    publish: created('/roster/publications').input(sft.ShiftQuery).output(sft.PublicationHead),
    /** Latest first. */
    publications: get('/roster/publications').output(z.array(sft.PublicationHead)),
  },
  rosterTemplates: {
    list: get('/roster-templates').output(z.array(sft.RosterTemplate)),
    create: created('/roster-templates').input(sft.NewRosterTemplate).output(sft.RosterTemplate),
    apply: post('/roster-templates/{id}/apply').input(sft.TemplateUse).output(sft.PlacedShifts),
    remove: post('/roster-templates/{id}/remove')
      .input(z.object({ id: RosterTemplateId, revision: Revision }))
      .output(done),
  },
  handOvers: {
    /** All of one shift, or those that stand open. */
    list: get('/hand-overs').input(ho.HandOverQuery).output(z.array(ho.HandOverView)),
    /** Offers a shift to those who may and can take it. */
    offer: created('/hand-overs').input(ho.NewHandOver).output(ho.HandOverView),
    /** Whoever takes it first takes it. */
    take: post('/hand-overs/{id}/take').input(ho.HandOverAnswer).output(ho.HandOverView),
    decline: post('/hand-overs/{id}/decline').input(ho.HandOverAnswer).output(ho.HandOverView),
    withdraw: post('/hand-overs/{id}/withdraw').input(ho.HandOverSeen).output(ho.HandOverView),
  },
  calamities: {
    /** Those that still ask for a decision, or the latest of all. */
    list: get('/calamities')
      .input(z.object({ unsolved: z.boolean().optional() }))
      .output(z.array(inc.Incident)),
    /** Opens all shifts of somebody who can't come, in one act. */
    report: created('/calamities').input(inc.IncidentReport).output(inc.Incident),
    /** Per open shift who can take it, ranked with reasons and cost, or what else can be done. */
    ways: get('/calamities/{id}/ways').input(inc.IncidentWaysQuery).output(inc.IncidentWays),
    propose: post('/calamities/{id}/propose').input(inc.IncidentChoices).output(inc.Incident),
    answer: post('/calamities/{id}/answers').input(inc.NewAnswer).output(inc.Incident),
    /** Carries the decision out: shifts and bookings in one act. */
    decide: post('/calamities/{id}/decide').input(inc.IncidentChoices).output(inc.IncidentDone),
    withdraw: post('/calamities/{id}/withdraw').input(inc.IncidentSeen).output(inc.Incident),
  },
  schoolHolidays: {
    list: get('/school-holidays').output(z.array(sh.SchoolHoliday)),
    create: created('/school-holidays').input(sh.NewSchoolHoliday).output(sh.SchoolHoliday),
    change: patch('/school-holidays/{id}').input(sh.SchoolHolidayChange).output(sh.SchoolHoliday),
    remove: post('/school-holidays/{id}/remove')
      .input(z.object({ id: SchoolHolidayId, revision: Revision }))
      .output(done),
    addFromFile: post('/school-holidays/file').input(sh.SchoolHolidayFile).output(sh.SchoolHolidayImport),
  },
  requests: {
    /** Open requests and options, what is due first on top. */
    inbox: get('/requests').input(byCentre).output(req.Inbox),
    history: get('/requests/history').input(req.HistoryQuery).output(req.RequestHistory),
  },
  waiting: {
    /** Who waits for a slot: by priority, then age. */
    forSlot: post('/waiting')
      .input(b.Slot.extend({ without: BookingId.optional() }))
      .output(z.array(b.Waiting)),
  },
  /** Which minimum functions of a district took place where. */
  functions: {
    list: get('/functions').output(z.array(fun.Fulfilment)),
    change: post('/functions/{id}').input(fun.FulfilmentChange).output(fun.Fulfilment),
    matrix: get('/reports/functions').input(rep.PeriodQuery).output(fun.FunctionCoverage),
    bookings: get('/reports/functions/bookings').input(fun.FunctionBookingsQuery).output(z.array(b.Booking)),
    exportFile: get('/reports/functions/file').input(fun.FunctionFileQuery).output(rep.ExportedFile),
  },
  /** How rooms are used: time, seats, groups. */
  roomUse: {
    overview: get('/reports/rooms').input(rep.PeriodQuery).output(use.RoomUseReport),
    heatmap: get('/reports/rooms/heatmap').input(use.RoomUseScope).output(rep.Heatmap),
    bookings: get('/reports/rooms/bookings').input(use.RoomUseScope).output(z.array(b.Booking)),
    /** Asks what would be; writes nothing. */
    whatIf: post('/reports/rooms/what-if').input(use.WhatIfQuery).output(use.WhatIf),
    exportFile: get('/reports/rooms/file').input(use.RoomUseFile).output(rep.ExportedFile),
  },
  /** Tours and arrangements of a museum, its money, and its own report. */
  museum: {
    programmes: get('/museum/programmes').input(byCentre).output(z.array(mus.MuseumProgramme)),
    createProgramme: created('/museum/programmes').input(mus.NewMuseumProgramme).output(mus.MuseumProgramme),
    changeProgramme: patch('/museum/programmes/{id}').input(mus.MuseumProgrammeChange).output(mus.MuseumProgramme),
    tours: get('/museum/tours').input(mus.TourQuery).output(z.array(mus.TourRow)),
    tourOfBooking: get('/bookings/{id}/tour')
      .input(z.object({ id: BookingId }))
      .output(z.object({ row: mus.TourRow.nullable() })),
    book: created('/museum/tours').input(mus.NewTour).output(mus.BookedTour),
    guide: post('/museum/tours/{id}/guide').input(mus.GuideChange).output(mus.TourRow),
    addEntry: created('/museum/entries').input(mus.NewMuseumEntry).output(mus.MuseumEntry),
    removeEntry: post('/museum/entries/{id}/remove').input(mus.ByMuseumEntry).output(done),
    report: get('/reports/museum').input(mus.MuseumQuery).output(mus.MuseumReport),
    exportFile: get('/reports/museum/file').input(mus.MuseumFile).output(rep.ExportedFile),
  },
  visitors: {
    /** Per centre and district, against other periods and the residents. */
    report: get('/reports/visitors')
      .input(rep.PeriodQuery.omit({ asOf: true }))
      .output(vis.VisitorReport),
    exportFile: get('/reports/visitors/file').input(vis.VisitorFile).output(rep.ExportedFile),
    /** Residents and frequent visitors as entered per year. */
    numbers: get('/visitors/numbers').output(z.array(vis.YearNumber)),
    setNumber: post('/visitors/numbers').input(vis.YearNumberInput).output(vis.YearNumber),
    removeNumber: post('/visitors/numbers/remove').input(vis.YearNumberRemoval).output(done),
  },
  /** Short questionnaires of activities, answered on paper or by a form of the organisation's own; never by person. */
  satisfaction: {
    questions: get('/satisfaction/questions').output(sat.Questionnaire),
    /** Of questionnaires to come: those that are there keep what they ask. */
    changeQuestions: post('/satisfaction/questions').input(sat.QuestionnaireChange).output(sat.Questionnaire),
    /** Latest first. */
    list: get('/satisfaction/surveys').input(byCentre).output(z.array(sat.SurveyRow)),
    create: created('/satisfaction/surveys').input(sat.NewSurvey).output(sat.Survey),
    change: patch('/satisfaction/surveys/{id}').input(sat.SurveyChange).output(sat.Survey),
    /** One without answers. */
    remove: post('/satisfaction/surveys/{id}/remove')
      .input(sat.BySurvey.extend({ revision: Revision }))
      .output(done),
    /** To print: twice on a sheet, to cut. */
    paper: get('/satisfaction/surveys/{id}/paper').input(sat.BySurvey).output(rep.ExportedFile),
    /** Adds one sheet; the answer is what the day adds up to. */
    addSheet: created('/satisfaction/surveys/{id}/sheets').input(sat.NewSheet).output(sat.SurveyDay),
    /** Takes all answers of a day away, to enter them anew. */
    removeDay: post('/satisfaction/surveys/{id}/sheets/remove').input(sat.DayRemoval).output(done),
    /** What taking answers over would do; writes nothing. */
    checkAnswers: post('/satisfaction/answers/check').input(sat.AnswerFile).output(sat.AnswerCheck),
    takeAnswers: post('/satisfaction/answers').input(sat.AnswerFile).output(sat.AnswerCheck),
    report: get('/reports/satisfaction').input(sat.SatisfactionQuery).output(sat.SatisfactionReport),
    exportFile: get('/reports/satisfaction/file').input(sat.SatisfactionFile).output(rep.ExportedFile),
  },
  /** The yearly account talks of village halls. */
  accountTalks: {
    year: get('/account-talks/{year}').input(talk.VillageYearQuery).output(talk.VillageYear),
    bookings: get('/account-talks/{year}/initiatives').input(talk.KernQuery).output(z.array(b.Booking)),
    write: post('/account-talks').input(talk.AccountTalkWrite).output(talk.AccountTalk),
    file: get('/account-talks/{year}/file').input(talk.AccountTalkFile).output(rep.ExportedFile),
  },
  closings: {
    /** Every closed version, latest first. */
    list: get('/closings').output(z.array(clo.ClosingHead)),
    /** What to look at before closing a quarter, and what was closed of it. */
    check: get('/closings/{quarter}').input(clo.ClosingQuery).output(clo.ClosingCheck),
    close: created('/closings/{quarter}').input(clo.CloseRequest).output(clo.ClosingHead),
    /** What is otherwise now than when it was closed last. */
    corrections: get('/closings/{quarter}/corrections').input(clo.ClosingQuery).output(clo.Corrections),
    /** A file as it went out. */
    file: get('/closings/{quarter}/file').input(clo.ClosedFileQuery).output(rep.ExportedFile),
  },
  reports: {
    quarter: get('/reports/quarter').input(rep.QuarterQuery).output(rep.PeriodReport),
    overview: get('/reports/overview').input(rep.PeriodQuery).output(rep.PeriodOverview),
    /** What a longer period is made up of, part by part. */
    parts: get('/reports/parts').input(rep.PartsQuery).output(rep.PeriodParts),
    drill: get('/reports/bookings').input(rep.DrillQuery).output(rep.DrillResult),
    heatmap: get('/reports/heatmap').input(rep.PeriodQuery).output(rep.Heatmap),
    exportFile: get('/reports/file').input(rep.ExportQuery).output(rep.ExportedFile),
    /** Messages with the files of the overview, to open in a mail program; nothing is sent. */
    mail: post('/reports/mail').input(sel.OverviewMail).output(z.array(rep.ExportedFile)),
    /** What such a message says at first, by the template. */
    mailText: get('/reports/mail')
      .input(sel.OverviewMailText)
      .output(z.object({ subject: z.string(), body: z.string() })),
    /** Files that are made already, as messages to everybody who gets the overview; nothing is sent. */
    mailAll: post('/reports/mail-all').input(sel.OverviewMails).output(z.array(rep.ExportedFile)),
    sent: get('/reports/sent')
      .input(rep.PeriodQuery.omit({ asOf: true }))
      .output(z.array(sel.OverviewSent)),
    noteSent: created('/reports/sent').input(sel.NewOverviewSent).output(z.array(sel.OverviewSent)),
  },
  /** Named choices of what to export. */
  selections: {
    list: get('/selections').output(z.array(sel.Selection)),
    create: created('/selections').input(sel.NewSelection).output(sel.Selection),
    change: patch('/selections/{id}').input(sel.SelectionChange).output(sel.Selection),
    remove: post('/selections/{id}/remove').input(sel.SelectionRemoval).output(done),
  },
  /** Figures per theme, goal and core activity, with agreements and the story of a period. */
  accountability: {
    overview: get('/accountability').input(rep.PeriodQuery).output(acc.AccountabilityOverview),
    drill: get('/accountability/bookings').input(acc.AccountDrill).output(rep.DrillResult),
    exportFile: get('/accountability/file').input(acc.AccountExport).output(rep.ExportedFile),
  },
  coreActivities: {
    list: get('/core-activities').output(z.array(acc.CoreActivity)),
    create: created('/core-activities').input(acc.NewCoreActivity).output(acc.CoreActivity),
    change: patch('/core-activities/{id}').input(acc.CoreActivityChange).output(acc.CoreActivity),
    /** The usual list, for who has none yet. */
    addUsual: created('/core-activities/usual').output(z.array(acc.CoreActivity)),
  },
  /** Result agreements of a location. */
  agreements: {
    list: get('/result-agreements').input(byCentre).output(z.array(acc.ResultAgreement)),
    create: created('/result-agreements').input(acc.NewResultAgreement).output(acc.ResultAgreement),
    change: patch('/result-agreements/{id}').input(acc.ResultAgreementChange).output(acc.ResultAgreement),
    /** With what was written about it. */
    remove: post('/result-agreements/{id}/remove')
      .input(z.object({ id: ResultAgreementId, revision: Revision }))
      .output(done),
    arrange: post('/result-agreements/order').input(acc.AgreementOrder).output(z.array(acc.ResultAgreement)),
    /** Those of one centre to another. */
    copy: post('/result-agreements/copy').input(acc.AgreementCopy).output(z.array(acc.ResultAgreement)),
  },
  narratives: {
    write: post('/narratives')
      .input(acc.NarrativeWriting)
      .output(z.object({ narrative: acc.Narrative.nullable() })),
  },
  /** Templates of what goes out to renters; a change names the revision that it saw. */
  templates: {
    list: get('/templates').output(z.array(doc.Template)),
    /** What is wrong with a template that is being typed, or how it looks with real data. */
    check: post('/templates/{kind}/check').input(doc.TemplateTry).output(doc.TemplateTried),
    change: patch('/templates/{kind}').input(doc.TemplateChange).output(doc.Template),
    /** Back to the template that the product ships. */
    reset: post('/templates/{kind}/reset').input(doc.TemplateReset).output(doc.Template),
  },
  messages: {
    /** Writes a message by its template; keeps nothing. */
    prepare: post('/messages/prepare').input(doc.MessageAbout).output(doc.PreparedMessage),
    /** The message as a file for a mail program (EML). */
    file: post('/messages/file').input(doc.MessageFile).output(rep.ExportedFile),
    /** What went out, latest first. */
    list: get('/messages').input(doc.MessageQuery).output(z.array(doc.Message)),
    /** Notes by hand that a message went out. */
    note: created('/messages').input(doc.NewMessage).output(z.array(doc.Message)),
  },
  billing: {
    seller: get('/billing').output(inv.Seller),
    changeSeller: patch('/billing').input(inv.SellerChange).output(inv.Seller),
    renter: get('/renters/{id}/billing')
      .input(z.object({ id: RenterId }))
      .output(inv.Billing),
    changeRenter: patch('/renters/{id}/billing').input(inv.BillingChange).output(inv.Billing),
    /** What a renter owes, with all their invoices. */
    debt: get('/renters/{id}/debt')
      .input(z.object({ id: RenterId }))
      .output(inv.Debt),
  },
  invoices: {
    /** Bookings that can be billed, by renter; and what changed since it was billed. */
    proposal: get('/invoices/proposal').input(inv.ProposalQuery).output(inv.Proposal),
    list: get('/invoices').input(inv.InvoiceQuery).output(z.array(inv.InvoiceRow)),
    get: get('/invoices/{id}')
      .input(z.object({ id: InvoiceId }))
      .output(inv.Invoice),
    /** The invoice that a booking stands on. */
    ofBooking: get('/bookings/{id}/invoice')
      .input(z.object({ id: BookingId }))
      .output(z.object({ invoice: inv.InvoiceRow.nullable() })),
    draft: created('/invoices').input(inv.DraftRequest).output(z.array(inv.InvoiceRow)),
    change: patch('/invoices/{id}').input(inv.InvoiceChange).output(inv.Invoice),
    discard: post('/invoices/{id}/discard').input(inv.ByInvoice).output(done),
    /** Gives it the next number of the year and freezes it; can't be undone. */
    finalise: post('/invoices/{id}/finalise').input(inv.ByInvoice).output(inv.Invoice),
    credit: created('/invoices/{id}/credit').input(inv.CreditRequest).output(inv.Invoice),
    pay: created('/invoices/{id}/payments').input(inv.PaymentRequest).output(inv.Payment),
    unpay: post('/payments/{id}/remove').input(inv.PaymentRemoval).output(done),
    /** UBL 2.1 by NLCIUS. */
    file: get('/invoices/{id}/file')
      .input(z.object({ id: InvoiceId }))
      .output(rep.ExportedFile),
    /** Every line of a period for bookkeeping, as CSV. */
    ledger: get('/invoices/ledger').input(inv.LedgerExport).output(rep.ExportedFile),
  },
  /** Consultations with the associations and about the centres that the welfare organisation runs itself. */
  consultations: {
    /** Latest first; those about one centre when it is given. */
    list: get('/consultations').input(con.ConsultationQuery).output(z.array(con.Consultation)),
    /** Per association: when the last one was, whether the next one is planned, and by when it has to be. */
    due: get('/consultations/due').output(z.array(con.ConsultationDue)),
    create: created('/consultations').input(con.NewConsultation).output(con.Consultation),
    change: patch('/consultations/{id}').input(con.ConsultationChange).output(con.Consultation),
    /** One that is planned and that nothing was agreed in. */
    remove: post('/consultations/{id}/remove')
      .input(z.object({ id: ConsultationId, revision: Revision }))
      .output(done),
  },
  /** What was agreed in consultations, by whom and by when. */
  actionPoints: {
    list: get('/action-points').input(con.ConsultationQuery).output(z.array(con.ActionPoint)),
    create: created('/action-points').input(con.NewActionPoint).output(con.ActionPoint),
    change: patch('/action-points/{id}').input(con.ActionPointChange).output(con.ActionPoint),
    remove: post('/action-points/{id}/remove')
      .input(z.object({ id: ActionPointId, revision: Revision }))
      .output(done),
  },
  /** What every consultation has on its agenda, and how many there are a year. */
  fixedAgenda: {
    get: get('/fixed-agenda').output(con.FixedAgenda),
    change: patch('/fixed-agenda').input(con.FixedAgenda).output(con.FixedAgenda),
  },
  /** Who is who at each centre that is managed here. */
  contacts: {
    list: get('/contacts').input(byCentre).output(z.array(con.ContactSheet)),
    change: patch('/contacts').input(con.ContactSheetChange).output(con.ContactSheet),
  },
  /** Roles and tasks of the caretakers, per centre. */
  tasks: {
    list: get('/tasks').input(byCentre).output(z.array(con.TaskList)),
    change: patch('/tasks').input(con.TaskListChange).output(con.TaskList),
  },
  /** What is asked when a centre opens and closes. */
  roundItems: {
    list: get('/round-items').input(byCentre).output(z.array(log.RoundItem)),
    create: created('/round-items').input(log.NewRoundItem).output(log.RoundItem),
    /** What most centres ask, for one that asks nothing yet. */
    addUsual: created('/round-items/usual')
      .input(z.object({ centreId: CentreId }))
      .output(z.array(log.RoundItem)),
    change: patch('/round-items/{id}').input(log.RoundItemChange).output(log.RoundItem),
  },
  dayLog: {
    /** Everything of one centre and day. */
    get: get('/day-log').input(log.DayLogQuery).output(log.DayLog),
    /** Ticks an item of a round, skips it, or takes that off. */
    tick: post('/day-log/checks')
      .input(log.RoundStep)
      .output(z.object({ check: log.RoundCheck.nullable() })),
    writeNote: created('/day-log/notes').input(log.NewDeskNote).output(log.DeskNote),
    changeNote: patch('/day-log/notes/{id}').input(log.DeskNoteChange).output(log.DeskNote),
    readNote: post('/day-log/notes/{id}/read').input(log.DeskNoteRead).output(log.DeskNote),
    addVisitors: post('/day-log/visitors/add').input(log.VisitorsMore).output(log.VisitorCount),
    setVisitors: post('/day-log/visitors').input(log.VisitorsSet).output(log.VisitorCount),
  },
  incidents: {
    create: created('/day-log/incidents').input(log.NewDayIncident).output(log.DayIncident),
    change: patch('/day-log/incidents/{id}').input(log.DayIncidentChange).output(log.DayIncident),
  },
  /** Damage and small maintenance. */
  repairs: {
    create: created('/repairs').input(log.NewRepair).output(log.Repair),
    change: patch('/repairs/{id}').input(log.RepairChange).output(log.Repair),
    /** One photo a call: it carries the picture. */
    addPhoto: created('/repairs/{id}/photos').input(log.NewPhoto).output(log.Repair),
    removePhoto: post('/repairs/{id}/photos/remove').input(log.PhotoRemoval).output(log.Repair),
    photo: get('/photos/{id}')
      .input(z.object({ id: PhotoId }))
      .output(log.Photo),
  },
  /** Keys that are lent; the day log lists them with those that went out with an instruction. */
  keys: {
    create: created('/keys').input(log.NewKey).output(log.Key),
    change: patch('/keys/{id}').input(log.KeyChange).output(log.Key),
    bringBack: post('/keys/{id}/back').input(log.KeyBack).output(done),
  },
  /** Public activities of a district, over all its centres and from elsewhere. */
  calendar: {
    districts: get('/calendar/districts').output(z.array(cal.CalendarDistrict)),
    get: get('/calendar').input(cal.CalendarQuery).output(cal.Calendar),
    /** A calendar file, or a page to put on a site. */
    exportFile: get('/calendar/file').input(cal.CalendarExport).output(rep.ExportedFile),
    feed: get('/calendar/feed')
      .input(cal.CalendarFeedChange.pick({ districtId: true }))
      .output(cal.CalendarFeed),
    /** Makes the secret address, or another one: the one before gives nothing any more. Can't be undone. */
    renewFeed: post('/calendar/feed').input(cal.CalendarFeedChange).output(cal.CalendarFeed),
    closeFeed: post('/calendar/feed/close').input(cal.CalendarFeedChange).output(cal.CalendarFeed),
    /** What somebody with the address gets: from a month ago to a year ahead. */
    readFeed: get('/calendar/feed/{key}').input(cal.CalendarFeedQuery).output(rep.ExportedFile),
  },
  /** Activities in a calendar that are not bookings of ours. */
  calendarEntries: {
    get: get('/calendar/entries/{id}')
      .input(z.object({ id: CalendarEntryId }))
      .output(cal.CalendarEntry),
    create: created('/calendar/entries').input(cal.NewCalendarEntry).output(cal.CalendarEntry),
    change: patch('/calendar/entries/{id}').input(cal.CalendarEntryChange).output(cal.CalendarEntry),
    remove: post('/calendar/entries/{id}/remove')
      .input(z.object({ id: CalendarEntryId, revision: Revision }))
      .output(done),
  },
  /** Copies of the whole store, and how they stand. */
  backups: {
    state: get('/backups/state').output(bak.BackupState),
    /** Latest first, here and in the other folder. */
    list: get('/backups').output(z.array(bak.Backup)),
    make: post('/backups').output(eventIterator(bak.BackupEvent)),
    verify: post('/backups/{name}/verify')
      .input(z.object({ name: bak.BackupName }))
      .output(bak.Backup),
    changeFolder: post('/backups/folder').input(bak.OtherFolder).output(bak.BackupState),
    preview: post('/backups/preview').input(bak.RestoreSource).output(bak.RestorePreview),
    /** What was there is kept beside the copies. */
    restore: post('/backups/restore')
      .input(bak.Restore)
      .output(z.object({ kept: z.string().nullable() })),
    /** What can be read of damaged data, and what not. Changes nothing. */
    previewSalvage: post('/backups/salvage/preview').output(bak.Salvage),
    /** Goes on with what can be read of damaged data; the damaged file is kept beside the copies. */
    salvage: post('/backups/salvage').output(z.object({ kept: z.string(), salvaged: bak.Salvage })),
    /** Locks the copies that are made from now on. */
    lock: post('/backups/lock').input(bak.NewPassphrase).output(bak.BackupState),
    unlock: post('/backups/unlock').input(bak.GivenPassphrase).output(bak.BackupState),
    /** Whether the disk that holds the data is encrypted. */
    disk: get('/backups/disk').output(bak.DiskState),
  },
  imports: {
    run: post('/imports').input(ImportRequest).output(eventIterator(ImportEvent)),
  },
}
export type AppContract = typeof contract
