import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'

const QUIET = 4

/** A square to scan, dark on light in both colour schemes. */
export function QrCode({ text }: { text: string }) {
  const code = generate(text)
  const size = code.size + 2 * QUIET
  return (
    <svg
      className="own-qr"
      viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label="QR-code om te scannen"
    >
      <rect x={-QUIET} y={-QUIET} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" />
    </svg>
  )
}
