import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { addDays, day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Act, Field, Product } from '#programme/codes.ts'
import { recordItemActs, recordItems, type NewAct, type NewItem } from '#programme/item-write.ts'
import { recordProgramme } from '#programme/store.ts'
import { arisingItems } from './programme-items.ts'

const COMMISSION = 'Ban Tổ chức Thành ủy'
const SECTIONS: Record<Field, string> = {
  grassroots: 'Phòng Tổ chức cơ sở đảng, đảng viên',
  cadres: 'Phòng Tổ chức cán bộ',
  apparatus: 'Phòng Tổ chức bộ máy',
  training: 'Phòng Đào tạo, bồi dưỡng',
  policy: 'Phòng Chính sách cán bộ',
  inspection: 'Phòng Tổng hợp',
  general: 'Văn phòng Ban',
}
const STANDING = 'Ban Thường vụ Thành ủy'

type Line = [
  title: string,
  field: Field,
  product: Product,
  start: string,
  due: string,
  submitted: string | null,
]

/** The 13 items of 2021, invented but for their number; all were submitted within the year. */
const CITY_2021: readonly Line[] = [
  [
    'Chương trình hành động thực hiện Nghị quyết Đại hội XIII về xây dựng Đảng',
    'general',
    'chuong_trinh',
    '2021-02-01',
    '2021-03-31',
    '2021-03-26',
  ],
  [
    'Quy chế làm việc của Ban Chấp hành Đảng bộ Thành phố khóa XI',
    'general',
    'quy_che',
    '2021-01-11',
    '2021-03-31',
    '2021-03-15',
  ],
  [
    'Quy hoạch cán bộ diện Ban Thường vụ Thành ủy quản lý nhiệm kỳ 2025-2030',
    'cadres',
    'ke_hoach',
    '2021-03-01',
    '2021-09-30',
    '2021-09-24',
  ],
  [
    'Đề án nâng cao chất lượng đội ngũ đảng viên giai đoạn 2021-2025',
    'grassroots',
    'de_an',
    '2021-02-15',
    '2021-06-30',
    '2021-06-28',
  ],
  [
    'Chương trình đào tạo nguồn cán bộ lãnh đạo, quản lý trẻ',
    'training',
    'chuong_trinh',
    '2021-03-01',
    '2021-07-31',
    '2021-08-06',
  ],
  [
    'Chương trình phát triển cán bộ xuất thân từ công nhân',
    'training',
    'chuong_trinh',
    '2021-04-01',
    '2021-10-31',
    '2021-10-22',
  ],
  [
    'Chính sách thu hút, sử dụng trí thức trẻ có trình độ thạc sĩ trở lên',
    'policy',
    'quy_dinh',
    '2021-04-01',
    '2021-11-30',
    '2021-11-26',
  ],
  ['Quy định phân cấp quản lý cán bộ', 'cadres', 'quy_dinh', '2021-03-15', '2021-08-31', '2021-08-30'],
  [
    'Đề án tổ chức bộ máy đảng thành phố Thủ Đức',
    'apparatus',
    'de_an',
    '2021-01-11',
    '2021-02-28',
    '2021-02-25',
  ],
  [
    'Kế hoạch tinh giản biên chế cơ quan đảng, đoàn thể giai đoạn 2021-2026',
    'apparatus',
    'ke_hoach',
    '2021-05-01',
    '2021-12-15',
    '2021-12-10',
  ],
  [
    'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng năm 2021',
    'inspection',
    'huong_dan',
    '2021-09-01',
    '2021-11-15',
    '2021-11-12',
  ],
  [
    'Chuyên đề nâng cao chất lượng sinh hoạt chi bộ khu phố, ấp',
    'grassroots',
    'nghi_quyet',
    '2021-05-01',
    '2021-12-15',
    '2021-12-14',
  ],
  [
    'Báo cáo kết quả nhân sự đại biểu Hội đồng nhân dân nhiệm kỳ 2021-2026',
    'cadres',
    'bao_cao',
    '2021-02-15',
    '2021-06-30',
    '2021-06-18',
  ],
]

