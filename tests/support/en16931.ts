import { XMLParser } from 'fast-xml-parser'

/**
 * The rules of EN 16931 and NLCIUS that apply to our invoices, written out: no package of the registry holds the schema or
 * the schematron. Elements are kept in order, because UBL is a sequence.
 */
type Node = { [name: string]: Node[] | string | { [attribute: string]: string } }
export type Element = { name: string; text: string; attributes: Record<string, string>; children: Element[] }

export function readXml(xml: string): Element {
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseTagValue: false, trimValues: true })
  const nodes = parser.parse(xml) as Node[]
  const root = nodes.map(elementOf).find((e) => e.name !== '?xml')
  if (!root) throw new Error('no root element')
  return root
}

function elementOf(node: Node): Element {
  const name = Object.keys(node).find((key) => key !== ':@') ?? ''
  const inside = node[name] as Node[]
  const text = inside.flatMap((n) => ('#text' in n ? [String(n['#text'])] : [])).join('')
  const attributes = Object.fromEntries(
    Object.entries((node[':@'] ?? {}) as Record<string, string>).map(([key, value]) => [key.replace('@_', ''), value]),
  )
  return { name, text, attributes, children: inside.filter((n) => !('#text' in n)).map(elementOf) }
}

/** Elements at a path such as `cac:TaxTotal/cbc:TaxAmount`. */
export const at = (from: Element, path: string): Element[] =>
  path
    .split('/')
    .reduce<Element[]>((found, name) => found.flatMap((e) => e.children.filter((c) => c.name === name)), [from])
const text = (from: Element, path: string): string => at(from, path)[0]?.text ?? ''

/** What UBL 2.1 puts where, for the elements that we write; in the order of the schema. */
const party = [
  'cbc:EndpointID',
  'cac:PartyName',
  'cac:PostalAddress',
  'cac:PartyTaxScheme',
  'cac:PartyLegalEntity',
  'cac:Contact',
]
const category = ['cbc:ID', 'cbc:Percent', 'cbc:TaxExemptionReason', 'cac:TaxScheme']
const tail = [
  'cac:AccountingSupplierParty',
  'cac:AccountingCustomerParty',
  'cac:PaymentMeans',
  'cac:PaymentTerms',
  'cac:TaxTotal',
  'cac:LegalMonetaryTotal',
]
const head = ['cbc:BuyerReference', 'cac:InvoicePeriod', 'cac:BillingReference']
const lineOf = (quantity: string) => [
  'cbc:ID',
  quantity,
  'cbc:LineExtensionAmount',
  'cac:InvoicePeriod',
  'cac:Item',
  'cac:Price',
]
const sequences: Record<string, readonly string[]> = {
  Invoice: [
    'cbc:CustomizationID',
    'cbc:ID',
    'cbc:IssueDate',
    'cbc:DueDate',
    'cbc:InvoiceTypeCode',
    'cbc:Note',
    'cbc:DocumentCurrencyCode',
    ...head,
    ...tail,
    'cac:InvoiceLine',
  ],
  CreditNote: [
    'cbc:CustomizationID',
    'cbc:ID',
    'cbc:IssueDate',
    'cbc:CreditNoteTypeCode',
    'cbc:Note',
    'cbc:DocumentCurrencyCode',
    ...head,
    ...tail,
    'cac:CreditNoteLine',
  ],
  'cac:InvoicePeriod': ['cbc:StartDate', 'cbc:EndDate'],
  'cac:BillingReference': ['cac:InvoiceDocumentReference'],
  'cac:InvoiceDocumentReference': ['cbc:ID'],
  'cac:AccountingSupplierParty': ['cac:Party'],
  'cac:AccountingCustomerParty': ['cac:Party'],
  'cac:Party': party,
  'cac:PartyName': ['cbc:Name'],
  'cac:PostalAddress': ['cbc:StreetName', 'cbc:CityName', 'cbc:PostalZone', 'cac:Country'],
  'cac:Country': ['cbc:IdentificationCode'],
  'cac:PartyTaxScheme': ['cbc:CompanyID', 'cac:TaxScheme'],
  'cac:TaxScheme': ['cbc:ID'],
  'cac:PartyLegalEntity': ['cbc:RegistrationName', 'cbc:CompanyID'],
  'cac:Contact': ['cbc:Name', 'cbc:Telephone', 'cbc:ElectronicMail'],
  'cac:PaymentMeans': ['cbc:PaymentMeansCode', 'cbc:PaymentID', 'cac:PayeeFinancialAccount'],
  'cac:PayeeFinancialAccount': ['cbc:ID', 'cbc:Name'],
  'cac:PaymentTerms': ['cbc:Note'],
  'cac:TaxTotal': ['cbc:TaxAmount', 'cac:TaxSubtotal'],
  'cac:TaxSubtotal': ['cbc:TaxableAmount', 'cbc:TaxAmount', 'cac:TaxCategory'],
  'cac:TaxCategory': category,
  'cac:ClassifiedTaxCategory': category,
  'cac:LegalMonetaryTotal': [
    'cbc:LineExtensionAmount',
    'cbc:TaxExclusiveAmount',
    'cbc:TaxInclusiveAmount',
    'cbc:PrepaidAmount',
    'cbc:PayableAmount',
  ],
  'cac:InvoiceLine': lineOf('cbc:InvoicedQuantity'),
  'cac:CreditNoteLine': lineOf('cbc:CreditedQuantity'),
  'cac:Item': ['cbc:Name', 'cac:ClassifiedTaxCategory'],
  'cac:Price': ['cbc:PriceAmount'],
}
const repeated = ['cac:TaxSubtotal', 'cac:InvoiceLine', 'cac:CreditNoteLine']

