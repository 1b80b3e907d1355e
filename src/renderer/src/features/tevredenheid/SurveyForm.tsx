import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { LabelId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Centre } from '#shared/contract/place'
import { Survey, type SurveyRow } from '#shared/contract/satisfaction'
import { dateOf } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { api, client } from '../../lib/client'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { useSave } from '../../lib/useSave'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'

const kinds = [
  { value: 'booking', label: 'Boeking' },
  { value: 'series', label: 'Reeks' },
  { value: 'named', label: 'Iets anders' },
] as const
type Kind = (typeof kinds)[number]['value']
const PAUSE_MS = 150
const HITS = 20
const nothing = () => undefined

function ThemeField({ value, onChange }: { value: LabelId | null; onChange: (id: LabelId | null) => void }) {
  const labels = useQuery(api.labels.list.queryOptions()).data ?? []
  const themes = labels.filter(({ kind, archived, id }) => kind === 'theme' && (!archived || id === value))
  return (
    <Select
      label="Thema"
      placeholder="Zonder thema"
      clearable
      data={themes.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(id) => onChange(themes.find((theme) => theme.id === id)?.id ?? null)}
    />
  )
}

type NewProps = { centre: Centre | undefined; bookingId: string | null; seriesId: string | null; onClose: () => void }

/** A questionnaire for a booking, a series, or an activity that is only named. */
export function NewSurveyForm({ centre, bookingId, seriesId, onClose }: NewProps) {
  const here = useHere()
  const [kind, setKind] = useState<Kind>(seriesId ? 'series' : 'booking')
  const [booking, setBooking] = useState<string | null>(bookingId)
  const [series, setSeries] = useState<string | null>(seriesId)
  const [title, setTitle] = useState('')
  const [where, setWhere] = useState<string | null>((centre ?? here.centre)?.id ?? null)
  const [themeId, setThemeId] = useState<LabelId | null>(null)
  const [tried, setTried] = useState(false)
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS)
  const known = useQuery(
    api.bookings.get.queryOptions({ input: { id: booking as Booking['id'] }, enabled: booking !== null }),
  ).data
  const hits = useQuery(
    api.bookings.search.queryOptions({
      input: { q: asked, limit: HITS },
      enabled: kind === 'booking' && asked !== '',
      placeholderData: keepPreviousData,
    }),
  ).data
  const list = useQuery(
    api.series.list.queryOptions({ input: centre ? { centreId: centre.id } : {}, enabled: kind === 'series' }),
  ).data
  const bookings = [...new Map([...(known ? [known] : []), ...(hits ?? [])].map((one) => [one.id, one])).values()]
  const add = useMutation(
    api.satisfaction.create.mutationOptions({
      onSuccess: (survey) => {
        notifyDone(`Vragenlijst voor ${survey.title} gemaakt`, { undo: true })
        onClose()
      },
      onError: notifyError,
    }),
  )
  const centreName = (id: string) => here.centres.find((one) => one.id === id)?.name ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const chosen = bookings.find(({ id }) => id === booking)
    if (kind === 'booking' && chosen) return add.mutate({ bookingId: chosen.id })
    const run = list?.find(({ id }) => id === series)
    if (kind === 'series' && run) return add.mutate({ seriesId: run.id })
    const place = here.centres.find(({ id }) => id === where)
    if (kind === 'named' && place && title.trim() !== '')
      add.mutate({ centreId: place.id, title: title.trim(), themeId })
  }
  return (
    <EditDrawer
      title="Nieuwe vragenlijst"
      onClose={onClose}
      onSubmit={submit}
      busy={add.isPending}
      dirty={title !== ''}
      stale={false}
      takeTheirs={nothing}
      keepMine={nothing}
    >
      <SegmentedControl
        fullWidth
        aria-label="Waarvoor"
        data={kinds.map(({ value, label }) => ({ value, label }))}
        value={kind}
        onChange={(value) => setKind(kinds.find((one) => one.value === value)?.value ?? 'booking')}
      />
      {kind === 'booking' && (
        <Select
          label="Boeking"
          description="Zoek op naam, huurder of nummer."
          searchable
          // Nothing to choose from stands below it before somebody typed or asked.
          openOnFocus={false}
          clearable
          data-autofocus
          nothingFoundMessage={asked === '' ? 'Typ een paar letters.' : 'Niets gevonden'}
          filter={({ options }) => options}
          data={bookings.map((one) => ({
            value: one.id,
            label: `${one.title}, ${formatDate(dateOf(one.startsAt))}, ${centreName(one.centreId)}`,
          }))}
          value={booking}
          onChange={setBooking}
          onSearchChange={setText}
          error={tried && booking === null ? 'Kies een boeking.' : null}
        />
      )}
      {kind === 'series' && (
        <Select
          label="Reeks"
          description="Eén vragenlijst voor alle keren. De dag vult u in bij het invoeren."
          searchable
          // Nothing to choose from stands below it before somebody typed or asked.
          openOnFocus={false}
          clearable
          data-autofocus
          nothingFoundMessage="Niets gevonden"
          limit={HITS}
          data={(list ?? []).map((one) => ({ value: one.id, label: `${one.title}, ${centreName(one.centreId)}` }))}
          value={series}
          onChange={setSeries}
          error={tried && series === null ? 'Kies een reeks.' : null}
        />
      )}
      {kind === 'named' && (
        <>
          <TextInput
            label="Activiteit"
            description="Bijvoorbeeld de inloop of de open dag."
            maxLength={200}
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={tried && title.trim() === '' ? 'Vul in welke activiteit het is.' : null}
          />
          <Select
            label="Centrum"
            allowDeselect={false}
            data={here.centres.map(({ id, name }) => ({ value: id, label: name }))}
            value={where}
            onChange={setWhere}
          />
          <ThemeField value={themeId} onChange={setThemeId} />
        </>
      )}
    </EditDrawer>
  )
}

