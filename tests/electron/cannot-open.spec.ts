import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronEnv, electronPath, expect, test, testArguments } from './app'
import { seed } from './seed'

/** Starts the app on a folder that it can't open: what its box said (kept in `told`), and with what code it ended. */
async function refusal(
  dataDir: string,
  told = join(dataDir, 'box.json'),
): Promise<{ title: string; content: string; code: number }> {
  const app = spawn(electronPath(), [...testArguments, join(__dirname, 'error-box'), '--data', dataDir], {
    env: { ...electronEnv(), BUURTBALIE_ERROR_BOX: told },
    stdio: 'ignore',
  })
  const [code] = (await once(app, 'exit')) as [number]
  return { ...(JSON.parse(readFileSync(told, 'utf8')) as { title: string; content: string }), code }
}

test('a damaged database is told in the window, with the way out, and left as it is', async ({ dataDir, start }) => {
  const file = join(dataDir, 'buurtbalie.db')
  const damaged = Buffer.alloc(8192, 'geen database ')
  writeFileSync(file, damaged)
  const { page } = await start(dataDir)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De gegevens zijn beschadigd')
  await expect(page.getByRole('button', { name: 'Terugzetten uit een bestand' })).toBeVisible()
  expect(readFileSync(file).equals(damaged)).toBe(true)
})

test('a database of a newer app is told in a box, and left as it is', async ({ dataDir }) => {
  const file = join(dataDir, 'buurtbalie.db')
  await seed(dataDir, [])
  // SQLite keeps the number of the last migration (user_version) in the head of the file, at byte 60.
  const newer = readFileSync(file)
  newer.writeUInt32BE(99_990, 60)
  writeFileSync(file, newer)
  const { content, code } = await refusal(dataDir)
  expect(code).toBe(3)
  expect(content).toContain('bewaard door een nieuwere versie van Buurtbalie')
  expect(content).toContain('Er is niets gewijzigd')
  expect(readFileSync(file).equals(newer)).toBe(true)
})

test('a folder that can not be made is told in a box', async ({ dataDir }) => {
  const file = join(dataDir, 'bestand')
  writeFileSync(file, '')
  const { title, content, code } = await refusal(join(file, 'gegevens'), join(dataDir, 'box.json'))
  expect(code).toBe(3)
  expect(title).toBe('Buurtbalie kan de gegevens niet openen')
  expect(content).toContain(`De map ${join(file, 'gegevens')} kan niet worden gebruikt`)
})
