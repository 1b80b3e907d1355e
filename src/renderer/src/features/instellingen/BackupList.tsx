import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Backup } from '#shared/contract/backup'
import { placeWords, reasonWords, sizeWords, verdictWords } from '#shared/contract/backup-words'
import { formatMoment } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatNumber } from '../../lib/format'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { Tag, type Tone } from '../../ui/Tag'

const tones: Record<Backup['verdict'], Tone> = { good: 'ok', remarks: 'warn', bad: 'bad', unknown: 'neutral' }

type Props = { backups: readonly Backup[]; onRestore: (backup: Backup) => void }

/** The copies that there are, latest first. */
export function BackupList({ backups, onRestore }: Props) {
  const queries = useQueryClient()
  const verify = useMutation(
    api.backups.verify.mutationOptions({
      onSuccess: ({ verdict }) => {
        void queries.invalidateQueries({ queryKey: api.backups.key() })
        notifyDone(verdict === 'bad' ? 'Deze kopie is beschadigd' : 'Deze kopie is in orde')
      },
      onError: notifyError,
    }),
  )
  return (
    <div className="bak-scroll">
      <table className="table bak-table">
        <caption className="visually-hidden">Reservekopieën, de nieuwste eerst</caption>
        <thead>
          <tr>
            <th scope="col">Gemaakt</th>
            <th scope="col">Waarom</th>
            <th scope="col">Nagekeken</th>
            <th scope="col" className="number">
              Boekingen
            </th>
            <th scope="col" className="number">
              Grootte
            </th>
            <th scope="col">Waar</th>
            <th scope="col">
              <span className="visually-hidden">Wat u kunt doen</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <tr key={backup.name}>
              <td>
                <time dateTime={backup.at}>{formatMoment(backup.at)}</time>
              </td>
              <td>{reasonWords[backup.reason]}</td>
              <td>
                <Tag tone={tones[backup.verdict]}>{verdictWords[backup.verdict]}</Tag>
              </td>
              <td className="number">{backup.bookings === null ? '' : formatNumber(backup.bookings)}</td>
              <td className="number">{sizeWords(backup.bytes)}</td>
              <td>
                {backup.encrypted && <IconLock size={14} aria-label="Op slot" className="bak-lock" />}
                {backup.places.map((place) => placeWords[place]).join(' en ')}
              </td>
              <td className="bak-acts">
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Kopie van ${formatMoment(backup.at)} nakijken`}
                  loading={verify.isPending && verify.variables.name === backup.name}
                  onClick={() => verify.mutate({ name: backup.name })}
                >
                  Nakijken
                </Button>
                <May call="backups.restore">
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Kopie van ${formatMoment(backup.at)} terugzetten`}
                    disabled={backup.verdict === 'bad'}
                    onClick={() => onRestore(backup)}
                  >
                    Terugzetten
                  </Button>
                </May>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
