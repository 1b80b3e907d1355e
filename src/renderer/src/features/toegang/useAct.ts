import { useState } from 'react'
import { secretText } from '../../lib/secret'

/** Does one thing and keeps in Dutch why it did not work. */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const act = async <T>(call: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setProblem(null)
    try {
      return await call()
    } catch (error) {
      setProblem(secretText(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, act, setProblem }
}
