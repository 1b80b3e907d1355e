import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/documents'
import type { ReadTx } from '#core/store/open'
import type { Template, TemplateChange, TemplateReset, TemplateTried, TemplateTry } from '#shared/contract/document'
import { failure } from '#shared/contract/failure'
import { type TemplateKind, templateKinds } from '#shared/domain/documents'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { assertFresh } from '../common'
import { exampleFields } from './example'
import { originals } from './originals'

/** Loaded when asked: Handlebars would cost every start and stay in the memory of every desk. */
export const engine = () => import('./template')

/** The template that a kind uses now: the organisation's own, else the one that the product ships. */
export async function templateOf(tx: ReadTx, kind: TemplateKind): Promise<Template> {
  const own = await store.getTemplate(tx, kind)
  return asTemplate(kind, own)
}

function asTemplate(kind: TemplateKind, own: store.StoredTemplate | null | undefined): Template {
  if (!own) return { kind, ...originals[kind], original: true, revision: 1 }
  const { id: _id, ...rest } = own
  return { kind, ...rest, original: false }
}

/** Every kind of message: the own text of the organisation where it wrote one, else the one that ships. */
export const listTemplates = (ctx: Ctx): Promise<Template[]> =>
  ctx.read(async (tx) => {
    const own = await store.listTemplates(tx)
    return templateKinds.map((kind) =>
      asTemplate(
        kind,
        own.find((row) => row.id === kind),
      ),
    )
  })

/** Says what is wrong with a template that is being typed, or shows it with a real booking or invoice filled in. */
export async function tryTemplate(ctx: Ctx, input: z.infer<typeof TemplateTry>): Promise<TemplateTried> {
  const { kind, subject, body } = input
  const { fill, problemsOf } = await engine()
  const problems = [...problemsOf(kind, subject, 'subject'), ...problemsOf(kind, body, 'body')]
  if (problems.length > 0) return { problems, subject: '', body: '', example: null }
  return ctx.read(async (tx) => {
    const { fields, example } = await exampleFields(tx, kind, dateOf(wallNow(ctx.clock)))
    return { problems: [], subject: oneLine(fill(subject, fields)), body: fill(body, fields), example }
  })
}

/** Text on one line, as a subject has to be. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Saves the organisation's own template. @throws invalid_input when it names what is not there, with line and word */
export function changeTemplate(ctx: Ctx, input: z.infer<typeof TemplateChange>): Promise<Template> {
  return ctx.change({ action: 'templates.change', undoable: true }, async (unit) => {
    const { kind, subject, body } = input
    const { problemsOf } = await engine()
    const problems = [...problemsOf(kind, subject, 'subject'), ...problemsOf(kind, body, 'body')]
    if (problems.length > 0)
      throw failure('invalid_input', {
        issues: problems.map((p) => ({ path: p.part, problem: `line ${p.line}: ${p.code} ${p.detail}`.trim() })),
      })
    const before = await fresh(unit, kind, input.revision)
    const after: store.StoredTemplate = { id: kind, subject, body, revision: input.revision + 1 }
    await store.putTemplate(unit.tx, after)
    unit.record({ kind: 'template', id: kind, before, after })
    return { result: asTemplate(kind, after), subject: kind }
  })
}

/** Goes back to the template that the product ships. */
export function resetTemplate(ctx: Ctx, input: z.infer<typeof TemplateReset>): Promise<Template> {
  return ctx.change({ action: 'templates.reset', undoable: true }, async (unit) => {
    const before = await fresh(unit, input.kind, input.revision)
    if (before) {
      await store.removeTemplate(unit.tx, input.kind)
      unit.record({ kind: 'template', id: input.kind, before, after: null })
    }
    return { result: asTemplate(input.kind, null), subject: input.kind }
  })
}

async function fresh(unit: Unit, kind: TemplateKind, revision: number): Promise<store.StoredTemplate | null> {
  const own = await store.getTemplate(unit.tx, kind)
  const { kind: id, ...current } = asTemplate(kind, own)
  assertFresh({ id, ...current }, revision, 'template')
  return own
}
