import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { codes, openConferences, TODAY, type Conferences } from './small-conference.ts'

let conferences: Conferences
let ask: Conferences['ask']
let tell: Conferences['tell']
let open: Conferences['open']
let planned: Conferences['planned']
let act: Conferences['act']
let paste: Conferences['paste']

beforeAll(async () => {
  conferences = await openConferences()
  ;({ ask, tell, open, planned, act, paste } = conferences)
})
afterAll(() => conferences.office.database.close())

test('the printed code of a site works once without signing in, on its day; then only for those who report there anyway', async () => {
  const path = await planned({ title: 'Hội nghị có mã' })
  await paste(path, 'NK.DB2\t\t20\n* Nhà văn hóa\t\t10')
  const links = (on: string) => tell('bi-thu-khoi', `${path}/site-links`, { on })
  expect(codes(await links('2022-10-28'))).toEqual(['not-announced', 'link-of-another-day'])
  await act(path, 'announced')
  expect(codes(await links('2022-10-26'))).toEqual(['link-of-another-day'])
  expect((await tell('benh-vien', `${path}/site-links`, { on: TODAY })).status).toBe(403)
  const first = (await links(TODAY)).body.items
  const [hospital, hall] = (await links(TODAY)).body.items
  expect(codes(await open('/look', { token: first[0].token }))).toEqual(['link-invalid'])
  expect((await open('/look', { token: hospital.token })).body).toEqual({
    title: 'Hội nghị có mã',
    fromDay: TODAY,
    on: TODAY,
    site: 'Đảng bộ Bệnh viện Ví dụ',
    invited: 20,
    present: null,
    used: false,
    mayCorrect: false,
  })
  const report = (present: number, as?: string) =>
    open('', { token: hospital.token, present, note: null }, as)
  expect(codes(await report(21))).toEqual(['more-present-than-invited'])
  expect((await report(18)).body).toMatchObject({ present: 18, used: true })
  expect(codes(await report(19))).toEqual(['link-used'])
  expect(codes(await report(19, 'chi-bo'))).toEqual(['link-used'])
  expect((await report(19, 'benh-vien')).body).toMatchObject({ present: 19, mayCorrect: true })
  expect((await open('', { token: hall.token, present: 10, note: null })).status).toBe(200)
  expect((await ask('bi-thu-khoi', path)).body.counts).toMatchObject({ reported: 2, present: 29 })
  const kept = await sql<{
    text: string
  }>`select gathering_site_link::text as text from gathering_site_link`.execute(
    conferences.office.database.db,
  )
  expect(kept.rows.some(({ text }) => text.includes(hospital.token))).toBe(false)
})

test('a code is worth nothing on another day, for a postponed conference, or when guessed', async () => {
  const path = await planned({ title: 'Hội nghị hai ngày', toDay: '2022-10-28' })
  await paste(path, 'NK.DB2\t\t20')
  await act(path, 'announced')
  const [site] = (await tell('bi-thu-khoi', `${path}/site-links`, { on: '2022-10-28' })).body.items
  const report = () => open('', { token: site.token, present: 1, note: null })
  expect(codes(await report())).toEqual(['link-of-another-day'])
  const [today] = (await tell('bi-thu-khoi', `${path}/site-links`, { on: TODAY })).body.items
  await act(path, 'postponed', 'Bão số 6')
  expect(codes(await open('', { token: today.token, present: 30, note: null }))).toEqual([
    'not-announced',
    'more-present-than-invited',
  ])
  expect(codes(await open('/look', { token: 'x'.repeat(43) }))).toEqual(['link-invalid'])
})
