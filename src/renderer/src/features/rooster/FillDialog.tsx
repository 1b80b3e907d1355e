import { Alert, Button, Checkbox, Modal, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconWand } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import type { Caretaker } from '#shared/contract/roster'
import type { FillProposal, FillTake, LeftOpen, ProposedTake } from '#shared/contract/roster-fill'
import { dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { formatCount, formatEuros } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { rosterCodeWords, sourceWords } from '../../lib/words/roster'
import { Tag } from '../../ui/Tag'
import { timesText } from './board'
import { reasonsText } from './words'

type Props = {
  from: CivilDate
  /** Exclusive. */
  to: CivilDate
  /** How the period is called: `week 23`. */
  period: string
  /** Undefined for all centres. */
  centreId: CentreId | undefined
  centres: readonly Centre[]
  caretakers: readonly Caretaker[]
  onClose: () => void
}

const gapWords = (gap: number): string =>
  gap < 0.00005
    ? 'Beter kan niet'
    : `Hooguit ${(100 * gap).toLocaleString('nl', { maximumFractionDigits: 2 })} % onder het best mogelijke`

/** A proposal for who takes what is open, with why; nothing changes until it is taken over. */
export function FillDialog({ from, to, period, centreId, centres, caretakers, onClose }: Props) {
  const [reassign, setReassign] = useState(false)
  const [running, setRunning] = useState<{ percent: number; stop: AbortController } | null>(null)
  const [proposal, setProposal] = useState<FillProposal | null>(null)
  const [left, setLeft] = useState<ReadonlySet<ProposedTake>>(new Set())
  const centreName = (id: string) => centres.find((centre) => centre.id === id)?.name ?? ''
  const nameOf = (id: string | null) => caretakers.find((one) => one.id === id)?.name ?? ''

  const run = async () => {
    const stop = new AbortController()
    setProposal(null)
    setLeft(new Set())
    setRunning({ percent: 0, stop })
    try {
      const events = await client.roster.fill(
        { from, to, reassign, ...(centreId && { centreId }) },
        { signal: stop.signal },
      )
      for await (const event of events)
        if (event.type === 'result') setProposal(event.result)
        else setRunning({ percent: (100 * event.done) / event.total, stop })
    } catch (error) {
      if (!stop.signal.aborted) notifyError(error)
    } finally {
      setRunning(null)
    }
  }
  const takeOver = useMutation(
    api.roster.takeOver.mutationOptions({
      onError: notifyError,
      onSuccess: (shifts) => {
        notifyDone(`${formatCount(shifts.length, 'dienst', 'diensten')} ingevuld`, { undo: true })
        onClose()
      },
    }),
  )
  const changes = proposal?.takes.filter((take) => take.caretakerId !== take.before) ?? []
  const chosen = changes.filter((take) => !left.has(take))
  // Who is put elsewhere lets go of a shift that nobody takes.
  const released = proposal?.open.filter((open) => open.before !== null) ?? []
  const toggle = (take: ProposedTake) =>
    setLeft((before) => {
      const after = new Set(before)
      if (!after.delete(take)) after.add(take)
      return after
    })

  return (
    <Modal
      opened
      onClose={() => {
        running?.stop.abort()
        onClose()
      }}
      title={`Rooster invullen: ${period}`}
      size={720}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
      transitionProps={{ duration: 120 }}
    >
      <div className="ro-fill">
        <p className="ro-why">
          Buurtbalie stelt voor wie de open diensten en gaten krijgt, binnen de wet en met de vrijwilligers eerst. Wat
          vaststaat blijft zo. Er verandert pas iets als u het voorstel overneemt.
        </p>
        <Checkbox
          size="xs"
          label="Ook wie al ingedeeld is en niet is vastgezet mag een andere dienst krijgen"
          checked={reassign}
          disabled={running !== null}
          onChange={(event) => setReassign(event.currentTarget.checked)}
        />
        {running !== null ? (
          <div className="ro-fill-busy" role="status">
            <Progress value={running.percent} aria-label="Voortgang van het voorstel" />
            <Button variant="default" size="xs" onClick={() => running.stop.abort()}>
              Afbreken
            </Button>
          </div>
        ) : (
          <Button
            variant={proposal === null ? 'filled' : 'default'}
            leftSection={<IconWand size={16} aria-hidden />}
            onClick={() => void run()}
            data-autofocus
          >
            {proposal === null ? 'Maak een voorstel' : 'Maak een nieuw voorstel'}
          </Button>
        )}
        {proposal !== null && (
          <>
            <p className="ro-fill-sum" role="status">
              <b>{formatCount(changes.length, 'dienst', 'diensten')}</b> ingevuld, <b>{proposal.open.length}</b> zonder
              iemand. <Tag tone="ok">{gapWords(proposal.gap)}</Tag>
            </p>
            {changes.length === 0 && proposal.open.length === 0 && (
              <Alert color="green" icon={<IconCheck size={18} />}>
                Er staat niets open in deze tijd.
              </Alert>
            )}
            <ul className="ro-fill-list" aria-label="Voorstel per dienst">
              {changes.map((take) => (
                <li key={`${take.centreId}${take.startsAt}${take.caretakerId}`}>
                  <Checkbox
                    size="xs"
                    checked={!left.has(take)}
                    onChange={() => toggle(take)}
                    aria-label={`${nameOf(take.caretakerId)}, ${centreName(take.centreId)}, ${formatDay(dateOf(take.startsAt))} ${timesText(take)}`}
                  />
                  <div>
                    <span>
                      {formatDay(dateOf(take.startsAt))} {timesText(take)} · {centreName(take.centreId)}
                    </span>
                    <b>{nameOf(take.caretakerId)}</b>
                    <small>
                      {[
                        take.before === null ? '' : `nu ${nameOf(take.before)}`,
                        ...reasonsText(take.reasons),
                        take.costCents ? `kost ${formatEuros(take.costCents)}` : '',
                      ]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </small>
                  </div>
                  <Tag>{sourceWords[take.source]}</Tag>
                </li>
              ))}
            </ul>
            {proposal.open.length > 0 && (
              <section>
                <p className="ro-caption">Niemand gevonden</p>
                <ul className="ro-fill-list" aria-label="Diensten zonder iemand">
                  {proposal.open.map((open, at) => (
                    <Left
                      // biome-ignore lint/suspicious/noArrayIndexKey: two of one time and place are alike, and a proposal does not change
                      key={at}
                      open={open}
                      centre={centreName(open.centreId)}
                      nameOf={nameOf}
                    />
                  ))}
                </ul>
              </section>
            )}
            <div className="ro-fill-foot">
              <Button
                disabled={chosen.length === 0}
                loading={takeOver.isPending}
                onClick={() =>
                  takeOver.mutate({
                    takes: [...chosen.map(takeOf), ...released.map((open) => takeOf({ ...open, caretakerId: null }))],
                  })
                }
              >
                Neem {formatCount(chosen.length, 'dienst', 'diensten')} over
              </Button>
              <Button variant="default" onClick={onClose}>
                Sluiten
              </Button>
            </div>
          </>
        )}
      </div>
    </Modal>
  )
}

const takeOf = ({ shiftId, revision, centreId, startsAt, endsAt, breakMinutes, caretakerId }: FillTake): FillTake => ({
  shiftId,
  revision,
  centreId,
  startsAt,
  endsAt,
  breakMinutes,
  caretakerId,
})

/** A shift for which there is nobody: which rule cuts whom. */
function Left({ open, centre, nameOf }: { open: LeftOpen; centre: string; nameOf: (id: string) => string }) {
  return (
    <li>
      <IconAlertTriangle size={14} color="var(--bad)" aria-hidden />
      <div>
        <span>
          {formatDay(dateOf(open.startsAt))} {timesText(open)} · {centre}
        </span>
        {open.before !== null && <small>nu {nameOf(open.before)}; komt open te staan</small>}
        {open.why.map(({ code, caretakerIds }) => (
          <small key={code}>
            {rosterCodeWords[code]}: {caretakerIds.map(nameOf).join(', ')}
          </small>
        ))}
      </div>
    </li>
  )
}
