import { Button, Menu, Popover } from '@mantine/core'
import { IconChevronUp } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { NewBooking as NewBookingInput } from '#shared/contract/booking'
import type { Alternative } from '#shared/domain/booking-rules'
import type { BookingStatus } from '#shared/domain/vocabulary'
import { at, dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import type { ClockTime, WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { useDesk } from '../../lib/desk'
import { failureOf, messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { notifyDone } from '../../lib/notify'
import { useNow } from '../../lib/now'
import { OptionDeadline } from '../../lib/OptionDeadline'
import { closePanel, type Prefill } from '../../lib/panel'
import { useMay } from '../../lib/session'
import { alternativesOf, FindingList } from '../../ui/FindingList'
import { DetailFields, FindingAnswers, SlotFields } from './BookingFields'
import {
  checkInput,
  createInput,
  type Fields,
  NO_TITLE,
  newFields,
  problemsOf,
  slotFields,
  spanOf,
  titleOf,
} from './fields'
import { PanelFrame } from './PanelFrame'
import { NewPrice } from './PricePart'
import { RepeatPart } from './reeks/RepeatPart'
import { repeatOn } from './reeks/repeat'
import { useNewSeries, withMovedRepeat } from './reeks/useNewSeries'
import { useCheck } from './useCheck'

/** Stands in for the time that is not filled in yet. */
const NOON = '12:00' as ClockTime

type Status = NonNullable<NewBookingInput['status']>

/** What became of a new booking, for who can book and for who can only ask. */
function savedWords(status: BookingStatus, mayBook: boolean): string {
  if (status === 'option') return 'Als optie bewaard'
  if (status === 'request') return mayBook ? 'Als aanvraag bewaard' : 'Aanvraag ingediend'
  return 'Geboekt'
}

/** What each person at the desk typed when the panel closed without saving: it waits here until their next new booking. */
const keptBy = new Map<string, Fields>()

/** The form of a new booking. What is typed stays: when saving is refused, when the panel closes, when a slot is dragged. */
export function NewBooking({ prefill }: { prefill: Prefill }) {
  const { centreId } = useHere()
  return centreId === null && prefill.centreId === undefined ? null : <Form prefill={prefill} />
}

function Form({ prefill }: { prefill: Prefill }) {
  const { centreId, date } = useHere()
  const now = useNow()
  const desk = useDesk()
  const kept = keptBy.get(desk) ?? null
  // A chosen slot or renter begins anew: the caller is somebody else. What was typed before is offered, not thrown away.
  const [resumed, setResumed] = useState(
    kept !== null && prefill.startsAt === undefined && prefill.renterId === undefined,
  )
  const [earlier, setEarlier] = useState(() => (resumed ? null : kept))
  const [fields, setFields] = useState<Fields>(() => start())
  const [tried, setTried] = useState(false)
  const touched = useRef(resumed)
  const change = (changes: Partial<Fields>) => {
    touched.current = true
    setFields((f) => withMovedRepeat(f, { ...f, ...changes }))
  }

  function start(): Fields {
    const fresh = newFields(prefill.centreId ?? (centreId as NonNullable<typeof centreId>), date, now, prefill)
    return resumed && kept !== null ? kept : fresh
  }
  // Who may not confirm here, such as a board, puts in a request.
  const mayBook = useMay('bookings.confirm', fields.centreId)
  usePrefill(prefill, setFields)
  useRenterOf(prefill, setFields)
  // Kept on the way out, dropped after saving.
  const latest = useRef(fields)
  useEffect(() => {
    latest.current = fields
  })
  const saved = useRef(false)
  // Ctrl+Enter pressed twice, or held down, is one booking: a shared room would take the second as well.
  const sending = useRef(false)
  useEffect(
    () => () => {
      if (saved.current) keptBy.delete(desk)
      else if (touched.current) keptBy.set(desk, latest.current)
    },
    [desk],
  )

  const series = useNewSeries(fields)
  const check = useCheck(series.on ? null : checkInput(fields, mayBook ? 'confirmed' : 'request'))
  const findings = series.on ? series.findings : check.findings
  const crowd = findings.some((f) => f.code === 'over_capacity')
  const problems = tried ? problemsOf(fields, crowd) : {}
  const create = useMutation(
    api.bookings.create.mutationOptions({
      onSettled: () => {
        sending.current = false
      },
      onSuccess: (booking) => {
        saved.current = true
        notifyDone(
          `${savedWords(booking.status, mayBook)}: ${booking.title}, ${formatDay(dateOf(booking.startsAt))} ${formatTimes(booking.startsAt, booking.endsAt)}`,
          { undo: true },
        )
        closePanel()
      },
    }),
  )
  const done = (text: string) => {
    saved.current = true
    notifyDone(text, { undo: true })
    closePanel()
  }
  const [deadline, setDeadline] = useState(false)
  const save = (status: Status, optionUntil?: WallTime) => {
    setTried(true)
    const span = spanOf(fields)
    if (span === null || Object.keys(problemsOf(fields, crowd)).length > 0) return
    const input = { ...createInput(fields, span, status), ...(optionUntil !== undefined && { optionUntil }) }
    if (series.on) {
      if (!series.saving) series.save(input, done)
    } else if (!sending.current && !saved.current) {
      sending.current = true
      create.mutate(input)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(mayBook ? 'confirmed' : 'request')
  }
  const take = (a: Alternative) => {
    const roomIds = a.roomIds.map((id) => id as Fields['roomIds'][number])
    change({ ...slotFields(a), roomIds })
  }
  return (
    <PanelFrame
      title={mayBook ? 'Nieuwe boeking' : 'Aanvraag doen'}
      onSubmit={submit}
      alternatives={series.on ? [] : alternativesOf(findings)}
      onAlternative={take}
      footer={
        <>
          <Button type="submit" loading={create.isPending || series.saving} disabled={series.on && series.count === 0}>
            {series.on ? `${formatCount(series.count, 'datum', 'data')} boeken` : mayBook ? 'Boeken' : 'Aanvraag doen'}
            <span className="button-key" aria-hidden>
              &nbsp;↵
            </span>
          </Button>
          <May call="bookings.toOption" at={fields.centreId}>
            <Popover opened={deadline} onChange={setDeadline} position="top" trapFocus withArrow>
              <Popover.Target>
                <Button variant="default" onClick={() => save('option')}>
                  Als optie
                </Button>
              </Popover.Target>
              <Popover.Dropdown>
                <OptionDeadline
                  booking={{
                    centreId: fields.centreId,
                    startsAt: at(fields.date, fields.from ?? NOON),
                    status: 'request',
                    optionUntil: null,
                  }}
                  act="Bewaren als optie"
                  onGive={(until) => {
                    setDeadline(false)
                    save('option', until)
                  }}
                />
              </Popover.Dropdown>
            </Popover>
            <Menu position="top-end">
              <Menu.Target>
                <Button variant="default" px={8} aria-label="Meer manieren om te bewaren">
                  <IconChevronUp size={16} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setDeadline(true)}>Als optie tot en met…</Menu.Item>
                <Menu.Item onClick={() => save('request')}>Bewaren als aanvraag</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </May>
        </>
      }
    >
      {resumed && (
        <p className="booking-resumed">
          U gaat verder waar u was.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              keptBy.delete(desk)
              touched.current = false
              setResumed(false)
              setFields(newFields(fields.centreId, date, now, prefill))
            }}
          >
            Begin leeg
          </button>
        </p>
      )}
      {earlier !== null && (
        <p className="booking-resumed">
          U was bezig met {titleOf(earlier)}.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              change(earlier)
              setEarlier(null)
            }}
          >
            Daarmee verder
          </button>
        </p>
      )}
      {!mayBook && (
        <p className="booking-hint">De beheerder bekijkt uw aanvraag. De ruimte is van u zodra die haar bevestigt.</p>
      )}
      <SlotFields fields={fields} problems={problems} findings={findings} isNew onChange={change} />
      <div aria-live="polite" className="booking-fields">
        {!series.on && <FindingList findings={findings} onAlternative={take} />}
        <Refusal error={series.on ? series.error : create.error} />
      </div>
      <May call="series.create" at={fields.centreId}>
        <RepeatPart
          repeat={fields.repeat}
          first={fields.date}
          centreId={fields.centreId}
          {...series.part}
          onRepeat={(repeat) => change({ repeat })}
        />
      </May>
      <FindingAnswers fields={fields} problems={problems} findings={findings} onChange={change} />
      <NewPrice
        centreId={fields.centreId}
        quote={check.price}
        agreement={fields.agreement}
        onChange={(agreement) => change({ agreement })}
      />
      <DetailFields fields={fields} problems={problems} priced={check.price !== null} onChange={change} />
      {fields.title.trim() === '' && titleOf(fields) !== NO_TITLE && (
        <p className="booking-hint">Zonder titel heet de boeking: {titleOf(fields)}.</p>
      )}
    </PanelFrame>
  )
}

