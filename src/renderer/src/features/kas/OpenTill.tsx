import { Button, Textarea } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { Till } from '#shared/contract/register'
import { compareCount } from '#shared/domain/register'
import { formatDate, formatDay } from '#shared/time/format'
import { useActions } from '../../lib/actions'
import { navigate } from '../../lib/address'
import { client } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import { EuroField } from '../../ui/EuroField'
import { CountCard } from './CountCard'
import { changeCount, countsOf, useCount } from './count'
import { TillChooser } from './TillChooser'
import { tillAddress } from './useTill'
import { differenceWord, signedEuros, tillWord } from './words'

const REMARK = 'kas-opmerking'
const SLIP = 'kas-pinbon'

/** A till that is not closed: count it, see whether it is right, and close it. */
export function OpenTill({ till }: { till: Till }) {
  const { today } = useHere()
  const name = `${till.centreId} ${till.date} ${till.sequence}`
  const draft = useCount(name)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const counts = countsOf(draft)
  const slipNeeded = till.pinCents !== 0 && draft.slipCents === null
  const slipCents = draft.slipCents ?? 0
  const { counted, difference, pinDifference } = compareCount(till, counts, slipCents)
  const begun = counts.length > 0
  const differs = difference !== 0 || (!slipNeeded && pinDifference !== 0)
  const remarkNeeded = differs && draft.remark.trim() === ''
  const withdrawnCents = draft.withdrawnCents ?? 0
  const tooMuch = withdrawnCents > Math.max(0, counted)
  const problem = problemOf(till, today)

  const close = async () => {
    setTried(true)
    if (slipNeeded) return focusOn(SLIP)
    if (remarkNeeded) return focusOn(REMARK)
    if (tooMuch || problem !== null || busy) return
    setBusy(true)
    try {
      const { centreId, date, sequence, expectedCents, laterCents, pinCents } = till
      await client.register.close({
        centreId,
        date,
        sequence,
        counts,
        pinSlipCents: slipCents,
        withdrawnCents,
        remark: draft.remark.trim() || null,
        seen: { expectedCents, laterCents, pinCents },
      })
      changeCount(name, null)
      notifyDone(`De kas van ${formatDay(date)} is afgesloten`)
      navigate(tillAddress(till))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  useActions([
    {
      id: 'register.close',
      label: 'Kas afsluiten',
      keys: ['Ctrl+Enter'],
      group: 'Afsluiten',
      run: () => void close(),
    },
  ])
  return (
    <form
      className="kas-close"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void close()
      }}
      onKeyDown={(event) => {
        // While typing too: the keys of the screen rest then.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void close()
      }}
    >
      <CountCard name={name} draft={draft} />
      <Card
        title={[`Kas van ${formatDate(till.date)}`, tillWord(till.sequence)].filter(Boolean).join(', ')}
        actions={<TillChooser till={till} />}
      >
        <dl className="kas-sum">
          <Sum label="In de kas aan het begin" cents={till.floatCents} />
          <Sum label="Contant verkocht" cents={till.cashCents} />
          {till.movedCents !== 0 && <Sum label="In en uit de kas" cents={till.movedCents} />}
          <Sum label="Dat moet er zijn" cents={till.expectedCents} strong />
          {till.laterCents !== 0 && <Sum label="Daarna in de kas gekomen, gaat eraf" cents={-till.laterCents} />}
          <Sum label="Geteld" cents={counted} strong />
        </dl>
        <p className="kas-verdict" role="status" data-state={begun ? (difference === 0 ? 'ok' : 'bad') : 'none'}>
          <span>{begun ? differenceWord(difference) : 'Nog niet geteld'}</span>
          {begun && difference !== 0 && <b className="tabular">{formatEuros(Math.abs(difference))}</b>}
        </p>
        <div className="kas-form kas-pad">
          <div className="kas-two">
            <EuroField
              id={SLIP}
              label={`Totaal op de pinbon (in de kas: ${formatEuros(till.pinCents)})`}
              value={draft.slipCents}
              onChange={(slip) => changeCount(name, { slipCents: slip })}
              error={
                slipNeeded
                  ? tried && 'Neem het totaal over van de bon van het pinapparaat.'
                  : pinDifference !== 0 && `Verschil: ${signedEuros(pinDifference)}`
              }
            />
            <EuroField
              label="Afstorten (bank of kluis)"
              value={draft.withdrawnCents}
              onChange={(withdrawn) => changeCount(name, { withdrawnCents: withdrawn })}
              error={tooMuch && 'Zoveel zit er niet in de kas.'}
            />
          </div>
          <p className="kas-left">
            Er blijft <b className="tabular">{formatEuros(counted - withdrawnCents)}</b> in de kas voor de volgende dag.
          </p>
          <Textarea
            id={REMARK}
            label="Opmerking"
            withAsterisk={begun && differs}
            description={begun && differs && 'Waar komt het verschil vandaan?'}
            autosize
            minRows={2}
            maxRows={5}
            maxLength={2000}
            value={draft.remark}
            onChange={(event) => changeCount(name, { remark: event.currentTarget.value })}
            error={tried && remarkNeeded && 'Er is een verschil. Schrijf op wat u ervan weet, ook als u het niet weet.'}
          />
          {problem !== null && <p className="kas-problem">{problem}</p>}
          <Button
            type="submit"
            className="kas-big"
            leftSection={<IconLock size={18} aria-hidden="true" />}
            rightSection={<span className="button-key">Ctrl Enter</span>}
            disabled={problem !== null}
            loading={busy}
          >
            Kas afsluiten
          </Button>
          <p className="kas-left">Na het afsluiten verandert er niets meer aan deze dag.</p>
        </div>
      </Card>
    </form>
  )
}

function problemOf(till: Till, today: string): string | null {
  if (till.date > today) return 'Deze dag is nog niet begonnen.'
  const earlier = till.open[0]
  return earlier ? `Sluit eerst de kas van ${formatDay(earlier.date)} af.` : null
}

function Sum({ label, cents, strong = false }: { label: string; cents: number; strong?: boolean }) {
  return (
    <div data-strong={strong}>
      <dt>{label}</dt>
      <dd className="tabular">{formatEuros(cents)}</dd>
    </div>
  )
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
