import { getLogo } from '#core/store/logo'
import type { ReadTx } from '#core/store/open'
import { getOrganisation } from '#core/store/places'
import type { Paper } from './paper'

/** Who a paper is from: the name and the logo of the organisation. */
export async function letterheadOf(tx: ReadTx): Promise<Pick<Paper, 'organisation' | 'logo'>> {
  const organisation = await getOrganisation(tx)
  return { organisation: organisation?.name ?? '', logo: await getLogo(tx) }
}

/** The tagged PDF of a paper: docs/adr/0026. The library and the fonts are loaded when the first is made. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const { render } = await import('./render')
  return render(paper)
}
