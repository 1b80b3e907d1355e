import { ActionIcon, Autocomplete, Button, Menu, TextInput } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconListCheck,
  IconPlus,
  IconPrinter,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreTask, TaskList } from '#shared/contract/consultation'
import type { Centre } from '#shared/contract/place'
import { api, client } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { printPaper } from '../../lib/print'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { usePaper } from '../../ui/Paper'
import { CentreStrip } from './CentreStrip'
import { DraftBar } from './DraftBar'
import { moved } from './order'
import { TaskPaper } from './TaskPaper'
import { useDraft } from './useDraft'

type List = { centre: Centre; list: TaskList }
const blank: CentreTask = { task: '', frequency: null, caretakerId: null, who: null, remarks: null }
const frequencies = [
  'elke dag',
  'elke ochtend',
  'elke avond',
  'elke week',
  'elke maand',
  'elk kwartaal',
  'als het nodig is',
]

/** What the caretakers of each centre do, how often, and who does it: tailor-made per centre, as agreed. */
export function TakenTab() {
  const { centre, centres } = useHere()
  const all = useQuery(api.tasks.list.queryOptions({ input: {} }))
  const lists = (all.data ?? []).flatMap((list): List[] => {
    const of = centres.find(({ id }) => id === list.centreId)
    return of ? [{ centre: of, list }] : []
  })
  const chosen = lists.find((one) => one.centre.id === centre?.id) ?? lists[0]
  if (!all.data || !chosen) return null
  return (
    <div className="ov-wide">
      <CentreStrip
        centres={lists.map((one) => one.centre)}
        chosen={chosen.centre.id}
        note={(id) => {
          const count = lists.find((one) => one.centre.id === id)?.list.tasks.length ?? 0
          return count === 0 ? 'nog geen' : formatCount(count, 'taak', 'taken')
        }}
      />
      <TaskForm key={chosen.centre.id} {...chosen} others={lists.filter((one) => one !== chosen)} />
    </div>
  )
}

