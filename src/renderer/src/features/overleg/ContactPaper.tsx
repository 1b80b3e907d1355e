import { useQuery } from '@tanstack/react-query'
import type { ContactSheet } from '#shared/contract/consultation'
import type { Centre } from '#shared/contract/place'
import { contactRoles } from '#shared/domain/consultation'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { roleWords } from '../../lib/words/consultation'
import { Paper } from '../../ui/Paper'
import { PaperLogo } from '../../ui/PaperLogo'

type Props = { sheets: readonly { centre: Centre; sheet: ContactSheet }[]; forMunicipality: boolean }

/** Contact sheets on paper. The copy of the municipality has no phone or e-mail of what is the organisation's own use. */
export function ContactPaper({ sheets, forMunicipality }: Props) {
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? ''
  const { today } = useHere()
  return (
    <Paper>
      <PaperLogo />
      <p className="paper-org">{organisation}</p>
      <h1>Contactpersonen{forMunicipality && ', exemplaar voor de gemeente'}</h1>
      <p>Stand van {formatDate(today)}.</p>
      {sheets.map(({ centre, sheet }) => (
        <section key={centre.id}>
          <h2>{centre.name}</h2>
          <table>
            <caption>{[centre.address, centre.district, centre.operator].filter(Boolean).join(', ')}</caption>
            <thead>
              <tr>
                <th scope="col">Rol</th>
                <th scope="col">Naam</th>
                <th scope="col">Organisatie</th>
                <th scope="col">Telefoon</th>
                <th scope="col">E-mail</th>
              </tr>
            </thead>
            <tbody>
              {contactRoles.map((role) => {
                const contact = sheet.contacts.find((one) => one.role === role)
                const hidden = forMunicipality && contact?.ownUse === true
                return (
                  <tr key={role}>
                    <th scope="row">{roleWords[role]}</th>
                    <td>{contact?.name ?? 'nog niet bekend'}</td>
                    <td>{contact?.organisation}</td>
                    <td className="whole">{hidden ? '' : contact?.phone}</td>
                    <td>{hidden ? '' : contact?.email}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      ))}
    </Paper>
  )
}
