import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { HandOverView } from '#shared/contract/hand-over'
import type { Absence, Caretaker } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import type { ShiftList, ShiftView } from '#shared/contract/shift'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'

const none: readonly never[] = []

export type RosterData = {
  loaded: boolean
  shifts: readonly ShiftView[]
  /** People were told of these, and they are not there any more. */
  removed: ShiftList['removed']
  gaps: readonly Gap[]
  /** False while nobody is entered who could be on a roster. */
  inUse: boolean
  /** Empty for who may not see all there is of them. */
  caretakers: readonly Caretaker[]
  nameOf: (caretakerId: string) => string
  absences: readonly Absence[]
  /** Shifts that are offered to others, of any time to come. */
  offers: readonly HandOverView[]
}

/** The roster of some days (`to` exclusive) of a centre or of all, with who there is and where somebody is missing. */
export function useRoster(from: CivilDate, to: CivilDate, centreId: CentreId | undefined): RosterData {
  const placeholderData = keepPreviousData
  const may = useRights()
  const input = { from, to, ...(centreId && { centreId }) }
  const shifts = useQuery(api.shifts.list.queryOptions({ input, placeholderData }))
  const needs = useQuery(api.roster.needs.queryOptions({ input, placeholderData }))
  const known = may('caretakers.list')
  const caretakers = useQuery(api.caretakers.list.queryOptions({ enabled: known }))
  // Who only reads the roster knows people by their shifts.
  const present = useQuery(api.roster.present.queryOptions({ input, enabled: !known, placeholderData }))
  const absences = useQuery(
    api.absences.list.queryOptions({ input: { from, to }, enabled: may('absences.list'), placeholderData }),
  )
  const offers = useQuery(api.handOvers.list.queryOptions({ input: {}, enabled: may('handOvers.list') }))
  const names = new Map<string, string>([
    ...(present.data ?? []).map(({ caretakerId, name }) => [caretakerId, name] as const),
    ...(caretakers.data ?? []).map(({ id, name }) => [id, name] as const),
  ])
  return {
    loaded: shifts.isSuccess && needs.isSuccess && (known ? caretakers : present).isSuccess,
    inUse: needs.data?.inUse ?? true,
    nameOf: (caretakerId) => names.get(caretakerId) ?? '',
    shifts: shifts.data?.shifts ?? none,
    removed: shifts.data?.removed ?? [],
    gaps: needs.data?.gaps ?? none,
    caretakers: caretakers.data ?? none,
    absences: absences.data ?? none,
    offers: offers.data ?? none,
  }
}

/** What can be done to shifts: each says what it did, with a way back; a refused one has changed nothing. */
export function useShiftChanges() {
  const said = (text: string) => ({
    onError: notifyError,
    onSuccess: () => notifyDone(text, { undo: true }),
  })
  const create = useMutation(api.shifts.create.mutationOptions(said('De dienst staat in het rooster')))
  const change = useMutation(api.shifts.change.mutationOptions(said('De dienst is gewijzigd')))
  const remove = useMutation(api.shifts.remove.mutationOptions(said('De dienst is verwijderd')))
  return { create, change, remove }
}
