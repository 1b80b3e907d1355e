import { Button, Loader } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShiftId } from '#shared/contract/base'
import type { Incident, IncidentChoice } from '#shared/contract/incident'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { proposalParts } from '../../lib/words/calamities'
import { choiceOf, LineCards } from './LineCards'
import type { Names } from './names'
import { Proposal } from './Proposal'

/** A calamity that still asks for a decision: every open shift with its ways out, and what is done with them. */
export function Solve({ incident, names }: { incident: Incident; names: Names }) {
  const may = useRights()
  const [chosen, setChosen] = useState<ReadonlyMap<string, IncidentChoice>>(new Map())
  // Who takes one shift counts for whom can take the others.
  const takes = [...chosen].map(([id, choice]) => ({
    shiftId: id as ShiftId,
    caretakerId: choice.way === 'take' ? choice.caretakerId : null,
  }))
  const ways = useQuery(
    api.calamities.ways.queryOptions({ input: { id: incident.id, takes }, placeholderData: keepPreviousData }),
  )
  const said = (text: string) => ({ onError: notifyError, onSuccess: () => notifyDone(text, { undo: true }) })
  const decide = useMutation(api.calamities.decide.mutationOptions(said('Het besluit is uitgevoerd')))
  const propose = useMutation(api.calamities.propose.mutationOptions(said('Het voorstel staat klaar')))
  const withdraw = useMutation(api.calamities.withdraw.mutationOptions(said('De melding is ingetrokken')))
  const lines = ways.data?.lines
  if (!lines) return <Loader size="sm" m="md" />
  const saved = (id: string) => incident.lines.find(({ shiftId }) => shiftId === id)?.choice
  const choices = new Map<string, IncidentChoice>()
  for (const { shift, ways: all } of lines) {
    const choice = chosen.get(shift.id) ?? saved(shift.id) ?? (all[0] && choiceOf(all[0]))
    if (choice) choices.set(shift.id, choice)
  }
  const seen = { id: incident.id, revision: incident.revision }
  const input = { ...seen, choices: [...choices].map(([id, choice]) => ({ shiftId: id as ShiftId, choice })) }
  const mayDecide = may('calamities.decide') && incident.lines.every((line) => may('calamities.decide', line.centreId))
  const busy = decide.isPending || propose.isPending || withdraw.isPending
  return (
    <>
      <div className="ca-body">
        {lines.length === 0 && (
          <p className="ca-note">
            Er staat door deze melding geen dienst meer open.{mayDecide && ' Leg vast, dan is dit geregeld.'}
          </p>
        )}
        {lines.map((line) => (
          <LineCards
            key={line.shift.id}
            incident={incident}
            line={line}
            choice={(mayDecide ? choices.get(line.shift.id) : saved(line.shift.id)) ?? null}
            names={names}
            onChoose={mayDecide ? (choice) => setChosen((before) => new Map(before).set(line.shift.id, choice)) : null}
          />
        ))}
        {incident.state === 'proposed' && (
          <Proposal
            incident={incident}
            parts={proposalParts(lines, choices, names)}
            names={names}
            mayAnswer={mayDecide}
          />
        )}
      </div>
      <footer className="ca-foot">
        {mayDecide ? (
          <>
            <Button variant="subtle" color="gray" mr="auto" disabled={busy} onClick={() => withdraw.mutate(seen)}>
              Trek melding in
            </Button>
            <Button
              variant="default"
              disabled={busy || lines.length === 0}
              loading={propose.isPending}
              onClick={() => propose.mutate(input)}
            >
              {incident.state === 'proposed' ? 'Werk voorstel bij' : 'Voorstel'}
            </Button>
            <Button loading={decide.isPending} disabled={busy} onClick={() => decide.mutate(input)}>
              Leg vast
            </Button>
          </>
        ) : (
          <p className="ca-note">Een coördinator kiest wat er gebeurt.</p>
        )}
      </footer>
    </>
  )
}
