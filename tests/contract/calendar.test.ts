import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import type { DistrictId } from '#shared/contract/base'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { Host } from '../../src/host/server'
import { ensureBuilt, runCli } from '../support/cli'
import { aCentre, newFolder, removeFolders, testCore, testHost } from '../support/host'
import { timesIn } from '../support/ics'
import { readPdf } from '../support/pdf'

let core: Core
let host: Host
let districtId: DistrictId

beforeAll(async () => {
  await ensureBuilt()
  core = await testCore()
  const { centre, exclusive } = await aCentre(core)
  await core.client.centres.change({ id: centre.id, revision: centre.revision, district: 'Bolnes' })
  for (const [title, day] of [
    ['Bingo', '04'],
    ['Repaircafé', '12'],
  ] as const)
    await core.client.bookings.create({
      centreId: centre.id,
      roomIds: [exclusive.id],
      startsAt: `2024-06-${day}T14:00` as WallTime,
      endsAt: `2024-06-${day}T16:00` as WallTime,
      title,
      public: true,
      publicText: 'Iedereen is welkom.',
    })
  const [district] = await core.client.calendar.districts()
  districtId = (district as { id: DistrictId }).id
  host = await testHost(core)
}, 300_000)
afterAll(async () => {
  await host.close()
  await core.close()
  removeFolders()
})

describe('the address of a calendar on the host', () => {
  const status = async (path: string, init: RequestInit = {}) => (await fetch(`${host.url}${path}`, init)).status
  const renew = async () => {
    const { revision } = await core.client.calendar.feed({ districtId })
    return (await core.client.calendar.renewFeed({ districtId, revision })).key ?? ''
  }

  test('is read without a token, as a calendar and as a page, and gives nothing else', async () => {
    const key = await renew()
    const ics = await fetch(`${host.url}/kalender/${key}.ics`)
    expect(ics.status).toBe(200)
    expect(ics.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const june = timesIn(await ics.text(), '2024-06-01' as CivilDate, '2024-06-30' as CivilDate)
    expect(june.map(({ title }) => title)).toEqual(['Bingo', 'Repaircafé'])
    const page = await fetch(`${host.url}/kalender/${key}.html`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain('<h3>Bingo</h3>')
    expect(await status(`/kalender/${key}.ics`, { method: 'HEAD' })).toBe(200)
    expect(await status(`/api/calendar/feed/${key}?format=ics`)).toBe(401)
    expect(await status(`/api/bookings?token=${key}`)).toBe(401)
    expect(await status('/api/bookings', { headers: { authorization: `Bearer ${key}` } })).toBe(401)
  })

  test('an address that was renewed, guessed or closed gives nothing', async () => {
    const old = await renew()
    const key = await renew()
    expect(await status(`/kalender/${old}.ics`)).toBe(404)
    expect(await status(`/kalender/${'A'.repeat(24)}.ics`)).toBe(404)
    expect(await status(`/kalender/${key}.ics`)).toBe(200)
    const { revision } = await core.client.calendar.feed({ districtId })
    await core.client.calendar.closeFeed({ districtId, revision })
    expect(await status(`/kalender/${key}.html`)).toBe(404)
  })

  test('not under another name, and not for a page of somebody else', async () => {
    const key = await renew()
    const raw = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        request(`${host.url}/kalender/${key}.ics`, { headers }, (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        })
          .on('error', reject)
          .end()
      })
    expect(await raw({ host: 'elsewhere.example' })).toBe(421)
    expect(await raw({ origin: 'http://elsewhere.example' })).toBe(403)
  })
})

describe('buurtbalie calendar', () => {
  const run = (...args: string[]) =>
    runCli(['calendar', '--data', core.dataDir, ...args], { env: { BUURTBALIE_NOW: '2024-06-03T06:00:00Z' } })

  test('ics on stdout: this week unless said otherwise', async () => {
    const week = await run('--district', 'bolnes')
    expect(week).toMatchObject({ code: 0, stderr: '' })
    expect(week.stdout).toContain('SUMMARY:Bingo')
    expect(week.stdout).not.toContain('Repaircafé')
    expect((await run('--district', 'Bolnes', '--week', 'volgende')).stdout).toContain('Repaircafé')
    expect((await run('--district', 'Bolnes', '--month', '2024-06')).stdout.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })

  test('html and pdf to a file, on A4 and A3', async () => {
    const folder = newFolder()
    const month = ['--district', 'Ridderkerk/Bolnes', '--month', '2024-06']
    const html = join(folder, 'new', 'agenda.html')
    expect(await run(...month, '--format', 'html', '--out', html)).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(html, 'utf8')).toContain('<time datetime="2024-06-12">woensdag 12 juni</time>')
    for (const paper of ['a4', 'a3']) {
      const out = join(folder, `${paper}.pdf`)
      expect(await run(...month, '--format', 'pdf', '--paper', paper, '--out', out)).toMatchObject({ code: 0 })
      const pdf = readPdf(readFileSync(out))
      expect(pdf).toMatchObject({ title: 'Wijkkalender Bolnes', marked: true, pages: 1 })
      expect(pdf.language).toBe('nl-NL')
      expect(pdf.all('H1').map(({ text }) => text)).toEqual(['Wijkkalender Bolnes'])
      expect(pdf.tables().length).toBe(paper === 'a4' ? 2 : 1)
      expect(pdf.text.join()).toContain('pagina 1 van 1')
    }
  })

  test.each([
    ['no district', []],
    ['a district that is not there', ['--district', 'West']],
    ['two periods', ['--district', 'Bolnes', '--week', 'deze', '--month', '2024-06']],
    ['half a period', ['--district', 'Bolnes', '--from', '2024-06-01']],
    ['a period back to front', ['--district', 'Bolnes', '--from', '2024-06-02', '--to', '2024-06-01']],
    ['a day that is none', ['--district', 'Bolnes', '--week', '2024-02-30']],
    ['an unknown form', ['--district', 'Bolnes', '--format', 'docx']],
    ['paper without a PDF', ['--district', 'Bolnes', '--paper', 'a3']],
    ['a centre elsewhere', ['--district', 'Bolnes', '--centre', 'De Fuik']],
  ])('%s: one line, and nothing is made', async (_, args) => {
    const ran = await run(...args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  })
})
