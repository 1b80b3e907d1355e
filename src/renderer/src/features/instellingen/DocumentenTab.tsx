import { useQuery } from '@tanstack/react-query'
import { api } from '../../lib/client'
import { SellerForm } from './SellerForm'
import { TemplateEditor } from './TemplateEditor'

/** What goes out to renters: the texts, and what stands on invoices. */
export function DocumentenTab() {
  const seller = useQuery(api.billing.seller.queryOptions())
  return (
    <>
      <TemplateEditor />
      {seller.data && <SellerForm seller={seller.data} />}
    </>
  )
}
