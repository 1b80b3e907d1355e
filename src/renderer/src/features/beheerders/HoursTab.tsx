import { Button, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconClock, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { hoursFormats } from '#shared/contract/hours'
import { addDays, addMonths, addQuarters, quarterOf, quarterSpan, startOfMonth } from '#shared/time/civil'
import { formatMonth, formatQuarter } from '#shared/time/format'
import { navigate, setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { useHere } from '../../lib/here'
import { notifyError } from '../../lib/notify'
import { hoursText } from '../../lib/words/caretakers'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'

const figure = (minutes: number): string =>
  (minutes / 60).toLocaleString('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** What everybody was to work and did in a month or quarter, against the contract, and the same as a file. */
export function HoursTab() {
  const { date, setDate } = useHere()
  const quarterly = useParam('periode') === 'kwartaal'
  const month = startOfMonth(date)
  const span = quarterly ? quarterSpan(quarterOf(date)) : { from: month, to: addDays(addMonths(month, 1), -1) }
  const step = (by: number) =>
    setDate(quarterly ? quarterSpan(addQuarters(quarterOf(date), by)).from : addMonths(month, by))
  const report = useQuery(api.hours.report.queryOptions({ input: span, placeholderData: keepPreviousData }))
  const people = report.data?.people ?? []
  const word = quarterly ? 'kwartaal' : 'maand'
  const save = async (format: (typeof hoursFormats)[number]) => {
    try {
      saveFile(await client.hours.exportFile({ ...span, format }))
    } catch (error) {
      notifyError(error)
    }
  }
  const sum = (pick: (one: (typeof people)[number]) => number) => people.reduce((total, one) => total + pick(one), 0)
  return (
    <Card
      title={`Uren in ${quarterly ? formatQuarter(quarterOf(date)) : formatMonth(date)}`}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Maand of kwartaal"
            data={[
              { value: 'maand', label: 'Maand' },
              { value: 'kwartaal', label: 'Kwartaal' },
            ]}
            value={word}
            onChange={(value) => setParams({ periode: value === 'kwartaal' ? 'kwartaal' : null })}
          />
          <Button variant="default" px={8} aria-label={`Periode terug: ${word}`} onClick={() => step(-1)}>
            <IconChevronLeft size={16} aria-hidden />
          </Button>
          <Button variant="default" px={8} aria-label={`Periode verder: ${word}`} onClick={() => step(1)}>
            <IconChevronRight size={16} aria-hidden />
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            onClick={() => void save('xlsx')}
          >
            XLSX
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypeCsv size={16} aria-hidden />}
            onClick={() => void save('csv')}
          >
            CSV
          </Button>
        </>
      }
    >
      {report.data && people.length === 0 ? (
        <EmptyState
          icon={IconClock}
          title="Nog geen uren"
          action={<Button onClick={() => navigate('/rooster/beheerders')}>Naar de beheerders</Button>}
        >
          Zodra er beheerders en diensten zijn, ziet u hier per persoon de uren.
        </EmptyState>
      ) : (
        <div className="bh-scroll">
          <table className="table bh-table">
            <caption className="visually-hidden">Uren per beheerder</caption>
            <thead>
              <tr>
                <th scope="col">Naam</th>
                {['Diensten', 'Gepland', 'Gewerkt', 'Contract', 'Verschil', 'Avond', 'Weekend'].map((title) => (
                  <th key={title} scope="col" className="number">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((one) => (
                <tr key={one.caretakerId}>
                  <td>
                    <button
                      type="button"
                      className="link"
                      onClick={() => navigate(`/rooster/beheerders?wie=${one.caretakerId}`)}
                    >
                      {one.name}
                    </button>
                  </td>
                  <td className="number">{one.shifts}</td>
                  <td className="number">{figure(one.plannedMinutes)}</td>
                  <td className="number">
                    {figure(one.workedMinutes)}
                    {one.corrected > 0 && <small className="bh-under">{one.corrected} verbeterd</small>}
                  </td>
                  <td className="number">{one.contractMinutes === 0 ? '–' : figure(one.contractMinutes)}</td>
                  <td className="number">
                    {one.contractMinutes === 0 ? '–' : figure(one.plannedMinutes - one.contractMinutes)}
                  </td>
                  <td className="number">{figure(one.eveningMinutes)}</td>
                  <td className="number">{figure(one.weekendMinutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="bh-sum">
            Vrijwilligers {hoursText(sum((one) => one.bySource.volunteer))} · vast gezicht{' '}
            {hoursText(sum((one) => one.bySource.fixed))} · medewerkers {hoursText(sum((one) => one.bySource.employed))}{' '}
            · flexpool {hoursText(sum((one) => one.bySource.flex))}
          </p>
        </div>
      )}
    </Card>
  )
}
