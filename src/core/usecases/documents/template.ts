import Handlebars from 'handlebars'
import {
  type KnownFields,
  knownFields,
  type ListField,
  listFields,
  type TemplateKind,
  type TemplateProblem,
} from '#shared/domain/documents'

/**
 * Templates that people of an organisation write: Handlebars with nothing but fields that we know, `each`, `if` and
 * `unless`. The text is parsed and every word checked before anything is run, so a template can reach neither code nor
 * data that we did not hand it (docs/adr/0015). Output is plain text.
 */
export type Fields = { readonly [name: string]: string | Fields | readonly Readonly<Record<string, string>>[] }
type Part = TemplateProblem['part']

const BLOCKS = ['each', 'if', 'unless']

/** What is wrong with a template, in order of its lines; empty when it can be used. */
export function problemsOf(kind: TemplateKind, text: string, part: Part): TemplateProblem[] {
  let program: hbs.AST.Program
  try {
    program = Handlebars.parse(text)
  } catch (error) {
    return [{ part, line: lineOf(error), code: 'syntax', detail: '' }]
  }
  const problems: TemplateProblem[] = []
  const known = knownFields[kind]
  walk(program, known, known.single, (node, code, detail) =>
    problems.push({ part, line: node.loc.start.line, code, detail }),
  )
  return problems.sort((a, b) => a.line - b.line)
}

function lineOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 1
  if ('lineNumber' in error && typeof error.lineNumber === 'number') return error.lineNumber
  const said = error instanceof Error ? /line (\d+)|- (\d+):\d+/.exec(error.message) : null
  return Number(said?.[1] ?? said?.[2] ?? 1)
}

type Report = (node: hbs.AST.Node, code: TemplateProblem['code'], detail: string) => void

/** @param names the single fields that may stand here: those of the kind, and inside `each` those of the item */
function walk(program: hbs.AST.Program, known: KnownFields, names: readonly string[], report: Report): void {
  for (const node of program.body) {
    if (isContent(node)) continue
    if (isMustache(node)) {
      const name = nameOf(node.path)
      if (name === null || node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0)
        report(node, 'not_allowed', name ?? '')
      else if (isList(known, name)) report(node, 'not_allowed', name)
      else if (!names.includes(name)) report(node, 'unknown_field', name)
    } else if (isBlock(node)) walkBlock(node, known, names, report)
    else report(node, 'not_allowed', '')
  }
}

function walkBlock(node: hbs.AST.BlockStatement, known: KnownFields, names: readonly string[], report: Report): void {
  const word = nameOf(node.path) ?? ''
  const about = node.params[0] && nameOf(node.params[0])
  const plain = node.params.length === 1 && (node.hash?.pairs.length ?? 0) === 0 && !node.program?.blockParams?.length
  const list = isList(known, about ?? '')
  if (!BLOCKS.includes(word)) report(node, 'not_allowed', word)
  else if (!plain || about === null || about === undefined) report(node, 'syntax', word)
  else if (!list && !names.includes(about)) report(node, 'unknown_field', about)
  else if (!list && word === 'each') report(node, 'not_a_list', about)
  else {
    const item = word === 'each' ? listFields[about as ListField] : []
    walk(node.program, known, [...names, ...item], report)
    if (node.inverse) walk(node.inverse, known, names, report)
  }
}

const isList = (known: KnownFields, name: string): boolean => (known.lists as readonly string[]).includes(name)
const isContent = (node: hbs.AST.Statement): boolean =>
  node.type === 'ContentStatement' || node.type === 'CommentStatement'
const isMustache = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement'
const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement => node.type === 'BlockStatement'

/** The dotted name of a path; null for literals, `this`, `../` and `@data`. */
function nameOf(node: hbs.AST.Node): string | null {
  if (node.type !== 'PathExpression') return null
  const path = node as hbs.AST.PathExpression
  if (path.data || path.depth > 0 || path.parts.length === 0) return null
  return path.original === path.parts.join('.') ? path.original : null
}

/**
 * Fills a template in as plain text. Call it only for a template without problems.
 * @param fields nested: `boeking.titel` is `{ boeking: { titel } }`; every value is text
 */
export function fill(text: string, fields: Fields): string {
  // Inside `each` a word that the item does not have is looked up outside it (compat), as people expect.
  const run = Handlebars.compile(text, { noEscape: true, compat: true, knownHelpersOnly: true, preventIndent: true })
  return run(fields, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false })
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Plain text as HTML for a mail: everything escaped, an empty line begins a paragraph. */
export const htmlOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${Handlebars.escapeExpression(paragraph).replace(/\n/g, '<br>\n')}</p>`)
    .join('\n')
