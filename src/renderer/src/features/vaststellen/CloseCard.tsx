import { Button, Textarea } from '@mantine/core'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClosingCheck } from '#shared/contract/closing'
import { formatQuarter } from '#shared/time/format'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { Card } from '../../ui/Card'

/** Closes the quarter, or closes it again with the reason. */
export function CloseCard({ check }: { check: ClosingCheck }) {
  const { quarter, over, points } = check
  const last = check.versions[0]
  const version = (last?.version ?? 0) + 1
  const [asked, setAsked] = useState(last === undefined)
  const [note, setNote] = useState('')
  const close = useMutation(
    api.closings.close.mutationOptions({
      onSuccess: () => {
        setNote('')
        setAsked(false)
        notifyDone(`${formatQuarter(quarter)} is vastgesteld, versie ${version}`)
      },
    }),
  )
  const open = points.reduce((sum, { count }) => sum + count, 0)
  const title = last === undefined ? 'Vaststellen' : 'Opnieuw vaststellen'
  return (
    <Card title={title} note={last === undefined ? undefined : `dit wordt versie ${version}`}>
      <div className="vs-close">
        {!over ? (
          <p>Dit kwartaal loopt nog. Vaststellen kan vanaf de dag erna; nakijken kan al.</p>
        ) : !asked ? (
          <>
            <p>
              Moet er een nieuwe versie naar de gemeente en de besturen? De correcties komen dan in de cijfers, en de
              oude versie blijft bewaard.
            </p>
            <Button variant="default" onClick={() => setAsked(true)}>
              Opnieuw vaststellen …
            </Button>
          </>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              close.mutate({ quarter, version, ...(last && { note }) })
            }}
          >
            <p>
              De cijfers en bestanden van dit kwartaal worden vastgelegd zoals ze nu zijn. Dat gaat niet meer terug: wat
              later verandert, staat daarna apart als correctie.
            </p>
            {last && (
              <Textarea
                label="Waarom een nieuwe versie?"
                description="Dit staat op het overzicht."
                required
                autosize
                minRows={2}
                maxLength={500}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            )}
            {close.isError && (
              <p className="vs-error" role="alert">
                {messageFor(close.error)}
              </p>
            )}
            <Button
              type="submit"
              loading={close.isPending}
              disabled={last !== undefined && note.trim() === ''}
              leftSection={<IconRosetteDiscountCheck size={16} aria-hidden="true" />}
            >
              {open === 0 ? 'Stel vast' : `Stel vast met ${formatCount(open, 'open punt', 'open punten')}`}
            </Button>
          </form>
        )}
      </div>
    </Card>
  )
}
