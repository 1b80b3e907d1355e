import { Alert, Button, Loader, Modal, PasswordInput, TextInput } from '@mantine/core'
import { IconFolder, IconRestore } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import type { Backup, RestorePreview } from '#shared/contract/backup'
import { verdictWords } from '#shared/contract/backup-words'
import { callWords } from '#shared/contract/call-words'
import { formatMoment } from '#shared/time/format'
import { api } from '../../lib/client'
import { desktop } from '../../lib/desktop'
import { messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { differenceWords } from '../../lib/words/backups'

/** A copy of the list, or a file that is still to be named. */
export type RestoreWish = { backup: Backup | null }

/** Shows what putting a copy back would change, and does it. */
export function RestoreDialog({ wish: { backup }, onClose }: { wish: RestoreWish; onClose: () => void }) {
  const [path, setPath] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const queries = useQueryClient()
  const preview = useMutation(api.backups.preview.mutationOptions())
  const restore = useMutation(
    api.backups.restore.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries()
        notifyDone('De reservekopie is teruggezet. Wat er stond, is bewaard.')
        onClose()
      },
    }),
  )
  const locked = backup === null ? path.endsWith('.age') : backup.encrypted
  const wanted = {
    source: backup === null ? { path } : { name: backup.name },
    ...(locked && { passphrase }),
  }
  const { mutate: look } = preview
  const atOnce = backup !== null && !backup.encrypted ? backup.name : null
  useEffect(() => {
    if (atOnce !== null) look({ source: { name: atOnce } })
  }, [atOnce, look])
  const bridge = desktop()
  const choose = async () => {
    const chosen = await bridge?.chooseBackup()
    if (chosen) setPath(chosen)
  }
  const ask = (event: FormEvent) => {
    event.preventDefault()
    preview.mutate(wanted)
  }
  const title = backup === null ? 'Terugzetten uit een bestand' : `Kopie van ${formatMoment(backup.at)} terugzetten`
  const problem = restore.error ?? preview.error
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!restore.isPending}
      closeOnEscape={!restore.isPending}
      title={title}
      size={560}
      closeButtonProps={{ 'aria-label': 'Sluiten', disabled: restore.isPending }}
    >
      <div className="bak-dialog">
        {atOnce === null && preview.data === undefined && (
          <form className="bak-ask" onSubmit={ask}>
            {backup === null && (
              <TextInput
                label="Bestand"
                description="De hele plek op deze computer, eindigend op .db of .db.age."
                value={path}
                onChange={(event) => setPath(event.currentTarget.value)}
              />
            )}
            {locked && (
              <PasswordInput
                label="Wachtzin"
                autoComplete="off"
                data-autofocus
                value={passphrase}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
              />
            )}
            <div className="in-row">
              <Button type="submit" loading={preview.isPending} disabled={backup === null && path.trim() === ''}>
                Bekijk de kopie
              </Button>
              {backup === null && bridge !== null && (
                <Button
                  variant="default"
                  leftSection={<IconFolder size={16} aria-hidden />}
                  onClick={() => void choose()}
                >
                  Bestand kiezen
                </Button>
              )}
            </div>
          </form>
        )}
        {atOnce !== null && preview.isPending && (
          <p className="in-row" role="status">
            <Loader size="xs" /> De kopie wordt nagekeken …
          </p>
        )}
        {problem && (
          <Alert color="red" title="Dat is niet gelukt">
            {messageFor(problem)}
          </Alert>
        )}
        {preview.data && <Seen seen={preview.data} />}
        {preview.data && (
          <footer className="in-row">
            <Button
              leftSection={<IconRestore size={16} aria-hidden />}
              loading={restore.isPending}
              disabled={preview.data.newer || preview.data.verdict === 'bad'}
              onClick={() => restore.mutate({ ...wanted, withRemarks: preview.data.verdict === 'remarks' })}
            >
              Terugzetten
            </Button>
            <Button variant="default" onClick={onClose} disabled={restore.isPending}>
              Annuleren
            </Button>
          </footer>
        )}
      </div>
    </Modal>
  )
}

function Seen({ seen }: { seen: RestorePreview }) {
  const rows = seen.differences.filter(({ gone, back, changed }) => gone + back + changed > 0)
  return (
    <>
      <p className="bak-text">
        In deze kopie staan {formatCount(seen.bookings, 'boeking', 'boekingen')}
        {seen.lastChangeAt !== null && <>; de laatste wijziging is van {formatMoment(seen.lastChangeAt)}</>}.{' '}
        {verdictWords[seen.verdict]}.
      </p>
      {seen.newer && (
        <Alert color="red" title="Van een nieuwere versie">
          Deze kopie is gemaakt door een nieuwere versie van Buurtbalie. Installeer eerst die versie.
        </Alert>
      )}
      {seen.verdict === 'remarks' && (
        <Alert color="orange" title="Er klopt iets niet helemaal in deze kopie">
          De kopie zelf is heel, maar niet alles erin past bij elkaar. U kunt haar terugzetten; laat daarna de gegevens
          nakijken.
        </Alert>
      )}
      {!seen.compared ? (
        <Alert color="orange" title="Niet te vergelijken">
          De gegevens van nu zijn niet goed te lezen. Wat er staat, wordt wel bewaard.
        </Alert>
      ) : rows.length === 0 && seen.changes === 0 ? (
        <p className="bak-text">Er verandert niets: de kopie is gelijk aan wat er nu staat.</p>
      ) : (
        <>
          {rows.length > 0 && (
            <table className="table bak-diff">
              <caption className="visually-hidden">Wat er verandert als u deze kopie terugzet</caption>
              <thead>
                <tr>
                  <th scope="col">Wat</th>
                  <th scope="col" className="number">
                    Verdwijnt
                  </th>
                  <th scope="col" className="number">
                    Komt terug
                  </th>
                  <th scope="col" className="number">
                    Wordt als toen
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ kind, gone, back, changed }) => (
                  <tr key={kind}>
                    <th scope="row">{differenceWords[kind]?.[1] ?? kind}</th>
                    <td className="number">{gone}</td>
                    <td className="number">{back}</td>
                    <td className="number">{changed}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {seen.latest.length > 0 && (
            <details className="bak-since">
              <summary>
                {formatCount(seen.changes, 'wijziging', 'wijzigingen')} sinds deze kopie
                {seen.changes > seen.latest.length && `, de laatste ${seen.latest.length}`}
              </summary>
              <ul>
                {seen.latest.map((change) => (
                  <li key={`${change.at} ${change.action} ${change.subject}`}>
                    <time dateTime={change.at}>{formatMoment(change.at)}</time> {callWords(change.action)}
                    {change.subject !== '' && <b> {change.subject}</b>}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p className="bak-text">Wat er nu staat, wordt eerst bewaard als kopie. U kunt dus altijd terug.</p>
        </>
      )}
    </>
  )
}
