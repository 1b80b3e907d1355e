import type { SatisfactionReport } from '#shared/contract/satisfaction'
import { formatCount } from '../../lib/format'
import { SidePanel } from './SidePanel'

type Activity = SatisfactionReport['activities'][number]

/** What people wrote about an activity, in order of the alphabet: no order tells who. */
export function RemarksPanel({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const remarks = (activity.remarks ?? []).map((text, i) => ({ text, key: `${i} ${text}` }))
  return (
    <SidePanel
      title={activity.title}
      note={`${formatCount(remarks.length, 'opmerking', 'opmerkingen')}, op alfabet · ${activity.centre}`}
      onClose={onClose}
    >
      <ul className="list" aria-label={`Opmerkingen over ${activity.title}`}>
        {remarks.map(({ key, text }) => (
          <li key={key} className="list-item tv-remark">
            {text}
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
