import { Button, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CentreId, RoomId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import { type Season, Wish } from '#shared/contract/season'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { weekdayName } from '#shared/time/format'
import type { Weekday } from '#shared/time/types'
import { api } from '../../lib/client'
import { failureOf, messageFor } from '../../lib/failure'
import { useRooms } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { RenterField } from '../../lib/RenterField'
import { categoryWords, choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { TimeField } from '../../ui/TimeField'
import { weekdays } from './board'
import { type ChoiceFields, emptyWish, fieldsOf, inputOf, problemsOf, type WishFields } from './wish-fields'

const ANY = 'passend'
const dayChoices = weekdays.map((day) => ({ value: String(day), label: weekdayName(day) }))

/** Adds or changes; after `stale` the next try goes out on the row as it is now, with what was typed. */
function useSave(season: Season, wish: Wish | null, onDone: (wish: Wish) => void) {
  const [revision, setRevision] = useState(wish?.revision ?? 1)
  const done = (after: Wish) => {
    notifyDone(wish === null ? `Wens van ${after.title} is toegevoegd` : `Wens van ${after.title} is gewijzigd`, {
      undo: true,
    })
    onDone(after)
  }
  const add = useMutation(api.wishes.add.mutationOptions({ onSuccess: done }))
  const change = useMutation(
    api.wishes.change.mutationOptions({
      onSuccess: done,
      onError: (error) => {
        const failure = failureOf(error)
        const current = failure?.code === 'stale' ? Wish.safeParse(failure.data.current) : null
        if (current?.success === true) setRevision(current.data.revision)
      },
    }),
  )
  const { isPending, error } = wish === null ? add : change
  const save = (fields: WishFields) => {
    const input = inputOf(fields, wish)
    if (input === null) return
    if (wish === null) add.mutate({ seasonId: season.id, ...input })
    else change.mutate({ id: wish.id, revision, ...input })
  }
  return { save, isPending, error }
}

type ChoiceProps = {
  label: string
  choice: ChoiceFields
  rooms: readonly { id: RoomId; name: string }[]
  error: string | undefined
  onChange: (choice: ChoiceFields) => void
}

/** Day, time and room of a choice. */
function ChoiceRow({ label, choice, rooms, error, onChange }: ChoiceProps) {
  return (
    <fieldset className="sz-choice">
      <legend>{label}</legend>
      <Select
        aria-label={`${label}: dag`}
        allowDeselect={false}
        data={dayChoices}
        value={String(choice.weekday)}
        onChange={(day) => onChange({ ...choice, weekday: Number(day ?? 1) as Weekday })}
      />
      <TimeField
        aria-label={`${label}: van`}
        value={choice.from}
        error={error}
        onChange={(from) => onChange({ ...choice, from })}
      />
      <Select
        aria-label={`${label}: ruimte`}
        allowDeselect={false}
        data={[
          { value: ANY, label: 'Een passende ruimte' },
          ...rooms.map((room) => ({ value: room.id as string, label: room.name })),
        ]}
        value={choice.roomId ?? ANY}
        onChange={(id) => onChange({ ...choice, roomId: id === null || id === ANY ? null : (id as RoomId) })}
      />
    </fieldset>
  )
}

type Props = {
  season: Season
  wish: Wish | null
  centres: readonly Centre[]
  centreId: CentreId
  onDone: (wish: Wish) => void
  onCancel: () => void
}

/** What a fixed user asks for: who, when, where, how many. Enter saves; what is typed stays when saving is refused. */
export function WishForm({ season, wish, centres, centreId, onDone, onCancel }: Props) {
  const [fields, setFields] = useState(() => (wish === null ? emptyWish(centreId) : fieldsOf(wish)))
  const [tried, setTried] = useState(false)
  const { save, isPending, error } = useSave(season, wish, onDone)
  const set = (change: Partial<WishFields>) => setFields((now) => ({ ...now, ...change }))
  const rooms = useRooms(fields.centreId)
  const facilities = useQuery(api.facilities.list.queryOptions({ input: { centreId: fields.centreId } })).data?.filter(
    (facility) => !facility.archived,
  )
  const problems = tried ? problemsOf(fields) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    save(fields)
  }
  return (
    <form
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel()
      }}
    >
      <Card title={wish === null ? 'Nieuwe wens' : `Wens van ${wish.title}`}>
        <div className="sz-form">
          <RenterField
            name={fields.renterName}
            known={fields.renterId !== null}
            autoFocus
            onLeave={(renterName) => set({ renterId: null, renterName })}
            onChoose={(renter) =>
              set(
                renter === null
                  ? { renterId: null, renterName: '' }
                  : { renterId: renter.id, renterName: renter.name, category: renter.category },
              )
            }
          />
          {fields.renterId === null && fields.renterName !== '' && (
            <p className="sz-hint" role="status">
              "{fields.renterName}" staat nog niet bij de huurders. Kies in het veld een huurder of voeg deze toe.
            </p>
          )}
          <TextInput
            label="Wat"
            placeholder={fields.renterName || 'bijvoorbeeld koorrepetitie'}
            maxLength={200}
            value={fields.title}
            error={problems.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <ChoiceRow
            label="Eerste keus"
            choice={fields.first}
            rooms={rooms}
            error={problems.from}
            onChange={(first) => set({ first })}
          />
          <div className="sz-three">
            <TimeField label="Tot" value={fields.to} error={problems.to} onChange={(to) => set({ to })} />
            <NumberInput
              label="Personen"
              min={0}
              max={100_000}
              allowDecimal={false}
              value={fields.people}
              onChange={(people) => set({ people: typeof people === 'number' ? people : '' })}
            />
            <Select
              label="Hoe vaak"
              allowDeselect={false}
              data={[
                { value: '1', label: 'elke week' },
                { value: '2', label: 'om de week' },
              ]}
              value={String(fields.everyWeeks)}
              onChange={(weeks) => set({ everyWeeks: weeks === '2' ? 2 : 1 })}
            />
          </div>
          {fields.second === null ? (
            <Button
              variant="subtle"
              size="xs"
              className="sz-more"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => set({ second: { ...fields.first } })}
            >
              Tweede keus
            </Button>
          ) : (
            <>
              <ChoiceRow
                label="Tweede keus"
                choice={fields.second}
                rooms={rooms}
                error={problems.second}
                onChange={(second) => set({ second })}
              />
              <Button variant="subtle" size="xs" className="sz-more" onClick={() => set({ second: null })}>
                Geen tweede keus
              </Button>
            </>
          )}
          <div className="sz-pair">
            <Select
              label="Soort huurder"
              allowDeselect={false}
              data={choices(categoryWords)}
              value={fields.category}
              onChange={(category: RenterCategory | null) => set({ category: category ?? 'internal' })}
            />
            {season.centreId === null && (
              <Select
                label="Centrum"
                allowDeselect={false}
                data={centres.map((c) => ({ value: c.id as string, label: c.name }))}
                value={fields.centreId}
                onChange={(id) => {
                  const next = centres.find((c) => c.id === id)
                  // Rooms and facilities are those of a centre.
                  if (next)
                    set({
                      centreId: next.id,
                      facilityIds: [],
                      first: { ...fields.first, roomId: null },
                      second: fields.second && { ...fields.second, roomId: null },
                    })
                }}
              />
            )}
          </div>
          {(facilities?.length ?? 0) > 0 && (
            <MultiSelect
              label="Nodig"
              placeholder={fields.facilityIds.length === 0 ? 'Niets bijzonders' : undefined}
              data={(facilities ?? []).map((f) => ({
                value: f.id as string,
                label:
                  f.roomId === null ? f.name : `${f.name} (${rooms.find((r) => r.id === f.roomId)?.name ?? 'vast'})`,
              }))}
              value={fields.facilityIds}
              onChange={(facilityIds) => set({ facilityIds })}
            />
          )}
          <Checkbox
            label="Toegankelijk met een rolstoel"
            checked={fields.wheelchair}
            onChange={(event) => set({ wheelchair: event.currentTarget.checked })}
          />
          <Textarea
            label="Opmerkingen"
            autosize
            minRows={1}
            maxLength={2000}
            value={fields.remarks}
            onChange={(event) => set({ remarks: event.currentTarget.value })}
          />
          {error !== null && (
            <p className="sz-problem" role="alert">
              {messageFor(error)}
            </p>
          )}
          <div className="sz-buttons">
            <Button type="submit" loading={isPending}>
              Opslaan
            </Button>
            <Button variant="default" onClick={onCancel}>
              Annuleren
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