type Values = { title: string; themeId: LabelId | null }

/** Another name or theme, or to the archive; what it asks stays. */
export function SurveyForm({ survey, onClose }: { survey: SurveyRow; onClose: () => void }) {
  const toValues = ({ title, themeId }: Survey): Values => ({ title, themeId })
  const form = useForm<Values>({
    initialValues: toValues(survey),
    validate: { title: (text) => (text.trim() === '' ? 'Vul in welke activiteit het is.' : null) },
  })
  const saving = useSave<Values, Survey>({
    form,
    row: survey,
    toValues,
    read: (current) => Survey.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const remove = useMutation(
    api.satisfaction.remove.mutationOptions({
      onSuccess: () => {
        notifyDone(`De vragenlijst voor ${survey.title} is weg`, { undo: true })
        onClose()
      },
      onError: notifyError,
    }),
  )
  const { id } = survey
  return (
    <EditDrawer
      title={`Vragenlijst ${survey.code}`}
      onClose={onClose}
      onSubmit={form.onSubmit(({ title, themeId }) => {
        void saving.save(
          (revision) => client.satisfaction.change({ id, revision, title: title.trim(), themeId }),
          'De vragenlijst is opgeslagen',
        )
      })}
      {...drawerOf(form, saving)}
      {...(survey.sheets === 0
        ? { removal: { busy: remove.isPending, onRemove: () => remove.mutate({ id, revision: survey.revision }) } }
        : {
            archive: {
              archived: survey.archived,
              onToggle: () =>
                void saving.save(
                  (revision) => client.satisfaction.change({ id, revision, archived: !survey.archived }),
                  survey.archived ? 'De vragenlijst is weer in gebruik' : 'De vragenlijst is gearchiveerd',
                ),
            },
          })}
    >
      <TextInput label="Activiteit" maxLength={200} data-autofocus {...form.getInputProps('title')} />
      <ThemeField value={form.values.themeId} onChange={(next) => form.setFieldValue('themeId', next)} />
      <div>
        <p className="tv-asked">Wat zij vraagt</p>
        <ol className="tv-questions">
          {survey.questions.map((question) => (
            <li key={question.id}>{question.text}</li>
          ))}
        </ol>
        {!survey.current && (
          <p className="tv-help">
            De vragen van uw organisatie zijn sindsdien veranderd. Maak een nieuwe vragenlijst om die te stellen;
            antwoorden van dezelfde activiteit blijven samen tellen.
          </p>
        )}
      </div>
    </EditDrawer>
  )
}
