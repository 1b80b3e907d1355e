import { Button, NumberInput } from '@mantine/core'
import { IconDeviceMobile, IconPlus, IconUsers } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { AccessSettings, UserAccount } from '#shared/contract/session'
import { api, client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { refreshSession, useSession } from '../../lib/session'
import { roleWords } from '../../lib/words/access'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { FirstUser } from './FirstUser'
import { UserForm } from './UserForm'

/** Who may log in, as what and where. */
export function GebruikersTab() {
  const { hasUsers } = useSession()
  return hasUsers ? <Users /> : <Nobody />
}

function Nobody() {
  const [making, setMaking] = useState(false)
  return (
    <>
      <Card title="Gebruikers">
        <EmptyState
          icon={IconUsers}
          title="Niemand hoeft in te loggen"
          action={<Button onClick={() => setMaking(true)}>Inloggen aanzetten</Button>}
        >
          Iedereen aan deze computer mag nu alles zien en wijzigen. Zet inloggen aan als meer mensen hier werken: u
          begint met uzelf als administrator.
        </EmptyState>
      </Card>
      {making && <FirstUser onClose={() => setMaking(false)} />}
    </>
  )
}

function Users() {
  const users = useQuery(api.users.list.queryOptions())
  const centres = useQuery(api.centres.list.queryOptions())
  const { user: me } = useSession()
  const [editing, setEditing] = useState<UserAccount | 'new' | null>(null)
  const names = new Map<CentreId, string>((centres.data ?? []).map(({ id, name }) => [id, name]))
  const rolesOf = (user: UserAccount) =>
    user.roles.map(({ role, centreId }) =>
      centreId === null ? roleWords[role] : `${roleWords[role]} (${names.get(centreId) ?? '…'})`,
    )
  return (
    <>
      <Card
        title="Gebruikers"
        note={users.data && `${users.data.length} ${users.data.length === 1 ? 'gebruiker' : 'gebruikers'}`}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
            Nieuwe gebruiker
          </Button>
        }
      >
        <div className="in-scroll">
          <table className="table in-table">
            <caption className="visually-hidden">Gebruikers</caption>
            <thead>
              <tr>
                <th scope="col">Naam</th>
                <th scope="col">Rol</th>
                <th scope="col">Logt in met</th>
                <th scope="col">Stand</th>
              </tr>
            </thead>
            <tbody>
              {(users.data ?? []).map((user) => (
                <tr key={user.id}>
                  <td>
                    <button type="button" className="in-open" onClick={() => setEditing(user)}>
                      {user.name}
                    </button>
                    {user.id === me?.id && <Tag>U</Tag>}
                  </td>
                  <td>{rolesOf(user).join(', ')}</td>
                  <td>
                    {user.secret === 'pin' ? 'PIN' : 'Wachtwoord'}
                    {user.secondFactor && (
                      <span className="in-quiet">
                        {' '}
                        en code <IconDeviceMobile size={14} className="in-sign" aria-hidden="true" />
                      </span>
                    )}
                  </td>
                  <td>
                    <StateTag user={user} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="in-note">
          Wie wegblijft, blokkeert u: de naam blijft staan bij wat die persoon heeft gedaan. Uw eigen wachtwoord, code
          en herstelcode vindt u rechtsboven onder uw naam.
        </p>
      </Card>
      <Idle />
      {editing && (
        <UserForm
          key={editing === 'new' ? 'new' : editing.id}
          user={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function StateTag({ user }: { user: UserAccount }) {
  if (user.blocked) return <Tag>Geblokkeerd</Tag>
  if (user.locked) return <Tag tone="bad">Op slot na te veel pogingen</Tag>
  return <>Kan inloggen</>
}

function Idle() {
  const settings = useQuery(api.users.settings.queryOptions())
  return settings.data ? <IdleForm key={settings.data.revision} settings={settings.data} /> : null
}

function IdleForm({ settings }: { settings: AccessSettings }) {
  const queries = useQueryClient()
  const [minutes, setMinutes] = useState<number | string>(settings.idleMinutes)
  const [busy, setBusy] = useState(false)
  const valid = Number(minutes) >= 1 && Number(minutes) <= 240
  const save = async () => {
    setBusy(true)
    try {
      await client.users.changeSettings({ idleMinutes: Number(minutes), revision: settings.revision })
      notifyDone('De tijd is opgeslagen', { undo: true })
      await refreshSession()
      await queries.invalidateQueries({ queryKey: api.users.settings.key() })
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (valid) void save()
  }
  return (
    <Card title="Vergrendelen">
      <form onSubmit={submit} className="in-pad in-idle" noValidate>
        <NumberInput
          label="Scherm vergrendelen na"
          description="Zolang er niets wordt aangeraakt. Wat half is ingevuld, blijft staan."
          suffix=" minuten"
          min={1}
          max={240}
          allowDecimal={false}
          value={minutes}
          error={valid ? undefined : 'Kies 1 tot en met 240'}
          onChange={setMinutes}
        />
        <Button type="submit" variant="default" loading={busy} disabled={Number(minutes) === settings.idleMinutes}>
          Opslaan
        </Button>
      </form>
    </Card>
  )
}
