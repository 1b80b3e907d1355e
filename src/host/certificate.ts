import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'

/** Why a certificate can't be used. */
export type CertificateReason = 'no_certificate' | 'no_key' | 'key_locked' | 'other_key' | 'expired' | 'not_yet'

/** A certificate and key that do not do; `detail` is the day where the reason is one of time. */
export class CertificateProblem extends Error {
  override readonly name = 'CertificateProblem'
  constructor(
    readonly reason: CertificateReason,
    readonly detail = '',
  ) {
    super(`certificate: ${reason} ${detail}`.trim())
  }
}

export type Certificate = {
  /** As they were given: a chain stays a chain. */
  cert: string
  key: string
  /** Names and addresses for which it was made, such as `balie.example.nl` or `192.168.1.20`. */
  names: readonly string[]
  until: Date
}

/**
 * Looks before the host starts whether a certificate can be used: a browser would only say that the page can't be
 * reached.
 *
 * @param cert PEM, our own certificate first
 * @param key PEM of its private key, without a password
 * @throws CertificateProblem
 */
export function checkCertificate(cert: string, key: string, now: Date): Certificate {
  const own = parsed(() => new X509Certificate(cert), 'no_certificate')
  const secret = privateKey(key)
  if (!isPair(own, secret)) throw new CertificateProblem('other_key')
  const until = new Date(own.validTo)
  const from = new Date(own.validFrom)
  if (until <= now) throw new CertificateProblem('expired', until.toISOString().slice(0, 10))
  if (from > now) throw new CertificateProblem('not_yet', from.toISOString().slice(0, 10))
  return { cert, key, names: namesOf(own), until }
}

function parsed<T>(read: () => T, reason: CertificateReason): T {
  try {
    return read()
  } catch {
    throw new CertificateProblem(reason)
  }
}

function privateKey(key: string): KeyObject {
  try {
    return createPrivateKey(key)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const locked = code === 'ERR_MISSING_PASSPHRASE' || /passphrase|interrupted or cancelled/i.test(message)
    throw new CertificateProblem(locked ? 'key_locked' : 'no_key')
  }
}

/** OpenSSL compares for the usual kinds of key; for the others the public halves are laid side by side. */
function isPair(certificate: X509Certificate, key: KeyObject): boolean {
  const spki = { type: 'spki', format: 'der' } as const
  return createPublicKey(key).export(spki).equals(certificate.publicKey.export(spki))
}

/** Also `*.example.nl`, which `isNamed` understands. A certificate without these names is for no name at all. */
function namesOf({ subjectAltName }: X509Certificate): readonly string[] {
  return (subjectAltName ?? '')
    .split(', ')
    .flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? [])
    .map((name) => name.toLowerCase())
}

/** Whether a name is one of a list, in which `*` stands for the first part of a name. */
export function isNamed(name: string, names: readonly string[]): boolean {
  if (names.includes(name)) return true
  const rest = name.indexOf('.')
  return rest > 0 && names.includes(`*${name.slice(rest)}`)
}
