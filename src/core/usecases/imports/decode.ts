/** What the bytes of a file hold: text, or a reason in Dutch why it is none. */
export type Decoded = { text: string } | { problem: string }

/** 0x80 to 0x9F of Windows-1252; a space stands for a byte without a character. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const RESAVE = 'Sla het in Excel op als "CSV UTF-8 (door komma\'s gescheiden)".'
const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte)

/** Reads UTF-8 with or without BOM, UTF-16 with BOM, and otherwise Windows-1252, as Dutch Excel writes it. */
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
    return { text: windows1252(bytes) }
  }
}

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(/[\x80-\x9f]/g, (char) => {
    const real = UPPER[char.charCodeAt(0) - 0x80]
    return real === undefined || real === ' ' ? '\u{FFFD}' : real
  })
}

/** A lost character, or UTF-8 that was read as something else before it came here (`cafÃ©`). */
const DAMAGED = /\u{FFFD}|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€/u
export const isDamaged = (text: string): boolean => DAMAGED.test(text)
