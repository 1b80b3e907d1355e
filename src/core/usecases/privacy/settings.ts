import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/privacy'
import type { PrivacySettings, PrivacySettingsChange } from '#shared/contract/privacy'
import { USUAL_MONTHS } from '#shared/domain/privacy'
import { assertFresh, given } from '../common'

/** What holds until the organisation fills it in. */
export const unsetPrivacy: PrivacySettings = {
  id: store.PRIVACY_ID,
  controller: null,
  contact: null,
  email: null,
  phone: null,
  officer: null,
  officerContact: null,
  months: USUAL_MONTHS,
  remarks: null,
  revision: 1,
}

/** The settings inside a transaction; nothing is set as long as nobody did. */
export const privacyIn = async (tx: ReadTx): Promise<PrivacySettings> => (await store.getPrivacy(tx)) ?? unsetPrivacy

/** Who answers for personal data, and how long renters are kept. */
export const getPrivacy = (ctx: Ctx): Promise<PrivacySettings> => ctx.read(privacyIn)

/** @throws stale */
export function changePrivacy(ctx: Ctx, { revision, ...fields }: PrivacySettingsChange): Promise<PrivacySettings> {
  return ctx.change({ action: 'privacy.change', undoable: true }, async (unit) => {
    const before = await store.getPrivacy(unit.tx)
    const current = before ?? unsetPrivacy
    assertFresh(current, revision, 'privacy')
    const filled = Object.fromEntries(
      Object.entries(given(fields)).map(([key, value]) => [key, value === '' ? null : value]),
    )
    const after: PrivacySettings = { ...current, ...filled, revision: revision + 1 }
    await store.putPrivacy(unit.tx, after)
    unit.record({ kind: 'privacy', id: after.id, before, after })
    return { result: after, subject: '' }
  })
}
