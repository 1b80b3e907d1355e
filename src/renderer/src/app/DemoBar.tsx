import { IconFlask } from '@tabler/icons-react'
import { useEffect } from 'react'

const usual = 'Buurtbalie'

/** Says on every screen, and in the title of the window, that nothing here is real. */
export function DemoBar() {
  useEffect(() => {
    document.title = `DEMO – ${usual}`
    return () => {
      document.title = usual
    }
  }, [])
  return (
    <aside className="demo-bar" aria-label="Demo">
      <IconFlask size={16} stroke={1.8} aria-hidden />
      <b>Demo</b>
      <span>Alles wat u hier ziet, is verzonnen. Gebruik dit niet voor echte boekingen.</span>
    </aside>
  )
}
