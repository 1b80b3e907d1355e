import { Loader } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { addDays } from '#shared/time/civil'
import { handleKey, useActions } from '../lib/actions'
import { navigate } from '../lib/address'
import { openBulk, useBulk } from '../lib/bulk'
import { useHere } from '../lib/here'
import { useMessage } from '../lib/message'
import { useBookingWord } from '../lib/new-booking'
import { step } from '../lib/notify'
import { openPanel, usePanel } from '../lib/panel'
import { type CallName, useRights } from '../lib/session'
import { EmptyState } from '../ui/EmptyState'
import { Screen } from '../ui/Screen'
import { ErrorBoundary } from './ErrorBoundary'
import { Palette } from './Palette'
import { palette } from './palette-store'
import { Rail } from './Rail'
import {
  accountingPages,
  BeheerdersPage,
  BookingPanel,
  BulkDialog,
  CalamityPage,
  DagstaatPage,
  MessageDialog,
  routes,
  SeriesPage,
} from './routes'
import { ShortcutList } from './ShortcutList'
import { TopBar } from './TopBar'

const CONTENT = 'inhoud'

export const waiting = (
  <div className="loading">
    <Loader size="sm" />
  </div>
)

function useGlobalActions(showShortcuts: () => void): void {
  const { centreId, date, today, setDate } = useHere()
  const bookingWord = useBookingWord(centreId)
  useActions([
    ...(bookingWord === null
      ? []
      : [
          {
            id: 'booking.new',
            label: bookingWord,
            keys: ['N'],
            run: () => openPanel({ kind: 'new-booking', prefill: centreId === null ? {} : { centreId } }),
          },
        ]),
    { id: 'palette', label: 'Zoek of geef een opdracht', keys: ['Ctrl+K'], run: palette.open },
    { id: 'undo', label: 'Ongedaan maken', needs: 'undo.undo', keys: ['Ctrl+Z'], run: () => void step('undo') },
    {
      id: 'redo',
      label: 'Opnieuw doen',
      needs: 'undo.redo',
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      run: () => void step('redo'),
    },
    { id: 'day.today', label: 'Naar vandaag', keys: ['T'], run: () => setDate(today) },
    { id: 'day.next', label: 'Volgende dag', keys: [']'], run: () => setDate(addDays(date, 1)) },
    { id: 'day.previous', label: 'Vorige dag', keys: ['['], run: () => setDate(addDays(date, -1)) },
    {
      id: 'bookings.bulk',
      label: 'Boekingen in een periode annuleren of verplaatsen',
      needs: 'bookings.bulk',
      at: centreId,
      run: () => centreId !== null && openBulk({ centreId, from: date, to: date }),
    },
    { id: 'series.list', label: 'Reeksen', needs: 'series.list', run: () => navigate('/planbord/reeksen') },
    { id: 'calamity.report', label: 'Ziek melden', needs: 'calamities.report', run: () => navigate('/ziekmelding') },
    { id: 'shortcuts', label: 'Sneltoetsen bekijken', keys: ['?'], run: showShortcuts },
    ...routes.map(({ to, label, keys, needs }) => ({
      id: `screen.${to}`,
      label,
      needs,
      keys: [keys],
      group: 'Schermen',
      run: () => navigate(to),
    })),
  ])
}

/** Every address that has a screen, with the call without which it shows nothing. */
const pages: readonly { path: string; needs: CallName; page: ComponentType }[] = [
  ...routes,
  ...accountingPages,
  { path: '/rooster/:tab', needs: 'caretakers.list', page: BeheerdersPage },
  { path: '/planbord/reeksen', needs: 'series.list', page: SeriesPage },
  { path: '/dagstaat', needs: 'bookings.today', page: DagstaatPage },
  { path: '/ziekmelding', needs: 'calamities.list', page: CalamityPage },
]

function Pages() {
  const [location] = useLocation()
  const may = useRights()
  const first = routes.find(({ needs }) => may(needs))
  return (
    <ErrorBoundary resetKey={location}>
      <Suspense fallback={waiting}>
        <Switch>
          {pages.map(({ path, needs, page: Page }) => (
            <Route key={path} path={path}>
              {may(needs) ? <Page /> : <NotForYou />}
            </Route>
          ))}
          <Route>{first ? <Redirect to={first.to} replace /> : <NotForYou />}</Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

/** A screen of which somebody knows the address, but that is not theirs. */
function NotForYou() {
  return (
    <Screen title="Geen toegang">
      <EmptyState icon={IconEyeOff} title="Dit scherm hoort niet bij uw werk">
        Hebt u het wel nodig? Vraag een administrator om het recht. In het menu staat wat u wel kunt doen.
      </EmptyState>
    </Screen>
  )
}

/** A dialog that any screen may open; fetched the first time that someone does. */
function Dialog({ asked, name, children }: { asked: boolean; name: string; children: ReactNode }) {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (asked) setSeen(true)
  }, [asked])
  return (
    seen && (
      <ErrorBoundary resetKey={name}>
        <Suspense fallback={null}>{children}</Suspense>
      </ErrorBoundary>
    )
  )
}

function Dialogs() {
  const message = useMessage() !== null
  const bulk = useBulk() !== null
  return (
    <>
      <Dialog asked={bulk} name="periode">
        <BulkDialog />
      </Dialog>
      <Dialog asked={message} name="bericht">
        <MessageDialog />
      </Dialog>
    </>
  )
}

/** The window around the screens: rail, top bar, the screen, and the side panel when it is open. */
export function Shell() {
  const panel = usePanel()
  const [shortcuts, setShortcuts] = useState(false)
  useGlobalActions(() => setShortcuts(true))
  useEffect(() => {
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={() => document.getElementById(CONTENT)?.focus()}>
        Naar de inhoud
      </button>
      <Rail />
      <div className="shell-column">
        <TopBar />
        <div className="shell-body" data-panel={panel !== null}>
          <main className="shell-main" id={CONTENT} tabIndex={-1}>
            <Pages />
          </main>
          {panel !== null && (
            <aside className="shell-panel" aria-label="Boeking">
              <ErrorBoundary resetKey={JSON.stringify(panel)}>
                <Suspense fallback={waiting}>
                  <BookingPanel />
                </Suspense>
              </ErrorBoundary>
            </aside>
          )}
        </div>
      </div>
      <Dialogs />
      <Palette />
      <ShortcutList opened={shortcuts} onClose={() => setShortcuts(false)} />
    </div>
  )
}
