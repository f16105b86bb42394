import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { cut } from '#platform/rest.ts'
import { MOST } from './api.ts'
import type { Context } from './codes.ts'
import { factsOn, hasApplied } from './source-sql.ts'

/** Those put on a list from `from` to `to`, and what had become of them by `on`. */
interface FunnelQuestion {
  organisationId: string
  from: Day
  to: Day
  on: Day
}

interface Counts {
  listed: number
  trained: number
  applied: number
  admitted: number
  official: number
}

const NONE: Counts = { listed: 0, trained: 0, applied: 0, admitted: 0, official: 0 }

/**
 * The way of a cohort: of those put on a list in the period, how many had a certificate, had applied, were admitted and were
 * official by the day; of the whole, by unit directly below, and by context. Counts alone: no row of anybody leaves.
 */
export async function getFunnel(db: Db, actor: Actor, asked: FunnelQuestion) {
  const counted = await asRegister(db, async (all) => ({
    whole: await countWhole(all, asked),
    units: await countUnits(all, asked),
    contexts: await countContexts(all, asked),
    ledger: await countLedger(all, asked),
    published: await listPublished(all, asked),
  }))
  const { shown, beyond } = cut(counted.units, MOST.units)
  const named = await linksOn(
    db,
    actor,
    shown.map((one) => one.unitKey),
    asked.on,
  )
  return {
    on: asked.on,
    whole: counted.whole,
    units: shown.map(({ unitKey, listed, trained, applied, admitted, official }) => ({
      unit: named.get(unitKey)!,
      listed,
      trained,
      applied,
      admitted,
      official,
    })),
    beyond,
    contexts: counted.contexts,
    ledger: counted.ledger,
    published: counted.published,
  }
}

const counts = (on: Day): RawBuilder<unknown> => sql`
  count(*)::integer as listed,
  count(*) filter (where fact.certificate_on is not null)::integer as trained,
  count(*) filter (where entry.admitted_on is not null or ${hasApplied(on)})::integer as applied,
  count(entry.admitted_on)::integer as admitted,
  count(*) filter (where entry.admitted_on is not null and m.official_on <= ${on}::date)::integer as official`

/** Listings of the cohort; one that was recorded by mistake is none. */
const cohort = ({ organisationId, from, to, on }: FunnelQuestion): RawBuilder<unknown> => sql`
  admission_source s ${factsOn(on)}
  where s.superseded_at is null and s.ended_by is distinct from 'mistake'
    and s.from_day between ${from}::date and ${to}::date and s.from_day <= ${on}::date
    and s.organisation_id in (
      select a.descendant_id from organisation_ancestor a
      where a.ancestor_id = ${organisationId} and a.from_day <= s.from_day and s.from_day < a.until_day)`

async function countWhole(db: Db, asked: FunnelQuestion): Promise<Counts> {
  const { rows } = await sql<Counts>`select ${counts(asked.on)} from ${cohort(asked)}`.execute(db)
  return rows[0] ?? NONE
}

/** By the unit directly below on the day of listing; those on the unit's own list stand under itself. */
async function countUnits(db: Db, asked: FunnelQuestion) {
  const { rows } = await sql<Counts & { unitKey: string; whole: string }>`
    select coalesce(child.organisation_id, s.organisation_id) as "unitKey", ${counts(asked.on)}, count(*) over () as whole
    from (select s.* from ${cohort(asked)}) s ${factsOn(asked.on)}
    left join lateral (
      select state.organisation_id from organisation_ancestor a
      join organisation_state state on state.organisation_id = a.ancestor_id and state.superseded_at is null
        and state.from_day <= s.from_day and s.from_day < state.until_day and state.superior_id = ${asked.organisationId}
      where a.descendant_id = s.organisation_id and a.from_day <= s.from_day and s.from_day < a.until_day
      limit 1
    ) child on true
    group by 1 order by listed desc, 1 limit ${MOST.units}`.execute(db)
  return rows
}

async function countContexts(db: Db, asked: FunnelQuestion) {
  const { rows } = await sql<{ context: Context | null; listed: number; admitted: number; atPlace: number }>`
    select s.context, count(*)::integer as listed, count(entry.admitted_on)::integer as admitted,
      count(*) filter (where entry.admitted_on is not null and exists (
        select from admission a where a.person_id = s.person_id and a.superseded_at is null and a.on_day = entry.admitted_on
          and a.place is not null))::integer as "atPlace"
    from ${cohort(asked)} group by s.context order by listed desc limit ${MOST.contexts}`.execute(db)
  return rows
}

/** Admissions of the period in the ledger, whether or not anybody kept a list. */
async function countLedger(db: Db, { organisationId, from, to, on }: FunnelQuestion): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from movement v
    where v.superseded_at is null and v.category = 'I1' and v.on_day between ${from}::date and least(${to}::date, ${on}::date)
      and exists (select from organisation_ancestor a where a.descendant_id = v.to_organisation_id
        and a.ancestor_id = ${organisationId} and a.from_day <= v.on_day and v.on_day < a.until_day)`.execute(
    db,
  )
  return rows[0]!.n
}

const PUBLISHED = ['applicant_classes', 'applicant_learners', 'admitted']

async function listPublished(db: Db, { organisationId }: FunnelQuestion) {
  const { rows } = await sql<{
    indicator: string
    value: string
    from: Day | null
    to: Day | null
    source: string
    note: string | null
  }>`
    select indicator, value, coalesce(period_from, as_of) as "from", coalesce(period_to, as_of) as "to", source, note
    from published_figure f join organisation o on o.code = f.organisation_code
    where o.id = ${organisationId} and f.superseded_at is null and indicator = any(${PUBLISHED}::text[])
    order by period_from, indicator limit 20`.execute(db)
  return rows.map((row) => ({ ...row, value: Number(row.value) }))
}
