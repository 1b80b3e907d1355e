import { NumberInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { coins, countedCents, notes } from '#shared/domain/register'
import { formatEuros } from '../../lib/format'
import { Card } from '../../ui/Card'
import { type CountDraft, changeCount, countsOf, denominationText } from './count'

/** How many there are of each note and coin. Enter and the arrows go to the next field, as on paper. */
export function CountCard({ name, draft }: { name: string; draft: CountDraft }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by =
      event.key === 'Enter' && !event.ctrlKey ? 1 : event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0 || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    event.stopPropagation()
    const fields = [...event.currentTarget.querySelectorAll('input')]
    const next = fields[fields.indexOf(event.target) + by]
    next?.focus()
    next?.select()
  }
  return (
    <Card
      title="Tel de kas"
      note="hoeveel zijn er van elk"
      actions={<b className="tabular">{formatEuros(countedCents(countsOf(draft)))}</b>}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves between the fields inside */}
      <div className="kas-counts" onKeyDownCapture={onKeyDown}>
        {[
          { title: 'Biljetten', list: notes },
          { title: 'Munten', list: coins },
        ].map(({ title, list }) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {list.map((cents) => {
              const pieces = draft.pieces[cents]
              return (
                <div key={cents} className="kas-count">
                  <label htmlFor={`kas-tel-${cents}`}>{denominationText(cents)}</label>
                  <NumberInput
                    id={`kas-tel-${cents}`}
                    value={pieces ?? ''}
                    onChange={(typed) =>
                      changeCount(name, {
                        pieces: { ...draft.pieces, [cents]: typeof typed === 'number' ? typed : 0 },
                      })
                    }
                    hideControls
                    allowNegative={false}
                    allowDecimal={false}
                    max={10_000}
                    clampBehavior="strict"
                    placeholder="0"
                  />
                  <span className="tabular">{pieces ? formatEuros(cents * pieces) : ''}</span>
                </div>
              )
            })}
          </fieldset>
        ))}
      </div>
    </Card>
  )
}
