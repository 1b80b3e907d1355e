import { failure } from '#shared/contract/failure'

/** What a thread of the safekeeping refused, in the words of the contract. */
export function inWords(error: unknown): never {
  const { name, message, reason } = error as Error & { reason?: string }
  if (name === 'WrongPassphrase') throw failure('wrong_state', { reason: 'wrong_passphrase', detail: '' }, error)
  if (name === 'NotRestorable') throw failure('wrong_state', { reason: `restore_${reason ?? ''}`, detail: '' }, error)
  if (name === 'DatabaseFromNewerApp') throw failure('wrong_state', { reason: 'restore_newer', detail: '' }, error)
  if (name === 'NothingToSalvage') throw failure('wrong_state', { reason: 'nothing_to_salvage', detail: '' }, error)
  if (name === 'StoreBusy') throw failure('wrong_state', { reason: 'open_elsewhere', detail: '' }, error)
  if (name !== 'BackupFailed') throw error
  const { code } = error as Error & { code: string }
  if (code === 'disk_full') throw failure('disk_full', {}, error)
  throw failure('wrong_state', { reason: `backup_${code}`, detail: message }, error)
}
