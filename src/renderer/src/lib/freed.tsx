import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { FreedSlot, Waiting } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { useActions } from './actions'
import { formatCount } from './format'
import { type Given, type NotGiven, offerSlot, stillWaiting, useMayOffer, waiterOf } from './waiting'

/** One notice at a time: what was freed last is what the desk is busy with. */
const NOTICE = 'slot-freed'
const NAMED = 3
/** As many slots as fit in a notice without scrolling. */
const SHOWN = 2

/** A slot with who waits for it; `when` is told where there are several. */
type Slot = { key: string; when: string | null; waiting: readonly Waiting[] }

/** Gives the slot; what is left of the notice comes back: without a slot that somebody else has by now, or who waits no more. */
async function offer(slots: readonly Slot[], at: Slot, one: Waiting): Promise<void> {
  notifications.hide(NOTICE)
  const given = await offerSlot(one)
  show(left(slots, at, one, given))
}

/** The slots that are still to be given, whatever came of giving this one. */
function left(slots: readonly Slot[], at: Slot, one: Waiting, given: Given | NotGiven): readonly Slot[] {
  if (typeof given !== 'string') return without(slots, at, given)
  if (given === 'taken') return slots.filter((slot) => slot !== at)
  if (given === 'try_again') return slots
  return slots
    .map((slot) => (slot === at ? { ...slot, waiting: slot.waiting.filter((other) => other !== one) } : slot))
    .filter((slot) => slot.waiting.length > 0)
}

/** The slots that are still to be given after one was. */
const without = (slots: readonly Slot[], at: Slot, given: Given): Slot[] =>
  slots
    .filter((slot) => slot !== at)
    .map((slot) => ({ ...slot, waiting: stillWaiting(slot.waiting, given) }))
    .filter((slot) => slot.waiting.length > 0)

function Waiters({ slots }: { slots: readonly Slot[] }) {
  const shown = slots.slice(0, SHOWN)
  const mayOffer = useMayOffer()
  const canHave = (one: Waiting) => one.free && mayOffer(one)
  const first = slots.find((slot) => slot.waiting.some(canHave))
  const next = first?.waiting.find(canHave)
  const label = next && labelOf(next)
  useActions(
    first === undefined || next === undefined || label === undefined
      ? []
      : [{ id: 'waiting.offer', label, keys: ['Alt+O'], run: () => void offer(slots, first, next) }],
  )
  return (
    <Stack gap={12} mt={4}>
      {shown.map((slot) => (
        <SlotWaiters key={slot.key} slot={slot} slots={slots} withKey={slot === first} />
      ))}
      {slots.length > SHOWN && (
        <Text size="sm">
          En nog {formatCount(slots.length - SHOWN, 'plek', 'plekken')}; die komen hier zodra u deze hebt gegeven.
        </Text>
      )}
    </Stack>
  )
}

const labelOf = (one: Waiting) => `${waiterOf(one).offer} aan ${waiterOf(one).title}`

/** Who waits for one slot, in turn, with a button for the first who can have it. */
function SlotWaiters({ slot, slots, withKey }: { slot: Slot; slots: readonly Slot[]; withKey: boolean }) {
  const { when, waiting } = slot
  const mayOffer = useMayOffer()
  const first = waiting.find((one) => one.free && mayOffer(one))
  return (
    <Stack gap={8} role={when === null ? undefined : 'group'} aria-label={when ?? undefined}>
      {when !== null && (
        <Text size="sm" fw={600}>
          {when}
        </Text>
      )}
      {waiting
        .slice(0, NAMED)
        .map(waiterOf)
        .map(({ key, title, what }, index) => (
          <Text size="sm" key={key}>
            {index + 1}. {title} ({what.toLowerCase()})
          </Text>
        ))}
      {waiting.length > NAMED && <Text size="sm">En nog {waiting.length - NAMED}.</Text>}
      {first !== undefined && (
        <Button size="xs" variant="default" justify="flex-start" onClick={() => void offer(slots, slot, first)}>
          {labelOf(first)}
          {withKey && (
            <span className="button-key" aria-hidden>
              &nbsp;Alt O
            </span>
          )}
        </Button>
      )}
    </Stack>
  )
}

function show(slots: readonly Slot[]): void {
  notifications.hide(NOTICE)
  if (slots.length === 0) return
  notifications.show({
    id: NOTICE,
    autoClose: false,
    title:
      slots.length === 1
        ? 'Voor deze plek staan anderen te wachten'
        : `Voor ${slots.length} plekken staan anderen te wachten`,
    message: <Waiters slots={slots} />,
  })
}

/** Tells who waited for a slot that came free, in turn; one key gives it to the first of them. */
export const notifyFreed = (waiting: readonly Waiting[]): void =>
  show(waiting.length === 0 ? [] : [{ key: '', when: null, waiting }])

/** The same for the slots of an act that freed many: each with its day and time, the next ones after those given. */
export const notifyFreedSlots = (freed: readonly FreedSlot[]): void =>
  show(
    freed.map(({ roomIds, startsAt, endsAt, waiting }) => ({
      key: `${startsAt} ${roomIds.join()}`,
      when: `${formatDay(dateOf(startsAt))}, ${formatTimes(startsAt, endsAt)}`,
      waiting,
    })),
  )
