import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Stage } from '#proposal/codes.ts'
import { insertAct, insertMembers, insertProposal, type NewAct } from '#proposal/write-store.ts'

/** Article 004: what delegates proposed at the conference of central bodies; which unit raised which is invented. */
const CENTRAL: readonly [unit: string, field: string, text: string][] = [
  [
    'KHOICQTW',
    'planning',
    'Có giải pháp hiệu quả để quy hoạch, xây dựng đội ngũ cán bộ lãnh đạo, quản lý theo cơ cấu 3 độ tuổi.',
  ],
  ['KHOICQTW', 'women', 'Có giải pháp tạo nguồn cán bộ nữ tại các cơ quan Trung ương.'],
  [
    'KHOIDNTW',
    'retirement',
    'Hướng dẫn độ tuổi quy hoạch, bổ nhiệm, giới thiệu ứng cử và chế độ, chính sách theo lộ trình tăng tuổi nghỉ hưu từ năm 2021.',
  ],
  ['BCSCHINHPHU', 'job_positions', 'Hướng dẫn xây dựng Đề án vị trí việc làm.'],
  [
    'DDQUOCHOI',
    'staffing',
    'Hướng dẫn Quy định về chức năng, nhiệm vụ, bộ máy, biên chế cơ quan chuyên trách của Mặt trận và các tổ chức chính trị - xã hội cấp tỉnh, cấp huyện.',
  ],
  ['BONGOAIGIAO', 'member_database', 'Xây dựng cơ sở dữ liệu về đảng viên.'],
  [
    'BCSCHINHPHU',
    'relations',
    'Nghiên cứu, đánh giá mối quan hệ giữa đảng đoàn, ban cán sự đảng, đảng ủy với tổ chức đảng cùng cấp.',
  ],
]
const CENTRAL_ON = day('2021-06-30')
const CENTRAL_AT = 'Hội nghị công tác tổ chức xây dựng Đảng 6 tháng đầu năm 2021 của các cơ quan Trung ương'

/** Article 002: what some asked for at the national online conference; recorded at the site of the article. */
const QUARTER: readonly string[] = [
  'Trung ương sớm có quy định, hướng dẫn về đại hội đảng bộ các cấp tiến tới Đại hội XIV của Đảng.',
  'Tăng số lượng cấp ủy viên cấp huyện như những nhiệm kỳ trước đây.',
]
const QUARTER_ON = day('2024-04-01')
const QUARTER_AT = 'Hội nghị trực tuyến toàn quốc đánh giá công tác tổ chức xây dựng Đảng quý I năm 2024'

/** Invented: what branches of the bloc asked alike, and one matter that still waits. */
const BRANCHES: readonly string[] = [
  'Hướng dẫn thống nhất cách chấm điểm chất lượng sinh hoạt chi bộ đối với chi bộ có ít đảng viên.',
  'Đề nghị hướng dẫn cách chấm điểm chất lượng sinh hoạt chi bộ ở chi bộ ít đảng viên.',
  'Chấm điểm chất lượng sinh hoạt chi bộ ở nơi ít đảng viên chưa rõ, đề nghị có hướng dẫn.',
]
const COMMON = 'Hướng dẫn thống nhất cách chấm điểm chất lượng sinh hoạt chi bộ ở chi bộ ít đảng viên.'

/** The proposals of articles 002 and 004, and an invented chain in the bloc from branch to province and back. */
export async function loadProposals(tx: Db, actor: Actor): Promise<void> {
  const raise = raising(tx, actor)
  const centre = await idOf(tx, 'TW')
  for (const [code, field, text] of CENTRAL) {
    const key = await raise({ code, to: centre, on: CENTRAL_ON, field, text, at: CENTRAL_AT })
    await raise.act(key, { stage: 'acknowledged', on: CENTRAL_ON, organisationId: centre })
  }
  for (const text of QUARTER)
    await raise({ code: 'DONGNAI', to: centre, on: QUARTER_ON, field: 'congress', text, at: QUARTER_AT })
  await loadBloc(tx, raise)
}

