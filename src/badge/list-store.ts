import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { isWithinReach, may, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Proposed, RoundList } from './api.ts'
import { badgeLawOn, type Ground } from './law.ts'
import { tenthsFor } from './multiple-store.ts'
import { bonusOf } from './rules.ts'

/** A list as the store reads it; `key` and `organisationId` are internal. */
interface ListRow extends Omit<RoundList, 'unit'> {
  key: string
  organisationId: string
  evidence: string | null
  ground: Ground
}

const READ = sql`
  select c.id as key, c.public_id as id, c.organisation_id as "organisationId", (c.given ->> 'round_on')::date as "roundOn",
    c.given ->> 'ground' as ground, c.given ->> 'evidence' as evidence, c.place, c.state,
    (select count(*)::integer from badge_proposal p where p.case_id = c.id) as people,
    won.awarded, won."presentedOn", decided."decisionNo", decided."decidedOn"
  from procedure_case c
  cross join lateral (
    select count(*)::integer as awarded, max(b.presented_on) as "presentedOn" from badge b
    where b.case_id = c.id and b.superseded_at is null
  ) won
  left join lateral (
    select d.number as "decisionNo", a.on_day as "decidedOn" from procedure_act a left join document d on d.id = a.document_id
    where a.case_id = c.id and a.superseded_at is null and a.step = 'decision' and a.outcome = 'decided'
    order by a.id desc limit 1
  ) decided on true`

/** Lists of a unit, of those below it and those that it takes part in, the latest round first. */
export async function listRounds(
  db: Db,
  actor: Actor,
  asked: { organisationId: string; roundOn?: Day | undefined; after?: string | undefined; limit: number },
): Promise<{ items: RoundList[]; next: string | null }> {
  const { organisationId, roundOn, limit } = asked
  const key = readCursor(asked.after, 2)
  const rows = await asRegister(db, async (all) => {
    const found = await sql<ListRow>`
      select * from (${READ}
        where c.kind = 'badge-round' and ${roundOn ? sql`c.given ->> 'round_on' = ${roundOn}` : sql`true`}
          and c.id in (select u.case_id from procedure_unit u where u.organisation_id in (
            select a.descendant_id from organisation_ancestor a where a.ancestor_id = ${organisationId}
              and a.from_day <= ${actor.today}::date and ${actor.today}::date < a.until_day))
      ) list
      where ${key ? sql`("roundOn", key) < (${dayPart(key[0])}::date, ${idPart(key[1])}::bigint)` : sql`true`}
      order by "roundOn" desc, key desc limit ${limit + 1}`.execute(all)
    return found.rows
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const units = await linksOn(
    db,
    actor,
    shown.map((one) => one.organisationId),
    actor.today,
  )
  return {
    items: shown.map((row) => ({ ...row, unit: units.get(row.organisationId)! })),
    next: rows.length > limit && last ? cursorOf([last.roundOn, last.key]) : null,
  }
}

/** A list of a round that the actor may read: from any unit that takes part. Throws NotFound. */
export async function getList(db: Db, actor: Actor, publicId: string): Promise<ListRow> {
  const { rows } = await sql<ListRow>`${READ}
    where c.kind = 'badge-round' and c.public_id = ${publicId} and ${isReadable(actor)}`.execute(db)
  if (!rows[0]) throw new NotFound(`list ${publicId}`)
  return rows[0]
}

function isReadable(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from procedure_unit u where u.case_id = c.id
    and ${isWithinReach(actor, 'person.read', sql.ref('u.organisation_id'))})`
}

/** A list with everybody on it as far as the actor reaches, the highest level first, then by name. */
export async function showList(db: Db, actor: Actor, publicId: string) {
  const list = await asRegister(db, (all) => getList(all, actor, publicId))
  const { key, organisationId, roundOn, ...rest } = list
  const tenths = await tenthsFor(db, organisationId, roundOn)
  const people = await peopleOf(db, key)
  const units = await linksOn(
    db,
    actor,
    [organisationId, ...people.map((one) => one.organisationId)],
    actor.today,
  )
  const bonus = (level: number) => {
    const each = bonusOf(level, roundOn, tenths)
    return each === null ? null : Number(each)
  }
  const listed: Proposed[] = people.map(({ organisationId: unit, ...one }) => ({
    ...one,
    organisation: units.get(unit)!,
    bonus: bonus(one.level),
  }))
  const { rows: gatherings } = await sql<{ id: string; name: string; on: Day }>`
    select g.public_id as id, plan.title as name, plan.from_day as "on" from badge_presentation b
    join gathering g on g.id = b.gathering_id
    join gathering_plan plan on plan.gathering_id = g.id and plan.superseded_at is null
    where b.case_id = ${key} and b.superseded_at is null limit 1`.execute(db)
  return {
    ...rest,
    roundOn,
    caseId: rest.id,
    unit: units.get(organisationId)!,
    listed,
    beyondReach: list.people - listed.length,
    law: badgeLawOn(roundOn).source,
    total: listed.reduce((sum, one) => sum + (one.outcome === 'put_off' ? 0 : (one.bonus ?? 0)), 0),
    gathering: gatherings[0] ?? null,
    may: { record: await may(db, actor, 'person.record', organisationId) },
  }
}

type PersonOn = Omit<Proposed, 'organisation' | 'bonus'> & { organisationId: string }

async function peopleOf(db: Db, caseKey: string): Promise<PersonOn[]> {
  const { rows } = await sql<PersonOn>`
    select p.public_id as id, p.full_name as "fullName", p.born_on as "bornOn", b.organisation_id as "organisationId",
      b.level::integer as level, b.months, left_.reason, won.certificate_no as "certificateNo",
      case when left_.reason is not null or left_.put_off then 'put_off' when won.member_id is not null then 'awarded'
        else 'listed' end as outcome
    from badge_proposal b join person p on p.id = b.person_id
    left join lateral (
      select o.reason, true as put_off from procedure_person_outcome o join procedure_act a on a.id = o.act_id
      where o.person_id = b.person_id and a.case_id = b.case_id and a.superseded_at is null and not o.stays
      order by a.id desc limit 1
    ) left_ on true
    left join badge won on won.case_id = b.case_id and won.member_id = b.person_id and won.superseded_at is null
    where b.case_id = ${caseKey}
    order by b.level desc, p.name_order, p.id limit 500`.execute(db)
  return rows
}

/** Says at which gathering the badges of a list are presented; what was said before is superseded. */
export async function setPresentation(
  tx: Db,
  { caseKey, gatheringId }: { caseKey: string; gatheringId: string },
  eventId: string,
): Promise<void> {
  await sql`update badge_presentation set superseded_at = now(), superseded_event = ${eventId}
    where case_id = ${caseKey} and superseded_at is null`.execute(tx)
  await sql`insert into badge_presentation (case_id, gathering_id, recorded_event)
    values (${caseKey}, ${gatheringId}, ${eventId})`.execute(tx)
}

/** The internal ids of people by their public ids, in the order asked, as far as the actor reaches; throws NotFound. */
export async function personIdsOf(db: Db, actor: Actor, publicIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${[...publicIds]}::uuid[]) with ordinality as wanted (id, place)
    join person p on p.public_id = wanted.id
    where ${isWithinReach(actor, 'person.read', sql.ref('p.organisation_id'))} order by wanted.place`.execute(
    db,
  )
  if (rows.length !== publicIds.length) throw new NotFound('a person of the list')
  return rows.map((row) => row.id)
}
