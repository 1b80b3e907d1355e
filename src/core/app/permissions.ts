import type { AppContract } from '#shared/contract/index'
import type { Role } from './context'

/**
 * Who may do what: one entry per call, in one place. A call without an entry does not compile, and a test goes through
 * them all. For now there is one role; `everyone` needs no token (HTTP health).
 */
type Rights = { [Group in keyof AppContract]: { [Call in keyof AppContract[Group]]: readonly Role[] | 'everyone' } }

const desk: readonly Role[] = ['administrator']

export const permissions: Rights = {
  app: { health: 'everyone', state: desk, setUp: desk, loadDemo: desk, changes: desk, log: desk },
  undo: { state: desk, undo: desk, redo: desk },
  organisation: { change: desk },
  logo: { get: desk, set: desk, remove: desk },
  centres: { list: desk, create: desk, change: desk },
  rooms: { list: desk, create: desk, change: desk },
  facilities: { list: desk, create: desk, change: desk },
  closures: { list: desk, create: desk, change: desk, remove: desk, bookings: desk, holidays: desk },
  tariffs: { list: desk, create: desk, change: desk, remove: desk },
  caretakerRates: { list: desk, create: desk, change: desk, remove: desk },
  prices: { ofBooking: desk, overrule: desk, renew: desk },
  labels: { list: desk, create: desk, change: desk },
  renters: { search: desk, get: desk, create: desk, change: desk, bookings: desk },
  places: { find: desk, facilities: desk },
  instructions: { list: desk, create: desk, change: desk },
  referrals: { list: desk, create: desk },
  bookings: {
    list: desk,
    search: desk,
    get: desk,
    create: desk,
    check: desk,
    change: desk,
    confirm: desk,
    toOption: desk,
    extend: desk,
    decline: desk,
    cancel: desk,
    reopen: desk,
    reactivate: desk,
    noShow: desk,
    displace: desk,
    links: desk,
    attendance: desk,
    today: desk,
    bulkPreview: desk,
    bulk: desk,
  },
  articles: { list: desk, create: desk, change: desk },
  register: {
    till: desk,
    sell: desk,
    void: desk,
    counter: desk,
    move: desk,
    removeMovement: desk,
    close: desk,
    turnover: desk,
    exportFile: desk,
  },
  seasons: {
    list: desk,
    create: desk,
    change: desk,
    propose: desk,
    place: desk,
    rivals: desk,
    settle: desk,
    board: desk,
  },
  wishes: { list: desk, add: desk, change: desk, remove: desk, takeOver: desk },
  series: {
    preview: desk,
    create: desk,
    list: desk,
    get: desk,
    previewChange: desk,
    change: desk,
    previewExtend: desk,
    extend: desk,
    previewRetry: desk,
    retry: desk,
    cancel: desk,
  },
  caretakers: { list: desk, create: desk, change: desk },
  absences: { list: desk, create: desk, change: desk, remove: desk },
  coverage: { list: desk, agree: desk },
  shifts: { list: desk, create: desk, change: desk, remove: desk, check: desk, candidates: desk },
  roster: { needs: desk, present: desk, copyWeek: desk, publish: desk, publications: desk },
  rosterTemplates: { list: desk, create: desk, apply: desk, remove: desk },
  schoolHolidays: { list: desk, create: desk, change: desk, remove: desk, addFromFile: desk },
  requests: { inbox: desk, history: desk },
  waiting: { forSlot: desk },
  reports: { quarter: desk, overview: desk, drill: desk, heatmap: desk, exportFile: desk },
  templates: { list: desk, check: desk, change: desk, reset: desk },
  messages: { prepare: desk, file: desk, list: desk, note: desk },
  billing: { seller: desk, changeSeller: desk, renter: desk, changeRenter: desk, debt: desk },
  invoices: {
    proposal: desk,
    list: desk,
    get: desk,
    ofBooking: desk,
    draft: desk,
    change: desk,
    discard: desk,
    finalise: desk,
    credit: desk,
    pay: desk,
    unpay: desk,
    file: desk,
    ledger: desk,
  },
  consultations: { list: desk, due: desk, create: desk, change: desk, remove: desk },
  actionPoints: { list: desk, create: desk, change: desk, remove: desk },
  fixedAgenda: { get: desk, change: desk },
  contacts: { list: desk, change: desk },
  tasks: { list: desk, change: desk },
  roundItems: { list: desk, create: desk, addUsual: desk, change: desk },
  dayLog: {
    get: desk,
    tick: desk,
    writeNote: desk,
    changeNote: desk,
    readNote: desk,
    addVisitors: desk,
    setVisitors: desk,
  },
  incidents: { create: desk, change: desk },
  repairs: { create: desk, change: desk, addPhoto: desk, removePhoto: desk, photo: desk },
  keys: { create: desk, change: desk, bringBack: desk },
  imports: { run: desk },
}

/** Whether a role may make the call at this path, such as `['bookings', 'create']`. A path without an entry is refused. */
export function mayCall(path: readonly string[], role: Role | null): boolean {
  const group: unknown = Object.hasOwn(permissions, path[0] ?? '') ? permissions[path[0] as keyof Rights] : undefined
  const roles =
    group && Object.hasOwn(group, path[1] ?? '')
      ? (group as Record<string, readonly Role[] | 'everyone'>)[path[1] ?? '']
      : undefined
  return roles === 'everyone' || (role !== null && (roles?.includes(role) ?? false))
}
