import type { AppContract } from './index'

type CallName = { [G in keyof AppContract & string]: `${G}.${keyof AppContract[G] & string}` }[keyof AppContract &
  string]
/** Calls that change nothing, or that can't be taken back. */
type NotUndone =
  | `app.${string}`
  | `session.${string}`
  | Exclude<`users.${string}` & CallName, 'users.changeSettings'>
  | `undo.${string}`
  | 'reports.quarter'
  | 'reports.overview'
  | 'reports.parts'
  | 'reports.drill'
  | 'reports.heatmap'
  | 'reports.exportFile'
  | 'reports.mail'
  | 'reports.mailText'
  | 'reports.mailAll'
  | 'reports.sent'
  | `roomUse.${string}`
  | 'accountTalks.year'
  | 'accountTalks.bookings'
  | 'accountTalks.file'
  | 'museum.programmes'
  | 'museum.tours'
  | 'museum.tourOfBooking'
  | 'museum.report'
  | 'museum.exportFile'
  | 'functions.matrix'
  | 'functions.bookings'
  | 'functions.exportFile'
  | `imports.${string}`
  | `backups.${string}`
  | `log.${string}`
  | `${string}.list`
  | `${string}.get`
  | `${string}.search`
  | `${string}.check`
  | 'accountability.overview'
  | 'accountability.drill'
  | 'accountability.exportFile'
  | 'coreActivities.list'
  | 'agreements.list'
  | 'consultations.due'
  | 'prices.ofBooking'
  | 'deposits.ofBooking'
  | 'shifts.candidates'
  | `closings.${string}`
  | 'satisfaction.questions'
  | 'satisfaction.paper'
  | 'satisfaction.checkAnswers'
  | 'satisfaction.report'
  | 'satisfaction.exportFile'
  | 'visitors.report'
  | 'visitors.exportFile'
  | 'visitors.numbers'
  | 'roster.publications'
  | 'renters.bookings'
  | 'closures.bookings'
  | 'closures.holidays'
  | 'bookings.today'
  | 'hours.report'
  | 'hours.exportFile'
  | 'register.till'
  | 'register.close'
  | 'register.turnover'
  | 'register.exportFile'
  | 'seasons.board'
  | 'roster.needs'
  | 'roster.present'
  | 'roster.fill'
  | 'calamities.ways'
  | 'seasons.rivals'
  | `${string}.preview${string}`
  | 'bookings.bulkPreview'
  | `places.${string}`
  | 'bookings.links'
  | `requests.${string}`
  | `waiting.${string}`
  | 'messages.prepare'
  | 'messages.file'
  | 'billing.seller'
  | 'billing.renter'
  | 'billing.debt'
  | 'invoices.proposal'
  | 'invoices.ofBooking'
  | 'invoices.finalise'
  | 'invoices.file'
  | 'invoices.ledger'
  | 'repairs.photo'
  | `calendar.${string}`
  | 'privacy.register'
  | 'privacy.exportRegister'
  | 'privacy.exportHeld'
  | 'privacy.anonymise'
  | 'privacy.proposals'
  | 'privacy.proposalCount'
export type ChangeCall = Exclude<CallName, NotUndone>

