import { ActionIcon, Alert, Button, Checkbox, Modal, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { ExportFormat } from '#shared/contract/report'
import type { Selection } from '#shared/contract/selection'
import type { Period } from '#shared/time/types'
import { client } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { allFormats, choiceWords, periodChoices } from './formats'

type Props = {
  period: Period
  centreId: CentreId | undefined
  selections: readonly Selection[]
  onClose: () => void
}

/** Keeps what to export under a name, to use again from the menu or from the command line; changes and removes it too. */
export function SelectionsDialog({ period, centreId, selections, onClose }: Props) {
  const here = useHere()
  const fresh = { name: '', period: 'previous_quarter', formats: ['pdf'] as ExportFormat[] }
  const [values, setValues] = useState({ ...fresh, centreIds: centreId ? [centreId as string] : [] })
  const [changed, setChanged] = useState<Selection | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const choices = periodChoices(period)
  const known = choices.some(({ value }) => value === values.period)

  const start = (selection: Selection | null) => {
    setChanged(selection)
    setRefused(null)
    setValues(selection ? { ...selection, centreIds: [...selection.centreIds] } : { ...fresh, centreIds: [] })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const name = values.name.trim()
    if (name === '') return setRefused('Geef de keuze een naam.')
    if (values.formats.length === 0) return setRefused('Kies ten minste één bestand.')
    setBusy(true)
    setRefused(null)
    const input = {
      name,
      period: values.period as Selection['period'],
      centreIds: values.centreIds as CentreId[],
      formats: values.formats,
    }
    try {
      if (changed) await client.selections.change({ ...input, id: changed.id, revision: changed.revision })
      else await client.selections.create(input)
      notifyDone('De vaste keuze is bewaard', { undo: true })
      start(null)
    } catch (error) {
      setRefused(messageFor(error))
    } finally {
      setBusy(false)
    }
  }
  const remove = async ({ id, revision }: Selection) => {
    try {
      await client.selections.remove({ id, revision })
      notifyDone('De vaste keuze is verwijderd', { undo: true })
      if (changed?.id === id) start(null)
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <Modal opened onClose={onClose} title="Vaste keuzes" size={520} closeButtonProps={{ 'aria-label': 'Sluiten' }}>
      <form className="kw-form" onSubmit={(event) => void submit(event)} noValidate>
        {selections.length > 0 && (
          <ul className="list">
            {selections.map((selection) => (
              <li className="list-item" key={selection.id}>
                <div className="list-text">
                  <b>{selection.name}</b>
                  <small>
                    {choiceWords(selection.period)} · {selection.formats.join(', ')}
                  </small>
                </div>
                <ActionIcon variant="subtle" aria-label={`${selection.name} wijzigen`} onClick={() => start(selection)}>
                  <IconPencil size={16} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={`${selection.name} verwijderen`}
                  onClick={() => void remove(selection)}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <TextInput
          label="Naam"
          placeholder="Voor de gemeente"
          maxLength={200}
          data-autofocus
          value={values.name}
          onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
        />
        <NativeSelect
          label="Periode"
          data={known ? choices : [...choices, { value: values.period, label: choiceWords(values.period) }]}
          value={values.period}
          onChange={(event) => setValues({ ...values, period: event.currentTarget.value })}
        />
        <MultiSelect
          label="Centra"
          placeholder={values.centreIds.length === 0 ? 'Alle centra samen' : ''}
          data={here.centres.map(({ id, name }) => ({ value: id as string, label: name }))}
          value={values.centreIds}
          onChange={(centreIds) => setValues({ ...values, centreIds })}
        />
        <Checkbox.Group
          label="Bestanden"
          value={values.formats}
          onChange={(formats) => setValues({ ...values, formats: formats as ExportFormat[] })}
        >
          <div className="kw-formats">
            {allFormats.map(({ format, label }) => (
              <Checkbox key={format} value={format} label={label} />
            ))}
          </div>
        </Checkbox.Group>
        {refused !== null && (
          <Alert color="red" role="alert">
            {refused}
          </Alert>
        )}
        <div className="kw-buttons">
          <Button type="submit" loading={busy}>
            {changed ? 'Wijziging bewaren' : 'Keuze bewaren'}
          </Button>
          <Button variant="default" onClick={changed ? () => start(null) : onClose}>
            {changed ? 'Niet wijzigen' : 'Sluiten'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
