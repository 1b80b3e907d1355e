import { usePanel } from '../../lib/panel'
import { ExistingBooking } from './ExistingBooking'
import { NewBooking } from './NewBooking'
import { SeriesPanel } from './reeks/SeriesPanel'

/** The one side panel: a new booking, one that is there, or a series. */
export default function BookingPanel() {
  const panel = usePanel()
  if (panel === null) return null
  if (panel.kind === 'series') return <SeriesPanel key={panel.id} id={panel.id} />
  return panel.kind === 'booking' ? <ExistingBooking id={panel.id} /> : <NewBooking prefill={panel.prefill} />
}
