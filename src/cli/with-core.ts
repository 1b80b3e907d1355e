import type { Core } from '#core/app/core'
import { clockFrom } from '#shared/time/clock'
import { version } from '../../package.json'

/**
 * Opens the core on a data folder. Slow calls and faults go to `logs/NAME.log` there; the moment of BUURTBALIE_NOW is
 * for tests and pictures. `keepsSafe` for what stays open: it makes copies by itself.
 */
export async function openCore(dataDir: string, name: string, options: { keepsSafe?: boolean } = {}): Promise<Core> {
  const { createCore } = await import('#core/app/core')
  const { logFile } = await import('#core/app/log-file')
  const clock = clockFrom(process.env.BUURTBALIE_NOW)
  return createCore({ dataDir, version, clock, log: logFile(dataDir, name), ...options })
}

/** Opens the core for one command, does the work and closes it, whatever happens. */
export async function withCore<T>(dataDir: string, work: (core: Core) => Promise<T>): Promise<T> {
  const core = await openCore(dataDir, 'opdrachten')
  try {
    return await work(core)
  } finally {
    await core.close()
  }
}
