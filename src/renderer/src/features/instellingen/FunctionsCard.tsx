import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Label } from '#shared/contract/place'
import { type MinimumFunction, minimumFunctions } from '#shared/domain/minimum-functions'
import { functionNames } from '#shared/domain/use-words'
import { api, client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import './functions.css'

/** Which of the functions that every district must have each activity type fulfils: a tick saves at once. */
export function FunctionsCard({ labels }: { labels: readonly Label[] }) {
  const list = useQuery(api.functions.list.queryOptions())
  const known = new Map(list.data?.map((one) => [one.id, one]))
  const toggle = async (label: Label, name: MinimumFunction) => {
    const current = known.get(label.id)
    const functions = current?.functions ?? []
    const has = functions.includes(name)
    try {
      await client.functions.change({
        id: label.id,
        functions: has ? functions.filter((one) => one !== name) : [...functions, name],
        revision: current?.revision ?? 0,
      })
      notifyDone(`"${label.name}" telt ${has ? 'niet meer' : 'nu'} bij ${functionNames[name].short}`, { undo: true })
    } catch (error) {
      notifyError(error)
    }
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
                        disabled={list.data === undefined}
                        checked={known.get(label.id)?.functions.includes(name) ?? false}
                        onChange={() => void toggle(label, name)}
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