/** The five focal tasks of 2022 as the article names them. */
const CITY_2022: readonly Line[] = [
  [
    'Xây dựng và triển khai Chương trình công tác năm 2022 bảo đảm tiến độ, chất lượng',
    'general',
    'chuong_trinh',
    '2022-01-18',
    '2022-12-31',
    null,
  ],
  [
    'Tiếp tục thực hiện hiệu quả nghị quyết, quy định, kết luận của Ban Chấp hành Trung ương về tổ chức xây dựng Đảng',
    'grassroots',
    'bao_cao',
    '2022-01-18',
    '2022-12-31',
    null,
  ],
  [
    'Nâng cao hiệu quả chương trình đào tạo nguồn cán bộ lãnh đạo, quản lý trẻ, cán bộ xuất thân từ công nhân',
    'training',
    'chuong_trinh',
    '2022-01-18',
    '2022-12-31',
    null,
  ],
  [
    'Bổ sung chính sách thu hút, sử dụng nguồn nhân lực chất lượng cao, trí thức trẻ',
    'policy',
    'quy_dinh',
    '2022-02-01',
    '2022-12-15',
    null,
  ],
  [
    'Nâng cao hiệu quả tuyển chọn, đề bạt cán bộ lãnh đạo',
    'cadres',
    'quy_dinh',
    '2022-02-01',
    '2022-12-15',
    null,
  ],
]

/** The centre's own year, which programmes below follow; the two matters are the article's. */
const CENTRE_2022: readonly Line[] = [
  [
    'Củng cố, xây dựng tổ chức cơ sở đảng và nâng cao chất lượng đội ngũ đảng viên (trình Hội nghị Trung ương 5)',
    'grassroots',
    'de_an',
    '2022-01-13',
    '2022-05-10',
    '2022-05-04',
  ],
  [
    'Tổng kết 15 năm thực hiện Nghị quyết Trung ương 5 khóa X (trình Hội nghị Trung ương 6)',
    'general',
    'de_an',
    '2022-01-13',
    '2022-10-09',
    '2022-10-03',
  ],
]

/** An invented year of the bloc, with one item overdue on the demonstration's day. */
const BLOC_2022: readonly Line[] = [
  [
    'Kế hoạch kiểm tra, giám sát công tác tổ chức xây dựng Đảng năm 2022',
    'inspection',
    'ke_hoach',
    '2022-01-10',
    '2022-02-28',
    '2022-02-24',
  ],
  [
    'Kế hoạch phát triển đảng viên trong doanh nghiệp ngoài nhà nước',
    'grassroots',
    'ke_hoach',
    '2022-02-01',
    '2022-04-30',
    '2022-04-28',
  ],
  [
    'Chuyên đề nâng cao chất lượng sinh hoạt chi bộ',
    'grassroots',
    'nghi_quyet',
    '2022-03-01',
    '2022-09-30',
    '2022-09-22',
  ],
  [
    'Rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2025-2030',
    'cadres',
    'bao_cao',
    '2022-05-01',
    '2022-10-15',
    null,
  ],
  [
    'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng năm 2022',
    'inspection',
    'huong_dan',
    '2022-10-01',
    '2022-11-20',
    null,
  ],
]

interface Programme {
  code: string
  title: string
  from: string
  worker: string
  receiver: string
  source: string | null
  lines: readonly Line[]
}

/** Programmes of article 000's city and of the centre and the bloc around it. */
export async function loadProgrammeWork(tx: Db, actor: Actor): Promise<void> {
  const centre = await programme(tx, actor, {
    code: 'TW',
    title: 'Chương trình công tác tổ chức xây dựng Đảng năm 2022',
    from: '2022-01-01',
    worker: 'Ban Tổ chức Trung ương',
    receiver: 'Ban Chấp hành Trung ương',
    source: null,
    lines: CENTRE_2022,
  })
  const city = { code: 'TPHCM', worker: COMMISSION, receiver: STANDING, source: 'Nghị quyết của Thành ủy' }
  await programme(
    tx,
    actor,
    { ...city, title: 'Chương trình làm việc năm 2021 của Thành ủy', from: '2021-01-01', lines: CITY_2021 },
    { arising: true },
  )
  await programme(
    tx,
    actor,
    { ...city, title: 'Chương trình công tác năm 2022', from: '2022-01-01', lines: CITY_2022 },
    { follows: { line: 1, id: centre[0]! } },
  )
  await programme(tx, actor, {
    code: 'NAMDINH.KHOI',
    title: 'Chương trình công tác năm 2022',
    from: '2022-01-01',
    worker: 'Ban Tổ chức Đảng ủy Khối',
    receiver: 'Ban Thường vụ Đảng ủy Khối',
    source: null,
    lines: BLOC_2022,
  })
}

