import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** The solver of timetables and rosters is WebAssembly: its file goes beside the threads that run it (docs/adr/0012, 0024). */
const solverWasm: Plugin = {
  name: 'solver-wasm',
  generateBundle() {
    const source = readFileSync(createRequire(__filename).resolve('highs/runtime'))
    this.emitFile({ type: 'asset', fileName: 'highs.wasm', source })
  },
}

/** The typefaces of papers (docs/adr/0026), with the licence that has to come along. */
const paperFonts: Plugin = {
  name: 'paper-fonts',
  generateBundle() {
    const file = (name: string) => createRequire(__filename).resolve(`@expo-google-fonts/inter/${name}`)
    const emit = (fileName: string, name: string) =>
      this.emitFile({ type: 'asset', fileName, source: readFileSync(file(name)) })
    emit('Inter-Regular.ttf', '400Regular/Inter_400Regular.ttf')
    emit('Inter-SemiBold.ttf', '600SemiBold/Inter_600SemiBold.ttf')
    emit('Inter-LICENSE.txt', 'LICENSE_FONT')
  },
}

/** Which packages end up in the product, for the list of licences and the bill of materials (scripts/sbom.mjs). */
const packageList = (fileName: string): Plugin => ({
  name: 'package-list',
  generateBundle() {
    const folders = [...this.getModuleIds()].flatMap((id) => {
      const found = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/').replace(/^\0/, ''))?.[0]
      return found === undefined ? [] : [found.slice(found.indexOf('/node_modules/') + 1)]
    })
    this.emitFile({ type: 'asset', fileName, source: JSON.stringify([...new Set(folders)].sort()) })
  },
})

/**
 * Three runtimes, one build. Main and preload are CommonJS for Node 18 and up, the page is for Chrome 114 and up, so
 * that the same build also runs in the older Electron of the tests (docs/adr/0008). All but the native driver is
 * bundled: a package holds one module besides our own files.
 */
export default defineConfig({
  main: {
    plugins: [solverWasm, paperFonts, packageList('packages.json')],
    build: {
      target: 'node18',
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/cli/index.ts',
          solver: 'src/core/usecases/season/worker.mts',
          milp: 'src/core/usecases/solver/milp.mts',
          safekeeping: 'src/core/usecases/safekeeping/worker.mts',
          paper: 'src/core/usecases/papers/worker.mts',
        },
        external: ['electron', 'better-sqlite3'],
        // Chunks lie beside the entries, so that __dirname is the same folder for all of them.
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    plugins: [packageList('packages.json')],
    build: {
      target: 'node18',
      rollupOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), packageList('assets/packages.json')],
    build: { target: 'chrome114', rollupOptions: { input: 'src/renderer/index.html' }, chunkSizeWarningLimit: 1500 },
  },
})
