import { create } from 'xmlbuilder2'
import type { Buyer, Invoice, SellerOnPaper } from '#shared/contract/invoice'
import { isDepositLine } from '#shared/domain/deposit'
import { exemptReasonOf, isOutsideVat, totalOf } from '#shared/domain/invoice'
import { type VatRate, vatPercent } from '#shared/domain/price-line'

/**
 * A final invoice or credit note as UBL 2.1 by NLCIUS, the Dutch profile of EN 16931. Elements stand in the order of the
 * schema. Amounts come from whole cents, so nothing is rounded here but what the invoice rounded itself.
 */
const NLCIUS = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0'
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd'
const INVOICE = '380'
const CREDIT_NOTE = '381'
/** Transfer to a bank account (UNCL4461), one of those that NLCIUS allows (BR-NL-12). */
const CREDIT_TRANSFER = '30'
/** "One" of UN/ECE recommendation 20: our units are said in the text of the line. */
const ONE = 'C62'
const KVK_SCHEME = '0106'
const OIN_SCHEME = '0190'

/** E: exempt; S: a rate; O: outside VAT. */
const category = (vat: VatRate, outside: boolean): string => (outside ? 'O' : vat === 'exempt' ? 'E' : 'S')

type Node = string | { [name: string]: Node | Node[] | undefined }

/** `12.50` from cents. */
const decimal = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
const amount = (cents: number): Node => ({ '@currencyID': 'EUR', '#': decimal(cents) })

/** Without what XML does not allow, such as control characters that came along with a paste. */
const text = (value: string): string =>
  value.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
const optional = (name: string, value: string | null | undefined): { [name: string]: Node } =>
  value === null || value === undefined || value === '' ? {} : { [name]: text(value) }

/** The XML of a final invoice. @throws when it is a draft */
export function ublOf(invoice: Invoice): string {
  const { number, issuedOn, type } = invoice
  if (number === null || issuedOn === null) throw new Error('a draft has no UBL')
  const credit = type === 'credit'
  // A credit note says in positive amounts what it gives back.
  const sign = credit ? -1 : 1
  const { vat } = invoice
  const net = sign * vat.reduce((sum, rate) => sum + rate.netCents, 0)
  const gross = sign * invoice.totalCents
  const outside = isOutsideVat(invoice.lines)
  // What is kept of a deposit was paid when the deposit was.
  const prepaid = credit ? 0 : totalOf(invoice.lines.filter((line) => isDepositLine(line.kind)))
  const root = credit ? 'CreditNote' : 'Invoice'
  const document: Node = {
    [root]: {
      '@xmlns': `${UBL}:${root}-2`,
      '@xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
      '@xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
      'cbc:CustomizationID': NLCIUS,
      'cbc:ID': number,
      'cbc:IssueDate': issuedOn,
      ...(!credit && optional('cbc:DueDate', invoice.dueOn)),
      [`cbc:${root}TypeCode`]: credit ? CREDIT_NOTE : INVOICE,
      ...optional('cbc:Note', invoice.note),
      'cbc:DocumentCurrencyCode': 'EUR',
      ...optional('cbc:BuyerReference', invoice.reference),
      ...(invoice.periodFrom !== null &&
        invoice.periodTo !== null && {
          'cac:InvoicePeriod': { 'cbc:StartDate': invoice.periodFrom, 'cbc:EndDate': invoice.periodTo },
        }),
      ...(invoice.correctsNumber !== null && {
        'cac:BillingReference': { 'cac:InvoiceDocumentReference': { 'cbc:ID': invoice.correctsNumber } },
      }),
      'cac:AccountingSupplierParty': { 'cac:Party': sellerParty(invoice.seller, outside) },
      'cac:AccountingCustomerParty': { 'cac:Party': buyerParty(invoice.buyer, outside) },
      'cac:PaymentMeans': {
        'cbc:PaymentMeansCode': CREDIT_TRANSFER,
        'cbc:PaymentID': number,
        'cac:PayeeFinancialAccount': {
          'cbc:ID': invoice.seller.iban ?? '',
          'cbc:Name': text(invoice.seller.legalName),
        },
      },
      ...(credit
        ? { 'cac:PaymentTerms': { 'cbc:Note': 'Wordt verrekend of teruggestort.' } }
        : invoice.seller.paymentText
          ? { 'cac:PaymentTerms': { 'cbc:Note': text(invoice.seller.paymentText) } }
          : {}),
      'cac:TaxTotal': {
        'cbc:TaxAmount': amount(gross - net),
        'cac:TaxSubtotal': vat.map((rate) => ({
          'cbc:TaxableAmount': amount(sign * rate.netCents),
          'cbc:TaxAmount': amount(sign * rate.vatCents),
          'cac:TaxCategory': taxCategory(rate.vat, exemptReasonOf(invoice), outside),
        })),
      },
      'cac:LegalMonetaryTotal': {
        'cbc:LineExtensionAmount': amount(net),
        'cbc:TaxExclusiveAmount': amount(net),
        'cbc:TaxInclusiveAmount': amount(gross),
        ...(prepaid !== 0 && { 'cbc:PrepaidAmount': amount(prepaid) }),
        'cbc:PayableAmount': amount(gross - prepaid),
      },
      [`cac:${root}Line`]: invoice.lines.map((line, i) => lineNode(line, i, sign, credit, outside)),
    },
  }
  return create({ version: '1.0', encoding: 'UTF-8' }, document as never).end({ prettyPrint: true })
}

