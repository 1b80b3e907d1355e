import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { labelsOf, personalData, tableNames } from '#core/store/personal-data/index'
import { getOrganisation } from '#core/store/places'
import type { Register, RegisterEntry } from '#shared/contract/privacy'
import type { ExportedFile } from '#shared/contract/report'
import {
  dataKinds,
  dataKindWords,
  persons,
  personWords,
  processings,
  processingWords,
  safeguards,
} from '#shared/domain/privacy'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { formatDate } from '#shared/time/format'
import { letterheadOf, renderPaper } from '../papers/make'
import type { Block } from '../papers/paper'
import { privacyIn } from './settings'
import { tableWords } from './words'

/** The register of processing (AVG, article 30), made of the labels of the data model and what the organisation filled in. */
export const register = (ctx: Ctx): Promise<Register> => ctx.read(registerIn)

async function registerIn(tx: ReadTx): Promise<Register> {
  const settings = await privacyIn(tx)
  const words = processingWords(settings.months)
  const entries = processings.map((processing): RegisterEntry => {
    const tables = tableNames.filter((table) => personalData[table].for === processing)
    const labels = tables.flatMap(labelsOf)
    return {
      processing,
      ...words[processing],
      of: persons.filter((person) => labels.some(({ of }) => of === person)),
      what: dataKinds.filter((kind) => labels.some((label) => label.kind === kind)),
      tables: tables.map((table) => tableWords[table] ?? table),
    }
  })
  return { settings, entries: entries.filter(({ tables }) => tables.length > 0), safeguards: [...safeguards] }
}

/** The same as a tagged PDF. */
export async function exportRegister(ctx: Ctx): Promise<ExportedFile> {
  const asOf = wallNow(ctx.clock)
  const { from, made, organisation } = await ctx.read(async (tx) => ({
    from: await letterheadOf(tx),
    made: await registerIn(tx),
    organisation: (await getOrganisation(tx))?.name ?? '',
  }))
  const { settings, entries } = made
  const facts: [string, string | null][] = [
    ['Verwerkingsverantwoordelijke', settings.controller ?? organisation],
    ['Contactpersoon', settings.contact],
    ['E-mail', settings.email],
    ['Telefoon', settings.phone],
    ['Functionaris gegevensbescherming', settings.officer],
    ['Bereikbaar via', settings.officerContact],
  ]
  const bytes = await renderPaper({
    ...from,
    title: 'Register van verwerkingen',
    intro: [
      `Stand ${formatDate(dateOf(asOf))}`,
      'Wat Buurtbalie van wie bewaart, waarom en hoe lang (artikel 30 AVG).',
    ],
    asOf,
    blocks: [
      { type: 'heading', level: 2, text: 'Wie verantwoordelijk is' },
      {
        type: 'definitions',
        items: facts.map(([term, meaning]) => ({ term, meaning: meaning ?? 'nog niet ingevuld' })),
      },
      ...entries.flatMap((entry): Block[] => [
        { type: 'heading', level: 2, text: entry.title },
        {
          type: 'definitions',
          items: [
            { term: 'Waarom', meaning: entry.why },
            { term: 'Grondslag', meaning: entry.basis },
            { term: 'Van wie', meaning: entry.of.map((person) => personWords[person]).join('; ') },
            { term: 'Wat', meaning: entry.what.map((kind) => dataKindWords[kind]).join(', ') },
            { term: 'Wie het krijgt', meaning: entry.receivers },
            { term: 'Buiten de Europese Unie', meaning: 'Nee' },
            { term: 'Hoe lang', meaning: entry.keep },
            { term: 'Waar het staat', meaning: entry.tables.join(', ') },
          ],
        },
      ]),
      { type: 'heading', level: 2, text: 'Hoe het beveiligd is' },
      { type: 'list', items: made.safeguards },
      ...(settings.remarks === null
        ? []
        : ([
            { type: 'heading', level: 2, text: 'Opmerkingen van de organisatie' },
            { type: 'paragraph', text: settings.remarks },
          ] satisfies Block[])),
    ],
  })
  return {
    fileName: `register-van-verwerkingen-${dateOf(asOf)}.pdf`,
    mediaType: 'application/pdf',
    base64: Buffer.from(bytes).toString('base64'),
  }
}
