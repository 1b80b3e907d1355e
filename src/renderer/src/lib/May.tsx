import type { ReactNode } from 'react'
import type { CentreId } from '#shared/contract/base'
import { type CallName, useMay } from './session'

/** Shows its children to those who may make the call; `at` as for `useMay`. */
export function May({ call, at, children }: { call: CallName; at?: CentreId | null; children: ReactNode }) {
  return useMay(call, at) ? children : null
}
