import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { insertEntry, insertResult, insertRound } from '#emulation/store.ts'
import type { Kind } from '#model/codes.ts'
import { insertAct, insertModel, type NewModel } from '#model/write-store.ts'
import { day, FOREVER, untilOf } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

interface Told {
  unit: string
  kind: Kind
  name: string
  summary: string
  from: string
  /** The last day of a pilot; assumed, and said so in docs/seeds.md. */
  to?: string
  authority?: string
  adopters?: readonly [unit: string, on: string][]
}

/** What articles 001, 002 and 004 name as new models and pilots; first days and periods are assumed where they give none. */
const MODELS: readonly Told[] = [
  {
    unit: 'KHOICQTW',
    kind: 'model',
    name: 'Học tập, quán triệt Nghị quyết Đại hội XIII bằng hình thức trực tuyến',
    summary: 'Các đơn vị tổ chức học tập, quán triệt nghị quyết trực tuyến đến cơ sở.',
    from: '2021-03-27',
    adopters: [
      ['KHOIDNTW', '2021-03-27'],
      ['BONGOAIGIAO', '2021-04-15'],
    ],
  },
  {
    unit: 'KHOICQTW',
    kind: 'model',
    name: 'Làm việc, giảng dạy, học tập trực tuyến tại Học viện Chính trị quốc gia Hồ Chí Minh',
    summary: 'Học viện tổ chức làm việc, giảng dạy và học tập trực tuyến.',
    from: '2021-05-10',
  },
  {
    unit: 'BONGOAIGIAO',
    kind: 'pilot',
    name: 'Thí điểm tuyển dụng sinh viên xuất sắc, có năng lực ngoại ngữ đặc biệt',
    summary: 'Nghiên cứu, thí điểm tuyển dụng nguồn nhân lực chất lượng cao từ các cơ sở đào tạo có uy tín.',
    from: '2021-06-30',
    to: '2023-06-30',
    authority: 'Kế hoạch thí điểm của Bộ',
  },
  {
    unit: 'BACLIEU',
    kind: 'model',
    name: 'Đánh giá, xếp loại chất lượng hằng tháng đối với công chức, người lao động của Ban Tổ chức Tỉnh ủy',
    summary: 'Quy định rõ nguyên tắc, thẩm quyền, tiêu chí, quy trình đánh giá, xếp loại hằng tháng.',
    from: '2021-01-01',
    authority: 'Quy định của Tỉnh ủy',
  },
  {
    unit: 'BACLIEU',
    kind: 'pilot',
    name: 'Thí điểm đánh giá, xếp loại chất lượng hằng tháng, quý đối với công chức, người lao động thuộc cơ quan',
    summary: 'Thực hiện thí điểm theo tháng và theo quý.',
    from: '2021-01-01',
    to: '2022-12-31',
    authority: 'Quy định của Tỉnh ủy',
  },
  {
    unit: 'DONGNAI',
    kind: 'pilot',
    name: 'Thí điểm thành lập tổ đảng quản lý đảng viên đi làm ăn xa',
    summary: 'Tổ đảng giữ liên lạc và quản lý đảng viên đi làm ăn xa nơi cư trú.',
    from: '2024-01-01',
    to: '2025-06-30',
    authority: 'Kế hoạch thí điểm của Tỉnh ủy',
  },
]

/** The models and pilots of articles 001, 002 and 004. */
export async function loadModels(tx: Db, actor: Actor): Promise<void> {
  for (const { unit, kind, name, summary, from, to, authority, adopters = [] } of MODELS) {
    const organisationId = await organisationIdOfCode(tx, unit)
    const details = { kind, from }
    const eventId = await recordEvent(tx, actor, { action: 'model.begin', organisationId, details })
    const until = to === undefined ? FOREVER : untilOf(day(to))
    const rest = { authority: authority ?? null, documentId: null, aims: [] }
    const one: NewModel = { organisationId, kind, name, summary, from: day(from), until, ...rest }
    const { key } = await insertModel(tx, one, eventId)
    for (const [code, on] of adopters) {
      const adopter = await organisationIdOfCode(tx, code)
      await insertAct(tx, key, { stage: 'adopted', on: day(on), organisationId: adopter }, eventId)
    }
  }
}

/**
 * Articles 003 and 004: the press prize Búa liềm vàng, the central enterprises' own that answers it, and the work of article 003
 * that takes part. Days of the rounds are assumed; the articles give years only.
 */
export async function loadEmulation(tx: Db, actor: Actor): Promise<void> {
  const called = async (code: string, name: string, from: string, to: string, followsKey: string | null) => {
    const organisationId = await organisationIdOfCode(tx, code)
    const event = { action: 'emulation.round', organisationId, details: { kind: 'press_prize', from } }
    const eventId = await recordEvent(tx, actor, event)
    const round = { organisationId, kind: 'press_prize' as const, name, from: day(from), to: day(to) }
    return {
      eventId,
      ...(await insertRound(tx, { ...round, rules: null, documentId: null, followsKey }, eventId)),
    }
  }
  const sixth = await called('TW', 'Giải Búa liềm vàng lần thứ VI - 2021', '2021-01-01', '2021-12-31', null)
  const enterprises = 'Giải báo chí về xây dựng Đảng của Đảng ủy Khối Doanh nghiệp Trung ương'
  await called('KHOIDNTW', enterprises, '2021-01-01', '2021-12-31', sixth.key)
  const seventh = await called(
    'TW',
    'Giải Búa liềm vàng lần thứ VII - 2022',
    '2022-01-01',
    '2022-12-31',
    null,
  )
  const title =
    'Đảng bộ Khối các Cơ quan và Doanh nghiệp tỉnh nâng cao chất lượng công tác tổ chức xây dựng Đảng'
  const bloc = await organisationIdOfCode(tx, 'NAMDINH.KHOI')
  const entry = { roundKey: seventh.key, organisationId: bloc, title, on: day('2022-10-27') }
  await insertEntry(tx, entry, seventh.eventId)
  await loadRoundOfBloc(tx, actor, bloc)
}

/** Invented: an emulation round of the bloc with one unit commended. */
async function loadRoundOfBloc(tx: Db, actor: Actor, bloc: string): Promise<void> {
  const event = { action: 'emulation.round', organisationId: bloc, details: { kind: 'emulation' } }
  const eventId = await recordEvent(tx, actor, event)
  const name = 'Thi đua xây dựng tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ năm 2022'
  const round = {
    organisationId: bloc,
    kind: 'emulation' as const,
    name,
    from: day('2022-01-14'),
    to: day('2022-12-31'),
  }
  const { key } = await insertRound(
    tx,
    { ...round, rules: '09-KH/ĐUK', documentId: null, followsKey: null },
    eventId,
  )
  const { rows } = await sql<{ id: string }>`
    select state.organisation_id as id from organisation_state state join organisation o on o.id = state.organisation_id
    where superior_id = ${bloc} and superseded_at is null and from_day <= '2022-02-10' and '2022-10-27'::date < until_day
    order by o.code limit 1`.execute(tx)
  const entered = { roundKey: key, organisationId: rows[0]!.id, title: null, on: day('2022-02-10') }
  const entryKey = await insertEntry(tx, entered, eventId)
  const result = { prize: 'commended', on: day('2022-09-02'), decisionNo: '96-QĐ/ĐUK' } as const
  await insertResult(tx, entryKey, result, eventId)
}
