import type { Kysely } from 'kysely'
import * as firstSlice from './0010-first-slice'
import * as renterSearch from './0020-renter-search'
import * as letting from './0030-letting'
import * as series from './0040-series'
import * as requests from './0050-requests'
import * as season from './0060-season'
import * as places from './0070-places'
import * as prices from './0080-prices'
import * as documents from './0090-documents'
import * as register from './0100-register'
import * as logo from './0110-logo'
import * as readLess from './0120-read-less'
import * as titleSearch from './0130-title-search'
import * as roster from './0140-roster'
import * as publishRoster from './0150-publish-roster'
import * as consultations from './0170-consultations'
import * as dayLog from './0180-day-log'
import * as incidents from './0190-incidents'
import * as handOvers from './0200-hand-overs'
import * as deposits from './0210-deposits'
import * as overviewMail from './0220-overview-mail'
import * as calendar from './0230-calendar'
import * as accountability from './0240-accountability'
import * as closings from './0250-closings'
import * as functions from './0260-functions'
import * as yearNumbers from './0270-year-numbers'
import * as museum from './0280-museum'
import * as figures from './0290-figures'
import * as users from './0300-users'
import * as satisfaction from './0310-satisfaction'
import * as sealedLog from './0320-sealed-log'
import * as privacy from './0330-privacy'
import * as closedAccountability from './0340-closed-accountability'
import * as closedSatisfaction from './0350-closed-satisfaction'
import * as expiredInvoices from './0360-expired-invoices'
import * as earlierContracts from './0390-earlier-contracts'

export type Migration = { number: number; name: string; up(db: Kysely<unknown>): Promise<void> }

/** In order, numbered by tens. A step that has landed is never changed. */
export const migrations: readonly Migration[] = [
  { number: 10, name: 'first-slice', up: firstSlice.up },
  { number: 20, name: 'renter-search', up: renterSearch.up },
  { number: 30, name: 'letting', up: letting.up },
  { number: 40, name: 'series', up: series.up },
  { number: 50, name: 'requests', up: requests.up },
  { number: 60, name: 'season', up: season.up },
  { number: 70, name: 'places', up: places.up },
  { number: 80, name: 'prices', up: prices.up },
  { number: 90, name: 'documents', up: documents.up },
  { number: 100, name: 'register', up: register.up },
  { number: 110, name: 'logo', up: logo.up },
  { number: 120, name: 'read-less', up: readLess.up },
  { number: 130, name: 'title-search', up: titleSearch.up },
  { number: 140, name: 'roster', up: roster.up },
  { number: 150, name: 'publish-roster', up: publishRoster.up },
  { number: 170, name: 'consultations', up: consultations.up },
  { number: 180, name: 'day-log', up: dayLog.up },
  { number: 190, name: 'incidents', up: incidents.up },
  { number: 200, name: 'hand-overs', up: handOvers.up },
  { number: 210, name: 'deposits', up: deposits.up },
  { number: 220, name: 'overview-mail', up: overviewMail.up },
  { number: 230, name: 'calendar', up: calendar.up },
  { number: 240, name: 'accountability', up: accountability.up },
  { number: 250, name: 'closings', up: closings.up },
  { number: 260, name: 'functions', up: functions.up },
  { number: 270, name: 'year-numbers', up: yearNumbers.up },
  { number: 280, name: 'museum', up: museum.up },
  { number: 290, name: 'figures', up: figures.up },
  { number: 300, name: 'users', up: users.up },
  { number: 310, name: 'satisfaction', up: satisfaction.up },
  { number: 320, name: 'sealed-log', up: sealedLog.up },
  { number: 330, name: 'privacy', up: privacy.up },
  { number: 340, name: 'closed-accountability', up: closedAccountability.up },
  { number: 350, name: 'closed-satisfaction', up: closedSatisfaction.up },
  { number: 360, name: 'expired-invoices', up: expiredInvoices.up },
  { number: 390, name: 'earlier-contracts', up: earlierContracts.up },
]
