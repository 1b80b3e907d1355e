import { Alert, Button, Loader, Modal } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Salvage } from '#shared/contract/backup'
import { clockOf, dateOf, isWallTime } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatCount, formatNumber } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { salvageWords } from '../../lib/words/backups'

/** Shows what can be read of damaged data and what not, and goes on with what can be read. */
export function SalvageDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const preview = useMutation(api.backups.previewSalvage.mutationOptions())
  const salvage = useMutation(
    api.backups.salvage.mutationOptions({
      onSuccess: ({ kept }) => {
        void queries.invalidateQueries()
        notifyDone(`De gegevens zijn gered. Het beschadigde bestand is bewaard als ${kept}.`)
        onClose()
      },
    }),
  )
  const { mutate: look } = preview
  useEffect(() => look(undefined), [look])
  const problem = salvage.error ?? preview.error
  const seen = preview.data
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!salvage.isPending}
      closeOnEscape={!salvage.isPending}
      title="Redden wat nog te lezen is"
      size={600}
      closeButtonProps={{ 'aria-label': 'Sluiten', disabled: salvage.isPending }}
    >
      <div className="bak-dialog">
        {(preview.isPending || salvage.isPending) && (
          <p className="in-row bak-text" role="status">
            <Loader size="xs" />{' '}
            {salvage.isPending
              ? 'De gegevens worden gered. Zet de computer niet uit …'
              : 'Buurtbalie kijkt wat er te lezen is. Bij veel gegevens duurt dat enkele minuten …'}
          </p>
        )}
        {problem && (
          <Alert color="red" title="Dat is niet gelukt">
            {messageFor(problem)}
          </Alert>
        )}
        {seen && <Seen seen={seen} />}
        {seen && (
          <footer className="in-row">
            <Button
              leftSection={<IconLifebuoy size={16} aria-hidden />}
              loading={salvage.isPending}
              disabled={seen.users === 'damaged'}
              onClick={() => salvage.mutate(undefined)}
            >
              Verder met wat gered is
            </Button>
            <Button variant="default" onClick={onClose} disabled={salvage.isPending}>
              Annuleren
            </Button>
          </footer>
        )}
      </div>
    </Modal>
  )
}

function Seen({ seen }: { seen: Salvage }) {
  const whole = seen.kinds.every(({ lost, atLeast }) => lost === 0 && !atLeast)
  return (
    <>
      <p className="bak-text">
        {whole ? 'Alles is te lezen: er gaat niets verloren.' : 'Niet alles is te lezen. Dit is wat er overblijft.'}
      </p>
      {seen.users === 'damaged' && (
        <Alert color="red" title="De gebruikers zijn beschadigd">
          Op het scherm kan het redden nu niet: daarna zou iedereen alles mogen, of niemand meer kunnen inloggen. Zet
          een reservekopie terug, of laat wie uw computers beheert de opdracht <code>buurtbalie salvage</code>{' '}
          gebruiken.
        </Alert>
      )}
      <table className="table">
        <caption className="visually-hidden">Wat gered wordt en wat niet</caption>
        <thead>
          <tr>
            <th scope="col">Wat</th>
            <th scope="col" className="number">
              Gered
            </th>
            <th scope="col" className="number">
              Verloren
            </th>
          </tr>
        </thead>
        <tbody>
          {seen.kinds.map(({ kind, saved, lost, atLeast }) => (
            <tr key={kind}>
              <th scope="row">{salvageWords[kind]}</th>
              <td className="number">{formatNumber(saved)}</td>
              <td className="number">{atLeast ? `minstens ${formatNumber(lost)}` : formatNumber(lost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Bookings
        title={formatCount(seen.lostCount, 'boeking gaat verloren', 'boekingen gaan verloren')}
        count={seen.lostCount}
        named={seen.lost}
      />
      <Bookings
        title={`${formatCount(seen.cancelledCount, 'boeking wordt', 'boekingen worden')} geannuleerd, omdat de ruimte al bezet is`}
        count={seen.cancelledCount}
        named={seen.cancelled}
      />
      {seen.problems > 0 && (
        <Alert color="orange" title={formatCount(seen.problems, 'ding klopt niet', 'dingen kloppen niet')}>
          Dat bleek bij het nakijken van wat gered is. U kunt ermee verder; laat het daarna nakijken bij Instellingen,
          Wijzigingen.
        </Alert>
      )}
      <p className="bak-text">
        Het beschadigde bestand wordt bewaard bij de reservekopieën. In het logboek komt te staan wat er gered is en wat
        niet. Wat voor die tijd in het logboek stond, is daarna niet meer te bewijzen.
      </p>
    </>
  )
}

/** Bookings by name as far as they are known; nothing when there are none. */
function Bookings({ title, count, named }: { title: string; count: number; named: Salvage['lost'] }) {
  if (count === 0) return null
  if (named.length === 0)
    return <p className="bak-text">{title}. Welke dat zijn, staat na het redden in het logboek.</p>
  return (
    <details className="bak-since" open>
      <summary>
        {title}
        {count > named.length && `, de eerste ${named.length}`}
      </summary>
      <ul>
        {named.map(({ number, title: name, startsAt }) => (
          <li key={number}>
            {isWallTime(startsAt) && (
              <time dateTime={startsAt}>{`${formatDate(dateOf(startsAt))}, ${formatTime(clockOf(startsAt))}`}</time>
            )}{' '}
            <b>{name}</b> ({number})
          </li>
        ))}
      </ul>
    </details>
  )
}
