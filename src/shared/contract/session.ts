import { z } from 'zod'
import { roles, secretKinds } from '../domain/access'
import { CentreId, Name, Revision, UserId } from './base'
import { fieldLabels } from './labels'

/** Who logs in, as what, and what a session may do (docs/adr/0034). No secret ever comes back but in the call that makes it. */
export const RoleGrant = z.object({
  role: z.enum(roles),
  /** Null: for the whole organisation. */
  centreId: CentreId.nullable(),
})
export type RoleGrant = z.infer<typeof RoleGrant>

/** `beheerder` is the one who calls while there are no users, or with the token of the host. */
export const SessionUser = z.object({ id: UserId, name: z.string(), roles: z.array(RoleGrant) })
export type SessionUser = z.infer<typeof SessionUser>

/** Calls that reach some centres only, with these. */
const CallLimit = z.object({ centreIds: z.array(CentreId), calls: z.array(z.string()) })

export const SessionState = z.object({
  /** False while there are no users: then everybody at the desk is the administrator. */
  hasUsers: z.boolean(),
  /** Nothing can be called before somebody logs in, or unlocks. */
  loginNeeded: z.boolean(),
  /** Somebody is logged in and has to show again who it is; another can log in instead. */
  locked: z.boolean(),
  user: SessionUser.nullable(),
  /** What this user may call now, such as `bookings.create`. */
  calls: z.array(z.string()),
  /** Of these calls, those that alter, or show, something of some centres only. */
  limits: z.object({ alters: z.array(CallLimit), sees: z.array(CallLimit) }),
  /** What of people and money this user does not get to see, wherever it stands. */
  hides: z.array(z.enum(fieldLabels)),
  /** Minutes without a call after which the session locks. */
  idleMinutes: z.number().int(),
  /** The store holds example data. */
  demo: z.boolean(),
})
export type SessionState = z.infer<typeof SessionState>

/** A PIN is digits only; anything else is a password. */
const Secret = z.string().min(1).max(200)
const Code = z.string().trim().min(6).max(40)
/** By the id that was chosen, or by the name that was typed. */
const who = { userId: UserId.optional(), name: z.string().trim().min(1).max(120).optional() }

export const Person = z.object({ id: UserId, name: z.string() })
export type Person = z.infer<typeof Person>
/** `code` is that of the second factor, for who has one. */
export const LogIn = z.object({ ...who, secret: Secret, code: Code.optional() })
export type LogIn = z.infer<typeof LogIn>
export const Unlock = z.object({ secret: Secret })
/** With the code that was printed: sets another secret and takes the second factor off. */
export const Recovery = z.object({ ...who, recoveryCode: Code, secret: Secret })
export type Recovery = z.infer<typeof Recovery>

export const UserAccount = z.object({
  id: UserId,
  name: z.string(),
  roles: z.array(RoleGrant),
  blocked: z.boolean(),
  secret: z.enum(secretKinds),
  /** Too many wrong tries: an administrator has to let them in again. */
  locked: z.boolean(),
  secondFactor: z.boolean(),
  /** A recovery code was printed and not used yet. */
  recoveryCode: z.boolean(),
  revision: Revision,
})
export type UserAccount = z.infer<typeof UserAccount>
const Roles = z.array(RoleGrant).max(100)
export const NewUser = z.object({ name: Name, roles: Roles, secret: Secret })
export type NewUser = z.infer<typeof NewUser>
export const UserChange = z.object({
  id: UserId,
  revision: Revision,
  name: Name.optional(),
  roles: Roles.optional(),
  blocked: z.boolean().optional(),
})
export type UserChange = z.infer<typeof UserChange>
export const SecretSetting = z.object({ id: UserId, revision: Revision, secret: Secret })
export const ByUser = z.object({ id: UserId })
/** Somebody's own secret, asked for again before what opens the account later is made. */
export const OwnSecret = z.object({ secret: Secret })
export const OwnSecretChange = z.object({ current: Secret, secret: Secret })
/** To type into an app, or as an address to show as QR code. */
export const SecondFactorStart = z.object({ key: z.string(), uri: z.string() })
export const SecondFactorCode = z.object({ code: Code })
export const RecoveryCode = z.object({ code: z.string() })

export const AccessSettings = z.object({ idleMinutes: z.number().int().min(1).max(240), revision: Revision })
export type AccessSettings = z.infer<typeof AccessSettings>
