import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { birthText } from '#person/field-values.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST } from './codes.ts'
import type { Nomination } from './nomination-api.ts'

/** A nomination as the store reads it; ids ending in Id are internal but for `id`. */
export interface KeptNomination {
  key: string
  id: string
  organisationId: string
  askedId: string
  kind: string
  kindVi: string
  kindEn: string
  class: { id: string; name: string } | null
  on: Day
  need: string | null
  waiting: number
}

/** Nominations n where `what` is true as of a day, those that wait for answers first, then the latest. */
async function readNominations(
  db: Db,
  on: Day,
  what: RawBuilder<SqlBool>,
  limit: number,
): Promise<KeptNomination[]> {
  const { rows } = await sql<KeptNomination>`
    select n.id as key, n.public_id as id, n.organisation_id as "organisationId", n.asked_id as "askedId", n.kind,
      k.name_vi as "kindVi", k.name_en as "kindEn", n.on_day as "on", n.need, open.waiting,
      case when c.id is not null then json_build_object('id', c.public_id, 'name', p.name) end as class
    from training_nomination n join training_kind k on k.code = n.kind
    left join training_class c on c.id = n.class_id
    left join training_plan p on p.class_id = c.id and p.superseded_at is null
    cross join lateral (
      select count(*)::integer as waiting from training_nominee e
      where e.nomination_id = n.id and (e.answered_on is null or e.answered_on > ${on}::date)
    ) open
    where n.superseded_at is null and n.on_day <= ${on}::date and ${what}
    order by open.waiting = 0, n.on_day desc, n.id desc limit ${limit}`.execute(db)
  return rows
}

function isReadable(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('n.organisation_id'))}
    or ${withinReach(actor, 'work.read', sql.ref('n.asked_id'))})`
}

/** The nomination behind an id in an address; throws NotFound where there is none within reach. */
export async function getNomination(
  db: Db,
  actor: Actor,
  publicId: string,
  on: Day,
): Promise<KeptNomination> {
  const what = sql<SqlBool>`n.public_id = ${publicId} and ${isReadable(actor)}`
  const [found] = await readNominations(db, on, what, 1)
  if (!found) throw new NotFound(`nomination ${publicId}`)
  return found
}

/** Nominations that a unit is to answer, or that it and the units below it made. */
export async function listNominations(
  db: Db,
  actor: Actor,
  organisationId: string,
  asked: {
    side: 'asked' | 'made'
    classKey?: string | undefined
    after?: string | undefined
    limit: number
  },
  on: Day,
): Promise<{ kept: KeptNomination[]; next: string | null }> {
  const last = readCursor(asked.after, 3)
  const side =
    asked.side === 'asked'
      ? sql<SqlBool>`n.asked_id = ${organisationId}`
      : sql<SqlBool>`n.organisation_id in (select below.descendant_id from organisation_ancestor below
          where below.ancestor_id = ${organisationId} and below.from_day <= n.on_day and n.on_day < below.until_day)`
  const from = last
    ? sql`((open.waiting = 0) > ${last[0] === 1} or ((open.waiting = 0) = ${last[0] === 1}
        and (n.on_day, n.id) < (${dayPart(last[1])}::date, ${idPart(last[2])}::bigint)))`
    : sql`true`
  const what = sql<SqlBool>`${side} and ${isReadable(actor)} and ${from}
    and ${asked.classKey === undefined ? sql`true` : sql`n.class_id = ${asked.classKey}`}`
  const rows = await readNominations(db, on, what, asked.limit + 1)
  const kept = rows.slice(0, asked.limit)
  const end = kept.at(-1)
  return {
    kept,
    next: rows.length > asked.limit && end ? cursorOf([end.waiting === 0 ? 1 : 0, end.on, end.key]) : null,
  }
}

type Named = Nomination['nominees'][number]

/** Nominations as pages tell them; `mayRecord` answers at which units the reader may write. */
export async function nominationsOf(
  db: Db,
  actor: Actor,
  kept: readonly KeptNomination[],
  mayRecord: (organisationId: string) => boolean,
  on: Day,
): Promise<Nomination[]> {
  const units = kept.flatMap((one) => [one.organisationId, one.askedId])
  const named = await linksOn(db, actor, [...new Set(units)], on)
  const people = await nomineesOf(
    db,
    kept.map((one) => one.key),
    on,
  )
  return kept.map(({ key, organisationId, askedId, ...one }) => {
    const nominees = people.get(key) ?? []
    return {
      ...one,
      unit: named.get(organisationId)!,
      asked: named.get(askedId)!,
      nominees,
      may: {
        answer: one.waiting > 0 && mayRecord(askedId),
        withdraw: mayRecord(organisationId) && nominees.every(({ answer }) => answer === null),
      },
    }
  })
}

async function nomineesOf(db: Db, keys: readonly string[], on: Day): Promise<Map<string, Named[]>> {
  const { rows } = await sql<
    Named & { nominationKey: string; precision: 'day' | 'month' | 'year'; isAnswered: boolean }
  >`
    select e.nomination_id as "nominationKey", p.public_id as "personId", p.full_name as "fullName", p.born_on as "bornOn",
      p.born_precision as precision, coalesce(e.answered_on <= ${on}::date, false) as "isAnswered", e.answer,
      e.answered_on as "answeredOn", c.public_id as "classId", plan.name as "className", e.answer_reason as reason
    from training_nominee e cross join lateral named_learner(e.person_id, e.organiser_id) p
    left join training_class c on c.id = e.answered_class_id
    left join training_plan plan on plan.class_id = c.id and plan.superseded_at is null
    where e.nomination_id = any(${[...keys]}::bigint[]) order by p.name_order, p.id`.execute(db)
  const open = { answer: null, answeredOn: null, classId: null, className: null, reason: null }
  const found = new Map<string, Named[]>()
  for (const { nominationKey, precision, isAnswered, bornOn, ...one } of rows) {
    const told = { ...one, ...(isAnswered ? {} : open), bornOn: birthText(bornOn as Day, precision) }
    found.set(nominationKey, [...(found.get(nominationKey) ?? []), told].slice(0, MOST.nominees))
  }
  return found
}

/** Who of a nomination is who, and whether answered, by public id. */
export async function nomineesFor(
  db: Db,
  nominationKey: string,
): Promise<Map<string, { key: string; unitId: string; who: string; isAnswered: boolean }>> {
  const { rows } = await sql<{
    id: string
    key: string
    unitId: string
    who: string
    isAnswered: boolean
  }>`
    select p.public_id as id, p.id as key, n.organisation_id as "unitId", p.full_name as who, e.answer is not null as "isAnswered"
    from training_nominee e join training_nomination n on n.id = e.nomination_id
    cross join lateral named_learner(e.person_id, e.organiser_id) p
    where e.nomination_id = ${nominationKey}`.execute(db)
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

/** Which of these people are nominated for a kind and wait for the answer; ids are internal. */
export async function waitingFor(db: Db, kind: string, personKeys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select e.person_id as id from training_nominee e
    join training_nomination n on n.id = e.nomination_id and n.superseded_at is null
    where e.person_id = any(${[...personKeys]}::bigint[]) and e.answer is null and n.kind = ${kind}`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Records a nomination with its people; ids are internal. Answers its public id. */
