/** Who may log in as what, and how guessing is made hopeless (docs/adr/0034). */
export const roles = ['administrator', 'coordinator', 'beheerder', 'volunteer', 'board', 'municipality'] as const
export type Role = (typeof roles)[number]
/** A role at one centre, or for the whole organisation (`centreId` null). */
export type RoleGrant = { role: Role; centreId: string | null }

export const secretKinds = ['pin', 'password'] as const
export type SecretKind = (typeof secretKinds)[number]

export const PIN_DIGITS = 6
export const PASSWORD_LENGTH = 10
/** After so many wrong tries in a row nobody gets in under this name until an administrator says so. */
export const LOCK_AFTER = 10

/** Seconds to wait after so many wrong tries in a row: three cost nothing, since anybody mistypes. */
const waits = [0, 0, 0, 5, 15, 30, 60, 120, 300, 600] as const
/** Seconds to wait after so many wrong tries in a row. */
export const waitAfter = (tries: number): number => waits[Math.min(Math.max(tries, 0), waits.length - 1)] ?? 0
/** Whether nobody gets in any more after so many wrong tries, until an administrator says so. */
export const isLocked = (tries: number): boolean => tries >= LOCK_AFTER

/** What somebody has to wait before the next try, in whole seconds; a clock that went back never makes it longer. */
export function secondsLeft(tries: number, secondsSinceLast: number): number {
  const wait = waitAfter(tries)
  return Math.max(0, Math.ceil(wait - Math.max(0, secondsSinceLast)))
}

/** Digits alone are a PIN, anything else is a password. */
export const kindOfSecret = (secret: string): SecretKind => (/^\d+$/.test(secret) ? 'pin' : 'password')

/**
 * Roles that log in from elsewhere or rule over others need more than six digits: those fall to whoever has a copy of the
 * database within the hour.
 */
const needPassword: ReadonlySet<Role> = new Set(['administrator', 'board', 'municipality'])
/** Whether a PIN is not enough for somebody with these roles. */
export const needsPassword = (granted: readonly Pick<RoleGrant, 'role'>[]): boolean =>
  granted.some(({ role }) => needPassword.has(role))

export const secretProblems = ['too_short', 'too_simple', 'password_needed', 'like_name'] as const
export type SecretProblem = (typeof secretProblems)[number]

/** What is wrong with a secret for somebody with these roles, or null when it will do. */
export function secretProblem(
  secret: string,
  user: { name: string; roles: readonly Pick<RoleGrant, 'role'>[] },
): SecretProblem | null {
  const pin = kindOfSecret(secret) === 'pin'
  if (pin && needsPassword(user.roles)) return 'password_needed'
  if (secret.length < (pin ? PIN_DIGITS : PASSWORD_LENGTH)) return 'too_short'
  if (isSimple(secret)) return 'too_simple'
  return isLike(secret, user.name) ? 'like_name' : null
}

/** One sign or a few that come back, or signs that follow each other: what is tried first. */
function isSimple(secret: string): boolean {
  const signs = [...secret.toLowerCase()]
  if (new Set(signs).size < 3) return true
  const steps = signs.slice(1).map((sign, i) => (sign.codePointAt(0) ?? 0) - (signs[i]?.codePointAt(0) ?? 0))
  // 1234567890 goes on with 0 after 9.
  const runs = (by: number) => steps.every((step) => step === by || step === -9 * by)
  if (runs(1) || runs(-1)) return true
  const length = signs.length
  const repeats = [1, 2, 3, 4, 5].filter((part) => part * 2 <= length)
  if (repeats.some((part) => signs.every((sign, i) => i < part || sign === signs[i - part]))) return true
  return usual.has(signs.join(''))
}
/** Six digits and words that stand on top of every list of guesses. */
const usual = new Set([
  ...['112233', '123321', '102030', '159753', '147258', '147852', '789456', '456789', '135790', '246810'],
  ...[
    'wachtwoord1',
    'wachtwoord123',
    'wachtwoord',
    'welkom1234',
    'password123',
    'qwertyuiop',
    'buurtbalie',
    'buurtbalie1',
  ],
])

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
function isLike(secret: string, name: string): boolean {
  const [word, own] = [plain(secret), plain(name)]
  return own.length >= 4 && word.startsWith(own) && word.length - own.length < 4
}

/** Why a choice of roles won't do: none, one twice, an administrator of one centre only, or none left to rule. */
export function rolesProblem(granted: readonly RoleGrant[]): 'none' | 'twice' | 'whole_organisation' | null {
  if (granted.length === 0) return 'none'
  if (new Set(granted.map(({ role, centreId }) => `${role} ${centreId ?? ''}`)).size < granted.length) return 'twice'
  const partly = granted.some(({ role, centreId }) => role === 'administrator' && centreId !== null)
  return partly ? 'whole_organisation' : null
}

type Account = { id: string; roles: readonly Pick<RoleGrant, 'role'>[]; blocked: boolean }
/** Whether an account rules: by its role, and not blocked. */
export const isAdministrator = ({ roles, blocked }: Pick<Account, 'roles' | 'blocked'>): boolean =>
  !blocked && roles.some(({ role }) => role === 'administrator')
/** Whether somebody can still rule when one account becomes as given: else nobody could ever make users again. */
export const keepsAdministrator = (accounts: readonly Account[], after: Account): boolean =>
  [...accounts.filter(({ id }) => id !== after.id), after].some(isAdministrator)

/** Minutes without a call after which a session has to show again who it is. */
export const USUAL_IDLE_MINUTES = 10
/** How long a log-in over the network lasts, whatever is done meanwhile. */
export const HOST_SESSION_MINUTES = 12 * 60
