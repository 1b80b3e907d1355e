import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CalendarDistrict, CalendarItem } from '#shared/contract/calendar'
import type { DateSpan } from '#shared/time/types'
import { setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import type { Form, Span } from './period'
import { spanOf } from './period'

const nothing: readonly CalendarItem[] = []
const noDistricts: readonly CalendarDistrict[] = []

export type Shown = {
  districts: readonly CalendarDistrict[]
  /** Whether the districts are known. */
  loaded: boolean
  district: CalendarDistrict | null
  span: Span
  form: Form
  period: DateSpan
  centre: string | null
  theme: string | null
  /** Of the period, by the filter, in order of time. */
  items: readonly CalendarItem[]
  /** Of the period, before the filter. */
  all: number
  themes: readonly string[]
  show: (changes: Record<string, string | null>) => void
}

/** What the screen shows: district, period and filter stand in the address; else the district of the centre. */
export function useCalendar(): Shown {
  const { centreId, date } = useHere()
  const list = useQuery(api.calendar.districts.queryOptions())
  const districts = list.data ?? noDistricts
  const wanted = useParam('wijk')
  const district =
    districts.find(({ id }) => id === wanted) ??
    districts.find(({ centres }) => centres.some(({ id }) => id === centreId)) ??
    districts[0] ??
    null
  const span: Span = useParam('weergave') === 'maand' ? 'maand' : 'week'
  const asked = useParam('vorm')
  const form: Form = asked === 'lijst' || asked === 'raster' ? asked : span === 'week' ? 'lijst' : 'raster'
  const period = spanOf(date, span)
  const centreWanted = useParam('locatie')
  const centre = district?.centres.some(({ id }) => id === centreWanted) ? centreWanted : null
  const theme = useParam('thema')
  const calendar = useQuery({
    ...api.calendar.get.queryOptions({ input: { districtId: district?.id as never, ...period } }),
    enabled: district !== null,
    placeholderData: keepPreviousData,
  })
  const all = calendar.data?.items ?? nothing
  const items = all.filter(
    (item) => (centre === null || item.centreId === centre) && (theme === null || item.theme === theme),
  )
  const themes = [...new Set(all.flatMap((item) => item.theme ?? []))].sort((a, b) => a.localeCompare(b, 'nl'))
  return {
    districts,
    loaded: list.isSuccess,
    district,
    span,
    form,
    period,
    centre,
    theme,
    items,
    all: all.length,
    themes,
    show: setParams,
  }
}
