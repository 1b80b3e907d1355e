import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { rightsByCall } from '../../../src/core/app/permissions'
import { rightOf } from '../../../src/core/app/rights'
import { roles } from '../../../src/shared/domain/access'
import { excused, openedBy, sameOffer } from './offered-table'

/**
 * What a screen does must be on offer only to who may do it: every call that is made by doing something (not by looking)
 * and that is for fewer people than its screen, is named where the screen asks for rights: `<May call="…">`,
 * `useMay('…')`, `may('…')` or `needs: '…'`, in the same feature folder; or a call of its group with the same right is.
 */
const root = join(import.meta.dirname, '../../../src/renderer/src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, tree: parse(join(root, name)) }))

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
}
function nodesOf(tree: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}
const folderOf = (name: string): string => {
  const [first = '', second = ''] = name.split(/[\\/]/)
  return first === 'features' ? second : 'frame'
}
const textOf = (node: ts.Node | undefined): string | null =>
  node === undefined ? null : ts.isStringLiteralLike(node) ? node.text : null

/** `bookings.create` of `client.bookings.create` and of `api.bookings.create.mutationOptions`. */
function callAt(node: ts.Node): string | null {
  if (!ts.isPropertyAccessExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null
  const { expression: owner, name } = node.expression
  if (!ts.isIdentifier(owner) || (owner.text !== 'client' && owner.text !== 'api')) return null
  const call = `${name.text}.${node.name.text}`
  if (owner.text === 'client') return isLooking(node) ? null : call
  const use = node.parent
  return ts.isPropertyAccessExpression(use) && use.name.text === 'mutationOptions' ? call : null
}
/** Within the `queryFn` of a query. */
const isLooking = (node: ts.Node): boolean =>
  ts.findAncestor(node, (up) => ts.isPropertyAssignment(up) && up.name.getText() === 'queryFn') !== undefined

/** The call that is named in a question about rights. */
function askedAt(node: ts.Node): string | null {
  if (ts.isJsxAttribute(node) && ['call', 'needs'].includes(node.name.getText())) return textOf(node.initializer)
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'needs') return textOf(node.initializer)
  if (ts.isCallExpression(node) && ['useMay', 'may'].includes(node.expression.getText())) {
    return textOf(node.arguments[0])
  }
  return null
}

type Who = { roles: readonly string[]; whole: boolean }
function whoMay(call: string): Who {
  const name = rightsByCall.get(call)
  if (name === undefined) throw new Error(`there is no call ${call}`)
  if (name === 'everyone') return { roles, whole: false }
  const right = rightOf(name)
  return { roles: right.roles, whole: right.whole === true }
}
/** Whether everybody who is let in by one call may make the other. */
const enough = (opens: Who, needed: Who): boolean =>
  opens.roles.every((role) => needed.roles.includes(role)) && (opens.whole || !needed.whole)

/** By which calls a folder's screens open: those in the list of routes, and those that open in another way. */
function openings(): Map<string, string[]> {
  const found = new Map<string, string[]>(Object.entries(openedBy).map(([folder, call]) => [folder, [call]]))
  const routes = files.find(({ name }) => name === join('app', 'routes.tsx'))
  for (const node of routes ? nodesOf(routes.tree) : []) {
    if (!ts.isObjectLiteralExpression(node)) continue
    const needs = node.properties.map(askedAt).find((call) => call !== null)
    const folder = /import\('\.\.\/features\/(\w+)\//.exec(node.getText())?.[1]
    if (needs && folder !== undefined) found.set(folder, [...(found.get(folder) ?? []), needs])
  }
  return found
}

const opened = openings()
const made: { folder: string; call: string; file: string }[] = []
const asked = new Map<string, Set<string>>()
for (const { name, tree } of files) {
  const folder = folderOf(name)
  for (const node of nodesOf(tree)) {
    const call = callAt(node)
    if (call !== null)
      made.push({ folder, call, file: `${name}:${tree.getLineAndCharacterOfPosition(node.pos).line + 1}` })
    const question = askedAt(node)
    if (question !== null) asked.set(folder, (asked.get(folder) ?? new Set()).add(question))
  }
}

const narrower = made.filter(({ folder, call }) => {
  const ways = opened.get(folder) ?? []
  return !ways.every((way) => enough(whoMay(way), whoMay(call)))
})
/** Whoever may `rooms.change` may `rooms.create`: one question is enough for calls of one group with one right. */
const isAlike = (one: string, other: string): boolean =>
  one.split('.')[0] === other.split('.')[0] && rightsByCall.get(one) === rightsByCall.get(other)
const bare = narrower.filter(({ folder, call }) => {
  const questions = [...(asked.get(folder) ?? [])]
  return !questions.some((question) => isAlike(question, call) || question === sameOffer[`${folder} ${call}`])
})

describe('what screens offer', () => {
  it('is known of every folder of screens', () => {
    expect([...new Set(made.map(({ folder }) => folder))].filter((folder) => !opened.has(folder))).toEqual([])
    expect(narrower.length).toBeGreaterThan(60)
  })

  it('is offered only to who may do it', () => {
    const wrong = bare.filter(({ folder, call }) => !(`${folder} ${call}` in excused))
    expect(wrong.map(({ file, call }) => `${file} makes ${call} without asking whether one may`)).toEqual([])
  })

  it('stands behind a question that lets in no more people', () => {
    const wrong = Object.entries(sameOffer).filter(([of, by]) => !enough(whoMay(by), whoMay(of.split(' ')[1] ?? '')))
    expect(wrong).toEqual([])
  })

  it('has no exception that is not needed', () => {
    const needed = new Set(bare.map(({ folder, call }) => `${folder} ${call}`))
    expect(Object.keys(excused).filter((name) => !needed.has(name))).toEqual([])
    const offers = new Set(narrower.map(({ folder, call }) => `${folder} ${call}`))
    expect(Object.keys(sameOffer).filter((name) => !offers.has(name))).toEqual([])
  })
})