async function loadBloc(tx: Db, raise: ReturnType<typeof raising>): Promise<void> {
  const [bloc, province] = [await idOf(tx, 'NAMDINH.KHOI'), await idOf(tx, 'NAMDINH')]
  const branches = await branchesUnder(tx, bloc, BRANCHES.length)
  const keys: string[] = []
  for (const [index, text] of BRANCHES.entries()) {
    const code = branches[index]!
    keys.push(await raise({ code, to: bloc, on: day('2022-06-10'), field: 'other', text }))
  }
  const group = await raise.group(
    { organisationId: bloc, to: province, on: day('2022-07-05'), field: 'other', text: COMMON },
    keys,
  )
  await raise.act(group, { stage: 'sent', on: day('2022-07-06'), organisationId: bloc, toId: province })
  await raise.act(group, { stage: 'acknowledged', on: day('2022-07-08'), organisationId: province })
  await raise.act(group, {
    stage: 'answered',
    on: day('2022-08-15'),
    organisationId: province,
    answer:
      'Chi bộ ít đảng viên chấm theo các tiêu chí về nội dung; tiêu chí về tỷ lệ dự họp tính theo số có mặt.',
  })
  const waiting = { kind: 'matter', to: bloc, on: day('2022-10-03'), field: 'member_database' } as const
  const text = 'Phần mềm báo trùng thẻ đảng viên sau khi chuyển sinh hoạt, chưa tiếp nhận được hồ sơ.'
  await raise({ ...waiting, code: branches[0]!, dueOn: day('2022-10-20'), text })
}

interface Raised {
  code: string
  to: string
  on: Day
  field: string
  text: string
  kind?: 'proposal' | 'matter'
  dueOn?: Day
  at?: string
}

/** Raises and sends proposals through the room's store, each with its event. */
function raising(tx: Db, actor: Actor) {
  const event = (action: string, organisationId: string, on: Day, stage: Stage) =>
    recordEvent(tx, actor, { action, organisationId, details: { on, stage } })
  const raise = async ({
    code,
    to,
    on,
    field,
    text,
    kind = 'proposal',
    dueOn,
    at,
  }: Raised): Promise<string> => {
    const organisationId = await idOf(tx, code)
    const eventId = await event('proposal.raise', organisationId, on, 'raised')
    const addressed = { addresseeId: to, addresseeBodyId: null }
    const occasion = {
      occasion: at ?? null,
      occasionOn: at === undefined ? null : on,
      gatheringId: at === undefined ? null : await gatheringOf(tx, to, on),
    }
    const one = { organisationId, kind, isGroup: false, field, text, raisedOn: on, ...addressed, ...occasion }
    const { key } = await insertProposal(tx, one, eventId)
    await insertAct(tx, key, { stage: 'raised', on, organisationId }, eventId)
    await insertAct(tx, key, { stage: 'sent', on, organisationId, toId: to, dueOn: dueOn ?? null }, eventId)
    return key
  }
  raise.act = async (key: string, act: NewAct): Promise<void> => {
    const eventId = await event('proposal.act', act.organisationId, act.on, act.stage)
    await insertAct(tx, key, act, eventId)
  }
  raise.group = async (
    { organisationId, to, on, field, text }: Omit<Raised, 'code'> & { organisationId: string },
    members: readonly string[],
  ): Promise<string> => {
    const eventId = await event('proposal.consolidate', organisationId, on, 'consolidated')
    const addressed = { addresseeId: to, addresseeBodyId: null, occasion: null, occasionOn: null }
    const one = { organisationId, kind: 'proposal' as const, isGroup: true, field, text, raisedOn: on }
    const { key } = await insertProposal(tx, { ...one, ...addressed }, eventId)
    await insertAct(tx, key, { stage: 'consolidated', on, organisationId, toId: organisationId }, eventId)
    await insertMembers(tx, { key, organisationId, on }, members, eventId)
    return key
  }
  return raise
}

/** The gathering that a unit convened on a day, if it stands in the demonstration. */
async function gatheringOf(tx: Db, convenerId: string, on: Day): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select g.id from gathering g join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
    where g.organisation_id = ${convenerId} and p.from_day = ${on} order by g.id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** The internal id of a unit of the demonstration. */
async function idOf(tx: Db, code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(tx)
  if (!rows[0]) throw new RangeError(`no unit ${code} in the demonstration`)
  return rows[0].id
}

/** Codes of the first units below that have none below themselves, those of 15 members and more before the others. */
async function branchesUnder(tx: Db, organisationId: string, count: number): Promise<string[]> {
  const on = day('2022-10-27')
  const { rows } = await sql<{ code: string }>`
    select o.code from organisation_ancestor a join organisation o on o.id = a.descendant_id
    where a.ancestor_id = ${organisationId} and a.from_day <= '2022-06-10' and ${on}::date < a.until_day
      and o.id <> ${organisationId}
      and not exists (select from organisation_ancestor c where c.ancestor_id = o.id and c.descendant_id <> o.id)
    order by (select count(*) from member_spell s where s.organisation_id = o.id and s.from_day <= ${on}::date
      and ${on}::date < s.until_day) >= 15 desc, o.code
    limit ${count}`.execute(tx)
  return rows.map((row) => row.code)
}
