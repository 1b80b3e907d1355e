import type { Ctx } from '#core/app/context'
import { listSheets } from '#core/store/contact-sheets'
import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/selections'
import type { CentreId } from '#shared/contract/base'
import { failure } from '#shared/contract/failure'
import type { ExportedFile, PeriodQuery } from '#shared/contract/report'
import type {
  NewOverviewSent,
  OverviewMail,
  OverviewMails,
  OverviewMailText,
  OverviewSent,
} from '#shared/contract/selection'
import { overviewName } from '#shared/domain/figure-words'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { formatPeriod } from '#shared/time/format'
import { found } from '../common'
import { overviewFields } from '../documents/overview-fields'
import { engine, oneLine, templateOf } from '../documents/templates'
import { sellerOf } from '../invoices/parties'
import { exportReport } from './reports'

type Mail = { to: { name: string; address: string }[]; subject: string; body: string; fileName: string }

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
  const addressed = recipients.map(({ name, email }) => ({ name, address: email }))
  const mails = (together ? [addressed] : addressed.map((one) => [one])).map((to): Mail => {
    const [first] = to
    const whom = together || first === undefined ? '' : `-${plain(first.name || first.address)}`
    return { to, subject, body, fileName: `overzicht-${input.period.replace('..', '-tm-')}${whom}.eml` }
  })
  return messagesOf(ctx, mails, files)
}

/** What the mail with figures says at first, by the template: to one person, or to whom it may concern. @throws not_found */
export async function mailText(ctx: Ctx, input: OverviewMailText): Promise<{ subject: string; body: string }> {
  const { fill } = await engine()
  return ctx.read(async (tx) => {
    if (input.centreId !== undefined) found(await getCentre(tx, input.centreId), 'centre', input.centreId)
    const { subject, body } = await templateOf(tx, 'overview')
    const name = input.name ?? overviewName(input.period)
    const fields = await overviewFields(tx, { ...input, name, today: dateOf(wallNow(ctx.clock)) })
    return { subject: oneLine(fill(subject, fields)), body: fill(body, fields) }
  })
}

/**
 * Files as messages to everybody who gets the overview by the contact sheets, each their own by the template. For a scheduler:
 * nothing is sent or kept.
 *
 * @throws not_found; wrong_state `no_recipients` when nobody with an address gets it
 */
export async function mailToRecipients(ctx: Ctx, { attachments, ...about }: OverviewMails): Promise<ExportedFile[]> {
  const people = await ctx.read((tx) => recipientsOf(tx, about.centreId))
  if (people.length === 0) throw failure('wrong_state', { reason: 'no_recipients', detail: '' })
  const mails: Mail[] = []
  const name = plain(about.name ?? overviewName(about.period))
  for (const { name: recipient, email } of people) {
    const { subject, body } = await mailText(ctx, { ...about, recipient })
    const twice = people.filter((one) => plain(one.name) === plain(recipient)).length > 1
    const whom = twice ? `${plain(recipient)}-${plain(email)}` : plain(recipient)
    const fileName = `${name}-${about.period.replace('..', '-tm-')}-${whom}.eml`
    mails.push({ to: [{ name: recipient, address: email }], subject, body, fileName })
  }
  return messagesOf(ctx, mails, attachments)
}

/** Who gets the overview by the contact sheets and has an address, each address once. @throws not_found */
async function recipientsOf(tx: ReadTx, centreId: CentreId | undefined): Promise<{ name: string; email: string }[]> {
  if (centreId !== undefined) found(await getCentre(tx, centreId), 'centre', centreId)
  const sheets = await listSheets(tx, centreId === undefined ? undefined : [centreId])
  const people = new Map<string, { name: string; email: string }>()
  for (const { contacts } of sheets)
    for (const { getsOverview, name, email } of contacts)
      if (getsOverview && email !== null && !people.has(email.toLowerCase()))
        people.set(email.toLowerCase(), { name, email })
  return [...people.values()]
}

/** A kind of file goes into a line of the message as it is. */
const isMediaType = /^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/

async function messagesOf(ctx: Ctx, mails: readonly Mail[], files: readonly ExportedFile[]): Promise<ExportedFile[]> {
  const seller = await ctx.read(sellerOf)
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const { htmlOf } = await import('../documents/template')
  const messages: ExportedFile[] = []
  for (const { to, subject, body, fileName } of mails) {
    const mail = new MailComposer({
      ...(seller.email && { from: { name: seller.legalName, address: seller.email } }),
      to,
      subject,
      text: body,
      html: htmlOf(body),
      date: new Date(ctx.clock.now()),
      messageId: `<${ctx.newId()}@buurtbalie.local>`,
      headers: { 'X-Unsent': '1' },
      attachments: files.map(({ fileName: filename, mediaType, base64 }) => ({
        filename,
        content: Buffer.from(base64, 'base64'),
        contentType: isMediaType.test(mediaType) ? mediaType : 'application/octet-stream',
      })),
      // Nothing of a message is ever fetched from disk or the net.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      mail.compile().build((error, message) => (error ? reject(error) : resolve(message)))
    })
    messages.push({ fileName, mediaType: 'message/rfc822', base64: bytes.toString('base64') })
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
