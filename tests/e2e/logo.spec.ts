import { expect, small, TODAY, test } from './support'

/** Draws a picture in the browser and offers it as a file. */
const picture = (width: number, height: number) => `(() => {
  const canvas = document.createElement('canvas')
  canvas.width = ${width}
  canvas.height = ${height}
  const pen = canvas.getContext('2d')
  for (let x = 0; x < ${width}; x += 3) for (let y = 0; y < ${height}; y += 3) {
    pen.fillStyle = 'hsl(' + ((x * 7 + y * 13) % 360) + ' 80% 50%)'
    pen.fillRect(x, y, 3, 3)
  }
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length)
})()`

test('a logo is chosen, made smaller when it is large, stands on paper, and can be taken back', async ({
  start,
  open,
}) => {
  const { host } = await small(await start('empty'))
  const page = await open(host, '/instellingen/organisatie')
  const png = Buffer.from(await page.evaluate<string>(picture(1600, 900)), 'base64')
  const upload = page.locator('input[type=file]')
  await upload.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })
  await expect(page.getByRole('alert')).toContainText('.png of .jpg')

  await upload.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png })
  await expect(page.getByRole('img', { name: 'Logo van de organisatie' })).toBeVisible()
  const { logo } = await host.get<{ logo: { width: number; base64: string } }>('/logo')
  expect(logo.width).toBeLessThanOrEqual(1000)
  expect(Buffer.from(logo.base64, 'base64').length).toBeLessThanOrEqual(300 * 1024)

  await page.evaluate((day) => {
    location.hash = `/dagstaat?dag=${day}`
  }, TODAY)
  const onPaper = page.locator('.sheet .paper-logo')
  await expect(onPaper).toBeVisible()
  expect(await onPaper.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(logo.width)

  await page.keyboard.press('Control+z')
  await expect(onPaper).toBeHidden()
  expect(await host.get('/logo')).toEqual({ logo: null })
})
