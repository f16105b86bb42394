import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { permissions, withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { birthText } from '#person/field-values.ts'
import { nameKeys } from '#person/name.ts'
import { unitNameOn } from '#person/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, type Source, type SourceRow } from './api.ts'
import { WARNINGS, type Context, type Paper, type Route, type Stage, type WarningCode } from './codes.ts'
import { certificateHoldsUntil, warningsOf } from './rules.ts'
import { factsOn, hasWarning, stageOn, unitsBelow } from './source-sql.ts'

/** A listing as the store reads it; `key`, `personKey` and `organisationId` are internal. */
export interface KeptSource {
  key: string
  id: string
  personKey: string
  personId: string
  organisationId: string
  fullName: string
  sex: 'nam' | 'nữ'
  bornOn: Day
  bornPrecision: 'day' | 'month' | 'year'
  route: Route
  context: Context | null
  since: Day
  until: Day
  endedBy: SourceRow['endedBy']
  stage: Stage
  helpers: number
  certificateOn: Day | null
  verification: Day | null
  mass_opinion: Day | null
  residence_opinion: Day | null
}

async function readSources(db: Db, on: Day, what: RawBuilder<SqlBool>, limit: number): Promise<KeptSource[]> {
  const { rows } = await sql<KeptSource>`
    select s.id as key, s.public_id as id, s.person_id as "personKey", p.public_id as "personId",
      s.organisation_id as "organisationId", p.full_name as "fullName", p.sex, p.born_on as "bornOn",
      p.born_precision as "bornPrecision", s.route, s.context, s.from_day as since, s.until_day as until,
      s.ended_by as "endedBy", ${stageOn(on)} as stage, fact.helpers, fact.certificate_on as "certificateOn",
      fact.verification, fact.mass_opinion, fact.residence_opinion
    from admission_source s join person p on p.id = s.person_id ${factsOn(on)}
    where s.superseded_at is null and ${what}
    order by s.from_day desc, s.id desc limit ${limit}`.execute(db)
  return rows
}

interface SourceQuestion {
  organisationId: string
  on: Day
  state: 'listed' | 'ended'
  warning?: WarningCode | undefined
  context?: Context | undefined
  after?: string | undefined
  limit: number
}

function isAsked(actor: Actor, { organisationId, on, state, context }: SourceQuestion): RawBuilder<SqlBool> {
  const standing =
    state === 'listed'
      ? sql`s.from_day <= ${on}::date and ${on}::date < s.until_day`
      : sql`s.until_day <= ${on}::date`
  return sql<SqlBool>`s.organisation_id in (${unitsBelow(organisationId, on)}) and ${standing}
    and ${withinReach(actor, 'person.read', sql.ref('s.organisation_id'))}
    and ${context ? sql`s.context = ${context}` : sql`true`}`
}

/** Listings of a unit and those below it, the latest first; counts on the first page. */
export async function listSources(db: Db, actor: Actor, asked: SourceQuestion) {
  const { on, after, limit, warning } = asked
  const last = readCursor(after, 2)
  const which = isAsked(actor, asked)
  const rows = await readSources(
    db,
    on,
    sql<SqlBool>`${which} and ${warning ? hasWarning(warning, on) : sql`true`}
      and ${last ? sql`(s.from_day, s.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}`,
    limit + 1,
  )
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const named = await linksOn(
    db,
    actor,
    page.map((one) => one.organisationId),
    on,
  )
  const counts = last ? null : await countSources(db, which, on)
  return {
    items: page.map((kept) => ({ ...rowOf(kept, on), unit: named.get(kept.organisationId)! })),
    next: rows.length > limit && end ? cursorOf([end.since, end.key]) : null,
    total: counts?.total ?? null,
    warnings: counts?.warnings ?? null,
  }
}

async function countSources(db: Db, which: RawBuilder<SqlBool>, on: Day) {
  const each = WARNINGS.map(
    (code) => sql`count(*) filter (where ${hasWarning(code, on)})::integer as ${sql.ref(code)}`,
  )
  const { rows } = await sql<Record<WarningCode | 'total', number>>`
    select count(*)::integer as total, ${sql.join(each)}
    from admission_source s join person p on p.id = s.person_id ${factsOn(on)}
    where s.superseded_at is null and ${which}`.execute(db)
  const [counted] = rows
  return {
    total: counted!.total,
    warnings: WARNINGS.map((code) => ({ code, n: counted![code] })).filter(({ n }) => n > 0),
  }
}

function papersOf(kept: KeptSource): Record<Paper, Day | null> {
  const { verification, mass_opinion, residence_opinion } = kept
  return { verification, mass_opinion, residence_opinion }
}

function rowOf(kept: KeptSource, on: Day): Omit<SourceRow, 'unit'> {
  const { id, personId, fullName, sex, route, context, since, endedBy, stage, helpers, certificateOn } = kept
  const hasEnded = kept.until <= on
  const isOnTheWay = !hasEnded && stage !== 'probation' && stage !== 'official'
  return {
    id,
    personId,
    fullName,
    sex,
    bornOn: birthText(kept.bornOn, kept.bornPrecision),
    route,
    context,
    since,
    until: kept.until === FOREVER ? null : kept.until,
    endedBy: hasEnded ? endedBy : null,
    stage,
    helpers,
    certificateOn,
    certificateUntil: certificateOn && certificateHoldsUntil(certificateOn),
    warnings: isOnTheWay ? warningsOf({ ...kept, papers: papersOf(kept) }, on) : [],
  }
}

/** The listing behind an id in an address as of a day; throws NotFound where there is none within reach. */
export async function getKept(db: Db, actor: Actor, publicId: string, on: Day): Promise<KeptSource> {
  const within = withinReach(actor, 'person.read', sql.ref('s.organisation_id'))
  const [kept] = await readSources(db, on, sql<SqlBool>`s.public_id = ${publicId} and ${within}`, 1)
  if (!kept) throw new NotFound(`listing ${publicId}`)
  return kept
}

/** One person on a list as of a day, with everything dated. */
export async function getSource(db: Db, actor: Actor, publicId: string, on: Day): Promise<Source> {
  const kept = await getKept(db, actor, publicId, on)
  const named = await linksOn(db, actor, [kept.organisationId], on)
  const may = await permissions(db, actor, kept.organisationId)
  return {
    ...rowOf(kept, on),
    on,
    unit: named.get(kept.organisationId)!,
    helpers: await listHelpers(db, kept.personKey, on),
    facts: await listFacts(db, kept.personKey, on),
    admission: await findAdmission(db, kept, on),
    may: { record: may['person.record'] },
  }
}

async function listHelpers(db: Db, personKey: string, on: Day): Promise<Source['helpers']> {
  const { rows } = await sql<Omit<Source['helpers'][number], 'to'> & { until: Day }>`
    select f.public_id as id, helper.public_id as "personId", helper.full_name as "fullName", f.on_day as "from",
      f.until_day as until
    from admission_fact f left join lateral named_person(f.holder_id) helper on true
    where f.person_id = ${personKey} and f.kind = 'helper' and f.superseded_at is null and f.on_day <= ${on}::date
    order by f.until_day desc, f.on_day desc, f.id desc limit ${MOST.helpers}`.execute(db)
  return rows.map(({ until, ...helper }) => ({ ...helper, to: lastDayOf(until) }))
}

/** What was recorded here, and certificates that come with a class of the training room, the latest first. */
async function listFacts(db: Db, personKey: string, on: Day): Promise<Source['facts']> {
  const { rows } = await sql<Omit<Source['facts'][number], 'until'>>`
    select f.public_id as id, f.kind, f.code, f.on_day as "on", f.number, f.issuer, event.actor_name as "recordedBy",
      true as "isOwn"
    from admission_fact f left join event on event.id = f.recorded_event
    where f.person_id = ${personKey} and f.kind <> 'helper' and f.superseded_at is null and f.on_day <= ${on}::date
    union all
    select k.public_id, 'certificate', null, c.issued_on, c.number, ${unitNameOn('k.organisation_id', on)}, event.actor_name, false
    from training_certificate c join training_class k on k.id = c.class_id left join event on event.id = c.recorded_event
    where c.person_id = ${personKey} and c.kind = 'awareness' and c.superseded_at is null and c.issued_on <= ${on}::date
    order by "on" desc, id limit ${MOST.facts}`.execute(db)
  return rows.map((fact) => ({
    ...fact,
    until: fact.kind === 'certificate' ? certificateHoldsUntil(fact.on) : null,
  }))
}

async function findAdmission(db: Db, kept: KeptSource, on: Day): Promise<Source['admission']> {
  if (kept.stage !== 'probation' && kept.stage !== 'official') return null
  const { rows } = await sql<NonNullable<Source['admission']>>`
    select m.admission_decided_on as "decidedOn", a.decision_no as "decisionNo", m.ceremony_on as "ceremonyOn", a.place,
      a.case_id as "caseId",
      case when m.official_on <= ${on}::date then m.official_on end as "officialOn",
      case when m.recognition_decided_on <= ${on}::date then m.recognition_decided_on end as "recognitionDecidedOn"
    from member m left join admission a on a.person_id = m.person_id and a.superseded_at is null
      and a.kind <> 'restoration' and a.on_day between ${kept.since}::date and ${on}::date
    where m.person_id = ${kept.personKey} order by a.on_day desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Official members of a branch on a day by the words of their name. */
export async function findOfficials(db: Db, organisationId: string, text: string, on: Day) {
  const words = nameKeys(text)
    .nameKey.split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const holds = words.map((word) => sql`p.name_key like ${`%${word.replace(/[%_\\]/g, '')}%`}`)
  const { rows } = await sql<{
    id: string
    fullName: string
    bornOn: Day
    precision: KeptSource['bornPrecision']
  }>`
    select p.public_id as id, p.full_name as "fullName", p.born_on as "bornOn", p.born_precision as precision
    from member_spell spell join person p on p.id = spell.member_id join member m on m.person_id = p.id
    where spell.organisation_id = ${organisationId} and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
      and m.official_on <= ${on}::date and ${sql.join(holds, sql` and `)}
    order by p.name_order, p.id limit 20`.execute(db)
  return rows.map(({ id, fullName, bornOn, precision }) => ({
    id,
    fullName,
    bornOn: birthText(bornOn, precision),
  }))
}
