import { usePanel } from '../../lib/panel'
import { ExistingBooking } from './ExistingBooking'
import { NewBooking } from './NewBooking'

/** The one side panel: a new booking, or one that is there. */
export default function BookingPanel() {
  const panel = usePanel()
  if (panel === null) return null
  return panel.kind === 'booking' ? <ExistingBooking id={panel.id} /> : <NewBooking prefill={panel.prefill} />
}
