import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { recordCases, type PastAct } from '#procedure/bulk.ts'
import { selfCorrection, supplement } from '#self/procedures.ts'
import { SECTIONS } from '#self/rules.ts'

const BLOC = 'NAMDINH.KHOI'
const TODAY = day('2022-10-27')

/** How far the supplements of 2022 are in the bloc on 27/10/2022: all handed in, of them confirmed, of them recorded. */
export const SUPPLEMENTS_IN_2022 = { handed: 90, confirmed: 60, recorded: 40 } as const

const SUPPLEMENT = [
  { name: 'person_id', type: 'bigint' },
  { name: 'case_id', type: 'bigint' },
  { name: 'year', type: 'smallint' },
  { name: 'unchanged', type: 'text[]' },
  { name: 'for_him', type: 'boolean' },
  { name: 'recorded_event', type: 'bigint' },
] as const

/** The supplements of some branches at every step, and one correction that waits for its branch. */
export async function loadSelfWork(tx: Db, actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: string; unitId: string; blocId: string }>`
    select s.member_id as id, s.organisation_id as "unitId", bloc.id as "blocId"
    from organisation bloc join organisation_ancestor a on a.ancestor_id = bloc.id
      and a.from_day <= ${TODAY}::date and ${TODAY}::date < a.until_day
    join organisation o on o.id = a.descendant_id
    join member_spell s on s.organisation_id = o.id and s.from_day <= '2022-06-01' and s.until_day > ${TODAY}::date
    join member m on m.person_id = s.member_id
    -- The first member of each branch has not handed in: the sign-in dangvien is one of them.
    where bloc.code = ${BLOC} and exists (select from member_spell lower join member lm on lm.person_id = lower.member_id
      where lower.organisation_id = s.organisation_id and lower.from_day <= ${TODAY}::date
        and ${TODAY}::date < lower.until_day and lm.official_on <= ${TODAY}::date and lm.member_code < m.member_code)
    order by o.code, m.member_code desc limit ${SUPPLEMENTS_IN_2022.handed}`.execute(tx)
  const eventId = await recordEvent(tx, actor, {
    action: 'self.asked',
    organisationId: rows[0]!.blocId,
    details: { kind: 'supplement' },
  })
  const cases = rows.map(({ id, unitId }, index) => ({
    organisationId: unitId,
    personIds: [id],
    openedOn: day('2022-10-03'),
    acts: actsOf(index),
  }))
  const recording = { actor, eventId, today: TODAY, writes: false }
  const ids = await recordCases(tx, supplement, cases, recording)
  const handed = rows.map(({ id }, index) => ({
    person_id: id,
    case_id: ids[index]!,
    year: 2022,
    unchanged: [...SECTIONS],
    for_him: index % 3 === 0,
    recorded_event: eventId,
  }))
  await bulkInsert(tx, 'supplement', SUPPLEMENT, handed)
  await loadCorrection(tx, actor, rows[0]!, eventId)
}

function actsOf(index: number): PastAct[] {
  const { confirmed, recorded } = SUPPLEMENTS_IN_2022
  if (index >= confirmed) return []
  const judged = { step: 'branch', outcome: 'judged', on: day('2022-10-10') }
  return index < recorded
    ? [judged, { step: 'record', outcome: 'recorded', on: day('2022-10-18') }]
    : [judged]
}

/** Somebody says that his native place is written wrong. */
async function loadCorrection(
  tx: Db,
  actor: Actor,
  { id, unitId }: { id: string; unitId: string },
  eventId: string,
): Promise<void> {
  const one = { organisationId: unitId, personIds: [id], openedOn: day('2022-10-24'), acts: [] }
  const recording = { actor, eventId, today: TODAY, writes: false }
  const [caseId] = await recordCases(tx, selfCorrection, [one], recording)
  await sql`
    insert into self_change (person_id, case_id, field, mode, was, value, reason, recorded_event)
    select p.id, ${caseId}, 'native_place', 'correction', p.native_place, 'Xã Hải Minh, huyện Hải Hậu, Nam Định',
      'Sổ ghi theo tên xã cũ trước khi sáp nhập', ${eventId}
    from person p where p.id = ${id}`.execute(tx)
}
