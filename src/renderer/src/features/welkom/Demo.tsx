import { Button, NumberInput, Radio } from '@mantine/core'
import { IconArrowLeft, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { demoSets } from '#shared/contract/app'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { newSession } from '../../lib/session'

type DemoSet = (typeof demoSets)[number]
const words: Record<DemoSet, { name: string; about: string }> = {
  ridderkerk: { name: 'Ridderkerk', about: 'Wijkcentra met eigen activiteiten en verhuur' },
  nieuwegein: { name: 'Nieuwegein', about: 'Buurtpleinen in de wijken' },
  rheden: { name: 'Rheden', about: 'Dorpshuizen en MFC’s van bewoners' },
  rotterdam: { name: 'Rotterdam', about: 'Huizen van de Wijk' },
}
const isSet = (value: string): value is DemoSet => Object.hasOwn(words, value)

/** Look around with made-up bookings in a real municipality. */
export function Demo({ onBack }: { onBack: () => void }) {
  const [set, setSet] = useState<DemoSet>('ridderkerk')
  const [years, setYears] = useState<number | string>(2)
  const queries = useQueryClient()
  const load = useMutation(
    api.app.loadDemo.mutationOptions({
      onSuccess: async () => {
        await newSession()
        await queries.invalidateQueries()
      },
    }),
  )
  const valid = Number(years) >= 1 && Number(years) <= 10
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (valid) load.mutate({ set, years: Number(years) })
  }
  return (
    <form className="wizard card" onSubmit={submit} noValidate aria-labelledby="demo-title">
      <h1 id="demo-title">Rondkijken met voorbeelden</h1>
      <p className="wizard-hint">
        De centra bestaan echt, de boekingen en huurders zijn verzonnen. Boven in elk scherm staat dan “Demo”.
      </p>
      <Radio.Group label="Gemeente" value={set} onChange={(value) => isSet(value) && setSet(value)}>
        <div className="demo-sets">
          {demoSets.map((code) => (
            <Radio
              key={code}
              value={code}
              label={words[code].name}
              description={words[code].about}
              autoFocus={code === set}
            />
          ))}
        </div>
      </Radio.Group>
      <NumberInput
        label="Aantal jaren met boekingen"
        description="Meer jaren duurt langer om te maken."
        w={260}
        min={1}
        max={10}
        allowDecimal={false}
        value={years}
        error={valid ? undefined : 'Kies 1 tot en met 10'}
        onChange={setYears}
      />
      <div aria-live="polite">
        {load.isPending && <p className="wizard-hint">Bezig met het maken van de voorbeelden. Dit duurt even…</p>}
        {load.isError && <p className="wizard-problem">{messageFor(load.error)}</p>}
      </div>
      <div className="wizard-foot">
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} disabled={load.isPending} onClick={onBack}>
          Terug
        </Button>
        <Button type="submit" loading={load.isPending} leftSection={<IconPlayerPlay size={16} />}>
          Demo starten
        </Button>
      </div>
    </form>
  )
}
