import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, permissionsAt } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { actOnCase, type AskedAct } from './act.ts'
import * as acts from './act-api.ts'
import * as api from './api.ts'
import { voteBase } from './base-store.ts'
import { changeCourse } from './course.ts'
import { suggestNumber } from './decision.ts'
import type { ActGiven } from './declaration.ts'
import type { AnyProcedure } from './declare.ts'
import { serveHolidays } from './holiday-routes.ts'
import { listOf, listOfPerson } from './list-store.ts'
import { openCase } from './open.ts'
import { peopleNamed } from './people-store.ts'
import { mayActAt, mustRead, procedureOf, readableAt, unitToday } from './reach.ts'
import { mayActAtHome, procedureShown, showCase } from './show.ts'
import { getCase, unitsOn, type CaseRow } from './store.ts'
import { takeBackLast } from './take-back.ts'
import { lawOn, stepOf } from './walk.ts'

/** Acts on people are judged unit by unit: see reach.ts. */
const SEES = { sees: 'register' } as const

/** Answers for cases of the declared procedures. */
export function serveProcedures(server: Api, procedures: readonly AnyProcedure[]): void {
  serve(server, api.listProcedures, async () => ({ procedures: procedures.map(procedureShown) }))
  serveReading(server, procedures)
  serveOpening(server, procedures)
  serveActs(server, procedures)
  serveHolidays(server)
}

function serveReading(server: Api, procedures: readonly AnyProcedure[]): void {
  serve(
    server,
    api.listCases,
    async ({ organisationId, on, ...asked }, { db, actor, today, viewed }) => {
      const unitId = await organisationIdOf(db, organisationId)
      const readable = await readableAt(db, actor, procedures, unitId)
      const page = await listOf(db, actor, unitId, readable, asked, on ?? today)
      viewed({
        action: 'case.list',
        organisationId: unitId,
        details: { which: asked.which, cases: page.items.length },
      })
      return page
    },
    SEES,
  )
  serve(
    server,
    api.getCase,
    async ({ id, on }, { db, actor, today, viewed }) => {
      const { row, procedure } = await readCase({ db, actor }, procedures, id)
      viewed({
        action: 'case.view',
        organisationId: row.organisationId,
        subjectKind: 'case',
        subjectId: id,
        details: { kind: row.kind },
      })
      return showCase(db, actor, procedure, row, on ?? today)
    },
    SEES,
  )
  serve(
    server,
    api.getActForm,
    async ({ id, on }, { db, actor }) => {
      const { row, procedure } = await readCase({ db, actor }, procedures, id)
      const step = stepOf(procedure, row.place)
      const units = await unitsOn(db, row, on)
      const unitId = step && (units[step.who.unit] ?? row.awaitingId)
      const decided = step?.decision && unitId ? await suggestNumber(db, step, unitId, on) : null
      return {
        base: step?.vote && unitId ? await voteBase(db, step.vote, unitId, on) : null,
        number: decided?.number ?? null,
        term: decided?.term ?? null,
        law: lawOn(procedure, on).source,
      }
    },
    SEES,
  )
  serve(
    server,
    api.listCasesOf,
    async ({ id }, { db, actor, today, viewed }) => {
      const [person] = await peopleNamed(db, [id])
      const readable = await readableAt(db, actor, procedures, person!.keeperId)
      const cases = await listOfPerson(db, actor, person!.id, readable, today)
      viewed({
        action: 'case.person',
        subjectKind: 'person',
        subjectId: id,
        details: { cases: cases.length },
      })
      return { cases }
    },
    SEES,
  )
}

async function readCase(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  procedures: readonly AnyProcedure[],
  publicId: string,
): Promise<{ row: CaseRow; procedure: AnyProcedure }> {
  const row = await getCase(db, publicId)
  const procedure = procedureOf(procedures, row.kind)
  await mustRead(db, actor, procedure, row.id)
  return { row, procedure }
}

function serveOpening(server: Api, procedures: readonly AnyProcedure[]): void {
  serve(
    server,
    acts.openCase,
    async ({ kind, personIds, organisationId, secondId, on, values }, context) => {
      const { db, actor, today } = context
      const procedure = procedureOf(procedures, kind)
      const people = await peopleNamed(db, personIds)
      await mustReadPeople(context, procedure, people)
      const homeId = organisationId ? await organisationIdOf(db, organisationId) : people[0]?.keeperId
      if (homeId === undefined) throw new NotFound('organisation')
      const second = secondId === null ? null : await organisationIdOf(db, secondId)
      const openerId = await openerAt(context, procedure, homeId, second)
      const opening = {
        organisationId: homeId,
        secondId: second,
        openerId,
        personIds: people.map((one) => one.id),
        on,
        values,
      }
      const { publicId } = await openCase(db, procedure, opening, { actor, today })
      return { id: publicId }
    },
    SEES,
  )
}

