import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { isLoopback } from '../../host/guard'
import { newDataDir } from '../data-dir'
import { readCertificate, readProxy, warnOfEnd } from '../sharing'
import { readArgs, readNumber } from '../usage'
import { openCore } from '../with-core'

const DEFAULT_PORT = 4170

/** `serve`: the web host, until SIGTERM or SIGINT; running calls finish first. */
export async function serve(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, {
    data: 'string',
    port: 'string',
    host: 'string',
    cert: 'string',
    key: 'string',
    'behind-proxy': 'string',
    name: 'string',
    json: 'boolean',
  })
  const port = options.port === undefined ? DEFAULT_PORT : readNumber(options.port, 'port', 0, 65_535)
  const certificate = await readCertificate(options.cert, options.key)
  const proxy = readProxy(options['behind-proxy'], options.name)
  const dataDir = newDataDir(options.data)
  // A report or a search makes much that is thrown away at once. Without these V8 lets the host grow to twice or three
  // times what it holds before it collects; with them calls cost the same (docs/measurements.md).
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
  const stop = untilStopped()
  const { startHost } = await import('../../host/server')
  const core = await openCore(dataDir, 'host', { keepsSafe: true })
  try {
    const host = await startHost({
      core,
      rendererDir: join(__dirname, '..', 'renderer'),
      host: options.host ?? '127.0.0.1',
      port,
      token: randomBytes(24).toString('base64url'),
      ...(certificate && { certificate }),
      ...(proxy && { proxy }),
    })
    const { url, token } = host
    if (options.json) process.stdout.write(`${JSON.stringify({ url, token })}\n`)
    else process.stderr.write(`Open Buurtbalie in uw browser: ${url}/?token=${token}\nStoppen: Ctrl+C\n`)
    if (certificate) warnOfEnd(certificate.until)
    if (!certificate && !isLoopback(options.host ?? '127.0.0.1'))
      process.stderr.write(
        'Let op: ook andere computers in uw netwerk bereiken dit adres, en het verkeer is leesbaar.\n',
      )
    await stop
    await host.close()
  } finally {
    await core.close()
  }
  return 0
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // Kept after the first: Ctrl+C may arrive twice, and a second one must not cut off what is being finished.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
}
