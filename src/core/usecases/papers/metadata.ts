import { withoutControls } from '#shared/domain/plain-text'

/** The description of a file inside it, in XML: what is in the properties, for programs that read only this. */
type Info = { Title: string; Author: string; Creator: string; Producer: string; CreationDate: Date }

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text as XML takes it: its signs written out, and without the controls that XML knows no way to write. */
const xml = (text: string) => withoutControls(text).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const description = (space: string, address: string, content: string) =>
  `<rdf:Description rdf:about="" xmlns:${space}="${address}">${content}</rdf:Description>\n`

/** The parts of the description that are not about PDF/UA. */
export function metadataOf({ Title, Author, Creator, Producer, CreationDate }: Info): string {
  const made = `${CreationDate.toISOString().slice(0, 19)}Z`
  const title = `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(Title)}</rdf:li></rdf:Alt></dc:title>`
  const author = Author === '' ? '' : `<dc:creator><rdf:Seq><rdf:li>${xml(Author)}</rdf:li></rdf:Seq></dc:creator>`
  return [
    description(
      'xmp',
      'http://ns.adobe.com/xap/1.0/',
      `<xmp:CreateDate>${made}</xmp:CreateDate><xmp:CreatorTool>${xml(Creator)}</xmp:CreatorTool>`,
    ),
    description(
      'dc',
      'http://purl.org/dc/elements/1.1/',
      `${title}${author}<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>`,
    ),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', `<pdf:Producer>${xml(Producer)}</pdf:Producer>`),
  ].join('')
}
