import { IconBuildingCommunity } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useCurrentInView } from '../lib/bring-into-view'
import { useRights } from '../lib/session'
import { routes } from './routes'

const isAt = (location: string, to: string) => location === to || location.startsWith(`${to}/`)

/** The main menu: icon and text, below 1180 px the icon above the text; on a phone at the bottom. */
export function Rail() {
  const [location] = useLocation()
  const may = useRights()
  const menu = useCurrentInView(location)
  const shown = routes.filter(({ needs }) => may(needs))
  const link = ({ to, label, icon: Sign }: (typeof routes)[number]) => (
    <Link key={to} href={to} className="rail-link" aria-current={isAt(location, to) ? 'page' : undefined}>
      <Sign size={18} stroke={1.6} aria-hidden />
      {label}
    </Link>
  )
  return (
    <nav ref={menu} className="rail" aria-label="Hoofdmenu">
      <div className="brand">
        <div className="logo">
          <IconBuildingCommunity size={16} aria-hidden />
        </div>
        <span>Buurtbalie</span>
      </div>
      {shown.filter((r) => r.place === 'top').map(link)}
      <div className="rail-space" />
      {shown.filter((r) => r.place === 'bottom').map(link)}
    </nav>
  )
}
