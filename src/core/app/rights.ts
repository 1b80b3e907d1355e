import type { FieldLabel } from '#shared/contract/labels'
import type { Role } from '#shared/domain/access'

/**
 * What roles may do, by name; `permissions.ts` gives every call one of these (docs/adr/0034). `whole` asks for the role in the
 * whole organisation: the call changes or shows what belongs to no centre.
 */
export type Right = { roles: readonly Role[]; whole?: true }
const office: readonly Role[] = ['administrator', 'coordinator']
const beheer: readonly Role[] = [...office, 'beheerder']
const desk: readonly Role[] = [...beheer, 'volunteer']

export const rights = {
  /** Users and their secrets. */
  owner: { roles: ['administrator'], whole: true },
  /** Settings, lists and money of the whole organisation. */
  organisation: { roles: office, whole: true },
  /** Settings and plans of a centre. */
  office: { roles: office },
  /** The front desk with prices, register and roster. */
  beheer: { roles: beheer },
  /** The front desk: booking, renters, the day. */
  desk: { roles: desk },
  /** Who looks at the schedule of a centre. */
  schedule: { roles: [...desk, 'board'] },
  /** Who may put in a request. A board may do nothing else with it: `access.ts`. */
  requests: { roles: [...desk, 'board'] },
  figures: { roles: [...beheer, 'board', 'municipality'] },
  /** Figures of all centres together that can't be taken apart. */
  allFigures: { roles: [...beheer, 'board', 'municipality'], whole: true },
  /** The bookings behind a figure, and money by booking. */
  behind: { roles: [...beheer, 'board'] },
  /** Whoever is logged in: names of places and lists, the public calendar. */
  known: { roles: [...desk, 'board', 'municipality'] },
} as const satisfies Record<string, Right>

/** `everyone` needs no log-in. */
export type RightName = keyof typeof rights | 'everyone'
/** Which roles a right is for. */
export const rightOf = (name: keyof typeof rights): Right => rights[name]

/** Roles that see their own centres only. The others work for all: places, people and the pool of caretakers are shared. */
export const seesOwnCentres: ReadonlySet<Role> = new Set(['volunteer', 'board', 'municipality'])

/** Calls that show the same to everybody who may make them: what is public, and where there is room in all centres. */
export const sameForAll: ReadonlySet<string> = new Set(['calendar.get', 'calendar.exportFile', 'places.find'])

/** What a role does not get to see of what it may ask for, by the labels of `shared/contract/labels`. */
export const hiddenFrom: Record<Role, readonly FieldLabel[]> = {
  administrator: [],
  coordinator: [],
  beheerder: [],
  volunteer: ['money', 'personal'],
  board: ['personal', 'phone'],
  municipality: ['personal', 'phone'],
}

/** Roles that change nothing of a centre but requests. */
export const onlyRequests: ReadonlySet<Role> = new Set(['board'])
