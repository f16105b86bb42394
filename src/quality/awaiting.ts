import { sql } from 'kysely'
import { asRegister } from '#access/reach.ts'
import type { Awaiting, InboxQuestion, InboxSource } from '#inbox/source.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { heldOn, isAnyFound } from './rule-sql.ts'

/** Files that a campaign asks a unit to complete, and likely twins that units below could not judge. */
export const qualityAwaiting: InboxSource = {
  kind: 'quality',
  list: (db, _actor, asked) =>
    asRegister(db, async (all) => [...(await campaigns(all, asked)), ...(await questions(all, asked))]),
}

async function campaigns(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows: open } = await sql<{
    key: string
    id: string
    name: string
    dueOn: Day
    rules: string[]
    unitKey: string
  }>`
    select id::text as key, public_id as id, name, due_on as "dueOn", rules, organisation_id::text as "unitKey"
    from quality_campaign c
    where announced_on <= ${on}::date and (ended_on is null or ended_on > ${on}::date) and due_on <= ${until}::date
      and exists (select from organisation_ancestor a where a.ancestor_id = c.organisation_id and a.descendant_id in (${units})
        and a.from_day <= ${on}::date and ${on}::date < a.until_day)
    order by due_on, id limit ${limit}`.execute(db)
  const found: Awaiting[] = []
  for (const one of open) {
    const { rows } = await sql<{ id: string; members: number }>`
      select o.public_id as id, count(*)::integer as members
      from ${heldOn(on)}
      join organisation o on o.id = spell.organisation_id
      join organisation_ancestor above on above.descendant_id = o.id and above.ancestor_id = ${one.unitKey}
        and above.from_day <= ${on}::date and ${on}::date < above.until_day
      where spell.organisation_id in (${units}) and ${isAnyFound(one.rules, on)}
        and not exists (select from quality_check c where c.person_id = p.id and c.campaign_id = ${one.key} and c.superseded_at is null)
      group by o.id order by o.id limit ${limit}`.execute(db)
    for (const { id, members } of rows)
      found.push({
        kind: 'quality',
        id: `campaign ${one.id} ${id}`,
        to: `/quality/campaigns/${one.id}/entry`,
        title: one.name,
        organisationId: id,
        dueOn: one.dueOn,
        code: 'campaign',
        facts: { members },
      })
  }
  return found
}

async function questions(db: Db, { units, on, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<{ id: string; organisationId: string; unit: string }>`
    select pair.public_id as id, asked.public_id as "organisationId", unit_name(asked.id, ${on}::date) as unit
    from quality_pair pair join organisation asked on asked.id = asked_id
    where state = 'open' and asked_id in (${units}) and asked_on <= ${on}::date order by asked_on, pair.id limit ${limit}`.execute(
    db,
  )
  return rows.map(({ id, organisationId, unit }) => ({
    kind: 'quality',
    id: `pair ${id}`,
    to: `/quality/duplicates/${id}`,
    title: unit,
    organisationId,
    dueOn: null,
    code: 'pair',
    facts: {},
  }))
}
