import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import { requestJob } from '#job/store.ts'
import type { Day } from '#platform/day.ts'
import { Conflict, insist } from '#platform/errors.ts'
import * as actApi from './act-api.ts'
import { serveActs } from './act-routes.ts'
import * as api from './api.ts'
import { choicesAt, chosenFrom, countChosen, issueTo, unitsChosen } from './choose.ts'
import { coverageOf } from './coverage.ts'
import { documentIdOf } from '#document/store.ts'
import { insertAssignment } from './give.ts'
import { listGiven, listReceived } from './lists.ts'
import { getKept, type KeptAssignment } from './reading.ts'
import { resultsOf } from './results.ts'
import { listRows } from './rows.ts'
import { refusalsToDays, type AssignmentRefusal } from './rules.ts'
import { readShown } from './show.ts'

/** To more units than this it is written down in the background. */
const AT_ONCE = 300

/** Answers for work that is given: to whom, how far it is, who is late, and what each unit did. */
export function serveAssignments(server: Api, figures: Figures = noFigures): void {
  serveLists(server)
  serveGiving(server)
  serveCoverage(server, figures)
  serveActs(server)
}

function serveLists(server: Api): void {
  serve(server, api.listGiven, async ({ organisationId, on, kind, after, limit }, context) => {
    const unitId = await readAt(context, organisationId)
    const { db, actor, today } = context
    return listGiven(db, actor, { organisationId: unitId, on: on ?? today, kind }, { after, limit })
  })
  serve(server, api.listReceived, async ({ organisationId, on, which, after, limit }, context) => {
    const unitId = await readAt(context, organisationId)
    const { db, actor, today } = context
    return listReceived(db, actor, { organisationId: unitId, on: on ?? today, which }, { after, limit })
  })
  serve(server, api.getAssignment, async ({ id, on, unit }, { db, actor, today }) => {
    const kept = await getKept(db, actor, id)
    const unitId = unit === undefined ? null : await organisationIdOf(db, unit)
    return readShown(db, actor, kept, unitId, on ?? today)
  })
}

function serveGiving(server: Api): void {
  serve(server, api.getChoices, async ({ organisationId, on }, context) => {
    const unitId = await readAt(context, organisationId)
    return choicesAt(context.db, unitId, on ?? context.today)
  })
  serve(server, api.giveDirective, async ({ choice, documentId, ...given }, context) => {
    const { db, actor, today } = context
    const organisationId = await organisationIdOf(db, given.organisationId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const document = documentId === null ? null : await documentIdOf(db, actor, documentId)
    const refusals = refusalsToDays(given, today)
    const { chosen, addressed, wrong } = await choose(context, organisationId, choice, given.givenOn)
    insist([...refusals, ...wrong])
    const { kind, givenOn, dueOn } = given
    const eventId = await recordEvent(db, actor, {
      action: 'assignment.give',
      organisationId,
      details: { kind, on: givenOn, due: dueOn, units: addressed },
    })
    const giving = { ...given, organisationId, documentId: document }
    const inBackground = addressed > AT_ONCE && actor.accountId !== null
    const made = await insertAssignment(db, giving, eventId, inBackground ? chosen : null)
    if (inBackground)
      return { id: made.publicId, addressed, jobId: await askIssuing(context, organisationId, made.publicId) }
    const issue = { assignmentId: made.id, passedBy: null, givenOn, dueOn, eventId }
    await issueTo(db, issue, unitsChosen(organisationId, chosen, givenOn))
    return { id: made.publicId, addressed, jobId: null }
  })
  serve(server, actApi.issueAgain, async ({ id }, context) => {
    const kept = await judged(context, id)
    if (kept.issuing === null) throw new Conflict('the assignment has been issued')
    return { jobId: await askIssuing(context, kept.organisationId, id) }
  })
}

/** Who is chosen, and all that stands against the choice: every line of a list that names no unit, or nobody at all. */
async function choose({ db }: Context, organisationId: string, choice: api.Choice, on: Day) {
  const { chosen, refusals } = await chosenFrom(db, organisationId, choice, on)
  const addressed = await countChosen(db, organisationId, chosen, on)
  const nobody: AssignmentRefusal[] =
    addressed === 0 && refusals.length === 0 ? [{ code: 'no-addressee' }] : []
  return { chosen, addressed, wrong: [...refusals, ...nobody] }
}

async function askIssuing({ db, actor }: Context, organisationId: string, publicId: string): Promise<string> {
  const job = await requestJob(db, actor, {
    kind: 'issue',
    action: 'work.record',
    organisationId,
    parameters: { assignment: publicId },
  })
  return job.id
}

function serveCoverage(server: Api, figures: Figures): void {
  serve(server, api.getCoverage, async ({ id, unit, on }, context) => {
    const { kept, unitId } = await lookAt(context, id, unit)
    const asked = { assignmentId: kept.id, organisationId: unitId, on: on ?? context.today }
    return coverageOf(context.db, context.actor, asked, figures)
  })
  serve(server, api.listAddressees, async ({ id, unit, on, which, after, limit }, context) => {
    const { kept, unitId } = await lookAt(context, id, unit)
    const listed = { assignmentId: kept.id, organisationId: unitId, on: on ?? context.today, which }
    return listRows(context.db, context.actor, listed, { after, limit })
  })
  serve(server, actApi.getResults, async ({ id, unit, on }, context) => {
    const { kept, unitId } = await lookAt(context, id, unit)
    return resultsOf(context.db, context.actor, kept.id, unitId, on ?? context.today)
  })
}

/** An assignment that the actor may read, looked at from a unit within his reach. */
async function lookAt(context: Context, id: string, unit: string) {
  const kept = await getKept(context.db, context.actor, id)
  return { kept, unitId: await readAt(context, unit) }
}

async function readAt({ db, actor }: Context, publicId: string): Promise<string> {
  const organisationId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'work.read', organisationId)
  return organisationId
}

/** The assignment behind an id, for who may judge for its giver. */
async function judged({ db, actor }: Context, id: string): Promise<KeptAssignment> {
  const kept = await getKept(db, actor, id)
  await mustBeAllowed(db, actor, 'work.record', kept.giverId)
  return kept
}
