import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconPencil,
  IconReceiptRefund,
} from '@tabler/icons-react'
import type { InvoiceStatus } from '#shared/domain/invoice'
import { invoiceStatusWords } from '../../lib/words/invoices'
import { Tag, type Tone } from '../../ui/Tag'

const looks: Record<InvoiceStatus, { tone: Tone; icon: Icon }> = {
  draft: { tone: 'neutral', icon: IconPencil },
  open: { tone: 'accent', icon: IconClock },
  overdue: { tone: 'bad', icon: IconAlertTriangle },
  paid: { tone: 'ok', icon: IconCheck },
  credited: { tone: 'neutral', icon: IconArrowBackUp },
  refund: { tone: 'warn', icon: IconReceiptRefund },
  credit: { tone: 'neutral', icon: IconReceiptRefund },
}

/** How an invoice stands, as a word with a sign. */
export function InvoiceTag({ status }: { status: InvoiceStatus }) {
  const { tone, icon: Sign } = looks[status]
  return (
    <Tag tone={tone}>
      <Sign size={12} aria-hidden />
      {invoiceStatusWords[status]}
    </Tag>
  )
}
