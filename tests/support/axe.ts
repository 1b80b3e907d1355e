import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Options = {
  /** Only these rules. */
  rules?: string[]
  without?: string[]
}

/**
 * What axe calls serious or critical on the page as it stands: the rule, where, and why.
 *
 * Legacy mode, because the other puts its results together in a page of its own: our pages hold no frames, an app has no
 * second page, and it takes longer than the looking.
 */
export async function seriousFaults(page: Page, { rules, without = [] }: Options = {}): Promise<string[]> {
  // The rows of a week or month are alike: two are enough of those hundreds of bookings.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  axe.exclude('.period tbody tr:nth-child(n + 3)')
  const { violations } = await (rules ? axe.withRules(rules) : axe.disableRules(without)).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${help} ${target.join(' ')} ${any[0]?.message ?? ''}`),
    )
}
