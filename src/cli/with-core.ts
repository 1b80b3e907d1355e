import type { Core } from '#core/app/core'
import { clockFrom } from '#shared/time/clock'
import { version } from '../../package.json'

/** Opens the core on a data folder; the moment of BUURTBALIE_NOW is for tests and pictures. */
export async function openCore(dataDir: string): Promise<Core> {
  const { createCore } = await import('#core/app/core')
  return createCore({ dataDir, version, clock: clockFrom(process.env.BUURTBALIE_NOW) })
}

/** Opens the core, does the work and closes it, whatever happens. */
export async function withCore<T>(dataDir: string, work: (core: Core) => Promise<T>): Promise<T> {
  const core = await openCore(dataDir)
  try {
    return await work(core)
  } finally {
    await core.close()
  }
}
