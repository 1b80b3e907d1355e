import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { licenceProblems, productPackages } from './lib/product.mjs'
import { projectDir } from './lib/tools.mjs'

/**
 * `npm run sbom`: writes beside the build, and so into every package, what it is made of: out/sbom.cdx.json (CycloneDX) and
 * out/THIRD-PARTY.txt (each licence in full). Part of `npm run package`.
 */
ensureBuilt()
const problems = licenceProblems()
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
const packages = productPackages()
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const made = spawnSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  cwd: projectDir,
  encoding: 'utf8',
  maxBuffer: 100_000_000,
  timeout: 120_000,
  shell: process.platform === 'win32',
})
if (made.status !== 0) throw new Error(`npm sbom: ${made.stderr}`)
const bill = JSON.parse(made.stdout)
// npm marks everything that is bundled as of the development only: keep what is in the product, and say that it is.
const inside = new Set(packages.map(({ name, version }) => `${name}@${version}`))
const components = bill.components
  .filter(({ group, name, version }) => inside.has(`${group ? `${group}/` : ''}${name}@${version}`))
  .map(({ properties: _development, ...component }) => ({ ...component, scope: 'required' }))
const refs = new Set([bill.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])])
const dependencies = bill.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }))
const named = new Set(components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`))
const missing = [...inside].filter((one) => !named.has(one))
if (missing.length > 0) throw new Error(`not in the bill of materials: ${missing.join(', ')}`)
const bom = join(projectDir, 'out', 'sbom.cdx.json')
writeFileSync(bom, `${JSON.stringify({ ...bill, components, dependencies }, null, 2)}\n`)

const head = `Buurtbalie is free software under AGPL-3.0-or-later. It contains ${packages.length} packages of others, each under its own licence.
Chromium and what else Electron contains: LICENSES.chromium.html beside the program. SQLite is in the public domain.\n`
const text = packages.map(
  ({ name, version, licence, texts }) =>
    `${'-'.repeat(80)}\n${name} ${version}\n${licence}\n\n${texts.join('\n\n') || '(the package holds no text of its licence)'}\n`,
)
writeFileSync(join(projectDir, 'out', 'THIRD-PARTY.txt'), [head, ...text].join('\n'))
console.log(`${components.length} packages in out/sbom.cdx.json, their licences in out/THIRD-PARTY.txt`)
