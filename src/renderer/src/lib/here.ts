import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { Centre, Room } from '#shared/contract/place'
import { dateOf, isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { setParams, useParam } from './address'
import { api } from './client'
import { useNow } from './now'

const LAST_CENTRE = 'buurtbalie.centre'

export type Here = {
  centreId: CentreId | null
  /** Null while the list is on its way, or when there is no centre. */
  centre: Centre | null
  /** The centres in use. */
  centres: readonly Centre[]
  date: CivilDate
  today: CivilDate
  setCentre: (id: CentreId) => void
  setDate: (date: CivilDate) => void
}

const none: readonly Centre[] = []
const noRooms: readonly Room[] = []

function setCentre(id: CentreId): void {
  localStorage.setItem(LAST_CENTRE, id)
  setParams({ centrum: id })
}
const setDate = (date: CivilDate): void => setParams({ dag: date })

/** The centre and the day that the user looks at. Both stand in the address; else the last centre used, and today. */
export function useHere(): Here {
  const list = useQuery(
    api.centres.list.queryOptions({ select: (all: Centre[]) => all.filter((centre) => !centre.archived) }),
  )
  const centres = list.data ?? none
  const wanted = useParam('centrum') ?? localStorage.getItem(LAST_CENTRE)
  // A place that others manage is looked at only when somebody chooses it.
  const centre = centres.find((c) => c.id === wanted) ?? centres.find((c) => c.managed) ?? centres[0] ?? null
  const today = dateOf(useNow())
  const day = useParam('dag')
  return {
    centreId: centre?.id ?? null,
    centre,
    centres,
    date: day !== null && isCivilDate(day) ? day : today,
    today,
    setCentre,
    setDate,
  }
}

/** Rooms in use of a centre in their order; of all centres when null. Empty while they are on their way. */
export function useRooms(centreId: CentreId | null): readonly Room[] {
  const input = centreId === null ? {} : { centreId }
  const select = (all: Room[]) =>
    all.filter((room) => !room.archived).sort((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name, 'nl'))
  return useQuery(api.rooms.list.queryOptions({ input, select })).data ?? noRooms
}
