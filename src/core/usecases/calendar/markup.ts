/**
 * HTML that can't be broken out of: every value that is put in is escaped, unless it is markup that was made here as
 * well. Nothing else may turn text into markup.
 */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
type Value = string | number | null | false | Markup | readonly Markup[]

const codes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => codes[sign] ?? '')

function put(value: Value): string {
  if (value === null || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map((one) => one.text).join('')
  return escaped(String(value))
}

/** Markup with values in it; null and false put nothing there. Attributes stand between double quotes. */
export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.map((part, i) => part + (i < values.length ? put(values[i] ?? null) : '')).join(''))
