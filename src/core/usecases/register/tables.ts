import type { TurnoverReport } from '#shared/contract/register'
import { type VatRate, vatPercent } from '#shared/domain/price-line'

/** What the files of the register hold, before it becomes a sheet or lines of text. Amounts are in cents. */
export type Column = { title: string; kind: 'text' | 'date' | 'count' | 'euro'; width: number }
export type Value = string | number | null
export type Table = { name: string; columns: readonly Column[]; rows: readonly Value[][] }

const text = (title: string, width = 16): Column => ({ title, kind: 'text', width })
const euro = (title: string): Column => ({ title, kind: 'euro', width: 12 })
const count = (title: string): Column => ({ title, kind: 'count', width: 9 })
const centre = text('Centrum', 26)
const date: Column = { title: 'Datum', kind: 'date', width: 12 }
const sequence = count('Kas van de dag')
const total = euro('Totaal')
const vatIncluded = euro('Waarvan btw')

const vatWord = (vat: VatRate): string => (vat === 'exempt' ? 'vrij van btw' : `${vatPercent[vat]}%`)

/** Per day and its closing, per article, per VAT rate. */
export function tablesOf(report: TurnoverReport): Table[] {
  return [
    {
      name: 'Dagen',
      columns: [
        centre,
        date,
        sequence,
        count('Bonnen'),
        euro('Contant'),
        euro('Pin'),
        total,
        euro('Begin'),
        euro('In en uit'),
        euro('Verwacht'),
        euro('Geteld'),
        euro('Verschil'),
        euro('Pinbon'),
        euro('Verschil pin'),
        euro('Afgestort'),
        text('Afgesloten op', 18),
        text('Door'),
        text('Opmerking', 40),
      ],
      rows: report.tills.map((till) => {
        const c = till.closing
        return [
          till.centre,
          till.date,
          till.sequence,
          till.sales,
          till.cashCents,
          till.pinCents,
          till.cashCents + till.pinCents,
          ...(c
            ? [
                c.floatCents,
                c.movedCents,
                c.expectedCents,
                c.countedCents,
                c.differenceCents,
                c.pinSlipCents,
                c.pinDifferenceCents,
                c.withdrawnCents,
                `${dutchDay(c.at)} ${c.at.slice(11)}`,
                c.by,
                c.remark,
              ]
            : [null, null, null, null, null, null, null, null, 'nog open', null, null]),
        ]
      }),
    },
    {
      name: 'Artikelen',
      columns: [centre, text('Artikel', 26), count('Aantal'), total],
      rows: report.articles.map((a) => [a.centre, a.name, a.quantity, a.cents]),
    },
    {
      name: 'Btw',
      columns: [centre, date, sequence, text('Tarief'), total, vatIncluded],
      rows: report.tills.flatMap((till) =>
        till.vat.map((v) => [till.centre, till.date, till.sequence, vatWord(v.vat), v.cents, v.vatCents]),
      ),
    },
  ]
}

/** `02-06-2026` from a date or a wall-clock time. */
export const dutchDay = (day: string): string => day.slice(0, 10).split('-').reverse().join('-')
