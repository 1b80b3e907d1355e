import { Button, Loader, NumberInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Booking, BookingWithFindings } from '#shared/contract/booking'
import type { Alternative, Finding } from '#shared/domain/booking-rules'
import type { Scope } from '#shared/domain/series'
import { isCounted, isOver, statusSeen } from '#shared/domain/vocabulary'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import { api } from '../../lib/client'
import { useDesk } from '../../lib/desk'
import { failureOf, messageFor } from '../../lib/failure'
import { notifyFreed } from '../../lib/freed'
import { May } from '../../lib/May'
import { notifyDone } from '../../lib/notify'
import { useNow } from '../../lib/now'
import { useMay } from '../../lib/session'
import { alternativesOf, FindingList } from '../../ui/FindingList'
import { StatusTag } from '../../ui/StatusTag'
import { DetailFields, FindingAnswers, SlotFields } from './BookingFields'
import { Changed } from './Changed'
import { CountsIn } from './CountsIn'
import { DepositPart } from './DepositPart'
import { type Draft, draftOf, isEmpty, keepDraft, noDraft } from './drafts'
import { Facts } from './Facts'
import { changeInput, checkInput, type Fields, fieldsOf, priceChanged, problemsOf, slotFields, spanOf } from './fields'
import { GuidePart } from './GuidePart'
import { History } from './History'
import { Messages } from './Messages'
import { Refusal } from './NewBooking'
import { PanelFrame } from './PanelFrame'
import { StoredPrice, usePrice } from './PricePart'
import { Referrals } from './Referrals'
import { ChangeDialog } from './reeks/ChangeDialog'
import { ScopeChoice, SeriesPart, useSeries } from './reeks/SeriesPart'
import { Standing } from './Standing'
import { Steps } from './Steps'
import { SurveyLink } from './SurveyLink'
import { ToCall } from './ToCall'
import { useCheck } from './useCheck'
import { WhoIsThere } from './WhoIsThere'

/** A booking that is there: its data to change, its steps, its participants and its history. */
export function ExistingBooking({ id }: { id: Booking['id'] }) {
  const query = useQuery(api.bookings.get.queryOptions({ input: { id } }))
  if (query.error)
    return (
      <p className="booking-problem" role="alert">
        {messageFor(query.error)}
      </p>
    )
  if (!query.data)
    return (
      <div className="loading">
        <Loader size="sm" />
      </div>
    )
  return <Form key={id} booking={query.data} />
}

