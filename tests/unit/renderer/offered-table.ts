/** By which call a folder opens whose screen is not in the list of routes. `frame` is what stands around and between screens. */
export const openedBy: Readonly<Record<string, string>> = {
  frame: 'session.state',
  aanmelden: 'session.state',
  toegang: 'session.state',
  welkom: 'app.setUp',
  boekingen: 'bookings.get',
  bulk: 'bookings.bulk',
  berichten: 'messages.prepare',
  reeksen: 'series.list',
  beheerders: 'caretakers.list',
  calamiteit: 'calamities.list',
}

/** `folder call` that stands behind the question for another call: the same button, form or tab. */
export const sameOffer: Readonly<Record<string, string>> = {}

/** `folder call` that is on offer to more people than may make it, with the reason. */
export const excused: Readonly<Record<string, string>> = {
  'welkom users.create': 'in the set-up there are no users yet, so everybody may',
  'welkom users.newRecoveryCode': 'made for the administrator who was made just before',
}

/** Screens that don't ask yet. */
const toDo: Readonly<Record<string, readonly string[]>> = {
  aanvragen: [
    'bookings.confirm',
    'bookings.decline',
    'bookings.displace',
    'bookings.extend',
    'bookings.reopen',
    'bookings.toOption',
  ],
  beheerders: ['caretakers.change', 'caretakers.create', 'coverage.agree', 'hours.exportFile'],
  calamiteit: ['calamities.answer', 'calamities.decide', 'calamities.propose', 'calamities.withdraw'],
  huurders: ['billing.changeRenter', 'instructions.change', 'instructions.create', 'renters.merge'],
  instellingen: [
    'backups.lock',
    'backups.preview',
    'backups.restore',
    'backups.unlock',
    'billing.changeSeller',
    'caretakerRates.change',
    'caretakerRates.create',
    'caretakerRates.remove',
    'centres.create',
    'coreActivities.addUsual',
    'coreActivities.change',
    'coreActivities.create',
    'functions.change',
    'log.exportFile',
    'logo.remove',
    'logo.set',
    'schoolHolidays.addFromFile',
    'schoolHolidays.change',
    'schoolHolidays.create',
    'schoolHolidays.remove',
  ],
  kalender: ['calendar.closeFeed', 'calendar.renewFeed'],
  logboek: ['incidents.change', 'repairs.change', 'repairs.removePhoto', 'roundItems.addUsual'],
  overleg: [
    'actionPoints.change',
    'actionPoints.create',
    'actionPoints.remove',
    'consultations.change',
    'consultations.create',
    'consultations.remove',
    'contacts.change',
    'coverage.agree',
    'fixedAgenda.change',
    'tasks.change',
  ],
  rooster: [
    'handOvers.decline',
    'handOvers.offer',
    'handOvers.take',
    'handOvers.withdraw',
    'hours.correct',
    'roster.copyWeek',
    'roster.fill',
    'roster.publish',
    'roster.takeOver',
    'rosterTemplates.apply',
    'rosterTemplates.create',
    'rosterTemplates.remove',
    'shifts.change',
    'shifts.create',
    'shifts.remove',
  ],
  seizoen: [
    'seasons.change',
    'seasons.create',
    'seasons.place',
    'seasons.propose',
    'seasons.rivals',
    'seasons.settle',
    'wishes.add',
    'wishes.change',
    'wishes.remove',
    'wishes.takeOver',
  ],
  zoeken: ['referrals.create'],
}
export const notYet: ReadonlySet<string> = new Set(
  Object.entries(toDo).flatMap(([folder, calls]) => calls.map((call) => `${folder} ${call}`)),
)
