import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { type CertificateKind, certificateKinds } from '#shared/domain/roster/vocabulary'
import { DateField } from '../../lib/DateField'
import { newKey } from '../../lib/new-key'
import { certificateWords } from '../../lib/words/roster'
import { LineList, RemoveLine } from './LineList'
import type { CertificateLine } from './person'

type Props = { lines: readonly CertificateLine[]; error: ReactNode; onChange: (lines: CertificateLine[]) => void }

/** What somebody holds, since when and until when; nothing at the end says that it does not expire. */
export function CertificateLines({ lines, error, onChange }: Props) {
  const change = (key: string, part: Partial<CertificateLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const add = () => {
    const kind = certificateKinds.find((one) => !lines.some((line) => line.kind === one)) ?? 'bhv'
    onChange([...lines, { key: newKey(), kind, issuedOn: null, expiresOn: null }])
  }
  return (
    <LineList legend="Certificaten" error={error} addText="Certificaat toevoegen" onAdd={add}>
      {lines.map((line, i) => (
        <div key={line.key} className="bh-certificate">
          <Select
            aria-label={`Certificaat ${i + 1}`}
            data={certificateKinds.map((kind) => ({ value: kind, label: certificateWords[kind] }))}
            value={line.kind}
            allowDeselect={false}
            onChange={(kind) => change(line.key, { kind: kind as CertificateKind })}
          />
          <DateField
            short
            aria-label={`${certificateWords[line.kind]} gehaald op`}
            placeholder="gehaald op"
            value={line.issuedOn}
            onChange={(issuedOn) => change(line.key, { issuedOn })}
          />
          <DateField
            short
            aria-label={`${certificateWords[line.kind]} geldig tot en met`}
            placeholder="geldig t/m"
            clearable
            value={line.expiresOn}
            onChange={(expiresOn) => change(line.key, { expiresOn })}
          />
          <RemoveLine
            label={`${certificateWords[line.kind]} weghalen`}
            onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        </div>
      ))}
    </LineList>
  )
}
