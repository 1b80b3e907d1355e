type Rgb = readonly [number, number, number]

const parse = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as unknown as Rgb
const text = (rgb: Rgb) => `#${rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`
const mix = (a: Rgb, b: Rgb, share: number): Rgb =>
  [0, 1, 2].map((i) => (a[i] ?? 0) * (1 - share) + (b[i] ?? 0) * share) as unknown as Rgb

const channel = (c: number) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)
const luminance = ([r, g, b]: Rgb) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
/** Contrast of two colours by WCAG 2, 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Moves `from` towards `to` until it stands out enough against every ground. */
function readable(from: Rgb, to: Rgb, grounds: readonly Rgb[], least: number): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const tried = mix(from, to, share)
    if (grounds.every((ground) => contrast(tried, ground) >= least)) return tried
  }
  return to
}

const BLACK: Rgb = [0, 0, 0]
const WHITE: Rgb = [255, 255, 255]
const SURFACE = { light: WHITE, dark: [29, 27, 25] as Rgb }

/**
 * The accent tokens for the colour of a municipality (`#rrggbb`), so that white text on it and its own text on the soft
 * ground stay readable (contrast 4.5) whatever colour was chosen.
 */
export function accentTokens(hex: string, scheme: 'light' | 'dark'): Record<string, string> {
  const chosen = parse(hex)
  const surface = SURFACE[scheme]
  const fill = readable(chosen, BLACK, [WHITE], 4.5)
  const soft = mix(surface, chosen, scheme === 'light' ? 0.1 : 0.2)
  const words = readable(chosen, scheme === 'light' ? BLACK : WHITE, [soft, surface], 4.6)
  return {
    '--accent': text(fill),
    '--accent-text': text(words),
    '--accent-soft': text(soft),
    '--accent-line': text(mix(surface, chosen, 0.45)),
  }
}