function Form({ booking }: { booking: Booking }) {
  const queries = useQueryClient()
  const desk = useDesk()
  // What was typed is held apart from the row: a change elsewhere shows in the fields that were left alone.
  const [draft, setDraftState] = useState<Draft>(() => draftOf(desk, booking.id))
  const [resumed, setResumed] = useState(!isEmpty(draft))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const now = useNow()
  const setDraft = (next: Draft) => {
    keepDraft(desk, booking.id, next)
    setDraftState(next)
    if (isEmpty(next)) setResumed(false)
  }
  const fields: Fields = { ...fieldsOf(booking), ...draft.typed }
  const change = (changes: Partial<Fields>) =>
    setDraft({
      typed: { ...draft.typed, ...changes, ...('people' in changes && { crowded: false }) },
      base: draft.base ?? booking,
    })
  const dirty = !isEmpty(draft)
  const base = draft.base ?? booking
  const overtaken = dirty && booking.revision > base.revision
  // Saving once more after a refusal is an answer to it; before that, the old revision makes the core refuse.
  const warned = overtaken && failureOf(problem)?.code === 'stale'
  const past = booking.startsAt <= now
  // Who may not confirm, such as a board, alters requests only.
  const mayAlter = useMay('bookings.confirm', booking.centreId) || booking.status === 'request'
  const mayGive = useMay('bookings.toOption', booking.centreId)
  const mayAlterSeries = useMay('series.change', booking.centreId)

  const series = useSeries(booking.seriesId).data
  const [scope, setScope] = useState<Scope>('this')
  const [changing, setChanging] = useState<ReturnType<typeof changeInput> | null>(null)

  const status = booking.status === 'request' || booking.status === 'option' ? booking.status : 'confirmed'
  const moved = spanOf(fields) !== null && dirty
  const stored = usePrice(booking.id)
  const asked = { ...fields, agreement: stored?.agreement ?? null }
  const { findings, price } = useCheck(moved && !isOver(booking.status) ? checkInput(asked, status, booking.id) : null)
  const span = spanOf(fields)
  // As the core does: what has begun, or carries an amount without a price, is not priced anew.
  const mayReprice = !past && (stored !== null || booking.chargedCents === null)
  const quote = mayReprice && span !== null && priceChanged(booking, fields, span) ? price : null
  const crowd = findings.some((f) => f.code === 'over_capacity')
  const problems = tried ? problemsOf(fields, crowd) : {}
  const refresh = () => void queries.invalidateQueries({ queryKey: api.bookings.key() })
  const fail = (error: unknown) => {
    setProblem(error)
    if (failureOf(error)?.code === 'stale') refresh()
  }
  const save = useMutation(api.bookings.change.mutationOptions({ onError: fail }))

  /** The row as the call answered it stands at once, so that a next step names the newest revision. */
  const show = (after: BookingWithFindings, text: string) => {
    setProblem(null)
    queries.setQueryData(api.bookings.get.queryKey({ input: { id: booking.id } }), after)
    notifyDone(`${text}: ${after.title}`, { undo: true })
  }
  const stepped = (after: BookingWithFindings, text: string) => {
    show(after, text)
    const { priorityReason: _kept, ...typed } = draft.typed
    if (dirty) setDraft({ typed, base: after })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const span = spanOf(fields)
    if (!dirty || save.isPending || span === null || Object.keys(problemsOf(fields, crowd)).length > 0) return
    if (series && scope !== 'this') {
      setChanging(changeInput(booking, fields, span))
      return
    }
    save.mutate(
      { id: booking.id, revision: warned ? booking.revision : base.revision, ...changeInput(booking, fields, span) },
      {
        onSuccess: (after) => {
          setDraft(noDraft)
          show(after, 'Gewijzigd')
        },
      },
    )
  }
  const take = (a: Alternative) =>
    change({ ...slotFields(a), roomIds: a.roomIds.map((id) => id as Fields['roomIds'][number]) })

  return (
    <PanelFrame
      title={booking.title}
      tags={<StatusTag status={statusSeen(booking, now)} />}
      onSubmit={submit}
      alternatives={alternativesOf(findings)}
      onAlternative={take}
      footer={
        <>
          {mayAlter && (
            <Button type="submit" disabled={!dirty} loading={save.isPending}>
              {series && dirty && scope !== 'this' ? 'Bekijk de data…' : 'Bewaren'}
            </Button>
          )}
          <Steps
            booking={booking}
            started={past}
            priorityReason={fields.priorityReason}
            onDone={(after, text) => {
              stepped(after, text)
              if (mayGive) notifyFreed(after.waiting)
            }}
            onProblem={fail}
          />
        </>
      }
    >
      <p className="booking-hint">
        Nummer {booking.number} · {formatDate(dateOf(booking.startsAt))},{' '}
        {formatTimes(booking.startsAt, booking.endsAt)}
        {booking.statusReason !== null && ` · ${booking.statusReason}`}
      </p>
      <Standing booking={booking} now={now} />
      <ToCall booking={booking} />
      <May call="reports.drill">
        <CountsIn booking={booking} now={now} />
      </May>
      <WhoIsThere booking={booking} />
      {overtaken ? (
        <Changed
          before={base}
          after={booking}
          onKeep={() => {
            setProblem(null)
            setDraft({ ...draft, base: booking })
          }}
          onForget={() => {
            setProblem(null)
            setDraft(noDraft)
          }}
        />
      ) : (
        resumed && (
          <p className="booking-resumed">
            U had hier nog iets gewijzigd.{' '}
            <button type="button" className="link" onClick={() => setDraft(noDraft)}>
              Laat maar
            </button>
          </p>
        )
      )}
      {past && isCounted(booking.status) && (
        <May call="bookings.attendance" at={booking.centreId}>
          <Attendance booking={booking} onDone={stepped} onProblem={fail} />
        </May>
      )}
      {past && isCounted(booking.status) && <SurveyLink centreId={booking.centreId} of={{ boeking: booking.id }} />}
      {mayAlter ? (
        <SlotFields fields={fields} problems={problems} findings={findings} isNew={false} onChange={change} />
      ) : (
        <Facts booking={booking} priced={stored !== null} />
      )}
      <div aria-live="polite" className="booking-fields">
        <FindingList findings={moved ? findings : []} onAlternative={take} />
        {!overtaken && <Refusal error={problem} />}
        {!moved && <RefusedFindings error={problem} />}
      </div>
      {mayAlter && (
        <FindingAnswers
          fields={fields}
          problems={problems}
          findings={moved ? [...findings, ...refusedFor(problem)] : refusedFor(problem)}
          onChange={change}
        />
      )}
      {series && dirty && mayAlterSeries && <ScopeChoice scope={scope} onScope={setScope} />}
      <StoredPrice
        booking={booking}
        price={stored}
        quote={quote}
        dirty={dirty}
        onDone={(after) => {
          setProblem(null)
          queries.setQueryData(api.bookings.get.queryKey({ input: { id: booking.id } }), after)
        }}
        onProblem={fail}
      />
      <GuidePart booking={booking} />
      <May call="deposits.ofBooking">
        <DepositPart booking={booking} />
      </May>
      {mayAlter && (
        <DetailFields
          fields={fields}
          problems={problems}
          bookingId={booking.id}
          priced={stored !== null}
          onChange={change}
        />
      )}
      {series && booking.seriesDate !== null && (
        <SeriesPart series={series} date={booking.seriesDate} bookingId={booking.id} detached={booking.detached} />
      )}
      {series && booking.seriesDate !== null && changing !== null && scope !== 'this' && (
        <ChangeDialog
          series={series}
          date={booking.seriesDate}
          scope={scope}
          changes={changing}
          onDone={() => {
            setChanging(null)
            setDraft(noDraft)
          }}
          onClose={() => setChanging(null)}
        />
      )}
      <May call="messages.prepare" at={booking.centreId}>
        <Messages booking={booking} />
      </May>
      <Referrals booking={booking} mayMove={mayAlter} />
      <May call="app.log">
        <History id={booking.id} centreId={booking.centreId} />
      </May>
    </PanelFrame>
  )
}