/** Who is not within one's reach is not there. */
async function mustReadPeople(
  { db, actor }: Context,
  { subjectStands = 'home' }: AnyProcedure,
  people: readonly { keeperId: string }[],
): Promise<void> {
  // Who comes from elsewhere is read by the rules of the procedure alone.
  if (subjectStands === 'any') return
  const allowed = await permissionsAt(db, actor, [...new Set(people.map((one) => one.keeperId))])
  for (const one of allowed.values()) if (!one['person.read']) throw new NotFound('person')
}

/** The unit in whose name the actor opens: the first of those that may. */
async function openerAt(
  { db, actor }: Context,
  procedure: AnyProcedure,
  organisationId: string,
  secondId: string | null,
): Promise<string> {
  const row = { organisationId, secondId, openerId: organisationId }
  const units = (procedure.openedBy ?? ['branch']).map((which) => unitToday(db, row, which, actor))
  const found: string[] = []
  for (const unit of units) {
    const id = await unit
    if (id !== null) found.push(id)
    if (await mayActAt(db, actor, procedure, id)) return id!
  }
  // 404 where he cannot even read, 403 where he only reads.
  await mustBeAllowed(db, actor, procedure.record, found[0] ?? organisationId)
  throw new Forbidden(procedure.record)
}

function serveActs(server: Api, procedures: readonly AnyProcedure[]): void {
  serve(
    server,
    acts.actOnCase,
    async ({ id, people, ...asked }, { db, actor, today }) => {
      const { row, procedure } = await readCase({ db, actor }, procedures, id)
      const step = stepOf(procedure, asked.step)
      if (!step) throw new NotFound(`step ${asked.step}`)
      await mustAct({ db, actor }, procedure, await unitToday(db, row, step.who.unit, actor))
      const act: AskedAct = { ...asked, caseId: id, people: await byInternalId(db, people) }
      await actOnCase(db, procedure, act, { actor, today })
      return doneOf(db, id)
    },
    SEES,
  )
  serve(
    server,
    acts.changeCourse,
    async ({ id, ...asked }, { db, actor, today }) => {
      const { row, procedure } = await readCase({ db, actor }, procedures, id)
      const awaiting =
        row.awaitingUnit === null ? row.organisationId : await unitToday(db, row, row.awaitingUnit, actor)
      const isHome = asked.course === 'withdrawn' && (await mayActAtHome(db, actor, procedure, row))
      const unitId = isHome ? (await unitToday(db, row, 'branch', actor))! : awaiting
      if (!isHome) await mustAct({ db, actor }, procedure, unitId)
      await changeCourse(db, procedure, { ...asked, caseId: id, unitId: unitId! }, { actor, today })
      return doneOf(db, id)
    },
    SEES,
  )
  serve(
    server,
    acts.takeBackAct,
    async ({ id, ...asked }, { db, actor, today }) => {
      const { procedure } = await readCase({ db, actor }, procedures, id)
      const { rows } = await sql<{ unitId: string }>`
        select unit_answering(a.organisation_id, ${today}::date) as "unitId" from procedure_act a
        join procedure_case c on c.id = a.case_id where a.public_id = ${asked.actId} and c.public_id = ${id}`.execute(
        db,
      )
      if (!rows[0]) throw new NotFound('act')
      await mustAct({ db, actor }, procedure, rows[0].unitId)
      await takeBackLast(db, procedure, { ...asked, caseId: id, unitId: rows[0].unitId }, { actor, today })
      return doneOf(db, id)
    },
    SEES,
  )
}

/** Who may read the case but not act at the unit is told so. */
async function mustAct(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  procedure: AnyProcedure,
  unitId: string | null,
): Promise<void> {
  if (!(await mayActAt(db, actor, procedure, unitId))) throw new Forbidden(procedure.record)
}

async function byInternalId(
  db: Context['db'],
  people: Record<string, { outcome: string; reason: string | null }>,
): Promise<ActGiven['people']> {
  const named = await peopleNamed(db, Object.keys(people))
  return Object.fromEntries(named.map(({ id, publicId }) => [id, people[publicId]!]))
}

async function doneOf(db: Context['db'], id: string) {
  const { place, acts } = await getCase(db, id)
  return { id, place, seen: acts }
}
