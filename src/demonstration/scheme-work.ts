import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { addDays, day, FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { recordMilestones, type NewMilestone } from '#scheme/milestone-write.ts'
import { recordMembers, recordSchemeActs, recordSchemes, type NewAct, type NewScheme } from '#scheme/write.ts'
import { CENTRE_SCHEMES, type SchemeLine } from './scheme-lines.ts'
import { eventOf, loadAsking } from './scheme-asking.ts'

const TODAY = day('2022-10-27')

/** Schemes of articles 001, 002 and 004, and the bloc's own with its survey and its draft. */
export async function loadSchemeWork(tx: Db, actor: Actor): Promise<void> {
  const centre = await schemesOf(tx, actor, 'TW', CENTRE_SCHEMES.map(centreScheme))
  const ids = centre.map(({ id }) => id)
  await recordMilestones(
    tx,
    CENTRE_SCHEMES.flatMap((line, at) => milestonesOf(ids[at]!, line)),
    await eventOf(tx, actor, 'TW', 'scheme.milestones'),
  )
  await recordSchemeActs(
    tx,
    CENTRE_SCHEMES.flatMap((line, at) => actsOf(ids[at]!, line)),
    await eventOf(tx, actor, 'TW', 'scheme.act'),
  )
  await membersOfFirst(tx, actor, ids[0]!)
  await single(tx, actor, 'DONGNAI', DONG_NAI, ['2023-09-05', '2024-02-26', '2024-03-11'])
  await single(tx, actor, 'KHOIDNTW', TWO_YEARS, ['2020-10-12', '2021-05-10', '2021-06-14'])
  const bloc = await single(tx, actor, 'NAMDINH.KHOI', BLOC, ['2022-04-04'])
  await blocMilestones(tx, actor, bloc)
  await loadAsking(tx, actor, { bloc, summingUp: ids[1]! })
}

const NO_TEXT = { reviewed: null, reviewedDocumentId: null, years: null } as const

/** Article 002: named by its title; its days before the article of 1 April 2024 are assumed. */
const DONG_NAI: NewScheme = {
  ...NO_TEXT,
  kind: 'scheme',
  code: 'ĐA-01',
  title:
    'Bồi dưỡng, cập nhật kiến thức đối với cán bộ chủ chốt cấp cơ sở giai đoạn đến năm 2025 và những năm tiếp theo',
  field: 'training',
  drafter: 'Ban Tổ chức Tỉnh ủy',
  adopter: 'Ban Thường vụ Tỉnh ủy',
  startsOn: day('2023-09-01'),
  dueOn: day('2024-03-31'),
}

/** Article 004: the guidance of 5 October 2018 reviewed after two years; its days are assumed. */
const TWO_YEARS: NewScheme = {
  kind: 'summing_up',
  code: 'SK-01',
  title:
    'Sơ kết 2 năm hợp nhất cơ quan tham mưu, giúp việc của đảng ủy với cơ quan chuyên môn của doanh nghiệp',
  field: 'apparatus',
  drafter: 'Ban Tổ chức Đảng ủy Khối',
  adopter: 'Ban Thường vụ Đảng ủy Khối',
  startsOn: day('2020-10-05'),
  dueOn: day('2021-06-30'),
  reviewed: 'Hướng dẫn số 17-HD/BTCTW ngày 05/10/2018 của Ban Tổ chức Trung ương',
  reviewedDocumentId: null,
  years: 2,
}

const BLOC: NewScheme = {
  ...NO_TEXT,
  kind: 'scheme',
  code: 'ĐA-02',
  title: 'Nâng cao chất lượng sinh hoạt chi bộ trong Đảng bộ Khối đến năm 2025',
  field: 'grassroots',
  drafter: 'Ban Tổ chức Đảng ủy Khối',
  adopter: 'Ban Thường vụ Đảng ủy Khối',
  startsOn: day('2022-04-01'),
  dueOn: day('2022-12-20'),
}

function centreScheme(line: SchemeLine, at: number): NewScheme {
  const [title, field, drafter, adopter, start, due] = line
  const isSummingUp = at === 1
  return {
    kind: isSummingUp ? 'summing_up' : 'scheme',
    code: `ĐA-${String(at + 1).padStart(2, '0')}`,
    title,
    field,
    drafter,
    adopter,
    startsOn: day(start),
    dueOn: day(due),
    reviewed: isSummingUp ? 'Nghị quyết Trung ương 5 khóa X' : null,
    reviewedDocumentId: null,
    years: isSummingUp ? 15 : null,
  }
}

const STEPS = ['Đề cương', 'Khảo sát, tổng kết thực tiễn', 'Lấy ý kiến dự thảo'] as const

/** Four milestones at a fifth, a half, four fifths and the end of the time; those done lie before today. */
function milestonesOf(schemeId: string, [, , , adopter, start, due, stands]: SchemeLine): NewMilestone[] {
  const [from, days] = [day(start), (Date.parse(due) - Date.parse(start)) / 86_400_000]
  const done = 'adopted' in stands ? 4 : stands.done
  return [...STEPS, `Trình ${adopter}`].map((title, place) => {
    const plannedOn = addDays(from, Math.floor(days * [0.2, 0.5, 0.8, 1][place]!))
    const doneOn = addDays(plannedOn, place % 2 === 0 ? -2 : 3)
    const submitted = 'adopted' in stands ? addDays(day(stands.adopted), -6) : doneOn
    const on = place === 3 ? submitted : doneOn
    return {
      id: null,
      schemeId,
      place,
      title,
      plannedOn,
      unitId: null,
      doneOn: place < done ? (on > TODAY ? addDays(TODAY, place - 9) : on) : null,
    }
  })
}

function actsOf(schemeId: string, [, , , , start, due, stands]: SchemeLine): NewAct[] {
  const act = (name: NewAct['act'], on: Day): NewAct => ({
    schemeId,
    act: name,
    on,
    note: null,
    documentId: null,
  })
  const begun = [act('drafting', addDays(day(start), 4))]
  if (!('adopted' in stands)) {
    if (stands.done < 3) return begun
    const asked = addDays(day(due), -50)
    return [...begun, act('collecting_opinions', asked > TODAY ? addDays(TODAY, -10) : asked)]
  }
  const adopted = day(stands.adopted)
  return [
    ...begun,
    act('collecting_opinions', addDays(adopted, -40)),
    act('submitted', addDays(adopted, -6)),
    act('adopted', adopted),
  ]
}

/** One scheme of a unit, drafted, submitted and adopted on these days; answers its internal id. */
async function single(
  tx: Db,
  actor: Actor,
  code: string,
  scheme: NewScheme,
  days: readonly string[],
): Promise<string> {
  const [recorded] = await schemesOf(tx, actor, code, [scheme])
  const { id } = recorded!
  const acts = (['drafting', 'submitted', 'adopted'] as const).flatMap((act, at) =>
    days[at] ? [{ schemeId: id, act, on: day(days[at]), note: null, documentId: null }] : [],
  )
  await recordSchemeActs(tx, acts, await eventOf(tx, actor, code, 'scheme.act'))
  return id
}

async function schemesOf(tx: Db, actor: Actor, code: string, schemes: readonly NewScheme[]) {
  const organisationId = await organisationIdOfCode(tx, code)
  return recordSchemes(tx, organisationId, schemes, await eventOf(tx, actor, code, 'scheme.record'))
}

/** The drafting bodies of the first scheme, by post alone. */
async function membersOfFirst(tx: Db, actor: Actor, schemeId: string): Promise<void> {
  const from = day('2021-10-05')
  const at = { schemeId, name: null, from, until: FOREVER }
  await recordMembers(
    tx,
    [
      { ...at, body: 'steering', role: 'head', post: 'Trưởng Ban Tổ chức Trung ương' },
      { ...at, body: 'steering', role: 'standing_deputy', post: 'Phó Trưởng ban Thường trực' },
      { ...at, body: 'steering', role: 'member', post: 'Chánh Văn phòng Trung ương Đảng' },
      { ...at, body: 'editing', role: 'head', post: 'Phó Trưởng ban phụ trách cơ sở đảng' },
      { ...at, body: 'editing', role: 'secretary', post: 'Vụ trưởng Vụ Cơ sở đảng, đảng viên' },
    ],
    await eventOf(tx, actor, 'TW', 'scheme.member'),
  )
}

async function blocMilestones(tx: Db, actor: Actor, schemeId: string): Promise<void> {
  const at = (place: number, title: string, planned: string, done: string | null): NewMilestone => ({
    id: null,
    schemeId,
    place,
    title,
    plannedOn: day(planned),
    doneOn: done === null ? null : day(done),
    unitId: null,
  })
  await recordMilestones(
    tx,
    [
      at(0, 'Đề cương', '2022-05-15', '2022-05-12'),
      at(1, 'Lấy ý kiến dự thảo', '2022-09-30', '2022-09-30'),
      at(2, 'Khảo sát các tổ chức cơ sở đảng', '2022-10-31', null),
      at(3, 'Trình Ban Thường vụ', '2022-12-15', null),
    ],
    await eventOf(tx, actor, 'NAMDINH.KHOI', 'scheme.milestones'),
  )
}
