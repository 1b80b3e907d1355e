import type { RoleGrant } from '#shared/contract/session'
import { PASSWORD_LENGTH, PIN_DIGITS, type Role, type SecretProblem } from '#shared/domain/access'

/** Who may do what, in the order of the list to choose from. */
export const roleWords: Record<Role, string> = {
  administrator: 'Administrator',
  coordinator: 'Coördinator',
  beheerder: 'Beheerder',
  volunteer: 'Vrijwilliger aan de balie',
  board: 'Bestuur',
  municipality: 'Gemeente',
}

export const roleHints: Record<Role, string> = {
  administrator: 'Mag alles, ook gebruikers en instellingen.',
  coordinator: 'Huurders, boekingen, rooster, facturen en cijfers.',
  beheerder: 'Boekt, houdt de dag bij en werkt met de kas.',
  volunteer: 'Boekt aan de balie. Ziet geen prijzen; van huurders alleen naam en telefoon.',
  board: 'Kijkt naar planning, cijfers en bestanden van het eigen centrum.',
  municipality: 'Ziet alleen de cijfers en de openbare wijkkalender.',
}

/** What somebody is, in one line. */
export const roleText = (roles: readonly RoleGrant[]): string =>
  [...new Set(roles.map(({ role }) => roleWords[role]))].join(', ')

/** Words for what is wrong with a PIN or password. */
export const secretWords: Record<SecretProblem, string> = {
  too_short: `Te kort. Een PIN heeft minstens ${PIN_DIGITS} cijfers, een wachtwoord minstens ${PASSWORD_LENGTH} tekens.`,
  too_simple: 'Dit wordt als eerste geraden. Kies iets dat minder voor de hand ligt.',
  password_needed: `Deze rol vraagt een wachtwoord van minstens ${PASSWORD_LENGTH} tekens, niet alleen cijfers.`,
  like_name: 'Dit lijkt op de naam. Kies iets anders.',
}

/** What a field for a PIN or password asks, for somebody who may or may not have a PIN. */
export const secretHint = (withPin: boolean): string =>
  withPin
    ? `Een PIN van minstens ${PIN_DIGITS} cijfers, of een wachtwoord van minstens ${PASSWORD_LENGTH} tekens.`
    : `Minstens ${PASSWORD_LENGTH} tekens; een zin van een paar woorden is makkelijk te onthouden.`
