import { Button, Textarea } from '@mantine/core'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClosedAs } from '#shared/contract/report'
import { formatQuarter } from '#shared/time/format'
import type { Quarter } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { Card } from '../../ui/Card'
import type { Correction } from './writing'

/** Closes the quarter again with the texts that were put right, and says why. */
export function CorrectCard({
  quarter,
  closed,
  texts,
  onDone,
}: {
  quarter: Quarter
  closed: ClosedAs
  texts: Correction['texts']
  onDone: () => void
}) {
  const [note, setNote] = useState('')
  const version = closed.version + 1
  const close = useMutation(
    api.closings.close.mutationOptions({
      onSuccess: () => {
        notifyDone(`${formatQuarter(quarter)} is vastgesteld, versie ${version}`)
        onDone()
      },
    }),
  )
  return (
    <Card title="Teksten verbeteren" note={`dit wordt versie ${version}`}>
      <form
        className="va-correct"
        onSubmit={(event) => {
          event.preventDefault()
          close.mutate({ quarter, version, note, texts: [...texts.values()] })
        }}
      >
        <p>
          Verander hieronder de teksten die niet kloppen. Daarna wordt het kwartaal opnieuw vastgesteld, ook met de
          cijfers zoals ze nu zijn. De oude versie blijft bewaard.{' '}
          <button
            type="button"
            className="fig-button"
            onClick={() => navigate(`/kwartaal/vaststellen?periode=${quarter}`)}
          >
            Kijk wat er in de cijfers is veranderd
          </button>
        </p>
        <Textarea
          label="Waarom een nieuwe versie?"
          description="Dit staat op het verslag."
          required
          autosize
          minRows={1}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {close.isError && (
          <p className="va-status is-bad" role="alert">
            {messageFor(close.error)}
          </p>
        )}
        <div className="va-correct-buttons">
          <Button
            type="submit"
            loading={close.isPending}
            disabled={note.trim() === '' || texts.size === 0}
            leftSection={<IconRosetteDiscountCheck size={16} aria-hidden="true" />}
          >
            Stel opnieuw vast
          </Button>
          <Button variant="default" onClick={onDone}>
            Laat zoals het was
          </Button>
          <span className="va-status" aria-live="polite">
            {texts.size === 0 ? 'Nog niets veranderd' : `${formatCount(texts.size, 'tekst', 'teksten')} veranderd`}
          </span>
        </div>
      </form>
    </Card>
  )
}
