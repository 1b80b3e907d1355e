import { Link, useLocation } from 'wouter'
import { accountingParts } from '../lib/accounting'
import { useCurrentInView } from '../lib/bring-into-view'
import { useRights } from '../lib/session'
import './accounting-nav.css'

/** The screens of accounting beside each other; stands above what each of them shows. */
export function AccountingNav() {
  const [location] = useLocation()
  const may = useRights()
  const parts = useCurrentInView(location)
  return (
    <nav ref={parts} className="accounting-nav" aria-label="Onderdelen van de verantwoording">
      {accountingParts
        .filter(({ needs }) => may(needs))
        .map(({ to, label, icon: Icon }) => (
          <Link key={to} href={to} aria-current={location === to ? 'page' : undefined}>
            <Icon size={16} stroke={1.6} aria-hidden="true" />
            {label}
          </Link>
        ))}
    </nav>
  )
}
