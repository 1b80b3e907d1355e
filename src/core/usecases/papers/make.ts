import { getLogo } from '#core/store/logo'
import type { ReadTx } from '#core/store/open'
import { getOrganisation } from '#core/store/places'
import type { Paper } from './paper'
import { drawnAside } from './thread'

/** Who a paper is from: the name and the logo of the organisation. */
export async function letterheadOf(tx: ReadTx): Promise<Pick<Paper, 'organisation' | 'logo'>> {
  const organisation = await getOrganisation(tx)
  return { organisation: organisation?.name ?? '', logo: await getLogo(tx) }
}

/** The tagged PDF of a paper: docs/adr/0026. Drawn in a thread of its own, that comes with the first paper. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const aside = drawnAside(paper)
  if (aside !== null) return aside
  const { render } = await import('./render')
  return render(paper)
}