const words: Record<ChangeCall, string> = {
  'users.changeSettings': 'vergrendelen gewijzigd',
  'privacy.change': 'privacy instellen',
  'privacy.keep': 'huurder langer bewaren',
  'organisation.change': 'organisatie wijzigen',
  'logo.set': 'logo kiezen',
  'logo.remove': 'logo weghalen',
  'centres.create': 'centrum toevoegen',
  'centres.change': 'centrum wijzigen',
  'rooms.create': 'ruimte toevoegen',
  'rooms.change': 'ruimte wijzigen',
  'facilities.create': 'voorziening toevoegen',
  'facilities.change': 'voorziening wijzigen',
  'closures.create': 'sluiting toevoegen',
  'closures.change': 'sluiting wijzigen',
  'closures.remove': 'sluiting verwijderen',
  'tariffs.create': 'tarief toevoegen',
  'tariffs.change': 'tarief wijzigen',
  'tariffs.remove': 'tarief verwijderen',
  'caretakerRates.create': 'kosten beheerder toevoegen',
  'caretakerRates.change': 'kosten beheerder wijzigen',
  'caretakerRates.remove': 'kosten beheerder verwijderen',
  'prices.overrule': 'prijs aanpassen',
  'prices.renew': 'prijs opnieuw berekenen',
  'deposits.receive': 'waarborg ontvangen',
  'deposits.giveBack': 'waarborg afhandelen',
  'deposits.correct': 'waarborg verbeteren',
  'deposits.bill': 'ingehouden waarborg factureren',
  'labels.create': 'woord toevoegen',
  'labels.change': 'woord wijzigen',
  'functions.change': 'functies van een activiteit kiezen',
  'satisfaction.changeQuestions': 'vragen over tevredenheid wijzigen',
  'satisfaction.create': 'vragenlijst maken',
  'satisfaction.change': 'vragenlijst wijzigen',
  'satisfaction.remove': 'vragenlijst verwijderen',
  'satisfaction.addSheet': 'ingevulde vragenlijst invoeren',
  'satisfaction.removeDay': 'antwoorden van een dag verwijderen',
  'satisfaction.takeAnswers': 'antwoorden overnemen',
  'accountTalks.write': 'accountgesprek opschrijven',
  'museum.createProgramme': 'rondleiding of arrangement toevoegen',
  'museum.changeProgramme': 'rondleiding of arrangement wijzigen',
  'museum.book': 'rondleiding boeken',
  'museum.guide': 'gids kiezen',
  'museum.addEntry': 'bedrag van het museum opschrijven',
  'museum.removeEntry': 'bedrag van het museum weghalen',
  'renters.create': 'huurder toevoegen',
  'renters.merge': 'huurders samenvoegen',
  'renters.change': 'huurder wijzigen',
  'instructions.create': 'uitleg noteren',
  'instructions.change': 'uitleg wijzigen',
  'referrals.create': 'doorverwijzen',
  'bookings.create': 'boeken',
  'bookings.change': 'boeking wijzigen',
  'bookings.confirm': 'boeking bevestigen',
  'bookings.toOption': 'optie geven',
  'bookings.extend': 'optie verlengen',
  'bookings.reopen': 'weer een aanvraag maken',
  'bookings.displace': 'laten voorgaan',
  'bookings.decline': 'aanvraag afwijzen',
  'bookings.cancel': 'boeking annuleren',
  'bookings.reactivate': 'boeking terugzetten',
  'bookings.noShow': 'niet verschenen',
  'bookings.attendance': 'deelnemers invullen',
  'reports.noteSent': 'verzending noteren',
  'selections.create': 'vaste keuze bewaren',
  'selections.change': 'vaste keuze wijzigen',
  'selections.remove': 'vaste keuze verwijderen',
  'articles.create': 'artikel toevoegen',
  'articles.change': 'artikel wijzigen',
  'register.sell': 'verkopen',
  'register.void': 'bon terugdraaien',
  'register.counter': 'tegenboeking',
  'register.move': 'geld in of uit de kas',
  'register.removeMovement': 'geld in of uit de kas weghalen',
  'seasons.create': 'seizoen toevoegen',
  'seasons.change': 'seizoen wijzigen',
  'seasons.propose': 'rooster voorstellen',
  'seasons.place': 'wens plaatsen',
  'seasons.settle': 'rooster vastleggen',
  'wishes.add': 'wens toevoegen',
  'wishes.change': 'wens wijzigen',
  'wishes.remove': 'wens verwijderen',
  'wishes.takeOver': 'wensen overnemen',
  'bookings.bulk': 'boekingen annuleren en verplaatsen',
  'series.create': 'reeks boeken',
  'series.change': 'reeks wijzigen',
  'series.extend': 'reeks verlengen',
  'series.retry': 'data opnieuw aanbieden',
  'series.cancel': 'reeks annuleren',
  'caretakers.create': 'beheerder toevoegen',
  'caretakers.change': 'beheerder wijzigen',
  'hours.correct': 'gewerkte uren verbeteren',
  'absences.create': 'afwezigheid invoeren',
  'absences.change': 'afwezigheid wijzigen',
  'absences.remove': 'afwezigheid weghalen',
  'shifts.create': 'dienst toevoegen',
  'shifts.change': 'dienst wijzigen',
  'shifts.remove': 'dienst verwijderen',
  'roster.copyWeek': 'week kopiëren',
  'roster.publish': 'rooster bekendmaken',
  'rosterTemplates.create': 'standaardweek bewaren',
  'rosterTemplates.apply': 'standaardweek gebruiken',
  'rosterTemplates.remove': 'standaardweek verwijderen',
  'roster.takeOver': 'voorstel voor het rooster overnemen',
  'handOvers.offer': 'dienst aanbieden aan anderen',
  'handOvers.take': 'aangeboden dienst overnemen',
  'handOvers.decline': 'aangeboden dienst afslaan',
  'handOvers.withdraw': 'overnameverzoek intrekken',
  'calamities.report': 'calamiteit melden',
  'calamities.propose': 'voorstel bij een calamiteit',
  'calamities.answer': 'antwoord op een voorstel',
  'calamities.decide': 'besluit bij een calamiteit',
  'calamities.withdraw': 'calamiteit intrekken',
  'coverage.agree': 'gewenste bezetting afspreken',
  'schoolHolidays.create': 'schoolvakantie toevoegen',
  'schoolHolidays.change': 'schoolvakantie wijzigen',
  'schoolHolidays.remove': 'schoolvakantie verwijderen',
  'schoolHolidays.addFromFile': 'schoolvakanties overnemen',
  'templates.change': 'sjabloon wijzigen',
  'templates.reset': 'sjabloon terugzetten',
  'messages.note': 'bericht als verstuurd noteren',
  'billing.changeSeller': 'factuurgegevens wijzigen',
  'billing.changeRenter': 'factuurgegevens van een huurder wijzigen',
  'invoices.draft': 'conceptfactuur maken',
  'invoices.change': 'conceptfactuur wijzigen',
  'invoices.discard': 'conceptfactuur weggooien',
  'invoices.credit': 'creditnota maken',
  'invoices.pay': 'betaling noteren',
  'invoices.unpay': 'betaling weghalen',
  'coreActivities.create': 'kernactiviteit toevoegen',
  'coreActivities.change': 'kernactiviteit wijzigen',
  'coreActivities.addUsual': 'kernactiviteiten beginnen',
  'agreements.create': 'prestatieafspraak toevoegen',
  'agreements.change': 'prestatieafspraak wijzigen',
  'agreements.remove': 'prestatieafspraak verwijderen',
  'agreements.arrange': 'volgorde van prestatieafspraken',
  'agreements.copy': 'prestatieafspraken overnemen',
  'narratives.write': 'toelichting schrijven',
  'consultations.create': 'overleg toevoegen',
  'consultations.change': 'overleg wijzigen',
  'consultations.remove': 'overleg verwijderen',
  'actionPoints.create': 'afspraak toevoegen',
  'actionPoints.change': 'afspraak wijzigen',
  'actionPoints.remove': 'afspraak verwijderen',
  'fixedAgenda.change': 'vaste agenda wijzigen',
  'contacts.change': 'contactblad wijzigen',
  'tasks.change': 'taken wijzigen',
  'roundItems.create': 'punt van een ronde toevoegen',
  'roundItems.addUsual': 'gebruikelijke rondes toevoegen',
  'roundItems.change': 'punt van een ronde wijzigen',
  'dayLog.tick': 'punt van de ronde',
  'dayLog.writeNote': 'overdracht schrijven',
  'dayLog.changeNote': 'overdracht wijzigen',
  'dayLog.readNote': 'overdracht gelezen',
  'dayLog.addVisitors': 'bezoekers tellen',
  'dayLog.setVisitors': 'bezoekers invullen',
  'visitors.setNumber': 'Aantal ingevuld',
  'visitors.removeNumber': 'Aantal verwijderd',
  'incidents.create': 'incident noteren',
  'incidents.change': 'incident wijzigen',
  'repairs.create': 'schade melden',
  'repairs.change': 'schade wijzigen',
  'repairs.addPhoto': 'foto toevoegen',
  'repairs.removePhoto': 'foto weghalen',
  'calendarEntries.create': 'activiteit in de wijkkalender zetten',
  'calendarEntries.change': 'activiteit in de wijkkalender wijzigen',
  'calendarEntries.remove': 'activiteit uit de wijkkalender halen',
  'keys.create': 'sleutel uitgeven',
  'keys.change': 'uitgegeven sleutel wijzigen',
  'keys.bringBack': 'sleutel terug',
}

/** What the program does without being called. */
const byItself: Record<string, string | undefined> = {
  'bookings.expire': 'optie verlopen',
  'backups.changeFolder': 'map voor reservekopieën gekozen',
  'backups.restore': 'reservekopie teruggezet',
  'backups.salvage': 'beschadigde gegevens gered',
  'backups.lock': 'reservekopieën op slot gezet',
  'backups.unlock': 'slot van reservekopieën gehaald',
}

/** What a call did, in Dutch, for undo and redo: `boeking wijzigen`. */
export const callWords = (label: string): string =>
  byItself[label] ?? (words as Record<string, string | undefined>)[label] ?? 'wijziging'
