import './paper-logo.css'
import { logoSource, useLogo } from '../lib/logo'

/** The logo at the top of a paper; nothing when there is none. The name of the organisation stands beside it in words. */
export function PaperLogo() {
  const logo = useLogo()
  return logo === null ? null : <img className="paper-logo" src={logoSource(logo)} alt="" />
}
