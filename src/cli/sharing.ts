import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { Certificate, CertificateReason } from '../host/certificate'
import { UsageError } from './usage'

const SOON_DAYS = 30
const DAY_MS = 86_400_000

const reasons: Record<CertificateReason, (detail: string) => string> = {
  no_certificate: () => 'Het bestand bij --cert is geen certificaat. Geef een PEM-bestand op.',
  no_key: () => 'Het bestand bij --key is geen sleutel. Geef een PEM-bestand op.',
  key_locked: () => 'De sleutel bij --key heeft een wachtwoord. Geef een sleutel zonder wachtwoord op.',
  other_key: () =>
    'Certificaat en sleutel horen niet bij elkaar. Geef de sleutel op waarmee het certificaat is gemaakt.',
  expired: (day) => `Het certificaat is verlopen op ${day}. Geef een nieuw certificaat op.`,
  not_yet: (day) => `Het certificaat geldt pas vanaf ${day}. Staat de klok van deze computer goed?`,
}

/**
 * The certificate of `--cert` and `--key`; undefined when there is none.
 *
 * @throws UsageError in Dutch for half a pair, a file that can't be read, and a certificate that can't be used now
 */
export async function readCertificate(
  cert: string | undefined,
  key: string | undefined,
): Promise<Certificate | undefined> {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) throw new UsageError('Geef --cert en --key samen op.')
  const { checkCertificate, CertificateProblem } = await import('../host/certificate')
  const [certText, keyText] = [await read(cert, 'cert'), await read(key, 'key')]
  try {
    return checkCertificate(certText, keyText, new Date())
  } catch (error) {
    if (error instanceof CertificateProblem) throw new UsageError(reasons[error.reason](error.detail))
    throw error
  }
}

async function read(file: string, option: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new UsageError(`Het bestand bij --${option} kan niet worden gelezen: ${file}.`)
  }
}

/**
 * The proxy of `--behind-proxy` and the name under which people reach it; undefined when there is none.
 *
 * @throws UsageError in Dutch
 */
export function readProxy(
  addresses: string | undefined,
  names: string | undefined,
): { addresses: string[]; names: string[] } | undefined {
  if (addresses === undefined && names === undefined) return undefined
  if (addresses === undefined || names === undefined)
    throw new UsageError(
      'Geef --behind-proxy en --name samen op: het adres van de webserver en de naam waarop die te bereiken is.',
    )
  const list = (text: string) => text.split(',').map((part) => part.trim().toLowerCase())
  const wrong = list(addresses).find((address) => isIP(address) === 0)
  if (wrong !== undefined) throw new UsageError(`Bij --behind-proxy hoort een adres zoals 127.0.0.1, niet "${wrong}".`)
  const bad = list(names).find((name) => !/^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name))
  if (bad !== undefined) throw new UsageError(`Bij --name hoort een naam zoals balie.voorbeeld.nl, niet "${bad}".`)
  return { addresses: list(addresses), names: list(names) }
}

/** Says in time that a certificate ends: afterwards nobody gets in. */
export function warnOfEnd(until: Date): void {
  const days = Math.floor((until.getTime() - Date.now()) / DAY_MS)
  if (days < SOON_DAYS)
    process.stderr.write(`Let op: het certificaat verloopt over ${days} ${days === 1 ? 'dag' : 'dagen'}.\n`)
}
