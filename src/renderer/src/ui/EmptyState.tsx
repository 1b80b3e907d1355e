import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type Props = { icon: Icon; title: string; children?: ReactNode; action?: ReactNode }

/** What stands where nothing is yet: says what to do first. */
export function EmptyState({ icon: Sign, title, children, action }: Props) {
  return (
    <div className="empty">
      <Sign size={32} stroke={1.4} aria-hidden />
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && action !== false && <div className="empty-action">{action}</div>}
    </div>
  )
}
