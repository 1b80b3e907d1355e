import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { CashMovement, Till } from '#shared/contract/register'
import { formatTime } from '#shared/time/format'
import { client } from '../../lib/client'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import { EuroField } from '../../ui/EuroField'
import { signedEuros } from './words'

type Way = 'in' | 'out'

/** Money that went in or out of the drawer otherwise than by selling, and a form for more. */
export function MovementCard({ till }: { till: Till }) {
  const { today } = useHere()
  return (
    <Card title="Geld in of uit de kas">
      {till.movements.length > 0 && (
        <ul className="list">
          {till.movements.map((movement) => (
            <li key={movement.id} className="list-item">
              <div className="list-text">
                <b>{movement.reason}</b>
                <small>
                  {formatTime(movement.at)}, {movement.by}
                </small>
              </div>
              <b className="tabular">{signedEuros(movement.cents)}</b>
              {till.closing === null && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="var(--text-2)"
                  aria-label={`${movement.reason} weghalen`}
                  onClick={() => void remove(movement)}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {till.closing === null && till.date === today ? (
        <MovementForm till={till} />
      ) : (
        till.movements.length === 0 && <p className="list-empty">Er ging niets anders in of uit.</p>
      )}
    </Card>
  )
}

async function remove(movement: CashMovement): Promise<void> {
  try {
    await client.register.removeMovement({ id: movement.id, revision: movement.revision })
    notifyDone(`${movement.reason} is weggehaald`, { undo: true })
  } catch (error) {
    notifyError(error)
  }
}

function MovementForm({ till }: { till: Till }) {
  const [way, setWay] = useState<Way>('in')
  const [cents, setCents] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!cents || reason.trim() === '') return
    setBusy(true)
    try {
      await client.register.move({
        centreId: till.centreId,
        cents: way === 'in' ? cents : -cents,
        reason: reason.trim(),
      })
      notifyDone(`${reason.trim()}: ${signedEuros(way === 'in' ? cents : -cents)}`, { undo: true })
      setCents(null)
      setReason('')
      setTried(false)
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="kas-form kas-pad" noValidate onSubmit={(event) => void submit(event)}>
      <SegmentedControl
        fullWidth
        aria-label="In of uit"
        data={[
          { value: 'in', label: 'In de kas' },
          { value: 'out', label: 'Uit de kas' },
        ]}
        value={way}
        onChange={(value) => setWay(value === 'out' ? 'out' : 'in')}
      />
      <EuroField
        label="Bedrag"
        withAsterisk
        value={cents}
        onChange={setCents}
        error={tried && !cents ? 'Vul een bedrag in.' : null}
      />
      <TextInput
        label="Waarvoor"
        withAsterisk
        maxLength={120}
        placeholder={way === 'in' ? 'bijvoorbeeld wisselgeld' : 'bijvoorbeeld melk gekocht'}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && reason.trim() === '' ? 'Schrijf op waarvoor het is.' : null}
      />
      <Button type="submit" variant="default" loading={busy}>
        {way === 'in' ? 'In de kas doen' : 'Uit de kas halen'}
      </Button>
    </form>
  )
}
