import type { BookingId, CentreId, SeriesId } from '#shared/contract/base'
import { navigate } from '../../lib/address'
import { May } from '../../lib/May'
import { closePanel } from '../../lib/panel'

type Props = { centreId: CentreId; of: { boeking: BookingId } | { reeks: SeriesId } }

/** The way to the questionnaire of what took place: to make it, or to enter what came back. */
export function SurveyLink({ centreId, of }: Props) {
  const open = () => {
    closePanel()
    navigate(`/kwartaal/tevredenheid?${new URLSearchParams({ weergave: 'vragenlijsten', ...of })}`)
  }
  return (
    <May call="satisfaction.create" at={centreId}>
      <p className="booking-hint">
        Wat vonden mensen ervan?{' '}
        <button type="button" className="booking-link" onClick={open}>
          Naar de vragenlijst
        </button>
      </p>
    </May>
  )
}
