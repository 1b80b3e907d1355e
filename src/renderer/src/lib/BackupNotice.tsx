import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatMoment } from '#shared/time/format'
import { navigate } from './address'
import { api } from './client'
import { useMay } from './session'
import { clockWords, troubleWords } from './words/backups'

/** How the copies stand; asked again when something about them changes. */
export const useBackups = () => useQuery(api.backups.state.queryOptions({ retry: false })).data ?? null

/** What has to be known about the copies and the clock; nothing when all is well. `link` leads to the screen about it. */
export function BackupNotice({ link = false }: { link?: boolean }) {
  const state = useBackups()
  const mayGo = useMay('backups.list')
  if (state === null) return null
  const { trouble, overdue, last, clock, damaged } = state
  const go = link && mayGo && (
    <Button size="xs" variant="default" mt={8} onClick={() => navigate('/instellingen/reservekopieen')}>
      Naar de reservekopieën
    </Button>
  )
  const since = last === null ? 'Er is nog geen goede kopie.' : `De laatste goede is van ${formatMoment(last.at)}.`
  return (
    <>
      {damaged && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title="De gegevens zijn beschadigd">
          U kunt alleen kijken, niets wijzigen. Een administrator zet een reservekopie terug, of redt wat nog te lezen
          is. Wat er nu staat, wordt daarbij bewaard.
          {go && <div>{go}</div>}
        </Alert>
      )}
      {trouble !== null && (
        <Alert
          color={trouble.code === 'folder_gone' ? 'orange' : 'red'}
          icon={<IconAlertTriangle size={18} />}
          title={troubleWords[trouble.code].title}
        >
          {troubleWords[trouble.code].toDo} {since}
          {go && <div>{go}</div>}
        </Alert>
      )}
      {trouble === null && overdue && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle size={18} />}
          title="Er is al twee dagen geen goede reservekopie"
        >
          {since} Maak er nu een: gaat deze computer stuk, dan bent u anders kwijt wat u daarna deed.
          {go && <div>{go}</div>}
        </Alert>
      )}
      {clock !== null && (
        <Alert color="orange" icon={<IconClockExclamation size={18} />} title="Klopt de klok van deze computer?">
          {clockWords[clock]}
        </Alert>
      )}
    </>
  )
}
