import type { Picture } from '#core/store/logo'
import type { Calendar, CalendarItem } from '#shared/contract/calendar'
import { byDay } from '#shared/domain/calendar'
import {
  addressesOf,
  CALLED_OFF,
  calendarName,
  dayName,
  kindOf,
  periodName,
  timesOf,
} from '#shared/domain/calendar-words'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatDay, formatTime } from '#shared/time/format'
import type { CivilDate, WallTime } from '#shared/time/types'
import { dayId, gridOf } from './html-grid'
import pageStyle from './html-style'
import { Markup, markup } from './markup'

type From = { organisation: string; logo: Omit<Picture, 'id'> | null; now: WallTime }

/** Nothing is fetched from anywhere and nothing runs: the page says so to the browser as well. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** The calendar as a page to put on a site: one file, without scripts and without anything from elsewhere. */
export function htmlOf(calendar: Calendar, { organisation, logo, now }: From): string {
  const title = calendarName(calendar.district)
  const days = byDay(calendar.items, calendar)
  const page = markup`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${title}, ${periodName(calendar)}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<header>
${logo !== null && markup`<img src="data:${logo.mediaType};base64,${Buffer.from(logo.bytes).toString('base64')}" alt="">`}
<div>
${organisation !== '' && markup`<p class="from">${organisation}</p>`}
<h1>${title}</h1>
<p class="period">${periodName(calendar)}</p>
</div>
</header>
<main>
${days.length === 0 ? markup`<p>Er staat nog niets in de kalender voor deze dagen.</p>` : [gridOf(calendar), ...days.map(dayOf)]}
${addresses(addressesOf(calendar.items))}</main>
<footer><p>Bijgewerkt op <time datetime="${now}">${formatDate(dateOf(now))} om ${formatTime(now)} uur</time>. Wat niet doorgaat, blijft staan met de woorden "${CALLED_OFF.toLowerCase()}".</p></footer>
</body>
</html>
`
  return page.text
}

const dayOf = ({
  date,
  items,
}: {
  date: CivilDate
  items: readonly CalendarItem[]
}): Markup => markup`<section class="of-day">
<h2 id="${dayId(date)}"><time datetime="${date}">${dayName(date)}</time></h2>
<ul>
${items.map((item) => itemOf(item, date))}</ul>
</section>
`

function itemOf(item: CalendarItem, date: CivilDate): Markup {
  const goesOn = dateOf(item.startsAt) < date
  return markup`<li class="${item.cancelled ? 'item off' : 'item'}">
<p class="when"><time datetime="${item.startsAt}">${goesOn ? `vanaf ${formatDay(dateOf(item.startsAt))}, ` : ''}${timesOf(item)}</time></p>
<div>
<h3>${item.cancelled ? markup`<span class="called-off">${CALLED_OFF}:</span> <s>${item.title}</s>` : item.title}</h3>
${line(item.place, 'where')}${line(kindOf(item), 'kind')}${line(item.description, 'text')}${line(item.organiser === null ? null : `Georganiseerd door ${item.organiser}`, 'by')}${line(item.contact === null ? null : `Meer weten? ${item.contact}`, 'by')}${linkOf(item.link)}</div>
</li>
`
}

const line = (text: string | null, kind: string): Markup | null =>
  text === null || text === '' ? null : markup`<p class="${kind}">${text}</p>\n`

/** Only addresses of the web: the contract lets no others in, and a page on a site is no place to find out otherwise. */
const linkOf = (link: string | null): Markup | null =>
  link !== null && /^https?:\/\//i.test(link)
    ? markup`<p class="by"><a href="${link}" rel="noopener nofollow">${link.replace(/^https?:\/\//i, '').replace(/\/$/, '')}</a></p>\n`
    : null

/** Where the centres are: once, at the end, instead of at each activity. */
const addresses = (known: readonly { centre: string; address: string }[]): Markup | null =>
  known.length === 0
    ? null
    : markup`<section>
<h2>Waar is het?</h2>
<ul>
${known.map(({ centre, address }) => markup`<li class="place"><h3>${centre}</h3><p class="where">${address}</p></li>\n`)}</ul>
</section>
`
