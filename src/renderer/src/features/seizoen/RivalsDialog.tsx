import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { WishId } from '#shared/contract/base'
import type { SettleRequest, WishRivals } from '#shared/contract/season'
import { formatCount } from '../../lib/format'
import { categoryWords } from '../../lib/words/vocabulary'

type Answer = { reason: string; leave: boolean }
type Props = {
  rivals: readonly WishRivals[]
  busy: boolean
  onSettle: (priority: NonNullable<SettleRequest['priority']>) => void
  onClose: () => void
}

/** Commercial wishes on days that residents or others with priority asked for: why they go first, or leave them the days. */
export function RivalsDialog({ rivals, busy, onSettle, onClose }: Props) {
  const [answers, setAnswers] = useState<ReadonlyMap<WishId, Answer>>(new Map())
  const [tried, setTried] = useState(false)
  const answerOf = (id: WishId): Answer => answers.get(id) ?? { reason: '', leave: false }
  const change = (id: WishId, part: Partial<Answer>) =>
    setAnswers(new Map(answers).set(id, { ...answerOf(id), ...part }))
  const isMissing = (id: WishId) => !answerOf(id).leave && answerOf(id).reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (rivals.some(({ wishId }) => isMissing(wishId))) return
    onSettle(
      rivals.map(({ wishId }) => {
        const { reason, leave } = answerOf(wishId)
        return { wishId, reason: leave ? null : reason.trim() }
      }),
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Anderen die voorgaan wachten op deze plekken"
      size={560}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
    >
      <form className="sz-rivals" noValidate onSubmit={submit}>
        <p>Er staat nog niets in de agenda. Schrijf op waarom een commerciële huurder toch voorgaat.</p>
        <ul>
          {rivals.map((one, index) => (
            <li key={one.wishId}>
              <b>{one.title}</b>
              <small>
                {formatCount(one.dates.length, 'datum', 'data')} gevraagd door{' '}
                {one.waiting
                  .map(({ title, category }) => `${title} (${categoryWords[category].toLowerCase()})`)
                  .join(', ')}
              </small>
              <TextInput
                label={`Waarom gaat ${one.title} voor?`}
                data-autofocus={index === 0 || undefined}
                maxLength={2000}
                disabled={answerOf(one.wishId).leave}
                value={answerOf(one.wishId).reason}
                error={tried && isMissing(one.wishId) ? 'Vul een reden in, of laat de data aan wie wacht' : undefined}
                onChange={(event) => change(one.wishId, { reason: event.currentTarget.value })}
              />
              <Checkbox
                size="xs"
                label="Laat deze data aan wie wacht"
                checked={answerOf(one.wishId).leave}
                onChange={(event) => change(one.wishId, { leave: event.currentTarget.checked })}
              />
            </li>
          ))}
        </ul>
        <div className="sz-buttons">
          <Button type="submit" loading={busy}>
            Zet in de agenda
          </Button>
          <Button variant="default" onClick={onClose}>
            Laat maar
          </Button>
        </div>
      </form>
    </Modal>
  )
}
