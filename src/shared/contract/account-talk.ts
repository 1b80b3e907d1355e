import { z } from 'zod'
import { AccountTalkId, CentreId, Cents, Day, Name, Revision, Text, Wall } from './base'
import { Figures } from './report'

/** The yearly account talks of village halls: the figures of the year are worked out, never typed. */
const Year = z.number().int().min(1990).max(2200)
const talkFields = {
  date: Day,
  place: Name.nullable(),
  notes: Text.nullable(),
  present: z.array(z.object({ name: Name, organisation: Name.nullable() })).max(30),
  agreements: z
    .array(z.object({ text: Text.min(1), owner: Name, dueOn: Day.nullable(), doneOn: Day.nullable() }))
    .max(50),
  /** Subsidy of the municipality, with its conditions. */
  subsidies: z
    .array(
      z.object({
        name: Name,
        cents: Cents.min(0).max(1_000_000_000),
        conditions: Text.nullable(),
        note: Text.nullable(),
      }),
    )
    .max(20),
}
export const AccountTalk = z.object({
  id: AccountTalkId,
  centreId: CentreId,
  year: Year,
  ...talkFields,
  revision: Revision,
})
export type AccountTalk = z.infer<typeof AccountTalk>
/** Writes the talk of a centre and year; `revision` 0 when there was none. */
export const AccountTalkWrite = z.object({
  centreId: CentreId,
  year: Year,
  revision: z.number().int().min(0),
  ...talkFields,
})

const count = z.number().int()
export const VillageYearQuery = z.object({ year: z.coerce.number().int().min(1990).max(2200), asOf: Wall.optional() })
export const VillageYear = z.object({
  year: Year,
  asOf: Wall,
  centres: z.array(
    z.object({
      centreId: CentreId,
      centre: z.string(),
      district: z.string().nullable(),
      figures: Figures,
      talk: AccountTalk.nullable(),
    }),
  ),
  kernen: z.array(
    z.object({ district: z.string().nullable(), activities: count, participants: count, withoutCount: count }),
  ),
})
export type VillageYear = z.infer<typeof VillageYear>
/** An empty `district` is that of the centres without one. */
export const KernQuery = VillageYearQuery.extend({ district: z.string().max(200) })
export const AccountTalkFile = VillageYearQuery.extend({ centreId: CentreId })
