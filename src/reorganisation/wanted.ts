import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { NotFound, type Refusal } from '#platform/errors.ts'
import type { NewUnit, Reorganisation } from './acts.ts'
import type { Place, WantedReorganisation } from './api.ts'
import { parseOfficialCode, refusalsToOfficialCode } from '#organisation/rules.ts'
import { holdsOn } from '#organisation/tree-store.ts'

/** The act in the register's own terms: codes for units (new ones get theirs), numbers for members. */
export async function readWanted(
  db: Db,
  wanted: WantedReorganisation,
): Promise<{ reorganisation: Reorganisation; refusals: Refusal[] }> {
  const codes = await codesOf(db, wanted)
  const codeOf = (id: string) => codes.get(id)!
  const newUnits = await formUnits(db, wanted, codeOf)
  const placeOf = (place: Place) =>
    'unitId' in place ? codeOf(place.unitId) : (newUnits[place.newUnit]?.code ?? '')
  const members = await numbersOf(db, wanted)
  const refusals: Refusal[] = wanted.newUnits.flatMap((unit) => refusalsToOfficialCode(unit.officialCode))
  const missing = placesIn(wanted).filter((one) => 'newUnit' in one && !newUnits[one.newUnit]).length
  if (missing > 0) refusals.push({ code: 'no-such-new-unit', places: missing })
  const { act, on, decision, continues, toSuperior, name, kind, type } = wanted
  const reorganisation: Reorganisation = {
    act,
    on,
    decisionNo: decision.number,
    decidedOn: decision.date,
    units: [...wanted.unitIds.map(codeOf), ...(await everyUnit(db, wanted))],
    into: wanted.intoId === null ? null : codeOf(wanted.intoId),
    newUnits,
    ending: wanted.endingIds.map(codeOf),
    continues,
    toSuperior,
    name,
    kind,
    type,
    members: wanted.members.map(({ fromId, to, personIds }) => ({
      from: codeOf(fromId),
      to: placeOf(to),
      // A person whom the register does not know is nowhere, which the rules refuse.
      named: personIds && personIds.map((id) => members.get(id) ?? '0'),
    })),
    subordinates: wanted.subordinates.map(({ unitId, to }) => ({ unit: codeOf(unitId), to: placeOf(to) })),
  }
  return { reorganisation, refusals }
}

function placesIn({ newUnits, members, subordinates }: WantedReorganisation): Place[] {
  return [
    ...newUnits.map((one) => one.superior),
    ...members.map((one) => one.to),
    ...subordinates.map((one) => one.to),
  ]
}

async function codesOf(db: Db, wanted: WantedReorganisation): Promise<Map<string, string>> {
  const ids = [
    ...wanted.unitIds,
    ...wanted.endingIds,
    ...(wanted.intoId === null ? [] : [wanted.intoId]),
    ...(wanted.every === null ? [] : [wanted.every.belowId]),
    ...wanted.members.map((line) => line.fromId),
    ...wanted.subordinates.map((one) => one.unitId),
    ...placesIn(wanted).flatMap((place) => ('unitId' in place ? [place.unitId] : [])),
  ]
  const { rows } = await sql<{ id: string; code: string }>`
    select public_id as id, code from organisation where public_id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  )
  const codes = new Map(rows.map((row) => [row.id, row.code]))
  for (const id of ids) if (!codes.has(id)) throw new NotFound(`organisation ${id}`)
  return codes
}

/** The units of a kind below a unit on the day, as a decision over all of them means; in the order of codes. */
async function everyUnit(db: Db, { every, on }: WantedReorganisation): Promise<string[]> {
  if (!every) return []
  const { rows } = await sql<{ code: string }>`
    select organisation.code from organisation_ancestor above
    join organisation upper on upper.id = above.ancestor_id and upper.public_id = ${every.belowId}
    join organisation on organisation.id = above.descendant_id and organisation.id <> upper.id
    join organisation_state state on state.organisation_id = organisation.id and state.superseded_at is null
      and state.kind = ${every.kind} and ${holdsOn('state', on)}
    where ${holdsOn('above', on)} order by organisation.code`.execute(db)
  return rows.map((row) => row.code)
}

/** New units with their codes: as given, else the superior's with the next free number. */
async function formUnits(
  db: Db,
  wanted: WantedReorganisation,
  codeOf: (id: string) => string,
): Promise<NewUnit[]> {
  const formed: NewUnit[] = []
  for (const { code, name, kind, type, superior, officialCode } of wanted.newUnits) {
    const superiorCode =
      'unitId' in superior
        ? codeOf(superior.unitId)
        : (formed[superior.newUnit]?.code ?? wanted.newUnits[superior.newUnit]?.code ?? '')
    const taken = formed.map((one) => one.code)
    formed.push({
      code: code ?? (await nextCode(db, superiorCode, taken)),
      name,
      kind,
      type,
      superiorCode,
      officialCode: officialCode === null ? null : parseOfficialCode(officialCode),
    })
  }
  return formed
}

async function nextCode(db: Db, superiorCode: string, taken: readonly string[]): Promise<string> {
  const start = `${superiorCode}.`
  const { rows } = await sql<{ code: string }>`
    select code from organisation where starts_with(code, ${start})`.execute(db)
  const used = new Set([...taken, ...rows.map((row) => row.code)])
  let number = 1
  while (used.has(`${start}${number}`)) number++
  return `${start}${number}`
}

async function numbersOf(db: Db, { members }: WantedReorganisation): Promise<Map<string, string>> {
  const ids = members.flatMap((line) => line.personIds ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; number: string }>`
    select public_id as id, id as number from person where public_id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.number]))
}
