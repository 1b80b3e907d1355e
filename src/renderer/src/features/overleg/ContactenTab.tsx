import { Button, Checkbox, Menu, TextInput } from '@mantine/core'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactSheet, SheetContact } from '#shared/contract/consultation'
import type { Centre } from '#shared/contract/place'
import { type ContactRole, contactRoles, usuallyGetsOverview } from '#shared/domain/consultation'
import { api, client } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { printPaper } from '../../lib/print'
import { useHides, useMay } from '../../lib/session'
import { roleWords } from '../../lib/words/consultation'
import { Card } from '../../ui/Card'
import { usePaper } from '../../ui/Paper'
import { Tag } from '../../ui/Tag'
import { CentreStrip } from './CentreStrip'
import { ContactPaper } from './ContactPaper'
import { DraftBar } from './DraftBar'
import { useDraft } from './useDraft'

type Sheet = { centre: Centre; sheet: ContactSheet }

/** Who is who at each centre: the seven fixed roles and the two fixed contact persons. */
export function ContactenTab() {
  const { centre, centres } = useHere()
  const list = useQuery(api.contacts.list.queryOptions({ input: {} }))
  const sheets = (list.data ?? []).flatMap((sheet): Sheet[] => {
    const of = centres.find(({ id }) => id === sheet.centreId)
    return of ? [{ centre: of, sheet }] : []
  })
  const chosen = sheets.find((one) => one.centre.id === centre?.id) ?? sheets[0]
  if (!list.data || !chosen) return null
  return (
    <div className="ov-wide">
      <CentreStrip
        centres={sheets.map((one) => one.centre)}
        chosen={chosen.centre.id}
        note={(id) => {
          const filled = sheets.find((one) => one.centre.id === id)?.sheet.contacts.length ?? 0
          return filled < contactRoles.length ? formatCount(contactRoles.length - filled, 'leeg', 'leeg') : null
        }}
      />
      <SheetForm key={chosen.centre.id} {...chosen} others={sheets.filter((one) => one !== chosen)} />
    </div>
  )
}

const blank = (role: ContactRole): SheetContact => ({
  role,
  name: '',
  organisation: null,
  phone: null,
  email: null,
  getsOverview: usuallyGetsOverview(role),
  ownUse: false,
})

/** What is printed: this sheet, all of them, or the copies that the municipality may have. */
type Print = { sheets: readonly Sheet[]; forMunicipality: boolean }

