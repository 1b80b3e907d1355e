import { Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { TourRow } from '#shared/contract/museum'
import type { Caretaker } from '#shared/contract/roster'
import { api } from './client'
import { notifyDone, notifyError } from './notify'
import { useMay } from './session'

type Props = {
  row: TourRow
  centreId: CentreId
  label: string
  className?: string
  visibleLabel?: string
}

/** Who can guide at a museum: those who know it first, then everybody else. */
export function useGuides(centreId: CentreId): { group: string; items: { value: string; label: string }[] }[] {
  const people = useQuery(api.caretakers.list.queryOptions()).data ?? []
  const inUse = people.filter(({ archived }) => !archived)
  const knows = ({ centres }: Caretaker) => centres.some((one) => one.centreId === centreId)
  const items = (list: readonly Caretaker[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  return [
    { group: 'Van het museum', items: items(inUse.filter(knows)) },
    { group: 'Anderen', items: items(inUse.filter((one) => !knows(one))) },
  ].filter((group) => group.items.length > 0)
}

/** The guide of a tour: to choose, saved at once with a way back, or to read for who may not. */
export function GuideSelect(props: Props) {
  const { row, centreId } = props
  return useMay('museum.guide', centreId) ? (
    <Choice {...props} />
  ) : (
    <span className="quiet">{row.guideName ?? 'nog geen gids'}</span>
  )
}

function Choice({ row, centreId, label, className, visibleLabel }: Props) {
  const guides = useGuides(centreId)
  const change = useMutation(
    api.museum.guide.mutationOptions({
      onSuccess: (after) =>
        notifyDone(
          after.guideName === null ? 'Deze rondleiding heeft geen gids meer' : `${after.guideName} is de gids`,
          { undo: true },
        ),
      onError: notifyError,
    }),
  )
  return (
    <Select
      {...(visibleLabel === undefined ? { 'aria-label': label } : { label: visibleLabel })}
      {...(className !== undefined && { className })}
      data={guides}
      value={row.guideId}
      placeholder="Kies een gids"
      clearable
      searchable
      clearButtonProps={{ 'aria-label': 'Geen gids' }}
      disabled={change.isPending}
      nothingFoundMessage="Niemand met deze naam"
      onChange={(value) => change.mutate({ id: row.id, revision: row.revision, guideId: value as TourRow['guideId'] })}
    />
  )
}
