import { Button, Progress as ProgressBar } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCalendar,
  IconChartBar,
  IconCircleCheck,
  IconCircleX,
  IconDownload,
  IconRefresh,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ImportResult } from '#shared/contract/import'
import { navigate } from '../../lib/address'
import { saveFile } from '../../lib/download'
import { messageFor } from '../../lib/failure'
import { formatCount, formatNumber } from '../../lib/format'
import { Card } from '../../ui/Card'
import { Screen } from '../../ui/Screen'
import { CountTable } from './CountTable'
import { FileChooser } from './FileChooser'
import { fileHelp } from './format-help'
import { MessageTable } from './MessageTable'
import { cancelImport, checkFiles, type Progress, type Run, resetImport, useImport, writeChecked } from './useImport'
import './importeren.css'

/** Takes in the old agenda: choose, look what is in it, then import. */
export default function ImporterenScreen() {
  const state = useImport()
  return (
    <Screen
      title="Importeren"
      hint={state.fileNames.length > 0 ? formatCount(state.fileNames.length, 'bestand', 'bestanden') : undefined}
      tools={
        state.step !== 'choose' &&
        state.step !== 'running' && (
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden="true" />} onClick={resetImport}>
            Andere bestanden kiezen
          </Button>
        )
      }
    >
      <div className="im">
        {state.step === 'choose' && (
          <>
            <FileChooser onChosen={checkFiles} />
            <FormatHelp />
          </>
        )}
        {state.step === 'running' && <Running run={state.run} progress={state.progress} onCancel={cancelImport} />}
        {state.step === 'failed' && (
          <Verdict tone="bad" icon={<IconCircleX size={20} aria-hidden="true" />} title="Het importeren is niet gelukt">
            <p>{messageFor(state.error)} Er is niets opgeslagen.</p>
          </Verdict>
        )}
        {state.step === 'checked' && <Checked result={state.result} />}
        {state.step === 'written' && <Written result={state.result} />}
      </div>
    </Screen>
  )
}

const phaseWords: Record<Progress['phase'], string> = {
  read: 'Bestanden lezen',
  check: 'Regels nakijken',
  write: 'Opslaan',
}

function Running({ run, progress, onCancel }: { run: Run; progress: Progress | null; onCancel: () => void }) {
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0
  const words = progress ? phaseWords[progress.phase] : 'Bestanden lezen'
  return (
    <Card title={run === 'check' ? 'De bestanden worden nagekeken' : 'De gegevens worden geïmporteerd'}>
      <div className="im-running">
        <p role="status">
          {words}
          {progress && progress.total > 0 && (
            <span className="tabular">
              {' '}
              {progress.phase === 'read'
                ? `${formatNumber(share)} %`
                : `${formatNumber(progress.done)} van ${formatNumber(progress.total)}`}
            </span>
          )}
        </p>
        <ProgressBar value={share} size="lg" aria-label={words} />
        <div className="im-actions">
          <Button variant="default" onClick={onCancel}>
            Stoppen
          </Button>
          <span className="im-hint">Als u stopt, wordt er niets opgeslagen.</span>
        </div>
      </div>
    </Card>
  )
}