function SheetForm({ centre, sheet, others }: Sheet & { others: readonly Sheet[] }) {
  const draft = useDraft(
    `contacten ${centre.id}`,
    sheet,
    ({ contacts }, revision) =>
      client.contacts.change({
        centreId: centre.id,
        revision,
        contacts: contacts.flatMap((one) => (one.name.trim() === '' ? [] : { ...one, name: one.name.trim() })),
      }),
    `De contacten van ${centre.name} zijn opgeslagen`,
  )
  const { contacts } = draft.values
  const mayChange = useMay('contacts.change', centre.id)
  // What is kept from somebody must not look as if it is not known.
  const phones = !useHides('phone')
  const mails = !useHides('personal')
  const paper = usePaper()
  const [what, setWhat] = useState<Print>({ sheets: [], forMunicipality: false })
  const print = (next: Print, file: string) => {
    setWhat(next)
    paper.print(() => printPaper(`${file}.pdf`, 'De contacten zijn bewaard als PDF'))
  }
  const mine: Sheet = { centre, sheet: draft.values }
  const of = (role: ContactRole) => contacts.find((one) => one.role === role) ?? blank(role)
  const change = (role: ContactRole, part: Partial<SheetContact>) =>
    draft.set({
      contacts: contactRoles.flatMap((one) => {
        const next = one === role ? { ...of(role), ...part } : contacts.find((contact) => contact.role === one)
        return next ?? []
      }),
    })
  /** Those of another centre, for the roles that are empty here. */
  const fillFrom = (other: ContactSheet) =>
    draft.set({
      contacts: contactRoles.flatMap((role) => {
        const known = of(role).name.trim() !== '' ? of(role) : other.contacts.find((one) => one.role === role)
        return known ?? []
      }),
    })
  const empty = contactRoles.filter((role) => of(role).name.trim() === '')
  const all = [mine, ...others].sort((a, b) => a.centre.name.localeCompare(b.centre.name, 'nl'))
  return (
    <Card
      title={`Contacten van ${centre.name}`}
      note={empty.length === 0 ? 'compleet' : `${formatCount(empty.length, 'rol is', 'rollen zijn')} nog leeg`}
      actions={
        <>
          {mayChange && others.some((one) => one.sheet.contacts.length > 0) && empty.length > 0 && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" leftSection={<IconCopy size={16} aria-hidden="true" />}>
                  Vul aan
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>Lege rollen overnemen van</Menu.Label>
                {others
                  .filter((one) => one.sheet.contacts.length > 0)
                  .map((one) => (
                    <Menu.Item key={one.centre.id} onClick={() => fillFrom(one.sheet)}>
                      {one.centre.name}
                    </Menu.Item>
                  ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden="true" />}>
                Afdrukken
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => print({ sheets: [mine], forMunicipality: false }, 'contacten')}>
                {centre.name}
              </Menu.Item>
              <Menu.Item onClick={() => print({ sheets: all, forMunicipality: false }, 'contacten-alle-centra')}>
                Alle centra
              </Menu.Item>
              <Menu.Item onClick={() => print({ sheets: all, forMunicipality: true }, 'contacten-gemeente')}>
                Exemplaar voor de gemeente
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <div className="ov-scroll">
        <table className="table ov-contacts" data-read={!mayChange || undefined}>
          <caption className="visually-hidden">Contactpersonen van {centre.name} per rol</caption>
          <thead>
            <tr>
              <th scope="col">Rol</th>
              <th scope="col">Naam</th>
              <th scope="col">Organisatie</th>
              {phones && <th scope="col">Telefoon</th>}
              {mails && <th scope="col">E-mail</th>}
              <th scope="col">Kwartaal-overzicht</th>
              <th scope="col">Alleen intern</th>
            </tr>
          </thead>
          <tbody>
            {contactRoles.map((role) => {
              const one = of(role)
              const word = roleWords[role]
              const text = (field: 'organisation' | 'phone' | 'email', label: string, max: number) =>
                !mayChange ? (
                  one[field]
                ) : (
                  <TextInput
                    size="xs"
                    aria-label={`${label}: ${word}`}
                    maxLength={max}
                    value={one[field] ?? ''}
                    onChange={(event) => change(role, { [field]: event.currentTarget.value || null })}
                  />
                )
              const named = one.name.trim() !== ''
              return (
                <tr key={role}>
                  <th scope="row">
                    {word}
                    {!named && <Tag tone="warn">Ontbreekt</Tag>}
                  </th>
                  <td>
                    {mayChange ? (
                      <TextInput
                        size="xs"
                        aria-label={`Naam: ${word}`}
                        maxLength={120}
                        value={one.name}
                        onChange={(event) => change(role, { name: event.currentTarget.value })}
                      />
                    ) : (
                      one.name
                    )}
                  </td>
                  <td>{text('organisation', 'Organisatie', 120)}</td>
                  {phones && <td>{text('phone', 'Telefoon', 60)}</td>}
                  {mails && <td>{text('email', 'E-mail', 200)}</td>}
                  <td>
                    {mayChange ? (
                      <Checkbox
                        aria-label={`Krijgt het kwartaaloverzicht: ${word}`}
                        disabled={!named}
                        checked={named && one.getsOverview}
                        onChange={(event) => change(role, { getsOverview: event.currentTarget.checked })}
                      />
                    ) : (
                      named && one.getsOverview && 'ja'
                    )}
                  </td>
                  <td>
                    {mayChange ? (
                      <Checkbox
                        aria-label={`Telefoon en e-mail alleen voor uzelf: ${word}`}
                        disabled={!named}
                        checked={named && one.ownUse}
                        onChange={(event) => change(role, { ownUse: event.currentTarget.checked })}
                      />
                    ) : (
                      named && one.ownUse && 'ja'
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className="ov-note ov-foot">
        Alleen intern: op het exemplaar voor de gemeente staat de naam, zonder telefoon en e-mail.
      </p>
      <DraftBar draft={draft} />
      {paper.printing && <ContactPaper {...what} />}
    </Card>
  )
}