function TaskForm({ centre, list, others }: List & { others: readonly List[] }) {
  const draft = useDraft(
    `taken ${centre.id}`,
    list,
    ({ tasks }, revision) =>
      client.tasks.change({
        centreId: centre.id,
        revision,
        tasks: tasks.flatMap((one) => (one.task.trim() === '' ? [] : { ...one, task: one.task.trim() })),
      }),
    `De taken van ${centre.name} zijn opgeslagen`,
  )
  const { tasks } = draft.values
  const may = useRights()
  const mayChange = may('tasks.change', centre.id)
  const caretakers = useQuery(api.caretakers.list.queryOptions({ enabled: may('caretakers.list') })).data ?? []
  const paper = usePaper()
  const print = () => paper.print(() => printPaper('taken-beheerders.pdf', 'De taken zijn bewaard als PDF'))
  const set = (next: CentreTask[]) => draft.set({ tasks: next })
  const change = (at: number, part: Partial<CentreTask>) =>
    set(tasks.map((one, i) => (i === at ? { ...one, ...part } : one)))
  /** By today's name of the caretaker, who may have another one since. */
  const whoOf = ({ caretakerId, who }: CentreTask) => caretakers.find(({ id }) => id === caretakerId)?.name ?? who ?? ''
  const known = caretakers.filter(({ archived }) => !archived)
  const filled = others.filter((one) => one.list.tasks.length > 0)
  return (
    <Card
      title={`Rollen en taken in ${centre.name}`}
      note="zoals in het overleg is afgesproken"
      actions={
        <>
          {mayChange && filled.length > 0 && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" leftSection={<IconCopy size={16} aria-hidden="true" />}>
                  Neem over
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>Taken erbij zetten van</Menu.Label>
                {filled.map((one) => (
                  <Menu.Item
                    key={one.centre.id}
                    onClick={() => {
                      const there = new Set(tasks.map(({ task }) => task))
                      // Who does it differs per centre; what is done and how often seldom does.
                      set([
                        ...tasks,
                        ...one.list.tasks.flatMap((task) =>
                          there.has(task.task)
                            ? []
                            : { ...task, caretakerId: null, who: task.caretakerId ? null : task.who },
                        ),
                      ])
                    }}
                  >
                    {one.centre.name}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          {tasks.length > 0 && (
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={print}>
              Afdrukken
            </Button>
          )}
          {mayChange && (
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => set([...tasks, blank])}>
              Taak
            </Button>
          )}
        </>
      }
    >
      {tasks.length === 0 ? (
        <EmptyState icon={IconListCheck} title="Nog geen taken">
          {mayChange &&
            'Zet hier wat de beheerders van dit centrum doen, hoe vaak en wie: openen, ontvangen, klaarzetten, schoon en heel houden. U kunt de lijst van een ander centrum overnemen.'}
        </EmptyState>
      ) : (
        <div className="ov-scroll">
          <table className="table ov-contacts ov-tasks">
            <caption className="visually-hidden">Taken in {centre.name}</caption>
            <thead>
              <tr>
                <th scope="col">Taak</th>
                <th scope="col">Hoe vaak of wanneer</th>
                <th scope="col">Wie</th>
                <th scope="col">Opmerking</th>
                {mayChange && (
                  <th scope="col">
                    <span className="visually-hidden">Volgorde en weghalen</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {tasks.map((one, at) => {
                const name = one.task || `taak ${at + 1}`
                if (!mayChange)
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a task has no other identity, and nobody moves it here
                    <tr key={at}>
                      <td>{one.task}</td>
                      <td>{one.frequency}</td>
                      <td>{whoOf(one)}</td>
                      <td>{one.remarks}</td>
                    </tr>
                  )
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a task has no other identity, and it is being typed
                  <tr key={at}>
                    <td>
                      <TextInput
                        size="xs"
                        aria-label={`Taak ${at + 1}`}
                        maxLength={120}
                        value={one.task}
                        onChange={(event) => change(at, { task: event.currentTarget.value })}
                      />
                    </td>
                    <td>
                      <Autocomplete
                        size="xs"
                        aria-label={`Hoe vaak: ${name}`}
                        maxLength={120}
                        data={frequencies}
                        value={one.frequency ?? ''}
                        onChange={(frequency) => change(at, { frequency: frequency || null })}
                      />
                    </td>
                    <td>
                      <Autocomplete
                        size="xs"
                        aria-label={`Wie: ${name}`}
                        maxLength={120}
                        data={[...new Set(known.map((caretaker) => caretaker.name))]}
                        value={whoOf(one)}
                        onChange={(who) =>
                          change(at, {
                            who: who || null,
                            caretakerId: known.find((caretaker) => caretaker.name === who)?.id ?? null,
                          })
                        }
                      />
                    </td>
                    <td>
                      <TextInput
                        size="xs"
                        aria-label={`Opmerking: ${name}`}
                        maxLength={2000}
                        value={one.remarks ?? ''}
                        onChange={(event) => change(at, { remarks: event.currentTarget.value || null })}
                      />
                    </td>
                    <td className="ov-order">
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        c="var(--text-2)"
                        disabled={at === 0}
                        aria-label={`${name} naar boven`}
                        onClick={() => set(moved(tasks, at, -1))}
                      >
                        <IconArrowUp size={16} aria-hidden="true" />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        c="var(--text-2)"
                        disabled={at === tasks.length - 1}
                        aria-label={`${name} naar beneden`}
                        onClick={() => set(moved(tasks, at, 1))}
                      >
                        <IconArrowDown size={16} aria-hidden="true" />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        c="var(--text-2)"
                        aria-label={`${name} weghalen`}
                        onClick={() => set(tasks.filter((_, i) => i !== at))}
                      >
                        <IconTrash size={16} aria-hidden="true" />
                      </ActionIcon>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <DraftBar draft={draft} />
      {paper.printing && <TaskPaper centre={centre} rows={tasks.map((one) => ({ ...one, who: whoOf(one) }))} />}
    </Card>
  )
}
