import { sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import { permissions, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { addMonths, isDay, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { getCoverage, Programme } from './api.ts'
import { CONCLUDED, KINDS, MOST, ORGANS, type Kind, type Organ } from './codes.ts'
import { standingOn } from './store.ts'

interface Counted {
  id: string
  kind: Kind | null
  planned: number
  done: number
  late: number
}

/** The programmes of a unit in a year, with what is planned, done and late as of a day. */
export async function listProgrammes(
  db: Db,
  actor: Actor,
  organisationId: string,
  year: number,
  on: Day,
): Promise<Programme[]> {
  const { rows } = await sql<Omit<Programme, 'unit' | 'kinds' | 'may'>>`
    select public_id as id, organ, year, number, issued_on as "issuedOn" from inspection_programme
    where organisation_id = ${organisationId} and year = ${year} and superseded_at is null
    order by array_position(${[...ORGANS]}::text[], organ) limit ${MOST.programmes}`.execute(db)
  const { rows: counts } = await sql<Counted>`
    select p.public_id as id, c.kind, count(*)::integer as planned,
      (count(*) filter (where now.stage = any(${[...CONCLUDED]}::text[])))::integer as done,
      (count(*) filter (where c.planned_to < ${on}::date
        and coalesce(now.stage, 'planned') <> all(${[...CONCLUDED]}::text[])))::integer as late
    from inspection_programme p join inspection_case c on c.programme_id = p.id ${standingOn(on)}
    where p.organisation_id = ${organisationId} and p.year = ${year} and p.superseded_at is null and c.superseded_at is null
    group by p.public_id, c.kind`.execute(db)
  const unit = (await linksOn(db, actor, [organisationId], on)).get(organisationId)!
  const may = { record: (await permissions(db, actor, organisationId))['work.record'] }
  return rows.map((programme) => ({
    ...programme,
    unit,
    kinds: KINDS.flatMap((kind) => {
      const found = counts.find((one) => one.id === programme.id && one.kind === kind)
      return found ? [{ kind, planned: found.planned, done: found.done, late: found.late }] : []
    }),
    may,
  }))
}

/** A programme as acts need it; throws NotFound. */
export async function getProgramme(
  db: Db,
  publicId: string,
): Promise<{ key: string; organisationId: string; organ: Organ; year: number }> {
  const { rows } = await sql<{ key: string; organisationId: string; organ: Organ; year: number }>`
    select id as key, organisation_id as "organisationId", organ, year from inspection_programme
    where public_id = ${publicId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`programme ${publicId}`)
  return rows[0]
}

/** Whether the organ has a programme of the year already. */
export async function isThere(db: Db, organisationId: string, organ: Organ, year: number): Promise<boolean> {
  const { rows } = await sql`
    select from inspection_programme where organisation_id = ${organisationId} and organ = ${organ} and year = ${year}
      and superseded_at is null`.execute(db)
  return rows.length > 0
}

/** Records a programme; answers its ids. */
export async function insertProgramme(
  tx: Db,
  one: { organisationId: string; organ: Organ; year: number; number: string | null; issuedOn: Day | null },
  eventId: string,
): Promise<{ key: string; id: string }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into inspection_programme (organisation_id, organ, year, number, issued_on, recorded_event)
    values (${one.organisationId}, ${one.organ}, ${one.year}, ${one.number}, ${one.issuedOn}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  return rows[0]!
}

type Coverage = z.input<typeof getCoverage.output>

/** Units directly below without a conclusion since `years` ago, those never inspected first. */
export async function coverageOf(
  db: Db,
  actor: Actor,
  organisationId: string,
  { years, after, limit }: { years: number; after?: string | undefined; limit: number },
  on: Day,
): Promise<Coverage> {
  const since = addMonths(on, -12 * years)
  const child = sql`
    select state.organisation_id as id, last.on_day as "lastOn", last.kind as "lastKind", last.case_id as "lastCase"
    from organisation_state state
    left join lateral (
      select a.on_day, c.kind, c.public_id as case_id
      from inspection_subject s join inspection_case c on c.id = s.case_id and c.superseded_at is null
      join inspection_act a on a.case_id = c.id and a.stage = 'conclusion' and a.superseded_at is null
      where s.organisation_id = state.organisation_id and a.on_day <= ${on}::date
      order by a.on_day desc, a.id desc limit 1
    ) last on true
    where state.superior_id = ${organisationId} and state.superseded_at is null
      and state.from_day <= ${on}::date and ${on}::date < state.until_day`
  const last = readCursor(after, 2)
  const from =
    last &&
    sql<SqlBool>`(coalesce("lastOn", '-infinity'), id) > (${lastDay(last[0])}::date, ${idPart(last[1])}::bigint)`
  const { rows } = await sql<{
    id: string
    lastOn: Day | null
    lastKind: Kind | null
    lastCase: string | null
  }>`
    select * from (${child}) child where ("lastOn" is null or "lastOn" < ${since}::date) and ${from ?? sql`true`}
    order by coalesce("lastOn", '-infinity'), id limit ${limit + 1}`.execute(db)
  const { rows: sums } = await sql<{ units: number; covered: number }>`
    select count(*)::integer as units, (count(*) filter (where "lastOn" >= ${since}::date))::integer as covered
    from (${child}) child`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const named = await linksOn(
    db,
    actor,
    page.map((one) => one.id),
    on,
  )
  return {
    items: page.map(({ id, ...one }) => ({ ...one, unit: named.get(id)! })),
    next: rows.length > limit && end ? cursorOf([end.lastOn, end.id]) : null,
    ...sums[0]!,
  }
}

function lastDay(part: string | number | null | undefined): string {
  return typeof part === 'string' && isDay(part) ? part : '-infinity'
}
