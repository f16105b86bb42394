import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { addDays, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { Conflict, Refused } from '#platform/errors.ts'
import { actOnCase } from '#procedure/act.ts'
import { changeCourse, COURSES } from '#procedure/course.ts'
import type { Field, Step, Values, VoteGiven } from '#procedure/declaration.ts'
import type { AnyProcedure } from '#procedure/declare.ts'
import { openCase } from '#procedure/open.ts'
import { actsOf, getCase, type CaseRow } from '#procedure/store.ts'
import { takeBackLast } from '#procedure/take-back.ts'
import { stepOf } from '#procedure/walk.ts'
import { pick, type Draw } from './random-world.ts'

/** What random walks saw, so that a test knows they were no empty ones. */
export interface Seen {
  opened: number
  acted: number
  refused: number
  ended: number
}

/** A register to walk in: everybody's and every unit's ids. */
export interface Ground {
  db: Db
  actor: Actor
  people: readonly { id: string; publicId: string; unitId: string }[]
  units: readonly { id: string; publicId: string }[]
}

/** Reads the people and units of a register. */
export async function groundOf(db: Db, actor: Actor): Promise<Ground> {
  const { rows: people } = await sql<Ground['people'][number]>`
    select id, public_id as "publicId", organisation_id as "unitId" from person order by id`.execute(db)
  const { rows: units } = await sql<Ground['units'][number]>`
    select id, public_id as "publicId" from organisation order by id`.execute(db)
  return { db, actor, people, units }
}

/** Most people do not fit a procedure: so many are tried. */
const TRIES = 12

/** Opens a case of a procedure about somebody and does whatever can be done with it, so many steps long. */
export async function walkRandomly(
  ground: Ground,
  procedure: AnyProcedure,
  draw: Draw,
  from: Day,
  seen: Seen,
  steps = 12,
): Promise<void> {
  let publicId: string | null = null
  for (let tries = 0; tries < TRIES && publicId === null; tries++)
    publicId = await attempt(seen, () => openSome(ground, procedure, draw, from))
  if (publicId === null) return
  seen.opened++
  let on = from
  for (let index = 0; index < steps; index++) {
    on = addDays(on, draw(20))
    const row = await getCase(ground.db, publicId)
    const done = await attempt(seen, () => doSomething(ground, procedure, draw, row, on))
    if (done) seen.acted++
    // What was refused is tried again on the same day or later.
    else on = addDays(on, -draw(10))
  }
  if ((await getCase(ground.db, publicId)).endedOn !== null) seen.ended++
}

/** What is refused is part of the story; anything else is our fault. */
async function attempt<Result>(seen: Seen, act: () => Promise<Result>): Promise<Result | null> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Conflict)) throw error
    seen.refused++
    return null
  }
}

function openSome(
  { db, actor, people, units }: Ground,
  procedure: AnyProcedure,
  draw: Draw,
  on: Day,
): Promise<string> {
  const person = pick(people, draw)
  const home = procedure.subject === 'unit' ? pick(units, draw).id : person.unitId
  const second = pick(units, draw).id
  const values = {
    ...madeUp(procedure.opening ?? [], { people, units }, draw, on),
    ...procedure.sample?.(null, on),
  }
  return inTransaction(db, async (tx) => {
    const opening = {
      organisationId: home,
      secondId: procedure.second && second !== home ? second : null,
      openerId: home,
      personIds: procedure.subject === 'unit' ? [] : [person.id],
      on,
      values: asText(values),
    }
    return (await openCase(tx, procedure, opening, { actor, today: actor.today })).publicId
  })
}

async function doSomething(
  ground: Ground,
  procedure: AnyProcedure,
  draw: Draw,
  row: CaseRow,
  on: Day,
): Promise<true> {
  const { db, actor } = ground
  const doing = { actor, today: actor.today }
  const step = stepOf(procedure, row.place)
  const what = draw(10)
  await inTransaction(db, async (tx) => {
    if (what === 0) {
      const last = (await actsOf(tx, row.id)).at(-1)!
      const asked = { caseId: row.publicId, seen: row.acts, actId: last.publicId, reason: 'Thử' }
      await takeBackLast(tx, procedure, { ...asked, unitId: row.organisationId }, doing)
    } else if (what < 3 || !step) {
      const course = COURSES[draw(COURSES.length)]!
      const to = procedure.steps[draw(procedure.steps.length)]!.id
      const until = addDays(row.dueOn ?? on, draw(30))
      const asked = { caseId: row.publicId, seen: row.acts, course, on, reason: 'Thử', to, until }
      await changeCourse(tx, procedure, { ...asked, unitId: row.organisationId }, doing)
    } else await actOnCase(tx, procedure, randomAct(ground, procedure, step, draw, row, on), doing)
  })
  return true
}

function randomAct(ground: Ground, procedure: AnyProcedure, step: Step, draw: Draw, row: CaseRow, on: Day) {
  const outcome = step.outcomes[draw(3) < 2 ? 0 : draw(step.outcomes.length)]!
  const sample = procedure.sample?.(step.id, on) ?? {}
  const known = new Set((step.fields ?? []).map((field) => field.key))
  const fitting = Object.entries(sample).filter(([key]) => known.has(key))
  const values = { ...madeUp(step.fields ?? [], ground, draw, on), ...Object.fromEntries(fitting) }
  return {
    caseId: row.publicId,
    seen: row.acts,
    step: step.id,
    outcome: outcome.id,
    on,
    values: asText(values),
    vote: step.vote ? randomVote(step, outcome.when, draw) : null,
    decisionNo: step.decision ? `${1 + draw(100_000)}-QĐ/ĐU` : null,
    decisionTerm: '2020-2025',
    people: {},
    reason: 'Thử',
  }
}

/** Votes that mostly fit the outcome; what the register counts otherwise is told by its refusal. */
function randomVote(step: Step, when: string | undefined, draw: Draw): VoteGiven {
  const base = 1 + draw(5)
  const inFavour = when === 'reached' ? base : 0
  return {
    base,
    present: base,
    inFavour,
    against: 0,
    exemptPresent: 0,
    typed: step.vote!.base !== 'official_members',
  }
}

function madeUp(
  fields: readonly Field[],
  { people, units }: Pick<Ground, 'people' | 'units'>,
  draw: Draw,
  on: Day,
): Values {
  const valueOf = (field: Field) => {
    switch (field.kind) {
      case 'day':
        return addDays(on, -draw(400))
      case 'number':
        return (field.least ?? 0) + draw(3)
      case 'choice':
        return field.choices[draw(field.choices.length)]!.id
      case 'yes_no':
        return draw(2) === 0
      case 'person':
        return pick(people, draw).publicId
      case 'unit':
        return pick(units, draw).publicId
      case 'document':
        return null
      default:
        return 'Thử'
    }
  }
  return Object.fromEntries(fields.map((field) => [field.key, valueOf(field)]))
}

function asText(values: Values): Record<string, string | number | boolean | null> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]))
}
