import { sql } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Answers } from './questions.ts'

/** What a unit answered, the draft where there is one, else what it sent; null: nothing, or it was not asked. */
export async function findAnswer(db: Db, surveyId: string, organisationId: string) {
  const { rows } = await sql<{ answers: Answers | null; isDraft: boolean | null; sentOn: Day | null }>`
    select a.answers, a.sent_on is null as "isDraft", (select sent.sent_on from survey_answer sent
      where sent.survey_id = u.survey_id and sent.organisation_id = u.organisation_id and sent.superseded_at is null
        and sent.sent_on is not null) as "sentOn"
    from survey_unit u left join lateral (
      select answers, sent_on from survey_answer a where a.survey_id = u.survey_id and a.organisation_id = u.organisation_id
        and a.superseded_at is null order by a.sent_on is null desc limit 1
    ) a on true
    where u.survey_id = ${surveyId} and u.organisation_id = ${organisationId}`.execute(db)
  return rows[0] ?? null
}

export interface NewAnswer {
  organisationId: string
  answers: Answers
  sentOn: Day | null
}

/** Records answers to a survey, all at once; a unit's draft is superseded, and by what is sent also what was sent before. */
export async function recordAnswers(
  tx: Db,
  surveyId: string,
  answers: readonly NewAnswer[],
  eventId: string,
): Promise<void> {
  const [sending, drafts] = [
    answers.filter((one) => one.sentOn !== null),
    answers.filter((one) => one.sentOn === null),
  ].map((some) => some.map((one) => one.organisationId))
  await sql`update survey_answer set superseded_at = now(), superseded_event = ${eventId}
    where survey_id = ${surveyId} and superseded_at is null and (organisation_id = any(${sending!}::bigint[])
      or sent_on is null and organisation_id = any(${drafts!}::bigint[]))`.execute(tx)
  await bulkInsert(
    tx,
    'survey_answer',
    [
      { name: 'survey_id', type: 'bigint' },
      { name: 'organisation_id', type: 'bigint' },
      { name: 'answers', type: 'jsonb' },
      { name: 'sent_on', type: 'date' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    answers.map((one) => ({
      survey_id: surveyId,
      organisation_id: one.organisationId,
      answers: one.answers,
      sent_on: one.sentOn,
      recorded_event: eventId,
    })),
  )
}

/** All answers sent to a survey, for adding them up. */
export async function allAnswers(db: Db, surveyId: string): Promise<Answers[]> {
  const { rows } = await sql<{ answers: Answers }>`
    select answers from survey_answer where survey_id = ${surveyId} and superseded_at is null and sent_on is not null`.execute(
    db,
  )
  return rows.map(({ answers }) => answers)
}

/** A page of the answers sent, unit by unit. */
export async function listAnswers(
  db: Db,
  actor: Actor,
  surveyId: string,
  { after, limit }: { after?: string | undefined; limit: number },
  today: Day,
) {
  const last = readCursor(after, 1)
  const { rows } = await sql<{ id: string; answers: Answers; sentOn: Day }>`
    select organisation_id as id, answers, sent_on as "sentOn" from survey_answer
    where survey_id = ${surveyId} and superseded_at is null and sent_on is not null
      and ${withinReach(actor, 'work.read', sql.ref('organisation_id'))}
      and ${last ? sql`organisation_id > ${idPart(last[0])}::bigint` : sql`true`}
    order by organisation_id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const units = await linksOn(
    db,
    actor,
    page.map(({ id }) => id),
    today,
  )
  return {
    items: page.map(({ id, ...rest }) => ({ ...rest, unit: units.get(id)! })),
    next: rows.length > limit && end ? cursorOf([end.id]) : null,
  }
}
