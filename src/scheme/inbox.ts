import { sql } from 'kysely'
import type { InboxSource } from '#inbox/source.ts'
import type { Db } from '#platform/db.ts'
import { ORIGINS } from './record-store.ts'

/** What is owed as an answer to a survey or an opinion about a draft opens where it is answered, not at its assignment. */
export function openingWhereAnswered(source: InboxSource): InboxSource {
  return {
    ...source,
    list: async (db, actor, asked) => {
      const items = await source.list(db, actor, asked)
      const asking = items.filter(
        ({ facts, code }) => ASKS.includes(String(facts['from'])) && code !== 'look',
      )
      const addresses = await addressesOf(
        db,
        asking.map(({ id }) => id),
      )
      return items.map((item) => ({ ...item, to: addresses.get(item.id) ?? item.to }))
    },
  }
}

const ASKS = ['survey', 'review', 'opinion']

async function addressesOf(db: Db, addresseeIds: readonly string[]): Promise<Map<string, string>> {
  if (addresseeIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; unit: string; survey: string | null; draft: string | null }>`
    select given.public_id as id, unit.public_id as unit, survey.public_id as survey, draft.public_id as draft
    from assignment_addressee given
    join assignment on assignment.id = given.assignment_id
    join organisation unit on unit.id = given.organisation_id
    left join survey on origin_kind = ${ORIGINS.survey} and survey.id = origin_id
    left join scheme_draft draft on origin_kind = ${ORIGINS.draft} and draft.id = origin_id
    where given.public_id = any(${[...addresseeIds]}::uuid[])`.execute(db)
  return new Map(
    rows.flatMap(({ id, unit, survey, draft }): [string, string][] => {
      if (survey) return [[id, `/surveys/${survey}/answer/${unit}`]]
      return draft ? [[id, `/scheme-drafts/${draft}`]] : []
    }),
  )
}