function Checked({ result }: { result: ImportResult }) {
  const added = result.counts.reduce((sum, c) => sum + c.added, 0)
  const refused = result.counts.reduce((sum, c) => sum + c.refused, 0)
  const good = result.errorCount === 0
  return (
    <>
      {good ? (
        <Verdict
          tone="ok"
          icon={<IconCircleCheck size={20} aria-hidden="true" />}
          title={added > 0 ? 'Alles klopt' : 'Alles staat er al'}
        >
          <p>
            {added > 0
              ? `${formatCount(added, 'nieuwe regel', 'nieuwe regels')} om te importeren. Er is nog niets opgeslagen.`
              : 'Deze gegevens zijn eerder al geïmporteerd. Er is niets nieuws.'}
          </p>
          {added > 0 && (
            <div className="im-actions">
              <Button onClick={() => writeChecked('import')}>Importeren</Button>
            </div>
          )}
        </Verdict>
      ) : (
        <Verdict
          tone="bad"
          icon={<IconCircleX size={20} aria-hidden="true" />}
          title={`${formatCount(result.errorCount, 'fout', 'fouten')} gevonden`}
        >
          <p>
            Er is niets opgeslagen. Verbeter de regels hieronder in uw bestand en kies het opnieuw, of sla de foute
            regels over: u krijgt die dan terug in een bestand met de reden erbij.
          </p>
          <div className="im-actions">
            <Button variant="default" disabled={added === 0} onClick={() => writeChecked('skip')}>
              Sla foute regels over
            </Button>
            <span className="im-hint">
              {formatCount(added, 'regel wordt', 'regels worden')} opgeslagen, {formatCount(refused, 'regel', 'regels')}{' '}
              niet.
            </span>
          </div>
        </Verdict>
      )}
      <CountTable result={result} />
      <MessageTable result={result} />
    </>
  )
}

function Written({ result }: { result: ImportResult }) {
  const added = result.counts.reduce((sum, c) => sum + c.added, 0)
  return (
    <>
      <Verdict
        tone="ok"
        icon={<IconCircleCheck size={20} aria-hidden="true" />}
        title={`${formatCount(added, 'regel is', 'regels zijn')} geïmporteerd`}
      >
        <div className="im-actions">
          <Button leftSection={<IconCalendar size={16} aria-hidden="true" />} onClick={() => navigate('/planbord')}>
            Naar het planbord
          </Button>
          <Button
            variant="default"
            leftSection={<IconChartBar size={16} aria-hidden="true" />}
            onClick={() => navigate('/kwartaal')}
          >
            Naar het kwartaaloverzicht
          </Button>
        </div>
      </Verdict>
      {result.rejects.length > 0 && (
        <Verdict
          tone="warn"
          icon={<IconAlertTriangle size={20} aria-hidden="true" />}
          title="Bewaar de overgeslagen regels"
        >
          <p>In de laatste kolom staat waarom. Verbeter de regels en importeer het bestand daarna opnieuw.</p>
          <div className="im-actions">
            {result.rejects.map((file) => (
              <Button
                key={file.name}
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden="true" />}
                onClick={() => saveFile({ fileName: file.name, mediaType: 'text/csv', base64: file.base64 })}
              >
                {file.name}
              </Button>
            ))}
          </div>
        </Verdict>
      )}
      <CountTable result={result} />
      <MessageTable result={result} />
    </>
  )
}

function Verdict({
  tone,
  icon,
  title,
  children,
}: {
  tone: 'ok' | 'warn' | 'bad'
  icon: ReactNode
  title: string
  children: ReactNode
}) {
  return (
    <section className="im-verdict" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <h2>
        {icon}
        {title}
      </h2>
      {children}
    </section>
  )
}

function FormatHelp() {
  return (
    <Card title="Welke bestanden kunt u gebruiken?" note="u hoeft ze niet allemaal te hebben">
      <div className="im-help">
        <p>
          Sla de lijsten in Excel op als CSV. De volgorde van de kolommen maakt niet uit. Datums schrijft u als
          01-04-2024, tijden als 9:00. Meer ruimtes of doelen in één cel scheidt u met een staand streepje:{' '}
          <code>Zaal 1|Zaal 2</code>. Twee keer hetzelfde bestand importeren kan geen kwaad.
        </p>
      </div>
      <div className="im-scroll">
        <table className="table">
          <caption className="visually-hidden">Bestanden en hun kolommen</caption>
          <thead>
            <tr>
              <th scope="col">Bestand</th>
              <th scope="col">Wat erin staat</th>
              <th scope="col">Kolommen</th>
            </tr>
          </thead>
          <tbody>
            {fileHelp.map((file) => (
              <tr key={file.name}>
                <th scope="row" className="im-file">
                  {file.name}
                </th>
                <td>{file.what}</td>
                <td className="im-columns">{file.columns}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