export async function insertNomination(
  tx: Db,
  one: {
    organisationId: string
    askedId: string
    kind: string
    classKey: string | null
    on: Day
    need: string | null
    personKeys: readonly string[]
  },
  eventId: string,
): Promise<string> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into training_nomination (organisation_id, asked_id, kind, class_id, on_day, need, recorded_event)
    values (${one.organisationId}, ${one.askedId}, ${one.kind}, ${one.classKey}, ${one.on}, ${one.need}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  const { key, id } = rows[0]!
  const columns = [
    { name: 'person_id', type: 'bigint' },
    { name: 'nomination_id', type: 'bigint' },
    { name: 'organiser_id', type: 'bigint' },
    { name: 'recorded_event', type: 'bigint' },
  ]
  const common = { nomination_id: key, organiser_id: one.askedId, recorded_event: eventId }
  await bulkInsert(
    tx,
    'training_nominee',
    columns,
    one.personKeys.map((personKey) => ({ ...common, person_id: personKey })),
  )
  return id
}

/** Answers people of a nomination; ids are internal. */
export async function answerNominees(
  tx: Db,
  nominationKey: string,
  one: {
    answer: 'approved' | 'declined'
    on: Day
    classKey: string | null
    reason: string | null
    personKeys: readonly string[]
  },
  eventId: string,
): Promise<void> {
  await sql`
    update training_nominee set answer = ${one.answer}, answered_on = ${one.on}, answered_class_id = ${one.classKey},
      answer_reason = ${one.reason}, answered_event = ${eventId}
    where nomination_id = ${nominationKey} and person_id = any(${[...one.personKeys]}::bigint[]) and answer is null`.execute(
    tx,
  )
}

/** Takes back a nomination. */
export async function withdrawNomination(
  tx: Db,
  nominationKey: string,
  reason: string,
  eventId: string,
): Promise<void> {
  await sql`
    update training_nomination set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${nominationKey}`.execute(tx)
}
