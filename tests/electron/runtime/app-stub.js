// Makes a plain Electron run the app folder given as first argument, as Electron's own default app does.
const Module = require('node:module')
const path = require('node:path')
const threads = require('node:worker_threads')

// The product's driver needs a newer Node-API than this old runtime has: load the one built for it.
const driver = process.env.TEST_SQLITE_NODE
if (driver) {
  const load = Module._extensions['.node']
  Module._extensions['.node'] = (module, file) =>
    load(module, /better-sqlite3[\\/]prebuilds[\\/][^\\/]+\.node$/.test(file) ? driver : file)
}

if (threads.isMainThread) {
  // A thread has its own modules: this file goes first there as well, for the driver.
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      super(file, { ...options, execArgv: ['--require', __filename] })
    }
  }
  const { app } = require('electron')
  const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')))
  const manifest = require(path.join(folder, 'package.json'))
  app.setName(manifest.productName || manifest.name)
  app.setVersion(manifest.version)
  app.setAppPath(folder)
  require(path.join(folder, manifest.main))
}
