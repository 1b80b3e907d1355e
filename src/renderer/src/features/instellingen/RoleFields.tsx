import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RoleGrant } from '#shared/contract/session'
import { roles as allRoles, type Role } from '#shared/domain/access'
import { useHere } from '../../lib/here'
import { roleHints, roleWords } from '../../lib/words/access'

const WHOLE = 'alle'
const isRole = (value: string | null): value is Role => allRoles.some((role) => role === value)

type Props = { value: readonly RoleGrant[]; onChange: (roles: RoleGrant[]) => void; error: ReactNode }

/** What somebody is, and where: at one centre or in the whole organisation. */
export function RoleFields({ value, onChange, error }: Props) {
  const { centres } = useHere()
  const places = [
    { value: WHOLE, label: 'Hele organisatie' },
    ...centres.map(({ id, name }) => ({ value: id as string, label: name })),
  ]
  const set = (at: number, grant: RoleGrant) => onChange(value.map((old, i) => (i === at ? grant : old)))
  const place = (id: string | null) => centres.find((centre) => centre.id === id)?.id ?? null
  return (
    <fieldset className="in-list">
      <legend>Rol</legend>
      {value.map((grant, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else to tell it by, and none is moved
        <div key={at} className="in-role">
          <div className="in-role-row">
            <Select
              aria-label={`Rol ${at + 1}`}
              data={allRoles.map((role) => ({ value: role, label: roleWords[role] }))}
              allowDeselect={false}
              value={grant.role}
              onChange={(role) =>
                isRole(role) && set(at, { role, centreId: role === 'administrator' ? null : grant.centreId })
              }
            />
            <Select
              aria-label={`Waar, bij rol ${at + 1}`}
              data={places}
              allowDeselect={false}
              disabled={grant.role === 'administrator'}
              value={grant.centreId ?? WHOLE}
              onChange={(id) => set(at, { ...grant, centreId: place(id) })}
            />
            {value.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={`Rol ${at + 1} weghalen`}
                onClick={() => onChange(value.filter((_, i) => i !== at))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </div>
          <p className="in-hint">{roleHints[grant.role]}</p>
        </div>
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => onChange([...value, { role: 'volunteer', centreId: centres[0]?.id ?? null }])}
      >
        Nog een rol
      </Button>
      {error && <p className="in-problem">{error}</p>}
    </fieldset>
  )
}
