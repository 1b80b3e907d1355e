import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Fulfilment } from '#shared/contract/function'
import type { Label } from '#shared/contract/place'
import { type MinimumFunction, minimumFunctions } from '#shared/domain/minimum-functions'
import { functionNames } from '#shared/domain/use-words'
import { api, client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import './functions.css'

type Said = Omit<Fulfilment, 'id'>
const nothing: Said = { functions: [], revision: 0 }

/** Which of the functions that every district must have each activity type fulfils: a tick saves at once. */
export function FunctionsCard({ labels }: { labels: readonly Label[] }) {
  const list = useQuery(api.functions.list.queryOptions())
  // What was ticked here shows before the list is read again; ticks are saved one after the other.
  const [mine, setMine] = useState<ReadonlyMap<string, Said>>(new Map())
  const queue = useRef({ last: Promise.resolve(), waiting: 0 })
  const saved = useRef(new Map<string, number>())
  const { data, dataUpdatedAt } = list
  useEffect(() => {
    // The list as it was read counts, also after an undo, unless something is still to be saved.
    if (dataUpdatedAt === 0 || queue.current.waiting > 0) return
    saved.current.clear()
    setMine(new Map())
  }, [dataUpdatedAt])
  const readOf = (id: string): Said => data?.find((one) => one.id === id) ?? nothing
  const shownOf = (id: string): Said => mine.get(id) ?? readOf(id)
  const toggle = (label: Label, name: MinimumFunction) => {
    const { functions, revision } = shownOf(label.id)
    const has = functions.includes(name)
    const next = has ? functions.filter((one) => one !== name) : [...functions, name]
    setMine(new Map(mine).set(label.id, { functions: next, revision }))
    const save = async () => {
      try {
        const seen = saved.current.get(label.id) ?? revision
        const after = await client.functions.change({ id: label.id, functions: next, revision: seen })
        saved.current.set(label.id, after.revision)
        notifyDone(`"${label.name}" telt ${has ? 'niet meer' : 'nu'} bij ${functionNames[name].short}`, { undo: true })
      } catch (error) {
        setMine(new Map())
        notifyError(error)
      } finally {
        queue.current.waiting -= 1
      }
    }
    queue.current.waiting += 1
    queue.current.last = queue.current.last.then(save)
  }
  return (
    <Card title="Functies van de wijk" note="welke functies een soort activiteit vervult; zie Kwartaal, Functies">
      {labels.length === 0 ? (
        <p className="in-functions-none">Voeg eerst soorten activiteiten toe.</p>
      ) : (
        <div className="in-functions-scroll">
          <table className="in-functions">
            <caption className="visually-hidden">Welke functies elke soort activiteit vervult</caption>
            <thead>
              <tr>
                <th scope="col">Soort activiteit</th>
                {minimumFunctions.map((name) => (
                  <th scope="col" key={name} title={functionNames[name].name}>
                    {functionNames[name].short}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label) => (
                <tr key={label.id}>
                  <th scope="row">{label.name}</th>
                  {minimumFunctions.map((name) => (
                    <td key={name}>
                      <Checkbox
                        size="xs"
                        aria-label={`${label.name}: ${functionNames[name].name}`}
                        disabled={data === undefined}
                        checked={shownOf(label.id).functions.includes(name)}
                        onChange={() => toggle(label, name)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
