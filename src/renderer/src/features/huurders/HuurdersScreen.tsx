import './huurders.css'
import { Button } from '@mantine/core'
import { IconAddressBook, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RenterId } from '#shared/contract/base'
import { useActions } from '../../lib/actions'
import { setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { RenterDetail } from './RenterDetail'
import { RenterForm } from './RenterForm'
import { RenterList } from './RenterList'

type Mode = 'view' | 'new' | 'edit'

function useChosen(): RenterId | null {
  const text = useParam('huurder')
  const id = RenterId.safeParse(text)
  return id.success ? id.data : null
}

function Side({ id, mode, setMode }: { id: RenterId | null; mode: Mode; setMode: (mode: Mode) => void }) {
  const renter = useQuery(
    api.renters.get.queryOptions({ input: { id: id ?? RenterId.parse('-') }, enabled: id !== null }),
  )
  const show = (shown: RenterId) => {
    setParams({ huurder: shown })
    setMode('view')
  }
  if (mode === 'new') return <RenterForm key="new" renter={null} onDone={show} onCancel={() => setMode('view')} />
  if (id === null)
    return (
      <EmptyState icon={IconAddressBook} title="Kies een huurder">
        Zoek links op naam, contact, telefoon of plaats. Hier ziet u dan de gegevens en de boekingen.
      </EmptyState>
    )
  if (renter.isError)
    return (
      <EmptyState icon={IconAddressBook} title="Deze huurder is er niet">
        Kies links een andere huurder.
      </EmptyState>
    )
  if (!renter.data) return null
  if (mode === 'edit')
    return <RenterForm key={id} renter={renter.data} onDone={show} onCancel={() => setMode('view')} />
  return <RenterDetail renter={renter.data} onEdit={() => setMode('edit')} onMerged={show} />
}

/** Who rents: find, look at, change, and book for them. */
export default function HuurdersScreen() {
  const chosen = useChosen()
  const [mode, setMode] = useState<Mode>('view')
  const choose = (id: RenterId) => {
    setParams({ huurder: id })
    setMode('view')
  }
  const focusSearch = () => document.getElementById('renter-search')?.focus()
  useActions([
    { id: 'renters.new', label: 'Nieuwe huurder', keys: ['H'], group: 'Huurders', run: () => setMode('new') },
    { id: 'renters.search', label: 'Zoek een huurder', keys: ['/'], group: 'Huurders', run: focusSearch },
    { id: 'renters.walk', label: 'Langs de lijst, Enter kiest', keys: ['ArrowDown'], group: 'Huurders', run: null },
  ])
  return (
    <Screen
      title="Huurders"
      scroll={false}
      tools={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setMode('new')}>
          Nieuwe huurder
        </Button>
      }
    >
      <div className="renters">
        <RenterList chosen={mode === 'new' ? null : chosen} onChoose={choose} onNew={() => setMode('new')} />
        <div className="renters-side">
          <Side id={chosen} mode={mode} setMode={setMode} />
        </div>
      </div>
    </Screen>
  )
}
