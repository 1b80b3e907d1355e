import { Button } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { certificateWarnings } from '#shared/domain/roster/certificates'
import type { CivilDate } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { toneOf, warningText } from '../../lib/words/caretakers'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

/** Caretakers of this centre whose certificates expire, did, or are missing; nothing when all is well. */
export function CertificatesDue({ centreId, today }: { centreId: CentreId; today: CivilDate }) {
  const caretakers = useQuery(api.caretakers.list.queryOptions()).data ?? []
  const due = caretakers
    .filter((one) => !one.archived && one.centres.some((known) => known.centreId === centreId))
    .map((caretaker) => ({ caretaker, warnings: certificateWarnings(caretaker, today) }))
    .filter(({ warnings }) => warnings.length > 0)
  if (due.length === 0) return null
  return (
    <Card
      title="Certificaten van beheerders"
      note={due.length}
      actions={
        <Button size="xs" variant="subtle" h={20} px={4} mr={-4} onClick={() => navigate('/rooster/beheerders')}>
          Alle beheerders
        </Button>
      }
    >
      <ul className="list">
        {due.map(({ caretaker, warnings }) => (
          <li className="list-item" key={caretaker.id}>
            <IconCertificate size={16} aria-hidden className="list-icon" />
            <div className="list-text">
              <button
                type="button"
                className="link"
                onClick={() => navigate(`/rooster/beheerders?wie=${caretaker.id}`)}
              >
                {caretaker.name}
              </button>
              {warnings.map((warning) => (
                <Tag key={warning.kind} tone={toneOf(warning)}>
                  {warningText(warning)}
                </Tag>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
