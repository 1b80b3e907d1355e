import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconDeviceMobileOff, IconLockOpen } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type RoleGrant, UserAccount } from '#shared/contract/session'
import { needsPassword, secretProblem } from '#shared/domain/access'
import { api, client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useSession } from '../../lib/session'
import { useSave } from '../../lib/useSave'
import { nameProblem } from '../../lib/values'
import { secretHint, secretWords } from '../../lib/words/access'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { RoleFields } from './RoleFields'

type Values = { name: string; roles: RoleGrant[]; blocked: boolean; secret: string }
const toValues = (user: UserAccount): Values => ({
  name: user.name,
  roles: user.roles,
  blocked: user.blocked,
  secret: '',
})
const blank: Values = { name: '', roles: [{ role: 'volunteer', centreId: null }], blocked: false, secret: '' }

const rolesWords: Readonly<Record<string, string>> = {
  none: 'Kies minstens één rol.',
  twice: 'Deze rol staat er twee keer.',
  whole_organisation: 'Een administrator is er voor de hele organisatie.',
  last_administrator: 'Er moet minstens één administrator overblijven die kan inloggen.',
}

/** One user: name, roles and how they get in. */
export function UserForm({ user, onClose }: { user: UserAccount | null; onClose: () => void }) {
  const { user: me } = useSession()
  const form = useForm<Values>({
    initialValues: user ? toValues(user) : blank,
    validate: {
      name: nameProblem,
      roles: (roles) => (roles.length === 0 ? rolesWords.none : null),
      secret: (secret, values) => {
        if (user && secret === '') return null
        const problem = secretProblem(secret, values)
        return problem === null ? null : secretWords[problem]
      },
    },
  })
  const saving = useSave({
    form,
    row: user,
    toValues,
    read: (current) => UserAccount.safeParse(current).data ?? null,
    words: { ...secretWords, ...rolesWords },
    onSaved: onClose,
    // A right or secret that was taken must not come back by a key.
    undo: false,
  })
  const submit = form.onSubmit(async ({ name, roles, blocked, secret }) => {
    const fields = { name: name.trim(), roles }
    if (!user) {
      await saving.save(() => client.users.create({ ...fields, secret }), `${fields.name} kan inloggen`)
      return
    }
    await saving.save(async (revision) => {
      const changed = await client.users.change({ id: user.id, revision, ...fields, blocked })
      if (secret === '') return changed
      return client.users.setSecret({ id: user.id, revision: changed.revision, secret })
    }, `${fields.name} is opgeslagen`)
  })
  const withPin = !needsPassword(form.values.roles)
  return (
    <EditDrawer
      title={user ? user.name : 'Nieuwe gebruiker'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
    >
      <TextInput label="Naam" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <RoleFields
        value={form.values.roles}
        onChange={(roles) => form.setFieldValue('roles', roles)}
        error={form.errors.roles}
      />
      {user?.id !== me?.id && (
        <PasswordInput
          label={user ? 'Nieuwe PIN of nieuw wachtwoord' : 'PIN of wachtwoord'}
          description={user ? `Leeg: blijft zoals het is. ${secretHint(withPin)}` : secretHint(withPin)}
          withAsterisk={!user}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Laat zien wat u typt' }}
          {...form.getInputProps('secret')}
        />
      )}
      {user && user.id !== me?.id && (
        <Checkbox
          label="Geblokkeerd"
          description="Kan niet meer inloggen, ook niet waar iemand nu nog is ingelogd."
          {...form.getInputProps('blocked', { type: 'checkbox' })}
        />
      )}
      {user && <Rescue user={user} own={user.id === me?.id} />}
    </EditDrawer>
  )
}

/** What an administrator does at once for somebody who can't get in. */
function Rescue({ user, own }: { user: UserAccount; own: boolean }) {
  const queries = useQueryClient()
  const [done, setDone] = useState<readonly string[]>([])
  const act = async (what: string, call: () => Promise<unknown>, words: string) => {
    try {
      await call()
      setDone([...done, what])
      notifyDone(words)
      await queries.invalidateQueries({ queryKey: api.users.key() })
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <div className="in-rescue">
      {user.locked && !done.includes('unlock') && (
        <Button
          variant="default"
          leftSection={<IconLockOpen size={16} aria-hidden="true" />}
          onClick={() =>
            void act(
              'unlock',
              () => client.users.unlock({ id: user.id }),
              `${user.name} kan weer proberen in te loggen`,
            )
          }
        >
          Van het slot halen
        </Button>
      )}
      {user.secondFactor && !own && !done.includes('factor') && (
        <Button
          variant="default"
          leftSection={<IconDeviceMobileOff size={16} aria-hidden="true" />}
          onClick={() =>
            void act(
              'factor',
              () => client.users.removeSecondFactor({ id: user.id }),
              `${user.name} logt in zonder code, tot die weer een app koppelt`,
            )
          }
        >
          Code uit app uitzetten (telefoon kwijt)
        </Button>
      )}
    </div>
  )
}
