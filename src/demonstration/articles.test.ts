import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { MEASURES } from '#main/measures.ts'
import { loadDemonstration } from '#main/register.ts'
import { countFacts } from '#measure/count.ts'
import { day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { drawReport } from '#report/draw.ts'
import type { Drawn } from '#report/drawn.ts'
import { listReports } from '#report/store.ts'
import { findTemplate } from '#report/templates.ts'
import { verifyReports } from '#report/verify.ts'
import { getUnit } from '#statistics/unit.ts'
import { testDatabase } from '#testing/database.ts'

const TODAY = day('2022-10-27')
const actor = machineActor('test', TODAY)
let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadDemonstration(database.db, actor)
}, 180_000)
afterAll(() => database.close())

/** What the report of an article says: its sentences as one text. */
async function reportOf(article: string, on = TODAY): Promise<string> {
  const template = findTemplate(article)!
  const { unit: code, span: period } = template.only!
  const unit = await getUnit(database.db, { code }, period.to)
  const asked = { unit, period, on, measures: MEASURES, counter: countFacts }
  return textOf(await drawReport(database.db, template, asked))
}

const textOf = ({ sections }: Drawn) =>
  sections
    .flatMap(({ sentences }) => sentences.map((pieces) => pieces.map(({ text }) => text).join('')))
    .join('\n')

test('article 000: 13 of 13 items put forward, 217 arising, 5 focal tasks for 2022', async () => {
  const text = await reportOf('article-000')
  expect(text).toContain('thông qua 13/13 nội dung trong Chương trình làm việc năm 2021')
  expect(text).toContain('phát sinh ngoài chương trình: 217')
  expect(text).toContain('xác định 5 nhiệm vụ trọng tâm')
})

test('article 001: 65 sites and 19 schemes are counted; national totals are told as published, with their source', async () => {
  const text = await reportOf('article-001')
  expect(text).toContain('có 65 điểm cầu')
  expect(text).toContain('thực hiện 19 đề án')
  expect(text).toMatch(
    /kết nạp 56\.376 đảng viên, .* lên 5\.248\.607; toàn Đảng có 51\.900 tổ chức .*\(theo Tin ngày 13\/01\/2022/,
  )
  expect(text).toContain('5 nhóm nhiệm vụ, giải pháp của Kết luận 21-KL/TW; chuẩn bị 2 vấn đề')
})

test('article 002: the first quarter of 2024 of Đồng Nai: its scheme, its pilot, its plan, two proposals', async () => {
  const text = await reportOf('article-002', day('2024-04-01'))
  expect(text).toContain('Đã ban hành 1 đề án')
  expect(text).toContain('Thí điểm 1 mô hình tổ đảng')
  expect(text).toContain('giai đoạn 2023-2027: 3 nhiệm vụ')
  expect(text).toContain('Kiến nghị với Trung ương 2 nội dung')
})

test('article 003: 159 = 80 + 79, and what the bloc did in its term, in 2021 and in early 2022', async () => {
  const text = await reportOf('article-003')
  expect(text).toContain('159 tổ chức cơ sở đảng trực thuộc, trong đó 80 đảng bộ và 79 chi bộ cơ sở')
  expect(text).toContain('8.642 đảng viên (đã công bố: trên 8.600, theo Báo Nam Định, 27/10/2022')
  expect(text).toContain('25 lớp đối tượng Đảng cho 2.678 quần chúng ưu tú; kết nạp 2.003 đảng viên mới')
  expect(text).toContain('Năm 2021, đã kết nạp 303')
  expect(text).toContain('3 lớp cho 355 học viên thuộc đối tượng kết nạp, 3 lớp cho 321 đảng viên mới')
  expect(text).toContain('kết nạp 326 đảng viên; trao Huy hiệu Đảng cho 46 đồng chí')
  expect(text).toContain('Hằng năm có 100% tổ chức cơ sở đảng hoàn thành kiểm điểm')
  expect(text).toContain('90% tổ chức cơ sở đảng, 90% đảng viên hoàn thành tốt nhiệm vụ trở lên')
})

test('article 004: 5 lessons, 6 tasks, Hướng dẫn 17 reviewed after 2 years, seven proposals', async () => {
  const text = await reportOf('article-004')
  expect(text).toContain('nêu 5 bài học kinh nghiệm')
  expect(text).toContain('xác định 6 nhiệm vụ trọng tâm')
  expect(text).toContain('sau 2 năm thực hiện')
  expect(text).toContain('nêu 7 kiến nghị')
})

test('the bloc has issued its half-year report and writes that of the year; what was issued is as it was', async () => {
  const { id } = await getUnit(database.db, { code: 'NAMDINH.KHOI' }, TODAY)
  const { items } = await listReports(database.db, actor, id, { below: false, limit: 10 })
  expect(items.map(({ template, state }) => [template, state])).toEqual([
    ['yearly', 'draft'],
    ['half-yearly', 'issued'],
  ])
  expect(items[1]!.issued!.number).toMatch(/^\d+-BC\/ĐUK$/)
  expect(await verifyReports(database.db)).toEqual([])
})
