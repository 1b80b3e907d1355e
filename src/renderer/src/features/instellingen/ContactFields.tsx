import { ActionIcon, Button, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { CentreContact } from '#shared/contract/place'
import { textOrNull } from '../../lib/values'

type Contact = { name: string; phone: string; email: string; remarks: string }
export type ContactValues = { contacts: Contact[] }

const MOST = 10
const blank: Contact = { name: '', phone: '', email: '', remarks: '' }

export const contactValues = (contacts: readonly CentreContact[]): Contact[] =>
  contacts.map((c) => ({ name: c.name, phone: c.phone ?? '', email: c.email ?? '', remarks: c.remarks ?? '' }))

/** What is saved: rows without a name are left out. */
export const contactsOf = (values: readonly Contact[]): CentreContact[] =>
  values
    .filter((c) => c.name.trim() !== '')
    .map((c) => ({
      name: c.name.trim(),
      phone: textOrNull(c.phone),
      email: textOrNull(c.email),
      remarks: textOrNull(c.remarks),
    }))

/** Whom to call about a centre: above all one that is not managed here. */
export function ContactFields<Values extends ContactValues>({ form }: { form: UseFormReturnType<Values> }) {
  const { contacts } = form.values
  const set = (next: Contact[]) => form.setFieldValue('contacts', next as never)
  const field = (at: number, key: keyof Contact, label: string, max: number) => ({
    label,
    maxLength: max,
    value: contacts[at]?.[key] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      set(contacts.map((one, i) => (i === at ? { ...one, [key]: value } : one)))
    },
  })
  return (
    <fieldset className="in-list">
      <legend>Contactpersonen</legend>
      {contacts.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a contact has no other identity, and a name is being typed
        <div key={at} className="in-contact">
          <div className="in-two">
            <TextInput {...field(at, 'name', 'Naam', 120)} />
            <TextInput {...field(at, 'phone', 'Telefoon', 60)} type="tel" />
          </div>
          <TextInput {...field(at, 'email', 'E-mail', 200)} type="email" />
          <div className="in-list-row in-contact-last">
            <TextInput {...field(at, 'remarks', 'Opmerking', 2000)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Contactpersoon ${one.name || at + 1} weghalen`}
              onClick={() => set(contacts.filter((_, i) => i !== at))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        </div>
      ))}
      {contacts.length < MOST && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set([...contacts, blank])}
        >
          Contactpersoon
        </Button>
      )}
    </fieldset>
  )
}
