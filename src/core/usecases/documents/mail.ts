import type { Ctx } from '#core/app/context'
import type { MessageFile } from '#shared/contract/document'
import type { ExportedFile } from '#shared/contract/report'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { loadInvoice } from '../invoices/load'
import { sellerOf } from '../invoices/parties'

/**
 * A message as an EML file, that a mail program opens as a message to send (X-Unsent); plain text and HTML. The invoice
 * that it is about goes along as XML.
 */
export async function messageFile(ctx: Ctx, input: MessageFile): Promise<ExportedFile> {
  const { seller, invoice } = await ctx.read(async (tx) => ({
    seller: await sellerOf(tx),
    invoice: input.invoiceId ? await loadInvoice(tx, input.invoiceId, dateOf(wallNow(ctx.clock))) : null,
  }))
  const attached = invoice?.state === 'final' ? invoice : null
  // Loaded when asked: what only some messages need would stay in the memory of every desk.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const { htmlOf } = await import('./template')
  const xml = attached && (await import('../invoices/ubl')).ublOf(attached)
  const mail = new MailComposer({
    ...(seller.email && { from: { name: seller.legalName, address: seller.email } }),
    ...(input.recipient && { to: input.recipient }),
    subject: input.subject,
    text: input.body,
    html: htmlOf(input.body),
    date: new Date(ctx.clock.now()),
    messageId: `<${ctx.newId()}@buurtbalie.local>`,
    headers: { 'X-Unsent': '1' },
    attachments:
      attached && xml
        ? [{ filename: `factuur-${attached.number}.xml`, content: xml, contentType: 'application/xml' }]
        : [],
    // Nothing of a message is ever fetched from disk or the net.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    mail.compile().build((error, message) => (error ? reject(error) : resolve(message)))
  })
  return {
    fileName: `${fileNameOf(input.subject)}.eml`,
    mediaType: 'message/rfc822',
    base64: bytes.toString('base64'),
  }
}

/** A subject as the name of a file: letters, digits and dashes. */
const fileNameOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 60)
    .toLowerCase() || 'bericht'
