import type { ReactNode } from 'react'
import { type CallName, useMay } from './session'

/** Shows its children to those who may make the call. */
export function May({ call, children }: { call: CallName; children: ReactNode }) {
  return useMay(call) ? children : null
}
