import { sql } from 'kysely'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { TakenIn } from './compare.ts'
import type { CertifiedContent } from './content.ts'
import { IS_MISSING, isAskedOn } from './progress.ts'
import type { KeptReturn } from './return-store.ts'

/** Codes of the units that send their returns to the one of this return and have not, and of those not yet accepted. */
export async function unitsBelow(
  db: Db,
  { periodKey, organisationId }: KeptReturn,
  today: Day,
): Promise<{ missing: string[]; waiting: string[]; accepted: number }> {
  const { rows } = await sql<{ missing: string[]; waiting: string[]; accepted: number }>`
    select coalesce(array_agg(organisation.code order by organisation.code) filter (where ${IS_MISSING}), '{}') as missing,
      coalesce(array_agg(organisation.code order by organisation.code) filter (where given.stage = 'submitted'), '{}') as waiting,
      count(*) filter (where given.stage = 'accepted')::int as accepted
    from unit_return given
    join return_period_terms terms on terms.period_id = given.period_id and terms.superseded_at is null
    join organisation on organisation.id = given.organisation_id
    where given.period_id = ${periodKey} and given.receiver_id = ${organisationId} and ${isAskedOn(today)}`.execute(
    db,
  )
  return rows[0]!
}

/** A certified return that is taken in, with what is frozen of it. */
export interface CertifiedBelow extends TakenIn {
  unit: string
  return: string
  digest: string
}

/**
 * The certified returns that came to the unit of a return, each under the unit directly below that it is or stands under. Of
 * their content only the figures of the whole are read.
 */
export async function certifiedBelow(
  db: Db,
  { periodKey, organisationId, to }: KeptReturn,
): Promise<CertifiedBelow[]> {
  const { rows } = await sql<{
    unit: string
    return: string
    digest: string
    under: string | null
    isDirect: boolean
    forms: CertifiedContent['forms']
  }>`
    select organisation.code as unit, given.public_id as return, certificate.digest, place.public_id as under,
      coalesce(place.id = given.organisation_id, false) as "isDirect", frozen.forms
    from unit_return given
    join organisation on organisation.id = given.organisation_id
    join return_certificate certificate on certificate.return_id = given.id and certificate.version = given.version
    left join lateral (
      select above.ancestor_id as id, child.public_id from organisation_ancestor above
      join organisation_state state on state.organisation_id = above.ancestor_id and state.superseded_at is null
        and state.superior_id = ${organisationId} and ${holdsOn('state', to)}
      join organisation child on child.id = above.ancestor_id
      where above.descendant_id = given.organisation_id and ${holdsOn('above', to)} limit 1
    ) place on true
    cross join lateral (
      select jsonb_agg(form - 'below' - 'checks' || '{"below": [], "checks": []}'::jsonb) as forms
      from jsonb_array_elements(certificate.content::jsonb -> 'forms') form
    ) frozen
    where given.period_id = ${periodKey} and given.receiver_id = ${organisationId} and given.stage in ('submitted', 'accepted')
    order by organisation.code`.execute(db)
  return rows.map(({ under, ...row }) => ({ ...row, under: under ?? '' }))
}
