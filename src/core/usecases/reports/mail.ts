import type { Ctx } from '#core/app/context'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/selections'
import type { ExportedFile, PeriodQuery } from '#shared/contract/report'
import type { NewOverviewSent, OverviewMail, OverviewSent } from '#shared/contract/selection'
import { formatPeriod } from '#shared/time/format'
import { found } from '../common'
import { sellerOf } from '../invoices/parties'
import { exportReport } from './reports'

/**
 * The overview as messages that a mail program opens to send (X-Unsent), with its files: one to each, so that nobody sees who
 * else gets it, or one to all. Nothing is sent or kept.
 *
 * @throws not_found when the centre is not there
 */
export async function mailOverview(ctx: Ctx, input: OverviewMail): Promise<ExportedFile[]> {
  const { recipients, together, formats, subject, body, ...query } = input
  const files: ExportedFile[] = []
  for (const format of new Set(formats)) files.push(await exportReport(ctx, { ...query, format }))
  const seller = await ctx.read(sellerOf)
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const { htmlOf } = await import('../documents/template')
  const addressed = recipients.map(({ name, email }) => ({ name, address: email }))
  const messages: ExportedFile[] = []
  for (const to of together ? [addressed] : addressed.map((one) => [one])) {
    const mail = new MailComposer({
      ...(seller.email && { from: { name: seller.legalName, address: seller.email } }),
      to,
      subject,
      text: body,
      html: htmlOf(body),
      date: new Date(ctx.clock.now()),
      messageId: `<${ctx.newId()}@buurtbalie.local>`,
      headers: { 'X-Unsent': '1' },
      attachments: files.map(({ fileName, mediaType, base64 }) => ({
        filename: fileName,
        content: Buffer.from(base64, 'base64'),
        contentType: mediaType,
      })),
      // Nothing of a message is ever fetched from disk or the net.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      mail.compile().build((error, message) => (error ? reject(error) : resolve(message)))
    })
    const [first] = to
    const whom = together || first === undefined ? '' : `-${plain(first.name || first.address)}`
    messages.push({
      fileName: `overzicht-${input.period.replace('..', '-tm-')}${whom}.eml`,
      mediaType: 'message/rfc822',
      base64: bytes.toString('base64'),
    })
  }
  return messages
}

/** A name as part of the name of a file: letters, digits and dashes. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 40)
    .toLowerCase() || 'ontvanger'

type About = Pick<PeriodQuery, 'period' | 'centreId'>

/** Who was sent the overview, of one centre or of all together; latest first. */
export const listSent = (ctx: Ctx, { period, centreId }: About): Promise<OverviewSent[]> =>
  ctx.read((tx) => store.listSent(tx, period, centreId ?? null))

/** Notes by hand that the overview went out to these people. @throws not_found when the centre is not there */
export function noteSent(ctx: Ctx, { period, centreId, recipients }: NewOverviewSent): Promise<OverviewSent[]> {
  return ctx.change({ action: 'reports.noteSent', undoable: true }, async (unit) => {
    if (centreId !== undefined) found(await getCentre(unit.tx, centreId), 'centre', centreId)
    const notes: OverviewSent[] = []
    for (const { name, email } of recipients) {
      const sent: OverviewSent = {
        id: unit.newId(),
        period,
        centreId: centreId ?? null,
        name,
        email,
        sentAt: unit.wall,
        user: ctx.user.name,
        revision: 1,
      }
      await store.putSent(unit.tx, sent)
      unit.record({ kind: 'overviewSent', id: sent.id, before: null, after: sent, centreId })
      notes.push(sent)
    }
    return { result: notes, subject: formatPeriod(period) }
  })
}
