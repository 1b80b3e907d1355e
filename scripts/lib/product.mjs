import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './tools.mjs'

/** In the product without going through the bundler: the native driver, the runtime, the solver, the typefaces of papers. */
const besides = ['better-sqlite3', 'electron', 'highs', '@expo-google-fonts/inter'].map(
  (name) => `node_modules/${name}`,
)
const lists = ['out/main/packages.json', 'out/preload/packages.json', 'out/renderer/assets/packages.json']

const { allowed, byHand } = JSON.parse(readFileSync(join(projectDir, 'scripts', 'lib', 'licences.json'), 'utf8'))

/**
 * Every package that ends up in the product, as the last build and its other files have it.
 *
 * @returns {{ name: string, version: string, licence: string, texts: string[] }[]} `texts`: its licence and notice files
 */
export function productPackages() {
  const folders = new Set(besides)
  for (const list of lists)
    for (const folder of JSON.parse(readFileSync(join(projectDir, list), 'utf8'))) folders.add(folder)
  return [...folders].sort().flatMap((folder) => {
    const manifest = join(projectDir, folder, 'package.json')
    if (!existsSync(manifest)) throw new Error(`${folder} is in the product and is not installed`)
    const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'))
    const licence = byHand[name]?.licence ?? (typeof license === 'string' ? license : (license?.type ?? ''))
    const texts = readdirSync(join(projectDir, folder))
      .filter((file) => /^(licen[cs]e|copying|notice)([._-]|$)/i.test(file))
      .map((file) => readFileSync(join(projectDir, folder, file), 'utf8').trim())
    return [{ name, version, licence, texts }]
  })
}

/** Whether a licence, as an SPDX expression without WITH, can go with AGPL-3.0-or-later. What is unknown can't. */
export function isAllowed(licence) {
  const text = licence.trim().replace(/^\((.*)\)$/, '$1')
  if (/ OR /.test(text)) return text.split(' OR ').some(isAllowed)
  if (/ AND /.test(text)) return text.split(' AND ').every(isAllowed)
  return allowed.includes(text)
}

/** What is wrong with the licences of the product, a line each. */
export function licenceProblems() {
  const packages = productPackages()
  const problems = packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version}: ${licence === '' ? 'no licence' : licence} (scripts/lib/licences.json)`,
    )
  // A list of nothing would be right about everything.
  if (packages.length < 30) problems.push(`only ${packages.length} packages were seen: nothing was really checked`)
  return problems
}
