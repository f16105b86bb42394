import { addDays } from '#platform/day.ts'
import type { KeptMovement } from '#movement/api.ts'
import type { Hand } from './concurrent-scenario.ts'
import { pick } from './random-world.ts'

/** One random thing that somebody records, corrects or withdraws about a member. */
export async function writeOnce(hand: Hand): Promise<void> {
  const { draw, people } = hand
  const chosen = pick(WRITES, draw)
  await chosen(hand, pick(people, draw))
}

type Write = (hand: Hand, person: string) => Promise<void>

interface Standing {
  unit: { id: string } | null
  movements: KeptMovement[]
}

const standingOf = (hand: Hand, person: string, on: string): Promise<Standing | null> =>
  hand.ask('look', `GET /api/people/${person}/standing?on=${on}`)

/** Moves within the register, enters who is outside, sometimes lets go: on any day, the chain decides. */
const move: Write = async (hand, person) => {
  const { draw, units, someDay } = hand
  const on = someDay()
  const standing = await standingOf(hand, person, on)
  if (!standing) return
  const leaves = standing.unit !== null && draw(6) === 0
  await hand.ask(leaves ? 'leave' : 'move', `POST /api/people/${person}/movements`, {
    on,
    category: leaves ? pick(['D1', 'D5', 'D9'], draw) : pick(['I4', 'I5'], draw),
    fromOrganisationId: standing.unit?.id ?? null,
    toOrganisationId: leaves ? null : pick(units, draw),
    note: 'ghi nhận',
  })
}

/** Corrects a movement: another day near it, or another receiver. */
const correct: Write = async (hand, person) => {
  const { draw, units } = hand
  const standing = await standingOf(hand, person, hand.now())
  const inForce = standing?.movements.filter((one) => one.supersededAt === null) ?? []
  if (inForce.length === 0) return
  const { id, on, category, from, to } = pick(inForce, draw)
  const other = draw(2) === 0
  await hand.ask('correct', `POST /api/people/${person}/movements/${id}/correction`, {
    on: other ? on : addDays(on, draw(21) - 10),
    category,
    fromOrganisationId: from?.id ?? null,
    toOrganisationId: to && (other ? pick(units, draw) : to.id),
    note: 'ghi lại',
    reason: 'Ghi nhầm',
  })
}

const withdraw: Write = async (hand, person) => {
  const standing = await standingOf(hand, person, hand.now())
  const last = standing?.movements.findLast((one) => one.supersededAt === null)
  if (last)
    await hand.ask('withdraw', `POST /api/people/${person}/movements/${last.id}/withdrawal`, {
      reason: 'Chưa từng có',
    })
}

const VALUES = {
  education: ['Đại học', 'Thạc sĩ', 'Cao đẳng'],
  theory: ['Sơ cấp', 'Trung cấp', 'Cao cấp'],
} as const

/** Has another education or theory from a day on: cuts a spell, or is withdrawn and joins two. */
const learn: Write = async (hand, person) => {
  const { draw, someDay } = hand
  const field = pick(['education', 'theory'] as const, draw)
  const [from, value] = [someDay(), pick(VALUES[field], draw)]
  const done = await hand.ask('learn', `POST /api/people/${person}/attributes`, { field, from, value })
  if (done !== null && draw(3) === 0)
    await hand.ask('unlearn', `POST /api/people/${person}/attributes/removal`, {
      field,
      from,
      was: value,
      reason: 'Ghi nhầm',
    })
}

/** Corrects what is counted of a person in every spell, whatever it was. */
const rectify: Write = async (hand, person) => {
  const record = await hand.ask('look', `GET /api/people/${person}?on=${hand.now()}`)
  const field = 'official_on'
  const kept = record?.fields?.find((one: { field: string }) => one.field === field)
  await hand.ask('rectify', `PUT /api/people/${person}/fields`, {
    changes: [{ field, was: kept?.value ?? null, value: addDays(hand.now(), -400 - hand.draw(900)) }],
    reason: 'Theo hồ sơ gốc',
  })
}

// Moves come most often, as they do.
const WRITES: readonly Write[] = [move, move, move, move, correct, correct, withdraw, learn, rectify]
