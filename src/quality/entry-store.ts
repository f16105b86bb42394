import { sql } from 'kysely'
import { getField, keptValue, writeAttribute, writeBaseValues } from '#person/edit-store.ts'
import { birthText } from '#person/field-values.ts'
import { datedValues, type StoredPerson } from '#person/stored-person.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Campaign } from './campaign-store.ts'
import { heldOn, isFound } from './rule-sql.ts'
import { RULES, type ExpectedField } from './rules.ts'

/** What became of a field that a campaign asks for in one file. */
export type GapState = 'missing' | 'unknown' | 'entered'

/** A line of a branch's sheet: a member and the fields that are asked; `code` tells a printed line from another. */
export interface SheetLine {
  number: number
  code: string
  personId: string
  fullName: string
  bornOn: string
  gaps: { rule: ExpectedField; state: GapState }[]
}

/** The most lines of one sheet; a branch has far fewer members. */
export const MOST_LINES = 1_000

/**
 * The members of a unit's own whom a campaign asks something, numbered as they stand among all its members by name; who has
 * been completed in it stays on the sheet.
 */
export async function readSheet(db: Db, campaign: Campaign, unit: string, on: Day): Promise<SheetLine[]> {
  const { rules } = campaign
  const { rows } = await sql<{
    number: number
    id: string
    fullName: string
    bornOn: Day
    precision: 'day' | 'month' | 'year'
    found: ExpectedField[]
    checks: Record<string, GapState>
  }>`
    select * from (
      select row_number() over (order by p.name_order, p.id)::integer as number, p.public_id as id, p.full_name as "fullName",
        p.born_on as "bornOn", p.born_precision as precision,
        array_remove(array[${sql.join(
          rules.map((rule) => sql`case when ${isFound(rule, on)} then ${sql.lit(rule)} end`),
        )}]::text[], null) as found,
        (select coalesce(jsonb_object_agg(c.rule, c.outcome), '{}') from quality_check c
          where c.person_id = p.id and c.campaign_id = ${campaign.key} and c.superseded_at is null and c.on_day <= ${on}::date) as checks
      from ${heldOn(on)} where spell.organisation_id = ${unit}
    ) line
    where cardinality(found) > 0 or checks <> '{}'::jsonb order by number limit ${MOST_LINES}`.execute(db)
  return rows.map(({ id, bornOn, precision, found, checks, ...row }) => ({
    ...row,
    code: lineCode(id),
    personId: id,
    bornOn: birthText(bornOn, precision),
    gaps: rules.flatMap((rule) => {
      const state = found.includes(rule)
        ? checks[rule] === 'unknown'
          ? 'unknown'
          : 'missing'
        : checks[rule] && 'entered'
      return state ? [{ rule, state: state }] : []
    }),
  }))
}

/** Six letters and digits of a random id: enough to tell the lines of a sheet apart, and nothing about anybody. */
function lineCode(publicId: string): string {
  return publicId.replaceAll('-', '').slice(0, 6).toUpperCase()
}

/** What is typed back for one person: a value, or null where it remains unknown. */
export interface TypedField {
  rule: ExpectedField
  value: string | null
}

/** Which of these fields a person's file lacks on a day. */
export async function missingOf(
  db: Db,
  personId: string,
  rules: readonly string[],
  on: Day,
): Promise<string[]> {
  const { rows } = await sql<{ found: string[] }>`
    select array_remove(array[${sql.join(
      rules.map((rule) => sql`case when ${isFound(rule, on)} then ${sql.lit(rule)} end`),
    )}]::text[], null) as found
    from ${heldOn(on)} where p.id = ${personId}`.execute(db)
  return rows[0]?.found ?? []
}

/** The value as it is kept; throws Malformed, naming the field, where it cannot be one. */
export function readTyped(person: StoredPerson, { rule, value }: TypedField): string | null {
  const sex = person.columns['sex'] === 'nữ' ? 'nữ' : 'nam'
  return value === null ? null : keptValue({ bornOn: person.bornOn, sex }, getField(rule), value)
}

/** Writes what was typed for one person: values into his file, and that each field was looked at. */
export async function writeTyped(
  tx: Db,
  person: StoredPerson,
  campaign: Campaign,
  typed: readonly TypedField[],
  act: { eventId: string; on: Day },
): Promise<void> {
  const dated = await datedValues(tx, person.id)
  const reason = campaign.name
  const base: Record<string, string | null> = {}
  for (const { rule, value } of typed) {
    if (value === null) continue
    if (!dated.some((one) => one.field === rule)) base[rule] = value
    else await writeAttribute(tx, person, getField(rule), act.on, value, { eventId: act.eventId, reason })
  }
  await writeBaseValues(tx, person, base, { eventId: act.eventId, reason })
  const rules = typed.map(({ rule }) => rule)
  await sql`update quality_check set superseded_at = now(), superseded_event = ${act.eventId}
    where person_id = ${person.id} and campaign_id = ${campaign.key} and rule = any(${rules}::text[]) and superseded_at is null`.execute(
    tx,
  )
  for (const { rule, value } of typed)
    await sql`
      insert into quality_check (person_id, campaign_id, rule, outcome, on_day, recorded_event)
      values (${person.id}, ${campaign.key}, ${rule}, ${value === null ? 'unknown' : 'entered'}, ${act.on}, ${act.eventId})`.execute(
      tx,
    )
}

/** What is odd about a person's file by now: codes of rules of plausibility. */
export function oddOf(db: Db, personId: string, on: Day): Promise<string[]> {
  return missingOf(
    db,
    personId,
    RULES.filter((one) => one.group === 'plausibility').map((one) => one.code),
    on,
  )
}
