import {
  type Icon,
  IconAddressBook,
  IconCalendarEvent,
  IconCalendarRepeat,
  IconCalendarSmile,
  IconCashRegister,
  IconChartBar,
  IconFileImport,
  IconFileInvoice,
  IconInbox,
  IconMapSearch,
  IconNotebook,
  IconSettings,
  IconSun,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { SessionState } from '#shared/contract/session'
import type { CallName } from '../lib/session'

type Page = LazyExoticComponent<ComponentType>
type Route = {
  /** Pattern of wouter. */
  path: string
  /** Where the rail and the palette go. */
  to: string
  /** The call without which the screen shows nothing; who may not make it does not see the screen. */
  needs: CallName
  label: string
  icon: Icon
  /** Key that goes there. */
  keys: string
  place: 'top' | 'bottom'
  page: Page
}

/** The screens of the rail, in order. To add a screen: add it here, with its default export in features. */
export const routes: readonly Route[] = [
  {
    path: '/vandaag',
    to: '/vandaag',
    needs: 'bookings.today',
    label: 'Vandaag',
    icon: IconSun,
    keys: '1',
    place: 'top',
    page: lazy(() => import('../features/vandaag/VandaagScreen')),
  },
  {
    path: '/planbord',
    to: '/planbord',
    needs: 'bookings.list',
    label: 'Planbord',
    icon: IconCalendarEvent,
    keys: '2',
    place: 'top',
    page: lazy(() => import('../features/planbord/PlanbordScreen')),
  },
  {
    path: '/aanvragen',
    to: '/aanvragen',
    needs: 'requests.inbox',
    label: 'Aanvragen',
    icon: IconInbox,
    keys: '3',
    place: 'top',
    page: lazy(() => import('../features/aanvragen/AanvragenScreen')),
  },
  {
    path: '/zoeken',
    to: '/zoeken',
    needs: 'places.find',
    label: 'Zoek ruimte',
    icon: IconMapSearch,
    keys: '4',
    place: 'top',
    page: lazy(() => import('../features/zoeken/ZoekenScreen')),
  },
  {
    path: '/huurders',
    to: '/huurders',
    needs: 'renters.search',
    label: 'Huurders',
    icon: IconAddressBook,
    keys: '5',
    place: 'top',
    page: lazy(() => import('../features/huurders/HuurdersScreen')),
  },
  {
    path: '/seizoen',
    to: '/seizoen',
    needs: 'seasons.list',
    label: 'Seizoen',
    icon: IconCalendarRepeat,
    keys: '6',
    place: 'top',
    page: lazy(() => import('../features/seizoen/SeizoenScreen')),
  },
  {
    path: '/rooster',
    to: '/rooster',
    needs: 'roster.needs',
    label: 'Rooster',
    icon: IconUsers,
    keys: 'R',
    place: 'top',
    page: lazy(() => import('../features/rooster/RoosterScreen')),
  },
  {
    path: '/logboek',
    to: '/logboek',
    needs: 'dayLog.get',
    label: 'Logboek',
    icon: IconNotebook,
    keys: 'L',
    place: 'top',
    page: lazy(() => import('../features/logboek/LogboekScreen')),
  },
  {
    path: '/overleg/:tab?',
    to: '/overleg',
    needs: 'consultations.list',
    label: 'Overleg',
    icon: IconUsersGroup,
    keys: 'O',
    place: 'top',
    page: lazy(() => import('../features/overleg/OverlegScreen')),
  },
  {
    path: '/kalender',
    to: '/kalender',
    needs: 'calendar.get',
    label: 'Wijkkalender',
    icon: IconCalendarSmile,
    keys: 'Shift+K',
    place: 'top',
    page: lazy(() => import('../features/kalender/KalenderScreen')),
  },
  {
    path: '/facturen',
    to: '/facturen',
    needs: 'invoices.list',
    label: 'Facturen',
    icon: IconFileInvoice,
    keys: '7',
    place: 'top',
    page: lazy(() => import('../features/facturen/FacturenScreen')),
  },
  {
    path: '/kas/:tab?',
    to: '/kas',
    needs: 'register.till',
    label: 'Kas',
    icon: IconCashRegister,
    keys: '8',
    place: 'top',
    page: lazy(() => import('../features/kas/KasScreen')),
  },
  {
    path: '/kwartaal',
    to: '/kwartaal',
    needs: 'reports.overview',
    label: 'Kwartaal',
    icon: IconChartBar,
    keys: '9',
    place: 'top',
    page: lazy(() => import('../features/kwartaal/KwartaalScreen')),
  },
  {
    path: '/importeren',
    to: '/importeren',
    needs: 'imports.run',
    label: 'Importeren',
    icon: IconFileImport,
    keys: '0',
    place: 'bottom',
    page: lazy(() => import('../features/importeren/ImporterenScreen')),
  },
  {
    path: '/instellingen/:tab?',
    to: '/instellingen',
    needs: 'closures.create',
    label: 'Instellingen',
    icon: IconSettings,
    keys: ',',
    place: 'bottom',
    page: lazy(() => import('../features/instellingen/InstellingenScreen')),
  },
]

/** The screens of accounting beside the overview; `lib/accounting.ts` has their names and order. */
export const accountingPages: readonly { path: string; needs: CallName; page: Page }[] = [
  {
    path: '/kwartaal/bezoekers',
    needs: 'visitors.report',
    page: lazy(() => import('../features/bezoekers/BezoekersScreen')),
  },
  {
    path: '/kwartaal/tevredenheid',
    needs: 'satisfaction.report',
    page: lazy(() => import('../features/tevredenheid/TevredenheidScreen')),
  },
  {
    path: '/kwartaal/vaststellen',
    needs: 'closings.check',
    page: lazy(() => import('../features/vaststellen/VaststellenScreen')),
  },
  {
    path: '/kwartaal/bezetting',
    needs: 'roomUse.overview',
    page: lazy(() => import('../features/bezetting/BezettingScreen')),
  },
  {
    path: '/kwartaal/dorpshuizen',
    needs: 'accountTalks.year',
    page: lazy(() => import('../features/dorpshuizen/DorpshuizenScreen')),
  },
  { path: '/kwartaal/museum', needs: 'museum.report', page: lazy(() => import('../features/museum/MuseumScreen')) },
  {
    path: '/kwartaal/functies',
    needs: 'functions.matrix',
    page: lazy(() => import('../features/functies/FunctiesScreen')),
  },
  {
    path: '/kwartaal/verantwoording',
    needs: 'accountability.overview',
    page: lazy(() => import('../features/verantwoording/VerantwoordingScreen')),
  },
]

/** What the roster is made of: beside the screen Rooster, which leads there. */
export const BeheerdersPage: Page = lazy(() => import('../features/beheerders/BeheerdersScreen'))
/** All series: beside the board, which leads there. */
export const SeriesPage: Page = lazy(() => import('../features/reeksen/ReeksenScreen'))
export const DagstaatPage: Page = lazy(() => import('../features/vandaag/DagstaatScreen'))
export const CalamityPage: Page = lazy(() => import('../features/calamiteit/CalamityScreen'))
/** In place of everything when the data can't be read. */
export const DamagePage: Page = lazy(() => import('../features/instellingen/DamageScreen'))
export const AanmeldPage: LazyExoticComponent<ComponentType<{ session: SessionState }>> = lazy(
  () => import('../features/aanmelden/AanmeldScreen'),
)
export const OwnAccessDialog: LazyExoticComponent<ComponentType<{ onClose: () => void }>> = lazy(
  () => import('../features/toegang/OwnAccess'),
)
export const WelkomPage: Page = lazy(() => import('../features/welkom/WelkomScreen'))
export const BookingPanel: Page = lazy(() => import('../features/boekingen/BookingPanel'))
export const BulkDialog: Page = lazy(() => import('../features/bulk/BulkDialog'))
export const MessageDialog: Page = lazy(() => import('../features/berichten/MessageDialog'))
