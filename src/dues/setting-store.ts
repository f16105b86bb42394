import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { SettingRow } from './api.ts'
import {
  KEEP_GROUPS,
  keepGroupOf,
  REGIONS,
  ruleSetOf,
  USUAL_ROUNDING,
  type KeepGroup,
  type Region,
} from './law.ts'
import type { DuesRefusal } from './rules.ts'

/** What holds for a unit in a month: its own settings and those of units above, the law, our default. */
export interface DuesSettings {
  region: Region | null
  rounding: bigint
  /** In hundredths of a percent. */
  keep: number | null
  keepSource: string | null
  allowed: { least: number; most: number } | null
  group: KeepGroup | null
}

interface Row {
  key: string
  value: string
  from: Day
  ground: string
  organisationId: string
}

async function rowsFor(db: Db, organisationId: string, month: Day): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select distinct on (s.key) s.key, s.value, s.from_month as "from", s.ground, s.organisation_id as "organisationId"
    from dues_setting s join organisation_ancestor a on a.ancestor_id = s.organisation_id
      and a.descendant_id = ${organisationId} and a.from_day <= ${month}::date and ${month}::date < a.until_day
    where s.superseded_at is null and s.from_month <= ${month}::date
    order by s.key, (select count(*) from organisation_ancestor up where up.descendant_id = s.organisation_id
      and up.from_day <= ${month}::date and ${month}::date < up.until_day) desc, s.from_month desc`.execute(
    db,
  )
  return rows
}

/** What holds for a unit in a month. */
export async function settingsFor(db: Db, organisationId: string, month: Day): Promise<DuesSettings> {
  const rows = await rowsFor(db, organisationId, month)
  const { rows: kinds } = await sql<{ kind: string }>`
    select kind from organisation_state where organisation_id = ${organisationId} and superseded_at is null
      and from_day < (${month}::date + interval '1 month') and ${month}::date < until_day order by from_day desc limit 1`.execute(
    db,
  )
  const value = (key: string) => rows.find((one) => one.key === key)?.value
  const group = kinds[0] ? keepGroupOf(kinds[0].kind) : null
  const rules = ruleSetOf(month)
  const allowed = (group && rules.keep?.[group]) ?? null
  const set = rows.find((one) => one.key === `keep:${group}`)
  const byLaw = allowed && allowed.least === allowed.most ? allowed.least : null
  return {
    region: REGIONS.find((one) => one === value('region')) ?? null,
    rounding: BigInt(value('rounding') ?? USUAL_ROUNDING),
    keep: set ? Number(set.value) : byLaw,
    keepSource: set ? set.ground : byLaw === null ? null : rules.source,
    allowed,
    group,
  }
}

/** Everything against a setting; a value as it is stored when there is nothing. */
export function readSetting(key: string, value: string): { value: string; refusals: DuesRefusal[] } {
  const wrong = { value, refusals: [{ code: 'dues-setting-wrong' as const, key }] }
  if (key === 'region')
    return (REGIONS as readonly string[]).includes(value) ? { value, refusals: [] } : wrong
  if (key === 'rounding') return /^(1|10|100|500|1000|10000)$/.test(value) ? { value, refusals: [] } : wrong
  const isKeep = KEEP_GROUPS.some((group) => key === `keep:${group}`)
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(value)
  const hundredths = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : -1
  return isKeep && hundredths >= 0 && hundredths <= 10_000
    ? { value: String(hundredths), refusals: [] }
    : wrong
}

/** Settings as a page shows them. */
export async function listSettings(
  db: Db,
  actor: Actor,
  organisationId: string,
  month: Day,
): Promise<SettingRow[]> {
  const rows = await rowsFor(db, organisationId, month)
  const ids = rows.map((one) => one.organisationId)
  const units = await linksOn(db, actor, ids, month)
  return rows.map(({ organisationId: id, ...row }) => ({ ...row, setBy: units.get(id)! }))
}

/** Sets a value for a unit and all below from a month on; what was set for that month is superseded. */
export async function setSetting(
  tx: Db,
  one: { organisationId: string; fromMonth: Day; key: string; value: string; ground: string },
  eventId: string,
): Promise<void> {
  await sql`update dues_setting set superseded_at = now(), superseded_event = ${eventId}
    where organisation_id = ${one.organisationId} and key = ${one.key} and from_month = ${one.fromMonth}
      and superseded_at is null`.execute(tx)
  await sql`insert into dues_setting (organisation_id, from_month, key, value, ground, recorded_event)
    values (${one.organisationId}, ${one.fromMonth}, ${one.key}, ${one.value}, ${one.ground}, ${eventId})`.execute(
    tx,
  )
}
