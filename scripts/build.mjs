import { build } from './lib/build.mjs'

/** `npm run build`: builds into out/, also when there is a fresh build. */
try {
  build()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
