import { z } from 'zod'
import { Wall } from './base'
import { Finding } from './booking'
import { RosterFinding } from './shift'

/** The closed list of failures; the Dutch words are in the renderer (lib/words/errors), keyed by code. */
const none = z.object({})
export const Issue = z.object({ path: z.string(), problem: z.string() })

/** What a call may answer instead of its output, with its HTTP status (design: contract). A refused call changed nothing. */
export const errorMap = {
  invalid_input: {
    status: 400,
    message: 'The input is not valid; data.issues says what to change.',
    data: z.object({ issues: z.array(Issue) }),
  },
  unauthenticated: { status: 401, message: 'Log in or send a token first.', data: none },
  /** With the seconds to wait before the next try is looked at, and how many are left before nobody gets in. */
  wrong_secret: {
    status: 401,
    message: 'The name or the secret is not right; data.waitSeconds says how long to wait.',
    data: z.object({ waitSeconds: z.number().int(), triesLeft: z.number().int() }),
  },
  /** The secret is right; the code of the second factor is asked for as well. */
  code_needed: { status: 401, message: 'The code of the second factor is needed.', data: none },
  locked: { status: 403, message: 'Too many wrong tries; an administrator has to unlock the user.', data: none },
  forbidden: { status: 403, message: 'You may not do this.', data: none },
  not_found: { status: 404, message: 'There is no such thing.', data: z.object({ kind: z.string(), id: z.string() }) },
  room_conflict: {
    status: 409,
    message: 'The room is taken; data.findings says by what.',
    data: z.object({ findings: z.array(Finding) }),
  },
  capacity_exceeded: {
    status: 409,
    message: 'More people than the shared room holds; data.findings says how many.',
    data: z.object({ findings: z.array(Finding) }),
  },
  facility_exhausted: {
    status: 409,
    message: 'Not enough of a facility is free; data.findings says how many are.',
    data: z.object({ findings: z.array(Finding) }),
  },
  /** The row was changed since; `current` is how it is now. */
  stale: {
    status: 409,
    message: 'Changed by somebody else since; data.current is how it is now.',
    data: z.object({ kind: z.string(), id: z.string(), revision: z.number(), current: z.unknown() }),
  },
  /** Something with this name, number or state is there already. */
  duplicate: {
    status: 409,
    message: 'There is one with this name already.',
    data: z.object({ kind: z.string(), name: z.string() }),
  },
  rule_violated: {
    status: 422,
    message: 'A rule of the centre forbids it; data.findings says which.',
    data: z.object({ findings: z.array(Finding) }),
  },
  roster_violated: {
    status: 422,
    message: 'The caretaker may not work this shift; data.rosterFindings says why.',
    /** `shift`: whose and when, where several may be meant. */
    data: z.object({
      rosterFindings: z.array(RosterFinding),
      shift: z.object({ name: z.string(), startsAt: Wall, endsAt: Wall }).optional(),
    }),
  },
  /** The step does not fit the state: cancelling what is cancelled, undoing what somebody else changed since. */
  wrong_state: {
    status: 409,
    message: 'This can not be done in the present state.',
    data: z.object({ reason: z.string(), detail: z.string() }),
  },
  too_large: { status: 413, message: 'The request is too large.', data: none },
  too_many_requests: { status: 429, message: 'Too many requests; try again later.', data: none },
  busy: { status: 503, message: 'The database is in use by another program; try again.', data: none },
  disk_full: { status: 507, message: 'The disk is full; nothing was changed.', data: none },
  /** The disk, folder or share can't be read or written. */
  storage_failed: { status: 503, message: 'The data can not be reached or written; nothing was changed.', data: none },
  /** The database is damaged: it can be read as far as possible, not written. */
  damaged: { status: 503, message: 'The data are damaged and open for reading only.', data: none },
  /** What stands in a field of the store is nothing that we write: damage. `field` says where. */
  unreadable: {
    status: 503,
    message: 'What is stored can not be read; data.field says where, the log has the reference.',
    data: z.object({ field: z.string(), reference: z.string() }),
  },
  /** Our own fault; `reference` is the line in the log. */
  internal: {
    status: 500,
    message: 'Something went wrong on our side; the log has the reference.',
    data: z.object({ reference: z.string() }),
  },
} as const satisfies Record<string, { status: number; message: string; data: z.ZodType }>

export type ErrorCode = keyof typeof errorMap
export type ErrorData<C extends ErrorCode> = z.infer<(typeof errorMap)[C]['data']>
