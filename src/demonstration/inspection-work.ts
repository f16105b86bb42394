import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { giveAssignment } from '#assignment/give.ts'
import type { Act, Field, Kind, Organ } from '#inspection/codes.ts'
import { insertProgramme } from '#inspection/programme-store.ts'
import { ORIGIN } from '#inspection/store.ts'
import { insertAct, insertCase } from '#inspection/write-store.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

interface Case {
  kind: Kind
  field: Field
  title: string
  from: string
  to: string
  /** Which units of those directly below, by their order. */
  subjects: readonly number[]
  acts: readonly [stage: Act, on: string, number?: string][]
}

/** Invented: the bloc's programme of 2022, some of it done by the demonstration's day. */
const BLOC: Record<'ubkt' | 'cap_uy', readonly Case[]> = {
  ubkt: [
    {
      kind: 'kiem_tra',
      field: 'finance',
      title: 'Thu, nộp, sử dụng đảng phí năm 2021',
      from: '2022-03-01',
      to: '2022-04-30',
      subjects: [0, 1],
      acts: [
        ['decided', '2022-03-01', '07-QĐ/UBKTĐUK'],
        ['notified', '2022-03-04'],
        ['self_report', '2022-03-18'],
        ['verifying', '2022-03-28'],
        ['conclusion', '2022-04-25', '05-KL/UBKTĐUK'],
        ['follow_up', '2022-05-04'],
      ],
    },
    {
      kind: 'kiem_tra',
      field: 'inspection_work',
      title: 'Thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật trong Đảng',
      from: '2022-08-01',
      to: '2022-09-30',
      subjects: [2],
      acts: [
        ['decided', '2022-08-02', '15-QĐ/UBKTĐUK'],
        ['notified', '2022-08-05'],
        ['self_report', '2022-08-25'],
        ['verifying', '2022-09-12'],
      ],
    },
  ],
  cap_uy: [
    {
      kind: 'giam_sat_chuyen_de',
      field: 'branch_life',
      title: 'Nâng cao chất lượng sinh hoạt chi bộ',
      from: '2022-10-01',
      to: '2022-11-30',
      subjects: [3, 4, 5],
      acts: [
        ['decided', '2022-10-03', '112-QĐ/ĐUK'],
        ['notified', '2022-10-10'],
      ],
    },
  ],
}

/**
 * Article 000: thematic inspection of organisation work in 2022. It names no units, and the demonstration has none below the
 * city: the whole city organisation stands as the subject.
 */
const CITY: Case = {
  kind: 'giam_sat_chuyen_de',
  field: 'organisation_work',
  title: 'Kiểm tra, giám sát chuyên đề về công tác tổ chức xây dựng Đảng',
  from: '2022-02-01',
  to: '2022-12-31',
  subjects: [],
  acts: [],
}

/** Programmes of inspection and supervision of 2022: the city of article 000, and an invented one of the bloc. */
export async function loadInspections(tx: Db, actor: Actor): Promise<void> {
  const city = await organisationIdOfCode(tx, 'TPHCM')
  await loadProgramme(
    tx,
    actor,
    { organisationId: city, organ: 'commission', number: null, issuedOn: null },
    [CITY],
  )
  const bloc = await organisationIdOfCode(tx, 'NAMDINH.KHOI')
  for (const [organ, number] of [
    ['cap_uy', '04-CTr/ĐUK'],
    ['ubkt', '02-CTr/UBKTĐUK'],
  ] as const)
    await loadProgramme(
      tx,
      actor,
      { organisationId: bloc, organ, number, issuedOn: day('2022-01-14') },
      BLOC[organ],
    )
}

const YEAR = 2022

async function loadProgramme(
  tx: Db,
  actor: Actor,
  one: { organisationId: string; organ: Organ; number: string | null; issuedOn: Day | null },
  cases: readonly Case[],
): Promise<void> {
  const { organisationId, organ } = one
  const details = { organ, year: YEAR }
  const eventId = await recordEvent(tx, actor, { action: 'inspection.programme', organisationId, details })
  const { key: programmeKey } = await insertProgramme(tx, { ...one, year: YEAR }, eventId)
  const below = await unitsBelow(tx, organisationId)
  for (const { kind, field, title, from, to, subjects, acts } of cases) {
    const subjectIds = subjects.length === 0 ? [organisationId] : subjects.map((index) => below[index]!)
    const planned = { kind, field, title, from: day(from), to: day(to), subjectIds }
    const rest = { aboutFrom: day('2021-01-01'), aboutTo: day('2021-12-31'), exception: null }
    const team = [
      { post: 'head' as const, seats: 1, holderId: null },
      { post: 'member' as const, seats: 3, holderId: null },
    ]
    const { key } = await insertCase(tx, { programmeKey, ...planned, ...rest, team }, eventId)
    for (const [stage, on, number] of acts) {
      const act = { stage, on: day(on), number: number ?? null, documentId: null }
      await insertAct(tx, key, act, eventId)
      if (stage === 'follow_up')
        await follow(tx, { key, organisationId, title, on: day(on), subjectIds }, eventId)
    }
  }
}

async function follow(
  tx: Db,
  of: { key: string; organisationId: string; title: string; on: Day; subjectIds: readonly string[] },
  eventId: string,
): Promise<void> {
  await giveAssignment(
    tx,
    {
      kind: 'follow_up',
      organisationId: of.organisationId,
      title: 'Lập lại sổ thu, nộp đảng phí theo mẫu và báo cáo kết quả',
      ground: of.title,
      origin: { kind: ORIGIN, id: of.key },
      givenOn: of.on,
      startsOn: of.on,
      dueOn: day('2022-11-15'),
      addressees: of.subjectIds.map((organisationId) => ({ organisationId, role: 'lead' })),
    },
    eventId,
  )
}

/** The first units directly below on the programme's day. */
async function unitsBelow(tx: Db, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from organisation_state state join organisation o on o.id = state.organisation_id
    where superior_id = ${organisationId} and superseded_at is null
      and from_day <= '2022-01-14' and '2022-12-31'::date < until_day
    order by o.code limit 6`.execute(tx)
  return rows.map((row) => row.id)
}
