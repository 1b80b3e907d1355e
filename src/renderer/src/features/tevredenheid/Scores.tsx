import { Button } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SatisfactionReport } from '#shared/contract/satisfaction'
import { NO_THEME, TOO_FEW } from '#shared/domain/satisfaction-words'
import { formatPeriodShort } from '#shared/time/format'
import { formatCount, formatPercent } from '../../lib/format'
import { May } from '../../lib/May'
import { number } from '../../lib/numbers'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { Delta } from '../../ui/Delta'
import { EmptyState } from '../../ui/EmptyState'
import { FigureTiles } from '../../ui/FigureTiles'

type Activity = SatisfactionReport['activities'][number]
type Row = SatisfactionReport['total']
type Props = { report: SatisfactionReport; onRemarks: (activity: Activity) => void; onSurveys: () => void }

/** Scores of a period: of all together, per centre, theme and activity. */
export function Scores({ report, onRemarks, onSurveys }: Props) {
  const { total, centres, themes, activities, statements, least } = report
  const mayEnter = useMay('satisfaction.create')
  if (total.sheets === 0)
    return (
      <div className="card">
        <EmptyState
          icon={IconMoodSmile}
          title="In deze periode is nog niets ingevuld"
          action={
            <May call="satisfaction.list">
              <Button onClick={onSurveys}>Naar de vragenlijsten</Button>
            </May>
          }
        >
          {mayEnter && 'Leg na een activiteit een korte vragenlijst op tafel en voer de antwoorden in. '}
          Vanaf {least} antwoorden ziet u hier de score.
        </EmptyState>
      </div>
    )
  const versus = formatPeriodShort(report.previousPeriod)
  return (
    <>
      <FigureTiles
        label="Tevredenheid van deze periode"
        tiles={[
          {
            label: 'Cijfer',
            figure: total.mark.value === null ? '–' : number(total.mark.value, 'percent'),
            note:
              total.mark.value === null
                ? TOO_FEW
                : total.previous === null
                  ? `van ${number(total.mark.answers)} antwoorden`
                  : `${number(total.previous, 'percent')} in ${versus}`,
          },
          {
            label: 'Ingevulde vragenlijsten',
            figure: number(total.sheets),
            note: `over ${formatCount(activities.length, 'activiteit', 'activiteiten')}`,
          },
          ...statements.slice(0, 3).map(({ text }, i) => {
            const value = total.agree[i]?.value ?? null
            return { label: text, figure: formatPercent(value), note: value === null ? TOO_FEW : 'is het hiermee eens' }
          }),
        ]}
      />
      <ScoreCard
        title="Per thema"
        head="Thema"
        report={report}
        versus={versus}
        rows={themes.map((row) => ({ key: row.theme ?? '', name: row.theme ?? NO_THEME, row }))}
      />
      {centres.length > 1 && (
        <ScoreCard
          title="Per centrum"
          head="Centrum"
          report={report}
          versus={versus}
          rows={centres.map((row) => ({ key: row.centreId, name: row.name, row }))}
          total={{ name: 'Alle centra', row: total }}
        />
      )}
      <ScoreCard
        title="Per activiteit"
        note={`een score staat er vanaf ${least} antwoorden`}
        head="Activiteit"
        report={report}
        versus={versus}
        rows={activities.map((row) => ({
          key: `${row.centreId} ${row.title} ${row.theme}`,
          name: row.title,
          note: `${row.centre}, ${row.theme ?? 'zonder thema'}`,
          row,
          extra: <Remarks activity={row} onOpen={() => onRemarks(row)} />,
        }))}
        extra="Opmerkingen"
      />
    </>
  )
}

/** How many remarks there are, and the way to them. */
function Remarks({ activity, onOpen }: { activity: Activity; onOpen: () => void }) {
  const { remarks, title } = activity
  if (remarks === null) return <span className="tv-few">{TOO_FEW}</span>
  if (remarks.length === 0) return '–'
  return (
    <button type="button" className="fig-button" onClick={onOpen}>
      {number(remarks.length)}
      <span className="visually-hidden"> over {title}. Toon de opmerkingen</span>
    </button>
  )
}

type Line = { key: string; name: string; note?: string; row: Row; extra?: ReactNode }
type CardProps = {
  title: string
  note?: string
  head: string
  report: SatisfactionReport
  versus: string
  rows: readonly Line[]
  total?: { name: string; row: Row }
  extra?: string
}

function ScoreCard({ title, note, head, report, versus, rows, total, extra }: CardProps) {
  return (
    <Card title={title} note={note}>
      <div className="fig-scroll">
        <table className="fig-table tv-table">
          <caption className="visually-hidden">Tevredenheid {title.toLowerCase()}</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" className="is-num">
                Vragenlijsten
              </th>
              <th scope="col">Cijfer</th>
              <th scope="col" className="is-num">
                T.o.v. {versus}
              </th>
              {extra && (
                <th scope="col" className="is-num">
                  {extra}
                </th>
              )}
              {report.statements.map(({ id, text }) => (
                <th scope="col" className="is-num tv-statement" key={id}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, note: about, row, extra: last }) => (
              <tr key={key}>
                <th scope="row">
                  {name}
                  {about && <small className="tv-about">{about}</small>}
                </th>
                <ScoreCells row={row} extra={extra && last} />
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <th scope="row">{total.name}</th>
                <ScoreCells row={total.row} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </Card>
  )
}

function ScoreCells({ row: { sheets, mark, previous, agree }, extra }: { row: Row; extra?: ReactNode }) {
  return (
    <>
      <td className="is-num">{number(sheets)}</td>
      <td>
        {mark.value === null ? (
          <span className="tv-few">{mark.answers === 0 ? '–' : TOO_FEW}</span>
        ) : (
          <span className="tv-mark">
            <b>{number(mark.value, 'percent')}</b>
            <i aria-hidden="true">
              <i style={{ width: `${mark.value * 10}%` }} />
            </i>
          </span>
        )}
      </td>
      <td className="is-num">
        <Delta
          value={mark.value === null || previous === null ? null : Math.round((mark.value - previous) * 10) / 10}
          unit="percent"
        />
      </td>
      {extra && <td className="is-num">{extra}</td>}
      {agree.map(({ answers, value }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in the order of the statements
        <td className="is-num" key={i}>
          {value === null && answers > 0 ? <span className="tv-few">te weinig</span> : formatPercent(value)}
        </td>
      ))}
    </>
  )
}
