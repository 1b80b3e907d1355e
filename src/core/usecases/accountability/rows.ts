import type { AccountabilityOverview, AccountFigures } from '#shared/contract/accountability'
import { type AccountPart, accountParts, type ComparedTally, comparedGroups } from '#shared/domain/accountability'
import { groupName, markOf, partWords } from '#shared/domain/agreement-words'

/** The figures of the accountability as rows to print: the same for every format. */
export type AccountRow = {
  centre: string
  part: AccountPart
  /** `Thema`, `Doel` */
  partName: string
  group: string
  /** Null for the group as a whole. */
  kind: string | null
  tally: ComparedTally
  /** The mark of satisfaction: of a theme over everything that was asked for, where enough people gave one; else null. */
  mark: number | null
}
export const allCentres = 'Alle centra'

/** Of each centre in order and then, where there are more, of all together; every group with its kinds below it. */
export function accountRows({ current, previous, yearEarlier, marks }: AccountabilityOverview): AccountRow[] {
  const at = (report: AccountabilityOverview['yearEarlier'], id: string): AccountFigures | null =>
    report?.centres.find(({ centreId }) => centreId === id) ?? null
  const several = current.centres.length !== 1
  const places = [
    ...current.centres.map((centre) => ({
      name: centre.centre,
      whole: !several,
      figures: {
        current: centre,
        previous: at(previous, centre.centreId),
        yearEarlier: at(yearEarlier, centre.centreId),
      },
    })),
    {
      name: allCentres,
      whole: true,
      figures: { current: current.total, previous: previous.total, yearEarlier: yearEarlier?.total ?? null },
    },
  ].slice(0, several ? undefined : 1)
  return places.flatMap(({ name, whole, figures }) =>
    accountParts.flatMap((part) =>
      comparedGroups(part, figures).flatMap((group) => {
        const row = { centre: name, part, partName: partWords[part].one, group: groupName(part, group.key) }
        const mark = whole && part === 'byTheme' ? markOf(marks, group.key) : null
        return [
          { ...row, kind: null, tally: group, mark },
          ...group.kinds.map((kind) => ({ ...row, kind: groupName('byActivity', kind.key), tally: kind, mark: null })),
        ]
      }),
    ),
  )
}

/** Now less then; null where one of them is not known. */
export const less = (now: number, then: number | null): number | null => (then === null ? null : now - then)
