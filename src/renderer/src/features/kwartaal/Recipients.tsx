import { Button, CopyButton } from '@mantine/core'
import { IconAddressBook, IconCopy, IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { ContactSheet, SheetContact } from '#shared/contract/consultation'
import { overviewName } from '#shared/domain/figure-words'
import { formatPeriod } from '#shared/time/format'
import type { Period } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { mailtoOf, openMail } from '../../lib/mailto'
import { roleWords } from '../../lib/words/consultation'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'

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
  if (!sheets.data) return null
  const people = recipientsOf(sheets.data)
  const addresses = [...new Set(people.flatMap(({ contact }) => contact.email ?? []))]
  const mail = mailtoOf(
    addresses,
    `${overviewName(period)} ${formatPeriod(period)}`,
    `Hierbij ontvangt u het overzicht van ${formatPeriod(period)}.`,
  )
  return (
    <Card
      title="Wie krijgt dit overzicht"
      note={`${formatCount(people.length, 'persoon', 'personen')}, volgens de contacten`}
      actions={
        <>
          {addresses.length > 0 && (
            <>
              <CopyButton value={addresses.join('; ')}>
                {({ copied, copy }) => (
                  <Button variant="default" leftSection={<IconCopy size={16} aria-hidden="true" />} onClick={copy}>
                    {copied ? 'Gekopieerd' : 'Kopieer adressen'}
                  </Button>
                )}
              </CopyButton>
              <Button
                component="a"
                href={mail.href}
                variant="default"
                leftSection={<IconMail size={16} aria-hidden="true" />}
                onClick={(event) => {
                  if (openMail(mail.href)) event.preventDefault()
                }}
              >
                E-mailen
              </Button>
            </>
          )}
        </>
      }
    >
      {people.length === 0 ? (
        <EmptyState
          icon={IconAddressBook}
          title="Nog niemand krijgt dit overzicht"
          action={
            <Button variant="default" onClick={() => navigate('/overleg/contacten')}>
              Naar de contacten
            </Button>
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
              {contact.email === null ? (
                <Tag tone="warn">Geen e-mail</Tag>
              ) : (
                <span className="quiet">{contact.email}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
