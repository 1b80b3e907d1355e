import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { letterheadOf, renderPaper } from '#core/usecases/papers/make'
import type { Calendar, CalendarExport } from '#shared/contract/calendar'
import type { ExportedFile } from '#shared/contract/report'
import { calendarName } from '#shared/domain/calendar-words'
import { wallNow } from '#shared/time/clock'
import { calendarOf } from './calendar'
import { eventsOf } from './events'
import { htmlOf } from './html'
import { icsOf } from './ics'
import { paperOf } from './paper'

/** The calendar of a district as a file. @throws as `getCalendar` */
export const exportCalendar = (ctx: Ctx, query: CalendarExport): Promise<ExportedFile> =>
  ctx.read((tx) => calendarFile(ctx, tx, query))

/** The same inside a transaction. */
export async function calendarFile(ctx: Ctx, tx: ReadTx, query: CalendarExport): Promise<ExportedFile> {
  const calendar = await calendarOf(tx, query)
  const bytes = Buffer.from(await makers[query.format].make(ctx, tx, calendar, query))
  return {
    fileName: fileName(calendar, query),
    mediaType: makers[query.format].mediaType,
    base64: bytes.toString('base64'),
  }
}

type Make = (ctx: Ctx, tx: ReadTx, calendar: Calendar, query: CalendarExport) => Promise<string | Uint8Array>
const makers: Record<CalendarExport['format'], { mediaType: string; make: Make }> = {
  ics: {
    mediaType: 'text/calendar; charset=utf-8',
    make: async (ctx, tx, calendar, query) =>
      icsOf(calendarName(calendar.district), await eventsOf(tx, calendar, query), ctx.clock.now()),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    make: async (ctx, tx, calendar): Promise<string> =>
      htmlOf(calendar, { ...(await letterheadOf(tx)), now: wallNow(ctx.clock) }),
  },
  pdf: {
    mediaType: 'application/pdf',
    make: async (ctx, tx, calendar, { paper = 'a4', layout = paper === 'a3' ? 'grid' : 'list' }) =>
      renderPaper(paperOf(calendar, { paper, layout }, { ...(await letterheadOf(tx)), now: wallNow(ctx.clock) })),
  },
}

/** `wijkkalender-bolnes-2026-06-01.ics`: letters and figures alone, so that it can be kept anywhere. */
function fileName({ district, from }: Calendar, { format, paper }: CalendarExport): string {
  const name = district.name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const size = format === 'pdf' && paper === 'a3' ? '-a3' : ''
  return `wijkkalender-${name || 'wijk'}-${from}${size}.${format}`
}
