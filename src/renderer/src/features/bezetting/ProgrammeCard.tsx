import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { GroupMix, MixKind, RoomUseReport } from '#shared/contract/room-use'
import { formatPercent } from '../../lib/format'
import { number } from '../../lib/numbers'
import { categoryWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { type Level, levels, mixChoices, type UseRow } from './model'
import { UseBar } from './UseBar'

const categoryWord = (key: string): string => (categoryWords as Record<string, string | undefined>)[key] ?? key

/** How mixed the programme is over groups, per row of the table above and for all together. */
export function ProgrammeCard({
  level,
  rows,
  total,
}: {
  level: Level
  rows: readonly UseRow[]
  total: RoomUseReport['total']
}) {
  const [kind, setKind] = useState<MixKind>('category')
  const none = mixChoices.find((choice) => choice.value === kind)?.none ?? ''
  const used = rows.filter((row) => row.mix[kind].groups > 0)
  const nameOf = ({ largest }: GroupMix): string =>
    largest === null
      ? '–'
      : largest.name === null
        ? none
        : kind === 'category'
          ? categoryWord(largest.name)
          : largest.name
  const cells = (mix: GroupMix) => (
    <>
      <td className="is-num">{number(mix.groups)}</td>
      <td className="bz-largest">
        <span>{nameOf(mix)}</span>
        <UseBar pct={mix.largest?.pct ?? null} kind="both" />
      </td>
      <td>
        <UseBar pct={mix.mixedPct} kind="time" />
      </td>
    </>
  )
  return (
    <Card
      title="Hoe gemengd is het programma"
      note="hoe vaak twee willekeurige activiteiten van een verschillende groep zijn"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Groepen naar"
          data={mixChoices.map(({ value, label }) => ({ value, label }))}
          value={kind}
          onChange={(value) => setKind(mixChoices.find((choice) => choice.value === value)?.value ?? 'category')}
        />
      }
    >
      {used.length === 0 ? (
        <p className="fig-note">In deze periode was er nog geen programma.</p>
      ) : (
        <div className="fig-scroll">
          <table className="fig-table bz-table">
            <caption className="visually-hidden">Hoe gemengd het programma is</caption>
            <thead>
              <tr>
                <th scope="col">{levels.find((one) => one.value === level)?.column}</th>
                <th scope="col" className="is-num">
                  Groepen
                </th>
                <th scope="col">Grootste groep en haar deel</th>
                <th scope="col">
                  <abbr title="0 %: steeds dezelfde groep; 100 %: steeds een andere">Gemengd</abbr>
                </th>
              </tr>
            </thead>
            <tbody>
              {used.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    <span className="bz-name">{row.name}</span>
                    <small className="bz-where">{row.where}</small>
                  </th>
                  {cells(row.mix[kind])}
                </tr>
              ))}
            </tbody>
            {used.length > 1 && (
              <tfoot>
                <tr>
                  <th scope="row">Alles samen</th>
                  {cells(total.mix[kind])}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      <p className="fig-note">
        {used.length > 0 &&
          `Alles samen: van elke honderd keer dat u twee activiteiten neemt, zijn zij er ${formatHundred(total.mix[kind].mixedPct)} van een verschillende groep.`}
      </p>
    </Card>
  )
}

const formatHundred = (pct: number | null): string => (pct === null ? formatPercent(null) : `${Math.round(pct)}`)
