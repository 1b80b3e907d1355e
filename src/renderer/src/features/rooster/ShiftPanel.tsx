import { ActionIcon, Button, Checkbox, NumberInput, Select, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconPhone, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BookingId, CaretakerId, CentreId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import type { Caretaker } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import type { CandidateView, NewShift, ShiftView } from '#shared/contract/shift'
import { addDays, at, clockOf, dateOf, isCivilDate } from '#shared/time/civil'
import { formatDay, formatTime } from '#shared/time/format'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { formatEuros } from '../../lib/format'
import { openPanel } from '../../lib/panel'
import { sourceWords } from '../../lib/words/roster'
import { rosterFindingText } from '../../lib/words/roster-findings'
import { Kbd } from '../../ui/Kbd'
import { Tag } from '../../ui/Tag'
import { TimeField } from '../../ui/TimeField'
import { sourceIcons } from './Chip'
import { reasonsText } from './words'

/** What the panel is about: a shift there is, one to be made, or a gap that asks for one. */
export type About =
  | { kind: 'shift'; shift: ShiftView }
  | { kind: 'new'; centreId: CentreId; day: CivilDate; caretakerId: CaretakerId | null }
  | { kind: 'gap'; gap: Gap }

type Fields = {
  centreId: CentreId
  day: CivilDate
  from: ClockTime | null
  to: ClockTime | null
  caretakerId: CaretakerId | null
  breakMinutes: number | null
  pinned: boolean
  note: string
}

function fieldsOf(about: About): Fields {
  if (about.kind === 'new')
    return {
      centreId: about.centreId,
      day: about.day,
      from: '09:00' as ClockTime,
      to: '17:00' as ClockTime,
      caretakerId: about.caretakerId,
      breakMinutes: null,
      pinned: false,
      note: '',
    }
  const span = about.kind === 'gap' ? about.gap : about.shift
  const shift = about.kind === 'shift' ? about.shift : null
  return {
    centreId: span.centreId,
    day: dateOf(span.startsAt),
    from: clockOf(span.startsAt),
    to: clockOf(span.endsAt),
    caretakerId: shift?.caretakerId ?? null,
    breakMinutes: shift?.breakMinutes ?? null,
    pinned: shift?.pinned ?? false,
    note: shift?.note ?? '',
  }
}

/** The shift as it stands in the form; null while a time is missing. An end before the begin is on the next day. */
function draftOf(fields: Fields): NewShift | null {
  const { centreId, day, from, to, caretakerId, breakMinutes, pinned, note } = fields
  if (from === null || to === null || from === to) return null
  return {
    centreId,
    startsAt: at(day, from),
    endsAt: at(to > from ? day : addDays(day, 1), to),
    caretakerId,
    pinned,
    note: note.trim() === '' ? null : note.trim(),
    ...(breakMinutes !== null && { breakMinutes }),
  }
}

type Props = {
  about: About
  centres: readonly Centre[]
  caretakers: readonly Caretaker[]
  busy: boolean
  onSave: (draft: NewShift) => void
  onRemove: (() => void) | null
  onClose: () => void
}

/** A shift at the right of the roster: when, who (best first, with why), and what stands in the way of the others. */
export function ShiftPanel({ about, centres, caretakers, busy, onSave, onRemove, onClose }: Props) {
  const [fields, setFields] = useState(() => fieldsOf(about))
  const change = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }))
  const draft = draftOf(fields)
  const id = about.kind === 'shift' ? about.shift.id : undefined
  const slot = draft && {
    centreId: draft.centreId,
    startsAt: draft.startsAt,
    endsAt: draft.endsAt,
    breakMinutes: draft.breakMinutes,
  }
  const candidates = useQuery({
    ...api.shifts.candidates.queryOptions({
      input: id !== undefined && isUnmoved(about, fields) ? { id } : (slot ?? { id: '' as never }),
      placeholderData: keepPreviousData,
    }),
    enabled: slot !== null,
  })
  const verdict = useQuery({
    ...api.shifts.check.queryOptions({
      input: {
        ...(slot ?? { centreId: fields.centreId, startsAt: '' as never, endsAt: '' as never }),
        caretakerId: fields.caretakerId,
        ...(id !== undefined && { id }),
      },
      placeholderData: keepPreviousData,
    }),
    enabled: slot !== null,
  })
  const title = about.kind === 'gap' ? 'Gat in het rooster' : about.kind === 'new' ? 'Nieuwe dienst' : 'Dienst'
  const findings = verdict.data?.findings ?? []
  const byId = new Map(caretakers.map((caretaker) => [caretaker.id as string, caretaker]))
  const phone = byId.get(fields.caretakerId ?? '')?.phone ?? null
  return (
    <aside
      className="ro-panel"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className="ro-panel-head">
        <h2>{title}</h2>
        <Kbd keys="Esc" />
        <ActionIcon variant="subtle" color="gray" size={32} aria-label="Sluiten" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <form
        id="ro-shift"
        className="ro-panel-body"
        onSubmit={(event) => {
          event.preventDefault()
          if (draft) onSave(draft)
        }}
      >
        {about.kind === 'gap' && <Touched ids={about.gap.bookingIds} />}
        <Select
          label="Centrum"
          data={centres.map((centre) => ({ value: centre.id, label: centre.name }))}
          value={fields.centreId}
          allowDeselect={false}
          onChange={(value) => value && change({ centreId: value as CentreId })}
        />
        <DateField
          label="Dag"
          value={fields.day}
          onChange={(value) => value !== null && isCivilDate(value) && change({ day: value })}
        />
        <div className="ro-pair">
          <TimeField label="Van" value={fields.from} onChange={(from) => change({ from })} data-autofocus />
          <TimeField label="Tot" value={fields.to} onChange={(to) => change({ to })} />
        </div>
        <NumberInput
          label="Pauze in minuten"
          min={0}
          max={240}
          allowDecimal={false}
          placeholder={verdict.data ? `${verdict.data.breakMinutes}` : ''}
          value={fields.breakMinutes ?? ''}
          onChange={(value) => change({ breakMinutes: typeof value === 'number' ? value : null })}
        />
        {findings.length > 0 && (
          <ul className="ro-refused" aria-live="polite">
            {findings.map((finding) => {
              const { title: head, detail } = rosterFindingText(finding)
              return (
                <li key={`${finding.code}${JSON.stringify(finding.data)}`}>
                  <IconAlertTriangle
                    size={13}
                    color={finding.severity === 'error' ? 'var(--bad)' : 'var(--warn)'}
                    aria-label={finding.severity === 'error' ? 'Mag niet' : 'Let op'}
                  />{' '}
                  <b>{head}</b> {detail}
                </li>
              )
            })}
          </ul>
        )}
        <p className="ro-caption" id="ro-who">
          Wie, beste eerst
        </p>
        <ul className="ro-candidates" aria-labelledby="ro-who">
          {fields.caretakerId !== null &&
            !candidates.data?.can.some((one) => one.caretakerId === fields.caretakerId) && (
              <li>
                <button type="button" aria-pressed onClick={() => change({ caretakerId: null })}>
                  <span className="ro-candidate-name">{byId.get(fields.caretakerId)?.name ?? ''}</span>
                  <small>Ingedeeld. Kies nog eens om de dienst open te zetten.</small>
                </button>
              </li>
            )}
          {candidates.data?.can.map((one) => (
            <Candidate
              key={one.caretakerId}
              one={one}
              chosen={one.caretakerId === fields.caretakerId}
              onChoose={() => change({ caretakerId: one.caretakerId === fields.caretakerId ? null : one.caretakerId })}
            />
          ))}
        </ul>
        {candidates.data && candidates.data.can.length === 0 && (
          <p className="ro-why">Niemand kan. Hieronder staat per persoon waarom.</p>
        )}
        {phone !== null && (
          <a className="ro-why" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            <IconPhone size={13} aria-hidden /> {phone}
          </a>
        )}
        <Checkbox
          size="xs"
          label="Vastzetten: blijft zo als u laat invullen"
          checked={fields.pinned}
          onChange={(event) => change({ pinned: event.currentTarget.checked })}
        />
        <Textarea
          label="Notitie"
          autosize
          minRows={1}
          value={fields.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {candidates.data && candidates.data.cannot.length > 0 && (
          <details>
            <summary className="ro-caption">Wie niet kan ({candidates.data.cannot.length})</summary>
            <ul className="ro-refused">
              {candidates.data.cannot.map((one) => {
                const [first] = one.findings
                return (
                  <li key={one.caretakerId}>
                    <b>{one.name}</b> {first ? rosterFindingText(first).title.toLowerCase() : ''}
                  </li>
                )
              })}
            </ul>
          </details>
        )}
      </form>
      <footer className="ro-panel-foot">
        <Button type="submit" form="ro-shift" loading={busy} disabled={draft === null}>
          {about.kind === 'shift' ? 'Opslaan' : 'Maak dienst'}
        </Button>
        {onRemove && (
          <Button variant="default" onClick={onRemove} disabled={busy}>
            Verwijderen
          </Button>
        )}
      </footer>
    </aside>
  )
}