/** What a refused step or save was refused for. */
function refusedFor(error: unknown): readonly Finding[] {
  const failure = failureOf(error)
  return failure?.code === 'rule_violated' ? failure.data.findings : []
}

/** A refused step, such as confirming what no longer fits, says why with the same findings. */
function RefusedFindings({ error }: { error: unknown }) {
  const failure = failureOf(error)
  if (!failure || !('findings' in failure.data)) return null
  return failure.data.findings.length > 0 ? (
    <FindingList findings={failure.data.findings} />
  ) : (
    <p role="alert">{messageFor(error)}</p>
  )
}

type AttendanceProps = {
  booking: Booking
  onDone: (after: BookingWithFindings, text: string) => void
  onProblem: (error: unknown) => void
}

/** How many people came; Enter saves. */
function Attendance({ booking, onDone, onProblem }: AttendanceProps) {
  const [count, setCount] = useState<number | ''>(booking.participants ?? '')
  const save = useMutation(api.bookings.attendance.mutationOptions({ onError: onProblem }))
  const submit = () => {
    const participants = count === '' ? null : count
    if (participants === booking.participants) return
    save.mutate(
      { id: booking.id, revision: booking.revision, participants },
      { onSuccess: (after) => onDone(after, 'Deelnemers ingevuld') },
    )
  }
  return (
    <div className="booking-attendance">
      <NumberInput
        label="Hoeveel mensen waren er?"
        description={booking.expectedParticipants === null ? undefined : `Verwacht: ${booking.expectedParticipants}`}
        min={0}
        max={100_000}
        allowDecimal={false}
        value={count}
        onChange={(value) => setCount(typeof value === 'number' ? value : '')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          submit()
        }}
      />
      <Button variant="default" onClick={submit} loading={save.isPending}>
        Invullen
      </Button>
    </div>
  )
}
