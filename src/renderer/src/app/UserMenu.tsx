import { Avatar, Menu, UnstyledButton } from '@mantine/core'
import { IconLock, IconLogout, IconPassword, IconUsers } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { chordOf, useActions } from '../lib/actions'
import { navigate } from '../lib/address'
import { initials } from '../lib/initials'
import { notifyError } from '../lib/notify'
import { leaveDesk, lockDesk, useRights, useSession } from '../lib/session'
import { roleText } from '../lib/words/access'
import { OwnAccessDialog } from './routes'

const quietly = (work: () => Promise<void>) => void work().catch(notifyError)

/** Alt+L locks from anywhere, also while somebody types or a dialog is open: who leaves the desk is in a hurry. */
function useLockKey(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (chordOf(event) !== 'Alt+L') return
      event.preventDefault()
      quietly(lockDesk)
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [on])
}

/** Who works here, and how to hand the desk to somebody else. */
export function UserMenu() {
  const { user, hasUsers } = useSession()
  const may = useRights()
  const [own, setOwn] = useState(false)
  useActions(
    hasUsers
      ? [
          {
            id: 'session.lock',
            label: 'Vergrendelen of van gebruiker wisselen',
            keys: ['Alt+L'],
            run: () => quietly(lockDesk),
          },
          { id: 'session.logOut', label: 'Uitloggen', run: () => quietly(leaveDesk) },
        ]
      : [],
  )
  useLockKey(hasUsers)
  if (!user) return null
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <UnstyledButton className="top-user" aria-label={`Gebruiker: ${user.name}, ${initials(user.name)}`}>
            <Avatar
              size={28}
              radius="xl"
              styles={{ placeholder: { fontSize: 11, background: 'var(--accent)', color: 'var(--accent-fg)' } }}
            >
              {initials(user.name)}
            </Avatar>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.name}
            {hasUsers && <span className="top-user-role">{roleText(user.roles)}</span>}
          </Menu.Label>
          {hasUsers ? (
            <>
              {may('users.changeOwnSecret') && (
                <Menu.Item leftSection={<IconPassword size={16} />} onClick={() => setOwn(true)}>
                  Mijn PIN of wachtwoord
                </Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item leftSection={<IconLock size={16} />} rightSection="Alt+L" onClick={() => quietly(lockDesk)}>
                Vergrendelen of wisselen
              </Menu.Item>
              <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => quietly(leaveDesk)}>
                Uitloggen
              </Menu.Item>
            </>
          ) : (
            <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => navigate('/instellingen/gebruikers')}>
              Gebruikers maken
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {own && <OwnAccessDialog onClose={() => setOwn(false)} />}
    </>
  )
}
