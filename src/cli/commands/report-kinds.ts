import type { Core } from '#core/app/core'
import { accountFormats } from '#shared/contract/accountability'
import type { CentreId } from '#shared/contract/base'
import { calendarFormats } from '#shared/contract/calendar'
import { hoursFormats } from '#shared/contract/hours'
import { turnoverFormats } from '#shared/contract/register'
import { type ExportedFile, exportFormats } from '#shared/contract/report'
import { periodKind, periodSpan } from '#shared/time/period'
import type { DateSpan, Period, WallTime } from '#shared/time/types'
import { UsageError } from '../usage'
import { districtOf } from './district'

/** What is asked of the core: one form of one report, of a centre or of all. */
export type Asked = {
  period: Period
  format: string
  centreId?: CentreId
  asOf?: WallTime
  district?: string | undefined
}
export type ReportKind = {
  /** What the mail calls it. */
  title: string
  formats: readonly string[]
  /** Refuses what it can't be asked with, before anything is opened. */
  needs?(asked: { period: Period | null; district: string | undefined; asOf: WallTime | undefined }): void
  make(core: Core, asked: Asked): Promise<ExportedFile[]>
}

const tables = ['csv', 'xlsx', 'pdf'] as const
/** The form among those that there are; the command line has looked at it already. */
function formOf<F extends string>(formats: readonly F[], format: string): F {
  const found = formats.find((one) => one === format)
  if (found === undefined) throw new UsageError(`De vorm "${format}" is er niet. Kies uit ${formats.join(', ')}.`)
  return found
}

const inPeriod = ({ period, centreId, asOf }: Asked) => ({
  period,
  ...(centreId && { centreId }),
  ...(asOf && { asOf }),
})
const noMoment: NonNullable<ReportKind['needs']> = ({ asOf }) => {
  if (asOf !== undefined) throw new UsageError('Bij deze soort hoort geen --as-of.')
}

/** Each centre of some types on its own: the one that was asked for, or all of them. */
async function perCentre(
  core: Core,
  { centreId }: Asked,
  types: readonly string[],
  make: (centreId: CentreId) => Promise<ExportedFile>,
): Promise<ExportedFile[]> {
  const centres = (await core.client.centres.list()).filter(({ type, archived }) => types.includes(type) && !archived)
  const chosen = centreId === undefined ? centres : centres.filter(({ id }) => id === centreId)
  if (chosen.length === 0) throw new UsageError('Er is geen centrum waarvan dit gemaakt kan worden.')
  const files: ExportedFile[] = []
  for (const { id } of chosen) files.push(await make(id))
  return files
}

const days = ({ period }: Asked): DateSpan => periodSpan(period)

/** Everything of the accounting that can be made as a file, by its name on the command line. */
export const reportKinds: Record<string, ReportKind> = {
  overzicht: {
    title: 'Overzicht',
    formats: exportFormats,
    make: async ({ client }, asked) => [
      await client.reports.exportFile({ ...inPeriod(asked), format: formOf(exportFormats, asked.format) }),
    ],
  },
  verantwoording: {
    title: 'Verantwoording',
    formats: accountFormats,
    make: async ({ client }, asked) => [
      await client.accountability.exportFile({ ...inPeriod(asked), format: formOf(accountFormats, asked.format) }),
    ],
  },
  bezetting: {
    title: 'Bezetting',
    formats: tables,
    make: async ({ client }, asked) => [
      await client.roomUse.exportFile({ ...inPeriod(asked), format: formOf(tables, asked.format) }),
    ],
  },
  functies: {
    title: 'Functies per wijk',
    formats: tables,
    make: async ({ client }, asked) => [
      await client.functions.exportFile({ ...inPeriod(asked), format: formOf(tables, asked.format) }),
    ],
  },
  bezoekers: {
    title: 'Bezoekers',
    formats: tables,
    needs: noMoment,
    make: async ({ client }, asked) => [
      await client.visitors.exportFile({ ...inPeriod(asked), format: formOf(tables, asked.format) }),
    ],
  },
  tevredenheid: {
    title: 'Tevredenheid',
    formats: tables,
    needs: noMoment,
    make: async ({ client }, asked) => [
      await client.satisfaction.exportFile({ ...inPeriod(asked), format: formOf(tables, asked.format) }),
    ],
  },
  museum: {
    title: 'Museum',
    formats: tables,
    make: (core, asked) =>
      perCentre(core, asked, ['museum'], (centreId) =>
        core.client.museum.exportFile({ ...inPeriod(asked), centreId, format: formOf(tables, asked.format) }),
      ),
  },
  dorpshuizen: {
    title: 'Accountgesprek',
    formats: ['pdf'],
    needs: (asked) => {
      noMoment(asked)
      if (asked.period !== null && periodKind(asked.period) !== 'year')
        throw new UsageError('Accountgesprekken gaan over een jaar: geef --year op.')
    },
    make: (core, asked) =>
      perCentre(core, asked, ['dorpshuis', 'tussenvoorziening'], (centreId) =>
        core.client.accountTalks.file({ year: Number(asked.period), centreId }),
      ),
  },
  wijkkalender: {
    title: 'Wijkkalender',
    formats: calendarFormats,
    needs: (asked) => {
      noMoment(asked)
      if (asked.district === undefined) throw new UsageError('Geef een wijk op, zoals --district Bolnes.')
    },
    make: async ({ client }, asked) => {
      const { id } = districtOf(await client.calendar.districts(), asked.district ?? '')
      const { centreId } = asked
      const format = formOf(calendarFormats, asked.format)
      return [
        await client.calendar.exportFile({ districtId: id, ...days(asked), format, ...(centreId && { centreId }) }),
      ]
    },
  },
  uren: {
    title: 'Uren van beheerders',
    formats: hoursFormats,
    needs: noMoment,
    make: async ({ client }, asked) => {
      if (asked.centreId !== undefined) throw new UsageError('Uren gaan over alle centra: laat --centre weg.')
      return [await client.hours.exportFile({ ...days(asked), format: formOf(hoursFormats, asked.format) })]
    },
  },
  kas: {
    title: 'Omzet van de kas',
    formats: turnoverFormats,
    needs: noMoment,
    make: async ({ client }, asked) => {
      const { centreId } = asked
      const format = formOf(turnoverFormats, asked.format)
      return [await client.register.exportFile({ ...days(asked), format, ...(centreId && { centreId }) })]
    },
  },
}

/** @throws UsageError */
export function kindOf(name = 'overzicht'): ReportKind {
  const kind = Object.hasOwn(reportKinds, name) ? reportKinds[name] : undefined
  if (kind) return kind
  throw new UsageError(`De soort "${name}" is er niet. Kies uit ${Object.keys(reportKinds).join(', ')}.`)
}
