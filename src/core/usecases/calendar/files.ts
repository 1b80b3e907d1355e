import type { Ctx } from '#core/app/context'
import { getLogo } from '#core/store/logo'
import type { ReadTx } from '#core/store/open'
import { getOrganisation } from '#core/store/places'
import type { Calendar, CalendarExport, CalendarQuery } from '#shared/contract/calendar'
import type { ExportedFile } from '#shared/contract/report'
import { wallNow } from '#shared/time/clock'
import { calendarOf } from './calendar'
import { eventsOf } from './events'
import { htmlOf } from './html'
import { icsOf } from './ics'
import { calendarName } from './words'

/** The calendar of a district as a file. @throws as `getCalendar` */
export const exportCalendar = (ctx: Ctx, query: CalendarExport): Promise<ExportedFile> =>
  ctx.read((tx) => calendarFile(ctx, tx, query))

/** The same inside a transaction. */
export async function calendarFile(ctx: Ctx, tx: ReadTx, query: CalendarExport): Promise<ExportedFile> {
  const calendar = await calendarOf(tx, query)
  const bytes = Buffer.from(await makers[query.format].make(ctx, tx, calendar, query))
  return {
    fileName: fileName(calendar, query.format),
    mediaType: makers[query.format].mediaType,
    base64: bytes.toString('base64'),
  }
}

type Make = (ctx: Ctx, tx: ReadTx, calendar: Calendar, query: CalendarQuery) => Promise<string>
const makers: Record<CalendarExport['format'], { mediaType: string; make: Make }> = {
  ics: {
    mediaType: 'text/calendar; charset=utf-8',
    make: async (ctx, tx, calendar, query) =>
      icsOf(calendarName(calendar.district), await eventsOf(tx, calendar, query), ctx.clock.now()),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    make: async (ctx, tx, calendar) =>
      htmlOf(calendar, {
        organisation: (await getOrganisation(tx))?.name ?? '',
        logo: await getLogo(tx),
        now: wallNow(ctx.clock),
      }),
  },
}

/** `wijkkalender-bolnes-2026-06-01.ics`: letters and figures alone, so that it can be kept anywhere. */
function fileName({ district, from }: Calendar, extension: string): string {
  const name = district.name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `wijkkalender-${name || 'wijk'}-${from}.${extension}`
}
