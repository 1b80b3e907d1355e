import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { getCentre, getOrganisation } from '#core/store/places'
import * as store from '#core/store/satisfaction'
import type { ExportedFile } from '#shared/contract/report'
import type { BySurvey, Survey } from '#shared/contract/satisfaction'
import { formAddressFor, topScore } from '#shared/domain/satisfaction'
import { agreeEnds, REMARK_QUESTION } from '#shared/domain/satisfaction-words'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { found } from '../common'
import { renderPaper } from '../papers/make'
import type { Paper } from '../papers/paper'

/** A questionnaire to print: half a sheet, with a QR code when the organisation has a form of its own. @throws not_found */
export async function surveyPaper(ctx: Ctx, { id }: z.infer<typeof BySurvey>): Promise<ExportedFile> {
  const paper = await ctx.read((tx) => paperOf(tx, id, wallNow(ctx.clock)))
  return {
    fileName: `vragenlijst-${paper.code}.pdf`,
    mediaType: 'application/pdf',
    base64: Buffer.from(await renderPaper(paper)).toString('base64'),
  }
}

async function paperOf(tx: ReadTx, id: string, asOf: WallTime): Promise<Paper & Pick<Survey, 'code'>> {
  const survey = found(await store.getSurvey(tx, id), 'survey', id)
  const organisation = (await getOrganisation(tx))?.name ?? ''
  const centre = (await getCentre(tx, survey.centreId))?.name ?? ''
  const address = formAddressFor((await store.getQuestionnaire(tx))?.formAddress ?? null, survey.code)
  return {
    ...{ code: survey.code, title: `Vragenlijst ${survey.title}`, intro: [], organisation, logo: null, asOf },
    landscape: true,
    bare: true,
    blocks: [
      {
        type: 'slips',
        from: [organisation, centre].filter(Boolean).join(' · '),
        title: survey.title,
        intro: 'Wat vond u ervan? Zet een kruisje. Uw naam hoeft niet: wij willen niet weten wie wat invulde.',
        questions: survey.questions.map(({ kind, text }) => ({
          text,
          steps: topScore[kind],
          ends: kind === 'agree' ? agreeEnds : null,
        })),
        remark: REMARK_QUESTION,
        link: address === null ? null : { address, say: 'Liever op uw telefoon? Scan deze code.' },
        foot: `Schrijf geen namen of telefoonnummers op. Code ${survey.code}`,
      },
    ],
  }
}