/** A refusal that the check has not shown already. */
export function Refusal({ error }: { error: unknown }) {
  const failure = failureOf(error)
  if (error === null || (failure && 'findings' in failure.data)) return null
  return (
    <p className="booking-problem" role="alert">
      {messageFor(error)} Wat u typte staat er nog.
    </p>
  )
}

/** A slot dragged on the planbord or found while the form is open replaces its time and rooms, and what was asked there. */
function usePrefill(prefill: Prefill, setFields: (update: (f: Fields) => Fields) => void): void {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const { startsAt, endsAt, dates, centreId, roomIds, people, layout, facilities } = prefill
    setFields((f) =>
      withMovedRepeat(f, {
        ...f,
        ...(startsAt !== undefined && endsAt !== undefined && slotFields({ startsAt, endsAt })),
        ...(centreId !== undefined && { centreId }),
        ...(roomIds !== undefined && { roomIds }),
        ...(people !== undefined && { people }),
        ...(layout !== undefined && { layout }),
        ...(facilities !== undefined && { facilities }),
        ...(startsAt !== undefined && dates !== undefined && { repeat: repeatOn(dateOf(startsAt), dates, f.repeat) }),
      }),
    )
  }, [prefill, setFields])
}

/** A booking that is made from a renter's page begins with who they are. */
function useRenterOf(prefill: Prefill, setFields: (update: (f: Fields) => Fields) => void): void {
  const id = prefill.renterId
  const renter = useQuery({
    ...api.renters.get.queryOptions({ input: { id: id as NonNullable<typeof id> } }),
    enabled: id !== undefined,
  }).data
  useEffect(() => {
    if (!renter) return
    setFields((f) => ({
      ...f,
      renterId: renter.id,
      renterName: renter.name,
      category: renter.category,
      contactName: f.contactName || (renter.contactName ?? ''),
      contactPhone: f.contactPhone || (renter.phone ?? ''),
    }))
  }, [renter, setFields])
}
