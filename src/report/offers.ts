import { sql } from 'kysely'
import { issuerName, organsOf } from '#document/organs.ts'
import { unitOnDay } from '#document/issuing-store.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { z } from 'zod'
import type { getReportOffers } from './api.ts'
import { TEMPLATES } from './templates.ts'

/** Which reports a unit can write on a day, in whose name, and the term of its committee. */
export async function offersOf(
  db: Db,
  publicId: string,
  on: Day,
): Promise<z.output<typeof getReportOffers.output> & { exists: boolean }> {
  const unit = await unitOnDay(db, publicId, on)
  if (!unit) throw new NotFound(`organisation ${publicId}`)
  const { rows } = await sql<{ code: string; from: Day | null; until: Day | null }>`
    select o.code, term.from_day as "from", term.until_day as until from organisation o
    left join lateral (select from_day, until_day from committee_term where organisation_id = o.id and superseded_at is null
      and committee in ('cap_uy', 'chi_uy') and from_day <= ${on} order by from_day desc limit 1) term on true
    where o.public_id = ${publicId}`.execute(db)
  const { code, from, until } = rows[0]!
  const last = until && lastDayOf(until)
  return {
    templates: TEMPLATES.filter(({ only }) => !only || only.unit === code).map(
      ({ key, kind, subject, only }) => ({
        key,
        kind,
        subject,
        span: only?.span ?? null,
      }),
    ),
    organs: organsOf(unit.kind)
      .filter((organ) => organ !== 'dai_hoi')
      .map((organ) => ({ organ, name: issuerName(unit, organ) })),
    term: from && last ? { from, to: last } : null,
    exists: unit.exists,
  }
}
