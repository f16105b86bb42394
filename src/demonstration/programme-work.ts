import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { addDays, day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Act, Field } from '#programme/codes.ts'
import { recordItemActs, recordItems, type NewAct, type NewItem } from '#programme/item-write.ts'
import { recordProgramme } from '#programme/store.ts'
import { arisingItems } from './programme-items.ts'
import { BLOC_2022, CENTRE_2022, CITY_2021, CITY_2022, type Line } from './programme-lines.ts'

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
