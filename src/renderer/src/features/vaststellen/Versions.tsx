import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ClosingHead, closedFormats } from '#shared/contract/closing'
import { overviewFormats } from '#shared/contract/report'
import { formatMoment } from '#shared/time/format'
import { client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { formatCount } from '../../lib/format'
import { notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

/** Each version that went out, latest first, with its files as they were. */
export function Versions({ versions }: { versions: readonly ClosingHead[] }) {
  const save = (head: ClosingHead, format: (typeof closedFormats)[number]) => {
    client.closings.file({ quarter: head.quarter, version: head.version, format }).then(saveFile, notifyError)
  }
  return (
    <Card title="Vastgesteld" note="de bestanden blijven zoals ze zijn verstuurd">
      <ul className="list">
        {versions.map((head, i) => (
          <li className="list-item vs-version" key={head.id}>
            <div className="list-text">
              <b>
                Versie {head.version} {i === 0 && <Tag tone="ok">geldt nu</Tag>}
              </b>
              <small>
                {formatMoment(head.closedAt)} door {head.by}
                {openCount(head) > 0 && `, met ${formatCount(openCount(head), 'open punt', 'open punten')}`}
              </small>
              {head.note !== null && <small>{head.note}</small>}
              <small title={head.checksum}>controlegetal {head.checksum.slice(0, 12)}</small>
            </div>
            <div className="vs-files">
              {overviewFormats.map((format) => (
                <Button
                  key={format}
                  size="xs"
                  variant="default"
                  leftSection={<IconDownload size={14} aria-hidden="true" />}
                  aria-label={`Versie ${head.version} als ${format.toUpperCase()}`}
                  onClick={() => save(head, format)}
                >
                  {format.toUpperCase()}
                </Button>
              ))}
              {furtherFiles(head).map(({ format, of, label }) => (
                <Button
                  key={format}
                  size="xs"
                  variant="default"
                  leftSection={<IconDownload size={14} aria-hidden="true" />}
                  aria-label={`${of} van versie ${head.version} als ${label}`}
                  onClick={() => save(head, format)}
                >
                  {of} {label}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const accountFiles = [
  { format: 'account-pdf', of: 'Verantwoording', label: 'PDF' },
  { format: 'account-xlsx', of: 'Verantwoording', label: 'XLSX' },
] as const
const scoreFiles = [
  { format: 'satisfaction-pdf', of: 'Tevredenheid', label: 'PDF' },
  { format: 'satisfaction-xlsx', of: 'Tevredenheid', label: 'XLSX' },
] as const
/** Files beside those of the overview, as far as the version has something in them. */
const furtherFiles = ({ accounted, sheets }: ClosingHead) => [
  ...(accounted ? accountFiles : []),
  ...(sheets ? scoreFiles : []),
]

const openCount = ({ openPoints }: ClosingHead): number => Object.values(openPoints).reduce((sum, n) => sum + n, 0)
