import { Button, Checkbox } from '@mantine/core'
import { IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { WishId } from '#shared/contract/base'
import type { Room } from '#shared/contract/place'
import type { Wish } from '#shared/contract/season'
import { useRights } from '../../lib/session'
import { categoryWords } from '../../lib/words/vocabulary'
import { Tag } from '../../ui/Tag'
import { MoveForm } from './MoveForm'
import type { Placing } from './usePlacing'
import { choiceText, type NameOf, outcomeWords, slotText, waitingWord, whyTexts } from './words'

type Props = {
  wishes: readonly Wish[]
  chosen: WishId | null
  /** False when the season is settled: then nothing changes here. */
  open: boolean
  rooms: readonly Room[]
  nameOf: NameOf
  placing: Placing
  onChoose: (id: WishId | null) => void
  onEdit: (wish: Wish) => void
  onRemove: (wish: Wish) => void
}

function Actions({
  wish,
  rooms,
  placing,
  onEdit,
  onRemove,
}: Pick<Props, 'rooms' | 'placing' | 'onEdit' | 'onRemove'> & { wish: Wish }) {
  const { placement } = wish
  const may = useRights()
  const mayPlace = may('seasons.place', wish.centreId)
  const mayChange = may('wishes.change', wish.centreId)
  if (!mayPlace && !mayChange) return null
  return (
    <>
      {mayPlace && <MoveForm key={`${wish.id} ${wish.revision}`} wish={wish} rooms={rooms} placing={placing} />}
      {mayPlace && placement?.slot && (
        <Checkbox
          size="xs"
          label="Vastzetten: een nieuw voorstel laat dit staan"
          checked={placement.pinned}
          onChange={(event) => void placing.place(wish, placement.slot, event.currentTarget.checked)}
        />
      )}
      <div className="sz-buttons">
        {mayChange && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={() => onEdit(wish)}
          >
            Wijzigen
          </Button>
        )}
        {mayPlace && placement?.slot && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPinnedOff size={14} aria-hidden />}
            onClick={() => void placing.place(wish, null, false)}
          >
            Uit het rooster
          </Button>
        )}
        {mayChange && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => onRemove(wish)}
          >
            Verwijderen
          </Button>
        )}
      </div>
    </>
  )
}

function Details(props: Props & { wish: Wish }) {
  const { wish, nameOf, open } = props
  const { placement } = wish
  const asked = [
    wish.people === null ? null : `${wish.people} personen`,
    wish.everyWeeks === 2 ? 'om de week' : null,
    wish.wheelchair ? 'toegankelijk met een rolstoel' : null,
    categoryWords[wish.category],
  ].filter((text) => text !== null)
  const why = placement === null ? [] : whyTexts(wish, placement, nameOf)
  return (
    <div className="sz-details">
      <dl>
        <div>
          <dt>Eerste keus</dt>
          <dd>{choiceText(wish.first, nameOf)}</dd>
        </div>
        {wish.second !== null && (
          <div>
            <dt>Tweede keus</dt>
            <dd>{choiceText(wish.second, nameOf)}</dd>
          </div>
        )}
        <div>
          <dt>Voor wie</dt>
          <dd>{asked.join(' · ')}</dd>
        </div>
        {wish.remarks !== null && (
          <div>
            <dt>Opmerking</dt>
            <dd>{wish.remarks}</dd>
          </div>
        )}
      </dl>
      {why.length > 0 && (
        <ul className="sz-why" aria-label="Waarom">
          {why.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {open && <Actions {...props} />}
    </div>
  )
}

/** Every wish with what became of it; the chosen one says why, and can be changed or put elsewhere. */
export function WishList(props: Props) {
  const { wishes, chosen, nameOf, onChoose } = props
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (chosen !== null) list.current?.querySelector(`[data-wish="${chosen}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ul ref={list} className="list sz-wishes" aria-label="Wensen">
      {wishes.map((wish) => {
        const { placement } = wish
        const { word, tone } = placement === null ? waitingWord : outcomeWords[placement.outcome]
        const current = wish.id === chosen
        return (
          <li key={wish.id} data-wish={wish.id} data-current={current || undefined}>
            <button
              type="button"
              className="sz-wish"
              aria-expanded={current}
              onClick={() => onChoose(current ? null : wish.id)}
            >
              <span className="sz-wish-text">
                <b>{wish.title}</b>
                <small>
                  {placement?.slot ? slotText(placement.slot, nameOf) : `wil ${choiceText(wish.first, nameOf)}`}
                </small>
              </span>
              {placement?.pinned && <IconPin size={14} role="img" aria-label="vastgezet" className="sz-pin" />}
              <Tag tone={tone}>{word}</Tag>
            </button>
            {current && <Details {...props} wish={wish} />}
          </li>
        )
      })}
    </ul>
  )
}
