import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { HandOverView } from '#shared/contract/hand-over'
import type { Absence, Caretaker } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import type { ShiftList, ShiftView } from '#shared/contract/shift'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'

const none: readonly never[] = []

export type RosterData = {
  loaded: boolean
  shifts: readonly ShiftView[]
  /** People were told of these, and they are not there any more. */
  removed: ShiftList['removed']
  gaps: readonly Gap[]
  caretakers: readonly Caretaker[]
  absences: readonly Absence[]
  /** Shifts that are offered to others, of any time to come. */
  offers: readonly HandOverView[]
}

/** The roster of some days (`to` exclusive), with who there is and where somebody is missing. */
export function useRoster(from: CivilDate, to: CivilDate): RosterData {
  const placeholderData = keepPreviousData
  const shifts = useQuery(api.shifts.list.queryOptions({ input: { from, to }, placeholderData }))
  const needs = useQuery(api.roster.needs.queryOptions({ input: { from, to }, placeholderData }))
  const caretakers = useQuery(api.caretakers.list.queryOptions())
  const absences = useQuery(api.absences.list.queryOptions({ input: { from, to }, placeholderData }))
  const offers = useQuery(api.handOvers.list.queryOptions({ input: {} }))
  return {
    loaded: shifts.isSuccess && needs.isSuccess && caretakers.isSuccess,
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
