import { sql } from 'kysely'
import { asRegister } from '#access/reach.ts'
import type { Awaiting, InboxQuestion, InboxSource } from '#inbox/source.ts'
import { addDays, addMonths, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { COMPLETED, NEW_MEMBERS } from './codes.ts'
import { PROBATION_ENDS_WITHIN_DAYS } from './law.ts'

/** Nominations to answer, results to record, and probationers whose probation ends without the class of new members. */
export const trainingAwaiting: InboxSource = {
  kind: 'training',
  list: (db, _actor, asked) =>
    asRegister(db, async (all) => [
      ...(await nominations(all, asked)),
      ...(await results(all, asked)),
      ...(await probations(all, asked)),
    ]),
}

/** Nobody sets a day for them: results within 30 days of the closing, our choice. */
const RESULTS_WITHIN_DAYS = 30

interface Row {
  id: string
  title: string
  organisationId: string
  people: number
  day: Day
  unit: string
}

function awaiting(
  code: string,
  to: string,
  dueOn: Day | null,
  { id, title, organisationId, people, unit }: Row,
): Awaiting {
  const facts: Record<string, string | number> = code === 'nomination' ? { people, unit } : { people }
  return { kind: 'training', id: `${code} ${id}`, to, title, organisationId, dueOn, code, facts }
}

async function nominations(db: Db, { units, on, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<Row>`
    select n.public_id as id, k.name_vi as title, asked.public_id as "organisationId", count(*)::integer as people,
      n.on_day as day, unit_name(n.organisation_id, ${on}::date) as unit
    from training_nomination n join training_nominee e on e.nomination_id = n.id
    join training_kind k on k.code = n.kind join organisation asked on asked.id = n.asked_id
    where n.asked_id in (${units}) and n.superseded_at is null and n.on_day <= ${on}::date
      and (e.answered_on is null or e.answered_on > ${on}::date)
    group by n.id, k.code, asked.id order by n.on_day, n.id limit ${limit}`.execute(db)
  return rows.map((row) => awaiting('nomination', '/training?view=nominations', null, row))
}

async function results(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<Row>`
    select c.public_id as id, p.name as title, unit.public_id as "organisationId", count(*)::integer as people,
      closing.on_day as day, '' as unit
    from training_class c join training_plan p on p.class_id = c.id and p.superseded_at is null
    join organisation unit on unit.id = c.organisation_id
    join training_act closing on closing.class_id = c.id and closing.act = 'closed' and closing.superseded_at is null
      and closing.on_day <= ${on}::date
    join training_learner l on l.class_id = c.id and l.superseded_at is null
    where c.organisation_id in (${units}) and closing.on_day <= ${addDays(until, -RESULTS_WITHIN_DAYS)}::date
      and not exists (select from training_result r where r.class_id = c.id and r.person_id = l.person_id
        and r.superseded_at is null and r.on_day <= ${on}::date)
      and not exists (select from training_act gone where gone.class_id = c.id and gone.act = 'cancelled'
        and gone.superseded_at is null)
    group by c.id, p.id, unit.id, closing.on_day order by closing.on_day, c.id limit ${limit}`.execute(db)
  return rows.map((row) =>
    awaiting('results', `/training/${row.id}?tab=results`, addDays(row.day, RESULTS_WITHIN_DAYS), row),
  )
}

async function probations(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const soon = addDays(on, PROBATION_ENDS_WITHIN_DAYS)
  const last = addMonths(until < soon ? until : soon, -12)
  const { rows } = await sql<Row>`
    select o.public_id as id, unit_name(o.id, ${on}::date) as title, o.public_id as "organisationId",
      count(*)::integer as people, min(m.ceremony_on) as day, '' as unit
    from member_spell spell join member m on m.person_id = spell.member_id
    join organisation o on o.id = spell.organisation_id
    where spell.organisation_id in (${units}) and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
      and (m.official_on is null or m.official_on > ${on}::date) and m.ceremony_on <= ${last}::date
      and not exists (
        select from training_result r join training_plan p on p.class_id = r.class_id and p.superseded_at is null
        where r.person_id = m.person_id and r.superseded_at is null and r.on_day <= ${on}::date
          and p.kind = ${NEW_MEMBERS} and r.result = any(${[...COMPLETED]}::text[]))
    group by o.id order by day, o.id limit ${limit}`.execute(db)
  return rows.map((row) =>
    awaiting('probation', '/training/lacking?what=new_members', addMonths(row.day, 12), row),
  )
}
