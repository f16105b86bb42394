import { sql } from 'kysely'
import { addDays } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Hand } from './concurrent-scenario.ts'
import { pick } from './random-world.ts'
import { randomReorganisation } from './random-reorganisation.ts'

/** One random act on the tree: a reorganisation, one that is withdrawn, or a superior that was recorded wrongly. */
export async function actOnTree(db: Db, hand: Hand): Promise<void> {
  const { draw } = hand
  const chosen = pick([reorganise, reorganise, reorganise, withdrawOne, correctSuperior], draw)
  // Refused acts change nothing; a few more tries give the tree its share of what happens.
  for (let attempt = 0; attempt < 6; attempt++) if (await chosen(db, hand)) return
}

async function reorganise(db: Db, hand: Hand): Promise<boolean> {
  const wanted = await randomReorganisation(db, addDays(hand.now(), hand.draw(2)), hand.draw)
  if (!wanted) return false
  return (await hand.ask(wanted.act, 'POST /api/reorganisations', wanted)) !== null
}

async function withdrawOne(db: Db, hand: Hand): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select public_id as id from reorganisation where withdrawn_at is null order by on_day desc, id desc limit 3`.execute(
    db,
  )
  if (rows.length === 0) return false
  const { id } = pick(rows, hand.draw)
  const path = `/api/reorganisations/${id}/withdrawal`
  return (await hand.ask('withdraw act', `POST ${path}`, { reason: 'Ghi nhầm' })) !== null
}

/** From a day in the past on a unit stood under another superior than was recorded. */
async function correctSuperior(db: Db, hand: Hand): Promise<boolean> {
  const [unit, superior] = [pick(hand.units, hand.draw), pick(hand.units, hand.draw)]
  const from = hand.someDay()
  const { rows } = await sql<{ name: string; kind: string; type: string | null }>`
    select name, kind, type from organisation_state state
    join organisation on organisation.id = state.organisation_id and public_id = ${unit}
    where superseded_at is null and superior_id is not null and from_day < ${from}::date and ${from}::date < until_day`.execute(
    db,
  )
  if (!rows[0]) return false
  const state = { ...rows[0], from, superiorId: superior, officialCode: null, decisionNo: null }
  const reason = 'Theo quyết định gốc'
  const path = `/api/organisations/${unit}/states`
  return (await hand.ask('correct superior', `POST ${path}`, { ...state, reason })) !== null
}
