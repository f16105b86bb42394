import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { ActGiven, DoneAct, Given, Written } from '#procedure/declaration.ts'
import type { RoundFacts } from './facts-store.ts'
import { standingOf } from './rules.ts'

/** Who is on the list with which level, when it is opened. */
export async function proposeBadges(tx: Db, given: Given<RoundFacts>, { caseId }: Written): Promise<void> {
  const { facts, case: one } = given
  const standings = facts.candidates.map((candidate) => standingOf(candidate, facts.roundOn, facts.ground))
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select p.id, coalesce(spell.organisation_id, p.organisation_id) as "organisationId" from person p
    left join member_spell spell on spell.member_id = p.id
      and spell.from_day <= ${given.on}::date and ${given.on}::date < spell.until_day
    where p.id = any(${[...one.personIds]}::bigint[])`.execute(tx)
  const unitOf = new Map(rows.map((row) => [row.id, row.organisationId]))
  await bulkInsert(
    tx,
    'badge_proposal',
    [
      { name: 'case_id', type: 'bigint' },
      { name: 'person_id', type: 'bigint' },
      { name: 'organisation_id', type: 'bigint' },
      { name: 'level', type: 'smallint' },
      { name: 'months', type: 'integer' },
    ],
    one.personIds.map((id, index) => ({
      case_id: caseId,
      person_id: id,
      organisation_id: unitOf.get(id)!,
      level: standings[index]!.level,
      months: standings[index]!.months,
    })),
  )
}

/** Writes what a step of a round decides: badges, then their certificates' numbers, then the day of presentation. */
export async function writeRound(
  tx: Db,
  given: Given<RoundFacts>,
  act: ActGiven,
  done: Written,
): Promise<void> {
  if (act.step === 'decision') return writeBadges(tx, given, act, done)
  if (act.step === 'certificates') return numberCertificates(tx, done.caseId, Number(act.values['first_no']))
  await sql`update badge set presented_on = ${act.on} where case_id = ${done.caseId} and superseded_at is null`.execute(
    tx,
  )
}

async function writeBadges(
  tx: Db,
  { facts, case: one }: Given<RoundFacts>,
  act: ActGiven,
  done: Written,
): Promise<void> {
  const awarded = one.personIds.filter((id) => act.people[id]?.outcome !== 'put_off')
  await sql`
    insert into badge (member_id, level, on_day, decision_no, ground, case_id, recorded_event)
    select person_id, level, ${facts.roundOn}, ${act.decisionNo}, ${facts.ground}, case_id, ${done.eventId}
    from badge_proposal where case_id = ${done.caseId} and person_id = any(${awarded}::bigint[])`.execute(tx)
}

/** Certificates are numbered in the order of the list: highest level first, then names. */
async function numberCertificates(tx: Db, caseId: string, first: number): Promise<void> {
  await sql`
    with numbered as (
      select b.member_id, b.id, (${first}::bigint - 1 + row_number() over (order by b.level desc, p.name_order, p.id))::text as no
      from badge b join person p on p.id = b.member_id
      where b.case_id = ${caseId} and b.superseded_at is null
    )
    update badge set certificate_no = numbered.no from numbered
    where badge.member_id = numbered.member_id and badge.id = numbered.id`.execute(tx)
}

/** Takes back what a step wrote. */
export async function unwriteRound(
  tx: Db,
  _given: Given<RoundFacts>,
  act: DoneAct,
  done: Written,
): Promise<void> {
  if (act.step === 'decision')
    await sql`update badge set superseded_at = now(), superseded_event = ${done.eventId}
      where case_id = ${done.caseId} and superseded_at is null`.execute(tx)
  else if (act.step === 'certificates')
    await sql`update badge set certificate_no = null where case_id = ${done.caseId} and superseded_at is null`.execute(
      tx,
    )
  else
    await sql`update badge set presented_on = null where case_id = ${done.caseId} and superseded_at is null`.execute(
      tx,
    )
}

/** Of these finished cases those in which somebody was awarded a badge that the register does not hold. */
export async function roundsMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.case_id as id from badge_proposal p
    where p.case_id = any(${[...caseIds]}::bigint[])
      and not exists (select from procedure_person_outcome o join procedure_act a on a.id = o.act_id
        where o.person_id = p.person_id and a.case_id = p.case_id and a.superseded_at is null and not o.stays)
      and not exists (select from badge b where b.member_id = p.person_id and b.case_id = p.case_id)`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** Joins badges that stand in the register already to the list by which they were given: for the demonstration. */
export async function adoptBadges(
  tx: Db,
  {
    caseId,
    roundOn,
    firstNo,
    presentedOn,
  }: { caseId: string; roundOn: Day; firstNo: number; presentedOn: Day },
): Promise<void> {
  await sql`
    insert into badge_proposal (case_id, person_id, organisation_id, level, months)
    select s.case_id, b.member_id, coalesce(spell.organisation_id, p.organisation_id), b.level,
      12 * date_part('year', age(${roundOn}::date, seniority_start(b.member_id, ${roundOn}::date)))
        + date_part('month', age(${roundOn}::date, seniority_start(b.member_id, ${roundOn}::date)))
    from procedure_subject s join badge b on b.member_id = s.person_id and b.on_day = ${roundOn} and b.superseded_at is null
    join person p on p.id = b.member_id
    left join member_spell spell on spell.member_id = p.id
      and spell.from_day <= ${roundOn}::date and ${roundOn}::date < spell.until_day
    where s.case_id = ${caseId}`.execute(tx)
  await sql`
    update badge set case_id = ${caseId}, presented_on = ${presentedOn} from badge_proposal p
    where p.case_id = ${caseId} and badge.member_id = p.person_id and badge.level = p.level
      and badge.superseded_at is null`.execute(tx)
  await numberCertificates(tx, caseId, firstNo)
}
