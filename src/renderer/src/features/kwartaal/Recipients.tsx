import { Button, CopyButton } from '@mantine/core'
import { IconAddressBook, IconCopy, IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { ContactSheet, SheetContact } from '#shared/contract/consultation'
import type { OverviewSent } from '#shared/contract/selection'
import { dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import type { Period } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useMay } from '../../lib/session'
import { roleWords } from '../../lib/words/consultation'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { MailDialog } from './MailDialog'

type Recipient = { contact: SheetContact; centres: CentreId[] }

/** Each person once, with the centres that they get it for. */
function recipientsOf(sheets: readonly ContactSheet[]): Recipient[] {
  const people = new Map<string, Recipient>()
  for (const { centreId, contacts } of sheets)
    for (const contact of contacts.filter(({ getsOverview }) => getsOverview)) {
      const key = `${contact.name} ${contact.email ?? ''}`.toLowerCase()
      const known = people.get(key) ?? { contact, centres: [] }
      known.centres.push(centreId)
      people.set(key, known)
    }
  return [...people.values()]
}

type Props = { period: Period; centreId: CentreId | undefined; centreNames: ReadonlyMap<string, string> }

/** Who gets the overview of the centres that are shown, by their contact sheets. */
export function Recipients({ period, centreId, centreNames }: Props) {
  const sheets = useQuery(api.contacts.list.queryOptions({ input: centreId ? { centreId } : {} }))
  const sent = useQuery(api.reports.sent.queryOptions({ input: { period, ...(centreId && { centreId }) } }))
  const [mailing, setMailing] = useState(false)
  const mayMail = useMay('reports.mail', centreId ?? null)
  const mayWrite = useMay('contacts.change', centreId)
  if (!sheets.data) return null
  const people = recipientsOf(sheets.data)
  const addresses = [...new Set(people.flatMap(({ contact }) => contact.email ?? []))]
  return (
    <Card
      title="Wie krijgt dit overzicht"
      note={`${formatCount(people.length, 'persoon', 'personen')}, volgens de contacten`}
      actions={
        addresses.length > 0 && (
          <>
            <CopyButton value={addresses.join('; ')}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<IconCopy size={16} aria-hidden="true" />} onClick={copy}>
                  {copied ? 'Gekopieerd' : 'Kopieer adressen'}
                </Button>
              )}
            </CopyButton>
            {mayMail && (
              <Button
                variant="default"
                leftSection={<IconMail size={16} aria-hidden="true" />}
                onClick={() => setMailing(true)}
              >
                Versturen
              </Button>
            )}
          </>
        )
      }
    >
      {people.length === 0 ? (
        <EmptyState
          icon={IconAddressBook}
          title="Nog niemand krijgt dit overzicht"
          action={
            mayWrite && (
              <Button variant="default" onClick={() => navigate('/overleg/contacten')}>
                Naar de contacten
              </Button>
            )
          }
        >
          Vul bij Overleg de contacten in: het bestuur, de wijkregisseur en de beleidsadviseur krijgen het overzicht.
        </EmptyState>
      ) : (
        <ul className="list kw-recipients">
          {people.map(({ contact, centres }) => (
            <li className="list-item" key={`${contact.name} ${contact.email ?? ''}`}>
              <div className="list-text">
                <b>{contact.name}</b>
                <small>
                  {roleWords[contact.role]}
                  {centreId === undefined &&
                    ` · ${centres.length === sheets.data.length && centres.length > 1 ? 'alle centra' : centres.map((id) => centreNames.get(id)).join(', ')}`}
                </small>
              </div>
              {sentOn(sent.data, contact) && <Tag tone="ok">verstuurd op {sentOn(sent.data, contact)}</Tag>}
              {contact.email === null ? (
                <Tag tone="warn">Geen e-mail</Tag>
              ) : (
                <span className="quiet">{contact.email}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {mailing && (
        <MailDialog
          period={period}
          centreId={centreId}
          people={addressedOf(people)}
          onClose={() => setMailing(false)}
        />
      )}
    </Card>
  )
}

/** The day on which the overview went out to somebody, latest first; null when it did not. */
function sentOn(sent: readonly OverviewSent[] | undefined, { email }: SheetContact): string | null {
  const found = sent?.find((one) => one.email === email)
  return found ? formatDay(dateOf(found.sentAt)) : null
}

/** Who has an address, each address once. */
const addressedOf = (people: readonly Recipient[]): { name: string; email: string }[] => [
  ...new Map(
    people.flatMap(({ contact: { name, email } }) => (email === null ? [] : [[email, { name, email }] as const])),
  ).values(),
]
