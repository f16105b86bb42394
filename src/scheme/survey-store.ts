import { sql, type RawBuilder } from 'kysely'
import { may, withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Question } from './questions.ts'
import type { Survey, SurveyRecord } from './survey-api.ts'

/** A survey as the store keeps it; ids are internal. */
export interface KeptSurvey {
  id: string
  publicId: string
  organisationId: string
  kind: 'survey' | 'outline'
  title: string
  intro: string | null
  opensOn: Day
  closesOn: Day
  form: Question[]
  schemeId: string | null
  schemeTitle: string | null
  asked: number
  sent: number
  drafts: number
}

const answered = (sent: boolean) => sql`(select count(*)::int from survey_answer a
  where a.survey_id = v.id and a.superseded_at is null and ${sent ? sql`a.sent_on is not null` : sql`a.sent_on is null`})`

const KEPT = sql`
  select v.id, v.public_id as "publicId", v.organisation_id as "organisationId", v.kind, v.title, v.intro,
    v.opens_on as "opensOn", c.closes_on as "closesOn", v.form, scheme.public_id as "schemeId", s.title as "schemeTitle",
    (select count(*)::int from survey_unit u where u.survey_id = v.id) as asked, ${answered(true)} as sent,
    ${answered(false)} as drafts
  from survey v
  join survey_closing c on c.survey_id = v.id and c.superseded_at is null
  left join scheme on scheme.id = v.scheme_id
  left join scheme_state s on s.scheme_id = scheme.id and s.superseded_at is null`

function isReadable(actor: Actor): RawBuilder<unknown> {
  return sql`(${withinReach(actor, 'work.read', sql.ref('v.organisation_id'))}
    or exists (select from survey_unit u where u.survey_id = v.id
      and ${withinReach(actor, 'work.read', sql.ref('u.organisation_id'))}))`
}

/** The survey behind an id in an address; throws NotFound unless its keeper or a unit asked is within reach. */
export async function getKeptSurvey(db: Db, actor: Actor, publicId: string): Promise<KeptSurvey> {
  const { rows } = await sql<KeptSurvey>`
    ${KEPT} where v.public_id = ${publicId} and v.superseded_at is null and ${isReadable(actor)}`.execute(db)
  if (!rows[0]) throw new NotFound(`survey ${publicId}`)
  return rows[0]
}

type State = 'none' | 'draft' | 'sent'
const STATE = sql`case when sent.sent_on is not null then 'sent' when draft.id is not null then 'draft' else 'none' end`
const OF_UNIT = sql`
  left join survey_answer sent on sent.survey_id = u.survey_id and sent.organisation_id = u.organisation_id
    and sent.superseded_at is null and sent.sent_on is not null
  left join survey_answer draft on draft.survey_id = u.survey_id and draft.organisation_id = u.organisation_id
    and draft.superseded_at is null and draft.sent_on is null`

/** One survey with its form and my units that were asked. */
export async function getSurvey(db: Db, actor: Actor, publicId: string, today: Day): Promise<SurveyRecord> {
  const kept = await getKeptSurvey(db, actor, publicId)
  const { rows } = await sql<{ id: string; state: State; sentOn: Day | null }>`
    select u.organisation_id as id, ${STATE} as state, sent.sent_on as "sentOn" from survey_unit u ${OF_UNIT}
    where u.survey_id = ${kept.id} and ${withinReach(actor, 'work.record', sql.ref('u.organisation_id'))}
    order by u.organisation_id limit 20`.execute(db)
  const units = await linksOn(db, actor, [kept.organisationId, ...rows.map(({ id }) => id)], today)
  return {
    ...shown(kept, units),
    intro: kept.intro,
    form: kept.form,
    isOpen: kept.opensOn <= today && today <= kept.closesOn,
    mine: rows.map(({ id, state, sentOn }) => ({ ...units.get(id)!, state, sentOn })),
    may: {
      record: await may(db, actor, 'work.record', kept.organisationId),
      read: await may(db, actor, 'work.read', kept.organisationId),
    },
  }
}

function shown(kept: KeptSurvey, units: Awaited<ReturnType<typeof linksOn>>): Survey {
  const { publicId, organisationId, schemeId, schemeTitle, ...rest } = kept
  return {
    ...rest,
    id: publicId,
    keeper: units.get(organisationId)!,
    scheme: schemeId === null ? null : { id: schemeId, title: schemeTitle! },
  }
}

