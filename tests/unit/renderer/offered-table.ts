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
export const sameOffer: Readonly<Record<string, string>> = {
  'instellingen billing.changeSeller': 'templates.change',
  'instellingen caretakerRates.change': 'tariffs.change',
  'instellingen caretakerRates.create': 'tariffs.change',
  'instellingen caretakerRates.remove': 'tariffs.change',
  'instellingen coreActivities.addUsual': 'labels.change',
  'instellingen coreActivities.change': 'labels.change',
  'instellingen coreActivities.create': 'labels.change',
  'instellingen functions.change': 'labels.change',
  'instellingen logo.remove': 'organisation.change',
  'instellingen logo.set': 'organisation.change',
}

/** `folder call` that is on offer to more people than may make it, with the reason. */
export const excused: Readonly<Record<string, string>> = {
  'welkom users.create': 'in the set-up there are no users yet, so everybody may',
  'welkom users.newRecoveryCode': 'made for the administrator who was made just before',
}
