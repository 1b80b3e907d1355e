/** What the bytes of a file hold: text, or a reason in Dutch why it is none. */
export type Decoded = { text: string } | { problem: string }

/** 0x80 to 0x9F of Windows-1252; a space stands for a byte without a character. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
/** 0x80 to 0xFF of code page 850, that Excel calls MS-DOS. */
const DOS = [
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ',
  'áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐',
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀',
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
].join('')
const RESAVE = 'Sla het in Excel op als "CSV UTF-8 (door komma\'s gescheiden)".'
const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte)

/**
 * Reads UTF-8 with or without BOM, UTF-16 with BOM, and otherwise Windows-1252, as Dutch Excel writes it, or code page
 * 850 ("CSV (MS-DOS)") when that makes letters where Windows-1252 would have signs inside words.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes) }
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { problem: `Dit is een Excel-werkmap of een ander pakket, geen CSV-bestand. ${RESAVE}` }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return { problem: `Dit is een PDF, geen CSV-bestand. ${RESAVE}` }
  if (bytes.includes(0)) return { problem: `Dit is geen CSV-bestand: het bevat geen leesbare tekst. ${RESAVE}` }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: isDos(bytes) ? dos(bytes) : windows1252(bytes) }
  }
}

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(/[\x80-\x9f]/g, (char) => {
    const real = UPPER[char.charCodeAt(0) - 0x80]
    return real === undefined || real === ' ' ? '\u{FFFD}' : real
  })
}

const dos = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (char) => DOS[char.charCodeAt(0) - 0x80] ?? char)

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))
/** é, ü, ë and the like of code page 850: low quotes and daggers in Windows-1252, which no word ends with. */
const DOS_AFTER_LETTER = new Set([0x81, 0x82, 0x83, 0x84, 0x87, 0x88, 0x89, 0x8b, 0x8c, 0x8d])
/** à, ö, ô, á, ó and the like: quotes, dashes and a hard space in Windows-1252, which no word has in its middle. */
const DOS_IN_WORD = new Set([0x85, 0x8a, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9b, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4])
/** É, Ü and Ö that begin a word. */
const DOS_BEFORE_LETTER = new Set([0x90, 0x99, 0x9a])

/** Whether more of the bytes are letters of code page 850 than of Windows-1252, by what stands beside them. */
function isDos(bytes: Uint8Array): boolean {
  let dosLetters = 0
  let windowsLetters = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    const after = isLetter(bytes[i - 1])
    const before = isLetter(bytes[i + 1])
    if (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) windowsLetters += after || before ? 1 : 0
    else if (
      (after && DOS_AFTER_LETTER.has(byte)) ||
      (after && before && DOS_IN_WORD.has(byte)) ||
      (before && !after && DOS_BEFORE_LETTER.has(byte))
    )
      dosLetters += 1
  }
  return dosLetters > windowsLetters
}

/** A lost character, or UTF-8 that was read as something else before it came here (`cafÃ©`). */
const DAMAGED = /\u{FFFD}|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€/u
/** Whether a text looks as if it was read in another encoding than it was written in. */
export const isDamaged = (text: string): boolean => DAMAGED.test(text)
