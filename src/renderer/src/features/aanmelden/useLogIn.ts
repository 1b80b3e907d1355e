import { useEffect, useState } from 'react'
import { client } from '../../lib/client'
import { type Failure, failureOf, messageFor } from '../../lib/failure'
import { secretText } from '../../lib/secret'
import { refreshSession } from '../../lib/session'
import { wrongSecretWords } from '../../lib/words/errors'

/** `newSecret`: it is about the new password, not about what should let somebody in. */
type Problem = { text: string; newSecret: boolean }
type LogIn = Parameters<typeof client.session.logIn>[0]

/** Waiting after wrong tries is counted down, so that nobody keeps trying in vain. */
function useCountdown(): [left: number, wait: (seconds: number) => void] {
  const [until, setUntil] = useState(0)
  const [now, setNow] = useState(() => performance.now())
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setNow(performance.now()), 250)
    return () => clearTimeout(timer)
  })
  return [
    left,
    (seconds) => {
      setNow(performance.now())
      setUntil(performance.now() + seconds * 1000)
    },
  ]
}

function problemOf(error: unknown, failure: Failure | null, wrong: string | undefined): Problem {
  if (failure?.code === 'wrong_secret') {
    const { waitSeconds, triesLeft } = failure.data
    return { text: wrongSecretWords(waitSeconds, triesLeft, wrong), newSecret: false }
  }
  const newSecret = failure?.code === 'invalid_input' && failure.data.issues.some(({ path }) => path === 'secret')
  return { text: newSecret ? secretText(error) : messageFor(error), newSecret }
}

const wrongWithCode = 'Het wachtwoord of de code klopt niet. Een code werkt maar één keer: neem de volgende uit uw app.'

/** Tries to get in, and keeps what stood in the way. */
export function useLogIn() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [codeNeeded, setCodeNeeded] = useState(false)
  const [wait, startWaiting] = useCountdown()

  /** True when somebody got in. `wrong` says what can be wrong where more is asked than a name and a secret. */
  const attempt = async (call: () => Promise<unknown>, wrong?: string): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      await call()
      await refreshSession()
      return true
    } catch (error) {
      const failure = failureOf(error)
      if (failure?.code === 'code_needed') setCodeNeeded(true)
      else setProblem(problemOf(error, failure, wrong))
      if (failure?.code === 'wrong_secret') startWaiting(failure.data.waitSeconds)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    problem,
    codeNeeded,
    wait,
    attempt,
    logIn: (input: LogIn) =>
      attempt(() => client.session.logIn(input), input.code === undefined ? undefined : wrongWithCode),
    unlock: (secret: string) => attempt(() => client.session.unlock({ secret })),
  }
}
