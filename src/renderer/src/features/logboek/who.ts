import { useState } from 'react'

const WHO = 'buurtbalie.who'

/** Who sits at this desk, as long as the window is open; null when nobody said so. */
export function useWho(): [who: string, setWho: (who: string) => void] {
  const [who, setWho] = useState(() => sessionStorage.getItem(WHO) ?? '')
  return [
    who,
    (next) => {
      sessionStorage.setItem(WHO, next)
      setWho(next)
    },
  ]
}

/** As calls take it: left out when nobody said so, and then it is the user. */
export const byOf = (who: string): { by?: string } => (who.trim() === '' ? {} : { by: who.trim() })
