import { sql } from 'kysely'
import { isDay, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { FactsAsked, Values } from '#procedure/declaration.ts'
import { GROUNDS, type Ground } from './law.ts'
import type { Candidate } from './rules.ts'

/** What is filled in when a list is opened. */
export interface ListValues {
  roundOn: Day
  ground: Ground
  evidence: string | null
  reason: string | null
}

/** A list's values as rules take them; `on` where the round's day cannot be read, which the engine refuses anyway. */
export function listValues(values: Values, on: Day): ListValues {
  const text = (key: string) => {
    const value = values[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const round = text('round_on')
  const ground = GROUNDS.find((one) => one === values['ground']) ?? 'full'
  return {
    roundOn: round !== null && isDay(round) ? round : on,
    ground,
    evidence: text('evidence'),
    reason: text('reason'),
  }
}

/** What the rules of a round need: everybody on the list, in its order, as of the round's day. */
export interface RoundFacts extends ListValues {
  candidates: Candidate[]
}

export async function roundFacts(db: Db, { case: one, on }: FactsAsked): Promise<RoundFacts> {
  const list = listValues(one.values, on)
  return { ...list, candidates: await candidatesOf(db, one.personIds, list.roundOn) }
}

/** People as rules of badges know them on a day, in the order of the ids. */
export async function candidatesOf(db: Db, personIds: readonly string[], on: Day): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select seniority_start(m.person_id, coalesce(died.on_day, ${on}::date)) as start, m.official_on as "officialOn",
      exists (select from member_spell s where s.member_id = m.person_id
        and s.from_day <= ${on}::date and ${on}::date < s.until_day) as "isMember",
      died.on_day as "diedOn",
      (select max(b.level)::integer from badge b where b.member_id = m.person_id and b.superseded_at is null
        and b.on_day <= ${on}::date) as held,
      (select coalesce(jsonb_agg(jsonb_build_object('form', d.data ->> 'form', 'on', d.from_day)), '[]')
        from person_period d where d.person_id = m.person_id and d.kind = 'discipline' and d.superseded_at is null) as discipline
    from unnest(${[...personIds]}::bigint[]) with ordinality as wanted (id, place)
    left join member m on m.person_id = wanted.id
    left join lateral (
      select v.on_day from movement v where v.member_id = m.person_id and v.category = 'D1' and v.superseded_at is null
      order by v.on_day desc limit 1
    ) died on true
    order by wanted.place`.execute(db)
  return rows
}
