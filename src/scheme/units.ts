import { sql } from 'kysely'
import { foldText } from '#person/name.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Chosen } from './api.ts'

/** Units that are asked, by internal id, and texts that name none of those below the keeper. */
export interface ChosenUnits {
  ids: string[]
  unknown: string[]
}

/** The units of a choice as of a day: each once; what is pasted is matched by code or by whole name, without marks. */
export async function chosenUnits(db: Db, keeperId: string, chosen: Chosen, on: Day): Promise<ChosenUnits> {
  if (chosen.by === 'below') {
    const { rows } = await sql<{ id: string }>`
      select organisation_id as id from organisation_state
      where superior_id = ${keeperId} and superseded_at is null and from_day <= ${on}::date and ${on}::date < until_day
        and kind not in ('dang_doan', 'ban_can_su_dang')
      order by id`.execute(db)
    return { ids: rows.map(({ id }) => id), unknown: [] }
  }
  const units = await unitsBelow(db, keeperId, on)
  if (chosen.by === 'kinds')
    return { ids: units.filter(({ kind }) => chosen.kinds.includes(kind)).map(({ id }) => id), unknown: [] }
  return matchPasted(chosen.text, units)
}

interface UnitBelow {
  id: string
  code: string
  name: string
  kind: string
}

async function unitsBelow(db: Db, keeperId: string, on: Day): Promise<UnitBelow[]> {
  const { rows } = await sql<UnitBelow>`
    select o.id, o.code, s.name, s.kind from organisation_ancestor a
    join organisation o on o.id = a.descendant_id
    join organisation_state s on s.organisation_id = o.id and s.superseded_at is null
      and s.from_day <= ${on}::date and ${on}::date < s.until_day
    where a.ancestor_id = ${keeperId} and a.descendant_id <> ${keeperId} and a.from_day <= ${on}::date
      and ${on}::date < a.until_day
    order by o.id`.execute(db)
  return rows
}

function matchPasted(text: string, units: readonly UnitBelow[]): ChosenUnits {
  const byName = new Map(units.map(({ id, name }) => [foldText(name), id]))
  const byCode = new Map(units.map(({ id, code }) => [code.toLowerCase(), id]))
  const ids = new Set<string>()
  const unknown: string[] = []
  for (const line of text.split(/\r?\n|\t|;/)) {
    const asked = line.trim()
    if (asked === '') continue
    const id = byCode.get(asked.toLowerCase()) ?? byName.get(foldText(asked))
    if (id) ids.add(id)
    else unknown.push(asked.slice(0, 80))
  }
  return { ids: [...ids], unknown: unknown.slice(0, 50) }
}