/** True while the form still has the time and place of the shift itself. */
function isUnmoved(about: About, fields: Fields): boolean {
  const before = fieldsOf(about)
  return (['centreId', 'day', 'from', 'to', 'breakMinutes'] as const).every((name) => before[name] === fields[name])
}

function Candidate({ one, chosen, onChoose }: { one: CandidateView; chosen: boolean; onChoose: () => void }) {
  const Icon = sourceIcons[one.source]
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <span className="ro-candidate-name">
          <Icon size={14} aria-hidden />
          {one.name}
          <Tag>{sourceWords[one.source]}</Tag>
        </span>
        <small>{reasonsText(one.reasons).join(' · ')}</small>
        {one.costCents !== null && one.costCents > 0 && <small>kost {formatEuros(one.costCents)}</small>}
        {one.findings.map((finding) => (
          <small key={finding.code}>
            <IconAlertTriangle size={12} color="var(--warn)" aria-hidden /> {rosterFindingText(finding).title}
          </small>
        ))}
      </button>
    </li>
  )
}

/** The bookings that a gap touches; each opens in the panel of bookings. */
function Touched({ ids }: { ids: readonly BookingId[] }) {
  return (
    <section>
      <p className="ro-caption">{ids.length === 0 ? 'Er zijn geen boekingen in deze tijd.' : 'Dit raakt'}</p>
      <ul className="ro-touched">
        {ids.map((id) => (
          <TouchedBooking key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}

function TouchedBooking({ id }: { id: BookingId }) {
  const booking = useQuery(api.bookings.get.queryOptions({ input: { id } })).data
  if (!booking) return null
  const people = booking.expectedParticipants
  return (
    <li>
      <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id })}>
        {booking.title}
      </button>{' '}
      <span className="ro-why">
        {formatDay(dateOf(booking.startsAt))} {formatTime(booking.startsAt)}
        {people === null ? '' : `, ${people} personen`}
      </span>
    </li>
  )
}