/** Records a year's programme with its items and acts; answers the items' ids. */
async function programme(
  tx: Db,
  actor: Actor,
  given: Programme,
  { arising = false, follows }: { arising?: boolean; follows?: { line: number; id: string } } = {},
): Promise<string[]> {
  const organisationId = await organisationIdOfCode(tx, given.code)
  const from = day(given.from)
  const eventId = await recordEvent(tx, actor, {
    action: 'programme.record',
    organisationId,
    details: { span: 'year', from },
  })
  const { id: programmeId } = await recordProgramme(
    tx,
    {
      organisationId,
      worker: given.worker,
      span: 'year',
      from,
      until: day(`${Number(given.from.slice(0, 4)) + 1}-01-01`),
      title: given.title,
      source: given.source,
      documentId: null,
      audience: 'below',
    },
    eventId,
  )
  const items = given.lines.map((line, at) => plannedItem(programmeId, given, line, at))
  if (follows) items[follows.line]!.followsId = follows.id
  const more = arising ? arisingItems().map((one, at) => arisingItem(programmeId, one, at)) : []
  const recorded = await recordItems(tx, [...items, ...more], eventId)
  const ids = recorded.map(({ id }) => id)
  const acts = [
    ...given.lines.flatMap((line, at) => actsOfLine(ids[at]!, line, at, given.code)),
    ...more.flatMap((item, at) => actsOfArising(ids[items.length + at]!, item, at)),
  ]
  await recordItemActs(tx, acts, eventId)
  return ids
}

function plannedItem(programmeId: string, { receiver, worker }: Programme, line: Line, at: number): NewItem {
  const [title, field, product, start, due] = line
  const base = { programmeId, title, field, product, receiver, code: `${at + 1}` }
  const leadText = worker === COMMISSION ? SECTIONS[field] : worker
  const days = { startsOn: day(start), dueOn: day(due) }
  return {
    ...base,
    ...days,
    ...NOBODY,
    kind: 'planned',
    ground: null,
    groundText: null,
    leadText,
    coText: null,
  }
}

const NOBODY = { leadId: null, coIds: [], followsId: null } as const

function arisingItem(programmeId: string, one: ReturnType<typeof arisingItems>[number], at: number): NewItem {
  const { arose, ...rest } = one
  const latest = day('2021-12-31')
  const due = addDays(arose, 14 + ((at * 7) % 25))
  return {
    ...rest,
    ...NOBODY,
    programmeId,
    kind: 'arising',
    code: `PS-${String(at + 1).padStart(3, '0')}`,
    leadText: SECTIONS[one.field],
    coText: null,
    receiver: one.ground === 'standing_members' ? 'Thường trực Thành ủy' : STANDING,
    startsOn: arose,
    dueOn: due > latest ? latest : due,
  }
}

/** Drafted, opinions collected, submitted, and in most cases adopted; one was returned first, one deferred. */
function actsOfLine(itemId: string, [, , , start, , submitted]: Line, at: number, code: string): NewAct[] {
  const act = actOf(itemId)
  const begun = [act('drafting', day(start))]
  if (submitted === null) return code === 'NAMDINH.KHOI' || at < 3 ? begun : []
  const on = day(submitted)
  begun.push(act('collecting_opinions', addDays(on, -12)), act('submitted', on))
  if (code !== 'TPHCM') return [...begun, act('adopted', addDays(on, code === 'TW' ? 6 : 4))]
  if (at === 9) return [...begun, act('deferred', addDays(on, 7), 'Chờ chỉ tiêu biên chế của Trung ương')]
  if (at === 2)
    return [
      ...begun,
      act('returned', addDays(on, 6), 'Bổ sung cơ cấu ba độ tuổi'),
      act('drafting', addDays(on, 9)),
      act('submitted', addDays(on, 30)),
      act('adopted', addDays(on, 37)),
    ]
  return [...begun, act('adopted', addDays(on, 5))]
}

/** All were submitted within the year; every thirty-first was returned and stayed so. */
function actsOfArising(itemId: string, { startsOn, dueOn }: NewItem, at: number): NewAct[] {
  const act = actOf(itemId)
  const submitted = addDays(dueOn, at % 17 === 0 && dueOn < '2021-12-20' ? 4 : -2)
  const outcome = addDays(submitted, 2)
  return [
    act('drafting', startsOn),
    act('submitted', submitted),
    act(at % 31 === 30 ? 'returned' : 'adopted', outcome),
  ]
}

function actOf(itemId: string) {
  return (act: Act, on: Day, note: string | null = null): NewAct => ({
    itemId,
    act,
    on,
    note,
    documentId: null,
  })
}
