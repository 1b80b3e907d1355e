import { ActionIcon, Button, Checkbox, NumberInput, Select } from '@mantine/core'
import { IconAlertTriangle, IconPhone, IconX } from '@tabler/icons-react'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import type { Caretaker } from '#shared/contract/roster'
import type { NewShift, ShiftView } from '#shared/contract/shift'
import { isCivilDate } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { May } from '../../lib/May'
import { rosterFindingText } from '../../lib/words/roster-findings'
import { FreeText } from '../../ui/FreeText'
import { Kbd } from '../../ui/Kbd'
import { TimeField } from '../../ui/TimeField'
import { Candidate } from './Candidate'
import { HandOverPart } from './HandOverPart'
import { type About, draftOf, type Fields, fieldsOf, isUnmoved } from './shift-fields'
import { Touched } from './Touched'
import { WorkedPart } from './WorkedPart'

type Props = {
  about: About
  /** The shift as it is now, which may have changed since it was opened; null for what is no shift yet. */
  latest: ShiftView | null
  centres: readonly Centre[]
  caretakers: readonly Caretaker[]
  now: WallTime
  busy: boolean
  onSave: (draft: NewShift) => void
  onRemove: (() => void) | null
  onClose: () => void
}

/** A shift at the right of the roster: when, who (best first, with why), and what stands in the way of the others. */
export function ShiftPanel({ about, latest, centres, caretakers, now, busy, onSave, onRemove, onClose }: Props) {
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
  const placeholderData = keepPreviousData
  const candidates = useQuery(
    api.shifts.candidates.queryOptions({
      input: slot === null ? skipToken : id !== undefined && isUnmoved(about, fields) ? { id } : slot,
      placeholderData,
    }),
  )
  const verdict = useQuery(
    api.shifts.check.queryOptions({
      input: slot === null ? skipToken : { ...slot, caretakerId: fields.caretakerId, ...(id !== undefined && { id }) },
      placeholderData,
    }),
  )
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
      <div className="ro-panel-body">
        {about.kind === 'shift' && about.shift.startsAt > now && (
          <HandOverPart
            shift={about.shift}
            centreName={centres.find((centre) => centre.id === about.shift.centreId)?.name ?? ''}
            nameOf={(one) => byId.get(one)?.name ?? ''}
            onTaken={onClose}
          />
        )}
        {latest !== null && latest.endsAt <= now && latest.caretakerId !== null && (
          <May call="hours.correct">
            <WorkedPart key={latest.revision} shift={latest} onDone={onClose} />
          </May>
        )}
        <form
          id="ro-shift"
          className="ro-panel-form"
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
                onChoose={() =>
                  change({ caretakerId: one.caretakerId === fields.caretakerId ? null : one.caretakerId })
                }
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
          <FreeText
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
      </div>
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