/** Surveys that a unit sent, or was asked to answer. */
export async function listSurveys(
  db: Db,
  actor: Actor,
  asked: { organisationId: string; of: 'sent' | 'asked'; after?: string | undefined; limit: number },
  today: Day,
) {
  const { organisationId, of, after, limit } = asked
  const last = readCursor(after, 2)
  const own = sql`exists (select from survey_unit u where u.survey_id = v.id and u.organisation_id = ${organisationId})`
  const { rows } = await sql<KeptSurvey & { mine: State | null }>`
    select kept.*, (select ${STATE} from survey_unit u ${OF_UNIT}
      where u.survey_id = kept.id and u.organisation_id = ${organisationId}) as mine
    from (${KEPT} where v.superseded_at is null and ${of === 'sent' ? sql`v.organisation_id = ${organisationId}` : own}
      and ${isReadable(actor)}) kept
    where ${last ? sql`("opensOn", id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by "opensOn" desc, id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const units = await linksOn(
    db,
    actor,
    page.map((one) => one.organisationId),
    today,
  )
  return {
    items: page.map((kept) => ({ ...shown(kept, units), mine: kept.mine })),
    next: rows.length > limit && end ? cursorOf([end.opensOn, end.id]) : null,
  }
}

/** Units that were asked with whether they answered; `late`: not by the closing day. */
export async function listUnits(
  db: Db,
  actor: Actor,
  survey: KeptSurvey,
  asked: { state?: 'sent' | 'missing' | 'late' | undefined; after?: string | undefined; limit: number },
  today: Day,
) {
  const last = readCursor(asked.after, 1)
  const isMissing = sql`sent.id is null`
  const isLate = sql`coalesce(sent.sent_on, ${today}::date) > ${survey.closesOn}::date`
  const wanted = { sent: sql`sent.id is not null`, missing: isMissing, late: isLate }
  const { rows } = await sql<{ id: string; state: State; sentOn: Day | null; late: boolean }>`
    select u.organisation_id as id, ${STATE} as state, sent.sent_on as "sentOn", ${isLate} as late
    from survey_unit u ${OF_UNIT}
    where u.survey_id = ${survey.id} and ${asked.state ? wanted[asked.state] : sql`true`}
      and ${withinReach(actor, 'work.read', sql.ref('u.organisation_id'))}
      and ${last ? sql`u.organisation_id > ${idPart(last[0])}::bigint` : sql`true`}
    order by u.organisation_id limit ${asked.limit + 1}`.execute(db)
  const page = rows.slice(0, asked.limit)
  const end = page.at(-1)
  const units = await linksOn(
    db,
    actor,
    page.map(({ id }) => id),
    today,
  )
  return {
    items: page.map(({ id, ...rest }) => ({ ...rest, unit: units.get(id)! })),
    next: rows.length > asked.limit && end ? cursorOf([end.id]) : null,
  }
}

export interface NewSurvey {
  organisationId: string
  schemeId: string | null
  kind: 'survey' | 'outline'
  title: string
  intro: string | null
  opensOn: Day
  closesOn: Day
  form: readonly Question[]
  units: readonly string[]
}

/** Records a survey with the units asked. */
export async function recordSurvey(tx: Db, survey: NewSurvey, eventId: string) {
  const { organisationId, schemeId, kind, title, intro, opensOn, closesOn, form, units } = survey
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into survey (organisation_id, scheme_id, kind, title, intro, opens_on, form, recorded_event)
    values (${organisationId}, ${schemeId}, ${kind}, ${title}, ${intro}, ${opensOn}, ${JSON.stringify(form)}::jsonb,
      ${eventId})
    returning id, public_id as "publicId"`.execute(tx)
  const { id } = rows[0]!
  await sql`insert into survey_closing (survey_id, closes_on, recorded_event)
    values (${id}, ${closesOn}, ${eventId})`.execute(tx)
  await bulkInsert(
    tx,
    'survey_unit',
    [
      { name: 'survey_id', type: 'bigint' },
      { name: 'organisation_id', type: 'bigint' },
    ],
    units.map((organisation_id) => ({ survey_id: id, organisation_id })),
  )
  return rows[0]!
}

/** Moves the closing day; the day before is kept with the reason. */
export async function replaceClosing(
  tx: Db,
  surveyId: string,
  { closesOn, reason }: { closesOn: Day; reason: string },
  eventId: string,
): Promise<void> {
  await sql`update survey_closing
    set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where survey_id = ${surveyId} and superseded_at is null`.execute(tx)
  await sql`insert into survey_closing (survey_id, closes_on, recorded_event)
    values (${surveyId}, ${closesOn}, ${eventId})`.execute(tx)
}
