/** Reads a message of several parts, without the library that wrote it. */
export type Eml = {
  raw: string
  headers: Record<string, string>
  attachments: { fileName: string; bytes: Buffer }[]
}

export function readEml(bytes: Buffer): Eml {
  const raw = bytes.toString('latin1')
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const headers = Object.fromEntries(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => {
        const at = line.indexOf(':')
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
      }),
  ) as Record<string, string>
  const parts = raw.split(/\r\n--[^\r\n]+(?:--)?\r\n/)
  const attachments = parts.flatMap((part) => {
    const fileName = /^Content-Disposition: attachment;\s+filename="?([^"\r\n]+)"?/im.exec(part)?.[1]
    const body = part.slice(part.indexOf('\r\n\r\n') + 4)
    return fileName === undefined ? [] : [{ fileName, bytes: Buffer.from(body, 'base64') }]
  })
  return { raw, headers, attachments }
}
