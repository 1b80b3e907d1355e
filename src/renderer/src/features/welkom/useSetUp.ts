import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../lib/client'
import { secretText } from '../../lib/secret'
import { newSession } from '../../lib/session'
import { type Draft, forgetDraft, setupOf } from './draft'

/** Fills the store in one act, and then makes who did it the first administrator. What is done already is not done again. */
export function useSetUp() {
  const queries = useQueryClient()
  const [done, setDone] = useState({ places: false, user: false })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** To print, once; null before there is one. */
  const [code, setCode] = useState<string | null>(null)
  const [finished, setFinished] = useState(false)
  const finish = async () => {
    forgetDraft()
    setFinished(true)
    await newSession()
    await queries.invalidateQueries()
  }
  const run = async (draft: Draft, secret: string) => {
    setBusy(true)
    setProblem(null)
    const reached = { ...done }
    try {
      if (!reached.places) await client.app.setUp(setupOf(draft))
      reached.places = true
      if (!draft.withLogin) return await finish()
      const name = draft.ownName.trim()
      if (!reached.user) await client.users.create({ name, roles: [{ role: 'administrator', centreId: null }], secret })
      reached.user = true
      // A browser that came with the printed address goes on as this user as well.
      await client.session.logIn({ name, secret })
      setCode((await client.users.newRecoveryCode({ secret })).code)
    } catch (error) {
      setProblem(secretText(error))
    } finally {
      setDone(reached)
      setBusy(false)
    }
  }
  return { busy, problem, code, run, finish, finished }
}
