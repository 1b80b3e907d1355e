import { expect, test } from 'vitest'
import { readPicture } from '#core/usecases/logo/picture'

const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))
const png = (width: number, height: number) => {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR', [...size], [8, 6, 0, 0, 0])
}
/** A JPEG of a header, a table, fill bytes and a frame of 300 by 120. */
const jpeg = (frame: number) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 6],
    'JFIF',
    [0xff, 0xc4, 0, 4, 1, 2],
    [0xff, 0xff, frame, 0, 11, 8, 0, 120, 1, 44, 1, 1, 0x11, 0],
  )

test('a PNG and a JPEG say how large they are', () => {
  expect(readPicture(png(640, 200))).toEqual({ mediaType: 'image/png', width: 640, height: 200 })
  expect(readPicture(jpeg(0xc0))).toEqual({ mediaType: 'image/jpeg', width: 300, height: 120 })
  expect(readPicture(jpeg(0xc2))).toEqual({ mediaType: 'image/jpeg', width: 300, height: 120 })
})

test.each([
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['GIF', bytes('GIF89a', [1, 0, 1, 0])],
  ['nothing', bytes()],
  ['a PNG that ends', png(640, 200).slice(0, 20)],
  ['a PNG of no size', png(0, 200)],
  ['a JPEG that ends', jpeg(0xc0).slice(0, 14)],
  ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 6], 'JFIF', [0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
])('%s is no picture', (_, content) => {
  expect(readPicture(content)).toBeNull()
})
