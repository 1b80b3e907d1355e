import type { ClosedAs } from '#shared/contract/report'
import { Tag } from './Tag'

type Props = {
  closed: ClosedAs | undefined
  /** The version that was closed before these figures were kept. */
  notKept: number | undefined
}

/** That what is shown is closed with its quarter, or that it is of now although the quarter is closed. Nothing for an open period. */
export function ClosedAsTag({ closed, notKept }: Props) {
  if (closed) return <Tag tone="ok">Vastgesteld, versie {closed.version}</Tag>
  if (notKept === undefined) return null
  return <Tag tone="warn">Niet bewaard bij versie {notKept}: dit is zoals het nu is</Tag>
}
