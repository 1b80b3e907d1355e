import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { CentreId, type SeasonId } from '#shared/contract/base'
import type { Centre, Room } from '#shared/contract/place'
import type { Season, Wish } from '#shared/contract/season'
import type { SeasonPlace } from '#shared/domain/season'
import { useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { useHere, useRooms } from '../../lib/here'
import { placeOf } from './board'

const none: readonly never[] = []

export type SeasonView = {
  seasons: readonly Season[]
  loaded: boolean
  /** The season that is looked at: the one in the address, else the latest. */
  season: Season | null
  /** The centre of the timetable. */
  centre: Centre | null
  centres: readonly Centre[]
  rooms: readonly Room[]
  wishes: readonly Wish[]
  /** Null while it is on its way. */
  place: SeasonPlace | null
  nameOf: (roomId: string) => string
}

/** Everything that the screen shows. */
export function useSeason(): SeasonView {
  const list = useQuery(api.seasons.list.queryOptions())
  const seasons = list.data ?? none
  const wanted = useParam('seizoen')
  const season = seasons.find((s) => s.id === wanted) ?? seasons[0] ?? null
  const here = useHere()
  const centres = season?.centreId == null ? here.centres : here.centres.filter((c) => c.id === season.centreId)
  const centre = centres.find((c) => c.id === here.centreId) ?? centres[0] ?? null
  const allRooms = useRooms(null)
  const rooms = useMemo(() => allRooms.filter((room) => room.centreId === centre?.id), [allRooms, centre?.id])
  const wishes = useQuery(
    api.wishes.list.queryOptions({
      input: { seasonId: season?.id ?? ('-' as SeasonId) },
      enabled: season !== null,
    }),
  ).data
  const board = useQuery(
    api.seasons.board.queryOptions({
      input: { id: season?.id ?? ('-' as SeasonId), centreId: centre?.id ?? CentreId.parse('-') },
      enabled: season !== null && centre !== null,
    }),
  ).data
  const from = season?.from
  const place = useMemo(
    () => (centre && from && board ? placeOf(centre, rooms, from, board) : null),
    [centre, rooms, from, board],
  )
  const names = useMemo(() => new Map(allRooms.map((room) => [room.id as string, room.name])), [allRooms])
  return {
    seasons,
    loaded: list.isSuccess,
    season,
    centre,
    centres,
    rooms,
    wishes: wishes ?? none,
    place,
    nameOf: (roomId) => names.get(roomId) ?? 'een ruimte',
  }
}