/** Elements that the schema does not have there, out of order, twice, or empty. */
function outOfOrder(element: Element, path = element.name): string[] {
  const order = sequences[element.name]
  if (order === undefined) return element.text === '' ? [`${path} is empty`] : []
  const faults: string[] = []
  let last = -1
  for (const child of element.children) {
    const place = order.indexOf(child.name)
    const again = place === last && !repeated.includes(child.name)
    if (place < last || again) faults.push(`${path}/${child.name} does not belong here`)
    last = Math.max(last, place)
    faults.push(...outOfOrder(child, `${path}/${child.name}`))
  }
  return faults
}

const cents = (amount: string): number => {
  if (!/^-?\d+\.\d{2}$/.test(amount)) throw new Error(`no amount: ${amount}`)
  return Number(amount.replace('.', ''))
}
const sum = (amounts: readonly number[]) => amounts.reduce((total, n) => total + n, 0)

/** The ids of the rules that a document breaks; empty when it is in order. */
export function brokenRules(root: Element): string[] {
  const kind = root.name
  const credit = kind === 'CreditNote'
  const lines = at(root, `cac:${kind}Line`)
  const subtotals = at(root, 'cac:TaxTotal/cac:TaxSubtotal')
  const seller = at(root, 'cac:AccountingSupplierParty/cac:Party')[0]
  const buyer = at(root, 'cac:AccountingCustomerParty/cac:Party')[0]
  if (!seller || !buyer) return ['BR-06']
  const money = (path: string) => cents(text(root, path))
  const lineNet = (l: Element) => cents(text(l, 'cbc:LineExtensionAmount'))
  const lineCategory = (l: Element) => {
    const c = at(l, 'cac:Item/cac:ClassifiedTaxCategory')[0]
    return c ? `${text(c, 'cbc:ID')} ${text(c, 'cbc:Percent')}` : ''
  }
  // Outside VAT: nothing else may stand on the invoice.
  const outside = lines.some((l) => lineCategory(l).startsWith('O'))
  const vatNumbers = [seller, buyer].filter((p) => text(p, 'cac:PartyTaxScheme/cac:TaxScheme/cbc:ID') === 'VAT')
  const tax = money('cac:TaxTotal/cbc:TaxAmount')
  const total = 'cac:LegalMonetaryTotal'
  const amounts = everyAmount(root)
  const prepaid = at(root, `${total}/cbc:PrepaidAmount`).length === 0 ? 0 : money(`${total}/cbc:PrepaidAmount`)
  const place = (p: Element) =>
    ['cbc:StreetName', 'cbc:CityName', 'cbc:PostalZone'].every((name) => text(p, `cac:PostalAddress/${name}`) !== '')
  const registered = (p: Element) => at(p, 'cac:PartyLegalEntity/cbc:CompanyID')[0]
  const schemes = ['0106', '0190']
  const rules: Record<string, boolean> = {
    'UBL-SEQUENCE': outOfOrder(root).length === 0,
    'BR-01': text(root, 'cbc:CustomizationID') === 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0',
    'BR-02': text(root, 'cbc:ID') !== '',
    'BR-03': /^\d{4}-\d{2}-\d{2}$/.test(text(root, 'cbc:IssueDate')),
    'BR-04': text(root, `cbc:${kind}TypeCode`) === (credit ? '381' : '380'),
    'BR-05': text(root, 'cbc:DocumentCurrencyCode') === 'EUR',
    'BR-06': text(seller, 'cac:PartyLegalEntity/cbc:RegistrationName') !== '',
    'BR-07': text(buyer, 'cac:PartyLegalEntity/cbc:RegistrationName') !== '',
    'BR-09': text(seller, 'cac:PostalAddress/cac:Country/cbc:IdentificationCode') === 'NL',
    'BR-11': text(buyer, 'cac:PostalAddress/cac:Country/cbc:IdentificationCode') === 'NL',
    'BR-16': lines.length > 0,
    'BR-21': new Set(lines.map((l) => text(l, 'cbc:ID'))).size === lines.length,
    'BR-22': lines.every((l) => at(l, credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity').length === 1),
    'BR-25': lines.every((l) => text(l, 'cac:Item/cbc:Name') !== ''),
    'BR-27': lines.every((l) => cents(text(l, 'cac:Price/cbc:PriceAmount')) >= 0),
    'BR-45': subtotals.every((s) => text(s, 'cbc:TaxableAmount') !== ''),
    'BR-47': subtotals.every((s) => ['S', 'E', 'O'].includes(text(s, 'cac:TaxCategory/cbc:ID'))),
    'BR-55': !credit || text(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID') !== '',
    'BR-61': text(root, 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID') !== '',
    'BR-CO-04': lines.every((l) => lineCategory(l) !== ''),
    'BR-CO-10': money(`${total}/cbc:LineExtensionAmount`) === sum(lines.map(lineNet)),
    'BR-CO-13': money(`${total}/cbc:TaxExclusiveAmount`) === money(`${total}/cbc:LineExtensionAmount`),
    'BR-CO-14': tax === sum(subtotals.map((s) => cents(text(s, 'cbc:TaxAmount')))),
    'BR-CO-15': money(`${total}/cbc:TaxInclusiveAmount`) === money(`${total}/cbc:TaxExclusiveAmount`) + tax,
    'BR-CO-16': money(`${total}/cbc:PayableAmount`) === money(`${total}/cbc:TaxInclusiveAmount`) - prepaid,
    // The schematron allows a unit of the amount between the VAT and its rate over the taxable sum; we ask one cent.
    'BR-CO-17': subtotals.every((s) => {
      const exact = (cents(text(s, 'cbc:TaxableAmount')) * Number(text(s, 'cac:TaxCategory/cbc:Percent'))) / 100
      return Math.abs(exact - cents(text(s, 'cbc:TaxAmount'))) <= 1
    }),
    'BR-CO-18': subtotals.length > 0,
    'BR-CO-25': credit || text(root, 'cbc:DueDate') !== '' || text(root, 'cac:PaymentTerms/cbc:Note') !== '',
    'BR-CO-26': registered(seller) !== undefined,
    'BR-DEC': amounts.every((a) => /^-?\d+\.\d{2}$/.test(a.text) && a.attributes.currencyID === 'EUR'),
    // One sum per category and rate, over exactly the lines that have it (BR-S-08, BR-E-08).
    'BR-S-08': subtotals.every((s) => {
      const key = `${text(s, 'cac:TaxCategory/cbc:ID')} ${text(s, 'cac:TaxCategory/cbc:Percent')}`
      const those = lines.filter((l) => lineCategory(l) === key)
      return those.length > 0 && cents(text(s, 'cbc:TaxableAmount')) === sum(those.map(lineNet))
    }),
    'BR-S-01': lines.every((l) =>
      subtotals.some(
        (s) => lineCategory(l) === `${text(s, 'cac:TaxCategory/cbc:ID')} ${text(s, 'cac:TaxCategory/cbc:Percent')}`,
      ),
    ),
    'BR-S-02': text(seller, 'cac:PartyTaxScheme/cbc:CompanyID') !== '',
    'BR-E-05': lines.every((l) => lineCategory(l).startsWith('S ') || ['E 0', 'O '].includes(lineCategory(l))),
    'BR-E-09': subtotals.every((s) => text(s, 'cac:TaxCategory/cbc:ID') !== 'E' || text(s, 'cbc:TaxAmount') === '0.00'),
    'BR-E-10': subtotals.every(
      (s) =>
        ['E', 'O'].includes(text(s, 'cac:TaxCategory/cbc:ID')) ===
        (text(s, 'cac:TaxCategory/cbc:TaxExemptionReason') !== ''),
    ),
    'BR-O-02': !outside || vatNumbers.length === 0,
    'BR-O-09': !outside || subtotals.every((s) => text(s, 'cbc:TaxAmount') === '0.00'),
    'BR-O-11': !outside || (subtotals.length === 1 && lines.every((l) => lineCategory(l) === 'O ')),
    'BR-NL-1': schemes.includes(registered(seller)?.attributes.schemeID ?? ''),
    'BR-NL-3': place(seller),
    'BR-NL-4': place(buyer),
    'BR-NL-10': registered(buyer) === undefined || schemes.includes(registered(buyer)?.attributes.schemeID ?? ''),
    'BR-NL-11': at(root, 'cac:PaymentMeans').length === 1,
    'BR-NL-12': ['30', '48', '49', '57', '58', '59'].includes(text(root, 'cac:PaymentMeans/cbc:PaymentMeansCode')),
  }
  return Object.entries(rules).flatMap(([id, kept]) =>
    kept ? [] : [id === 'UBL-SEQUENCE' ? outOfOrder(root).join('; ') : id],
  )
}

function everyAmount(element: Element): Element[] {
  return element.name.endsWith('Amount') ? [element] : element.children.flatMap(everyAmount)
}
