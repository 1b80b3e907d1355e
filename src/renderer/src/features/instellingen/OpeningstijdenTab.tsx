import { Button, Menu } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { Centre } from '#shared/contract/place'
import { weekdayName } from '#shared/time/format'
import type { Weekday } from '#shared/time/types'
import { client } from '../../lib/client'
import { failureOf } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import { StaleNotice } from '../../ui/StaleNotice'
import { DayStretches } from './DayStretches'
import { check, copied, type Typed, WEEKDAYS, type Week, weekOf } from './hours'
import { NoCentre } from './NoCentre'

/** When the centre is open and when a caretaker is there, per weekday. */
export function OpeningstijdenTab() {
  const { centre } = useHere()
  return centre ? <HoursForm key={centre.id} centre={centre} /> : <NoCentre />
}

type Kind = 'opening' | 'staffed'
type Draft = Record<Kind, Week>
const draftOf = (centre: Centre): Draft => ({
  opening: weekOf(centre.openingHours),
  staffed: weekOf(centre.staffedHours),
})
const textOf = (draft: Draft) => JSON.stringify(draft, (key, value: unknown) => (key === 'key' ? undefined : value))

function HoursForm({ centre }: { centre: Centre }) {
  const [base, setBase] = useState(centre)
  const [draft, setDraft] = useState(() => draftOf(centre))
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const [stale, setStale] = useState<Centre | null>(null)
  const opening = check(draft.opening)
  const staffed = check(draft.staffed)
  const dirty = textOf(draft) !== textOf(draftOf(base))

  // Somebody else saved while nothing was typed here: simply show theirs.
  if (!dirty && !busy && centre.revision > base.revision) {
    setBase(centre)
    setDraft(draftOf(centre))
  }

  const start = (row: Centre) => {
    setBase(row)
    setDraft(draftOf(row))
    setAsked(false)
  }
  const save = async (revision: number) => {
    setAsked(true)
    setStale(null)
    if (opening.problems.size + staffed.problems.size > 0) return
    setBusy(true)
    try {
      start(
        await client.centres.change({
          id: centre.id,
          revision,
          openingHours: opening.hours,
          staffedHours: staffed.hours,
        }),
      )
      notifyDone(`De openingstijden van ${centre.name} zijn opgeslagen`, { undo: true })
    } catch (error) {
      const failure = failureOf(error)
      const current = failure?.code === 'stale' ? Centre.safeParse(failure.data.current).data : undefined
      if (current) setStale(current)
      else notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  const set = (kind: Kind, weekday: Weekday, stretches: readonly Typed[]) =>
    setDraft({ ...draft, [kind]: { ...draft[kind], [weekday]: stretches } })
  const copy = (from: Weekday, to: readonly Weekday[]) =>
    setDraft({ opening: copied(draft.opening, from, to), staffed: copied(draft.staffed, from, to) })

  return (
    <Card
      title={`Openingstijden van ${centre.name}`}
      note="een dag zonder tijden is gesloten"
      actions={
        <>
          {dirty && (
            <Button variant="default" onClick={() => start(base)}>
              Terug naar wat er stond
            </Button>
          )}
          <Button loading={busy} disabled={!dirty} onClick={() => void save(base.revision)}>
            Opslaan
          </Button>
        </>
      }
    >
      {stale && (
        <div className="in-pad">
          <StaleNotice onTheirs={() => start(stale)} onMine={() => void save(stale.revision)} />
        </div>
      )}
      <div className="in-scroll">
        <table className="table in-hours">
          <caption className="visually-hidden">Openingstijden en beheertijden per weekdag</caption>
          <thead>
            <tr>
              <th scope="col">Dag</th>
              <th scope="col">Open</th>
              <th scope="col">Beheerder aanwezig</th>
              <th scope="col">
                <span className="visually-hidden">Kopiëren</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{weekdayName(weekday)}</th>
                <td>
                  <DayStretches
                    label={`${weekdayName(weekday)} open`}
                    empty="gesloten"
                    stretches={draft.opening[weekday]}
                    problems={asked ? opening.problems : noProblems}
                    onChange={(stretches) => set('opening', weekday, stretches)}
                  />
                </td>
                <td>
                  <DayStretches
                    label={`${weekdayName(weekday)} beheerder`}
                    empty="geen beheerder"
                    stretches={draft.staffed[weekday]}
                    problems={asked ? staffed.problems : noProblems}
                    onChange={(stretches) => set('staffed', weekday, stretches)}
                  />
                </td>
                <td className="number">
                  <CopyMenu weekday={weekday} onCopy={(to) => copy(weekday, to)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="in-note">
        Boekingen buiten de openingstijden worden geweigerd, tenzij de huurder zelf opent en sluit. Zijn er geen tijden
        ingevuld, dan wordt er niet op gelet. Middernacht schrijft u als 24.00.
      </p>
    </Card>
  )
}

const noProblems: ReadonlyMap<string, string> = new Map()

function CopyMenu({ weekday, onCopy }: { weekday: Weekday; onCopy: (to: readonly Weekday[]) => void }) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          leftSection={<IconCopy size={14} aria-hidden="true" />}
          aria-label={`Kopieer naar andere dagen: tijden van ${weekdayName(weekday)}`}
        >
          Kopieer naar
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onCopy(WEEKDAYS)}>alle dagen</Menu.Item>
        <Menu.Item onClick={() => onCopy([1, 2, 3, 4, 5])}>maandag tot en met vrijdag</Menu.Item>
        <Menu.Item onClick={() => onCopy([6, 7])}>zaterdag en zondag</Menu.Item>
        <Menu.Divider />
        {WEEKDAYS.filter((day) => day !== weekday).map((day) => (
          <Menu.Item key={day} onClick={() => onCopy([day])}>
            {weekdayName(day)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