/** What lies outside VAT has no rate at all (BR-O-05). */
const taxCategory = (vat: VatRate, reason: string | null, outside: boolean): Node => ({
  'cbc:ID': category(vat, outside),
  ...(!outside && { 'cbc:Percent': String(vatPercent[vat]) }),
  ...(vat === 'exempt' && optional('cbc:TaxExemptionReason', reason)),
  'cac:TaxScheme': { 'cbc:ID': 'VAT' },
})

function lineNode(
  line: Invoice['lines'][number],
  index: number,
  sign: 1 | -1,
  credit: boolean,
  outside: boolean,
): Node {
  const net = sign * line.netCents
  return {
    'cbc:ID': String(index + 1),
    // A price is never negative (BR-27): a discount takes its own quantity back.
    [credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity']: { '@unitCode': ONE, '#': net < 0 ? '-1' : '1' },
    'cbc:LineExtensionAmount': amount(net),
    ...(line.date !== null && {
      'cac:InvoicePeriod': { 'cbc:StartDate': line.date, 'cbc:EndDate': line.date },
    }),
    'cac:Item': {
      'cbc:Name': text(line.text).slice(0, 200) || 'Verhuur',
      'cac:ClassifiedTaxCategory': taxCategory(line.vat, null, outside),
    },
    'cac:Price': { 'cbc:PriceAmount': amount(Math.abs(net)) },
  }
}

const address = (of: Pick<Buyer, 'address' | 'postcode' | 'town'>): Node => ({
  ...optional('cbc:StreetName', of.address),
  ...optional('cbc:CityName', of.town),
  ...optional('cbc:PostalZone', of.postcode),
  'cac:Country': { 'cbc:IdentificationCode': 'NL' },
})

const registered = (name: string, kvk: string | null, oin: string | null = null): Node => ({
  'cbc:RegistrationName': text(name),
  ...(oin !== null
    ? { 'cbc:CompanyID': { '@schemeID': OIN_SCHEME, '#': oin } }
    : kvk !== null
      ? { 'cbc:CompanyID': { '@schemeID': KVK_SCHEME, '#': kvk } }
      : {}),
})

const endpoint = (kvk: string | null, oin: string | null = null): { [name: string]: Node } =>
  oin !== null
    ? { 'cbc:EndpointID': { '@schemeID': OIN_SCHEME, '#': oin } }
    : kvk !== null
      ? { 'cbc:EndpointID': { '@schemeID': KVK_SCHEME, '#': kvk } }
      : {}

function sellerParty(seller: SellerOnPaper, outside: boolean): Node {
  return {
    ...endpoint(seller.kvk),
    'cac:PartyName': { 'cbc:Name': text(seller.legalName) },
    'cac:PostalAddress': address(seller),
    // Without a VAT number the registration of the chamber of commerce says who is taxed (BT-32, asked by BR-E-02); an
    // invoice outside VAT may not name the VAT number (BR-O-02).
    'cac:PartyTaxScheme':
      seller.vatNumber !== null && !outside
        ? { 'cbc:CompanyID': seller.vatNumber, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } }
        : { 'cbc:CompanyID': seller.kvk ?? '', 'cac:TaxScheme': { 'cbc:ID': 'TAX' } },
    'cac:PartyLegalEntity': registered(seller.legalName, seller.kvk),
    ...((seller.phone || seller.email) && {
      'cac:Contact': {
        ...optional('cbc:Telephone', seller.phone),
        ...optional('cbc:ElectronicMail', seller.email),
      },
    }),
  }
}

function buyerParty(buyer: Buyer, outside: boolean): Node {
  return {
    ...endpoint(buyer.kvk, buyer.oin),
    'cac:PartyName': { 'cbc:Name': text(buyer.name) },
    'cac:PostalAddress': address(buyer),
    ...(buyer.vatNumber !== null &&
      !outside && {
        'cac:PartyTaxScheme': { 'cbc:CompanyID': buyer.vatNumber, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
      }),
    'cac:PartyLegalEntity': registered(buyer.name, buyer.kvk, buyer.oin),
    ...((buyer.attention || buyer.email) && {
      'cac:Contact': {
        ...optional('cbc:Name', buyer.attention),
        ...optional('cbc:ElectronicMail', buyer.email),
      },
    }),
  }
}
