import { sql } from 'kysely'
import { ACTS, type Act } from '#reorganisation/acts.ts'
import { WantedReorganisation, type Place } from '#reorganisation/api.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { pick, type Draw } from './random-world.ts'

interface Living {
  id: string
  superior: string | null
  members: string[]
}

/** Some act of reorganisation on a day of the register, mostly a sound one; null when there is nothing to act on. */
export async function randomReorganisation(
  db: Db,
  on: Day,
  draw: Draw,
): Promise<WantedReorganisation | null> {
  const units = await livingUnits(db, addDays(on, -1))
  if (units.length < 4) return null
  const act = pick(ACTS, draw)
  const some = (most: number) => {
    const start = draw(units.length)
    return [
      ...new Set(
        Array.from({ length: 1 + draw(most) }, (_, index) => units[(start + index * 3) % units.length]!),
      ),
    ]
  }
  const wanted = PARTS[act](units, some, draw)
  if (!wanted) return null
  return WantedReorganisation.parse({
    act,
    on,
    decision: { number: `${1 + draw(900)}-QĐ/ĐU`, date: on, issuer: 'Đảng ủy khối Ví dụ' },
    ...wanted,
  })
}

type Parts = Partial<Record<keyof WantedReorganisation, unknown>> | null
type Some = (most: number) => Living[]

const at = (unit: Living): Place => ({ unitId: unit.id })
const NEW: Place = { newUnit: 0 }
const idsOf = (units: readonly Living[]) => units.map((unit) => unit.id)

function formed(units: readonly Living[], draw: Draw, superior: Place = at(pick(units, draw))) {
  return { name: `Chi bộ mới ${draw(90)}`, kind: 'chi_bo_truc_thuoc', superior }
}

/** Half of the members of a unit, by name. */
function half(unit: Living, to: Place) {
  const personIds = unit.members.filter((_, index) => index % 2 === 0)
  return personIds.length > 0 ? [{ fromId: unit.id, to, personIds }] : []
}

/** Where everything of ending units goes: members and the units below. */
function away(ending: readonly Living[], units: readonly Living[], draw: Draw) {
  const others = units.filter((unit) => !ending.includes(unit))
  if (others.length === 0) return null
  const members = ending.flatMap((unit) => [
    ...half(unit, at(pick(others, draw))),
    { fromId: unit.id, to: at(pick(others, draw)), personIds: null },
  ])
  const subordinates = others
    .filter((unit) => ending.some((one) => one.id === unit.superior))
    .map((unit) => ({ unitId: unit.id, to: at(pick(others, draw)) }))
  return { members, subordinates }
}

const end = (units: Living[], some: Some, draw: Draw): Parts => {
  const ending = some(2)
  const gone = away(ending, units, draw)
  return gone && { unitIds: idsOf(ending), ...gone }
}

const PARTS: Record<Act, (units: Living[], some: Some, draw: Draw) => Parts> = {
  establish: (units, some, draw) => ({
    newUnits: [formed(units, draw)],
    members: some(2).flatMap((unit) => half(unit, NEW)),
    subordinates: draw(2) === 0 ? [] : some(1).map((unit) => ({ unitId: unit.id, to: NEW })),
  }),
  merge_new: (units, some, draw) => ({ unitIds: idsOf(some(3)), newUnits: [formed(units, draw)] }),
  absorb: (units, some, draw) => {
    const [into, ...absorbed] = some(3)
    return {
      unitIds: idsOf(absorbed),
      intoId: into!.id,
      name: draw(2) === 0 ? null : `Chi bộ gộp ${draw(90)}`,
    }
  },
  split: (units, some, draw) => {
    const [unit] = some(1)
    if (draw(2) === 0)
      return {
        unitIds: [unit!.id],
        continues: true,
        newUnits: [formed(units, draw)],
        members: half(unit!, NEW),
      }
    const below = units.filter((one) => one.superior === unit!.id)
    return {
      unitIds: [unit!.id],
      newUnits: [formed(units, draw), formed(units, draw)],
      members: [...half(unit!, NEW), { fromId: unit!.id, to: { newUnit: 1 }, personIds: null }],
      subordinates: below.map((one) => ({ unitId: one.id, to: { newUnit: draw(2) } })),
    }
  },
  dissolve: end,
  end_activity: end,
  transfer: (units, some, draw) => ({ unitIds: idsOf(some(2)), intoId: pick(units, draw).id }),
  rename: (_units, some, draw) => ({ unitIds: idsOf(some(1)), name: `Đảng bộ Đổi Tên ${draw(9)}` }),
  upgrade: (units, some, draw) => {
    const [unit] = some(1)
    const below = units.filter((one) => one.superior === unit!.id)
    if (draw(2) === 0) return { unitIds: [unit!.id], kind: 'chi_bo_co_so', endingIds: idsOf(below) }
    const members = [...half(unit!, NEW), { fromId: unit!.id, to: { newUnit: 1 }, personIds: null }]
    const newUnits = [formed(units, draw, at(unit!)), formed(units, draw, at(unit!))]
    return { unitIds: [unit!.id], kind: 'dang_bo_co_so', newUnits, members }
  },
}

async function livingUnits(db: Db, on: Day): Promise<Living[]> {
  const { rows } = await sql<Living>`
    select organisation.public_id as id, superior.public_id as superior, coalesce((
      select array_agg(person.public_id::text order by person.id) from member_spell spell
      join person on person.id = spell.member_id
      where spell.organisation_id = organisation.id and spell.from_day <= ${on}::date + 1 and ${on}::date + 1 < spell.until_day
    ), '{}') as members
    from organisation_state state
    join organisation on organisation.id = state.organisation_id
    left join organisation superior on superior.id = state.superior_id
    where state.superseded_at is null and state.from_day <= ${on}::date and ${on}::date < state.until_day
    order by organisation.id`.execute(db)
  return rows
}
