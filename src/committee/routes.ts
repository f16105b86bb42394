import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { untilOf, type Day } from '#platform/day.ts'
import { insist } from '#platform/errors.ts'
import * as api from './api.ts'
import type { Committees } from './api.ts'
import { refusalsToEnd, refusalsToPost, refusalsToTerm, type CommitteeRefusal } from './rules.ts'
import * as store from './store.ts'

/** Answers what is asked of committees: terms, seats, holders. */
export function serveCommittees(server: Api): void {
  serve(server, api.getCommittees, async ({ id, on }, { actor, db, today, viewed }) => {
    const organisationId = await organisationIdOf(db, id)
    await mustBeAllowed(db, actor, 'organisation.read', organisationId)
    const committees = await store.getCommittees(db, actor, organisationId, on ?? today)
    const people = committees.posts.length
    if (people > 0) viewed({ action: 'committee.view', organisationId, details: { on: on ?? today, people } })
    return committees
  })
  serveTerms(server)
  servePosts(server)
}

function serveTerms(server: Api): void {
  serve(server, api.recordTerm, async ({ id, to, ...given }, context) => {
    const organisationId = await begin(context, id)
    const term = { organisationId, ...given, until: untilOf(to), extendedUntil: null }
    const others = await store.termPeriods(context.db, organisationId, null)
    insist([...refusalsToTerm(term, others), ...(await refusalsToUnit(context, organisationId, term.from))])
    const eventId = await record(context, organisationId, 'committee.term', {
      committee: term.committee,
      from: term.from,
    })
    await store.recordTerm(context.db, term, eventId, null)
    return answer(context, organisationId)
  })
  serve(server, api.correctTerm, async ({ id, termId, to, extendedTo, reason, ...given }, context) => {
    const organisationId = await begin(context, id)
    const before = await store.getTerm(context.db, organisationId, termId)
    const until = untilOf(to)
    const extendedUntil = extendedTo === null ? null : untilOf(extendedTo)
    const term = { ...before, ...given, organisationId, until, extendedUntil }
    insist(refusalsToTerm(term, await store.termPeriods(context.db, organisationId, termId)))
    const eventId = await record(context, organisationId, 'committee.term-correction', {
      termId,
      committee: term.committee,
    })
    await store.recordTerm(context.db, term, eventId, { termId, reason })
    return answer(context, organisationId)
  })
  serve(server, api.extendTerm, async ({ id, termId, extendedTo, decisionNo, reason }, context) => {
    const organisationId = await begin(context, id)
    const before = await store.getTerm(context.db, organisationId, termId)
    const term = { ...before, organisationId, extendedUntil: untilOf(extendedTo), decisionNo }
    insist(refusalsToTerm(term, await store.termPeriods(context.db, organisationId, termId)))
    const eventId = await record(context, organisationId, 'committee.term-extension', { termId, extendedTo })
    await store.recordTerm(context.db, term, eventId, { termId, reason })
    return answer(context, organisationId)
  })
}

function servePosts(server: Api): void {
  serve(server, api.recordPost, async ({ id, personId, to, ...given }, context) => {
    const { actor, db } = context
    const organisationId = await begin(context, id)
    const candidate = await store.getCandidate(db, personId)
    await mustBeAllowed(db, actor, 'person.read', candidate.organisationId)
    const post = { organisationId, ...given, personId: candidate.id, until: untilOf(to) }
    const situation = await store.situationOf(db, organisationId, post.committee, post.from)
    const refusals = refusalsToPost(post, { ...situation, officialOn: candidate.officialOn })
    insist([...refusals, ...(await refusalsToUnit(context, organisationId, post.from))])
    const { committee, role, from } = post
    const eventId = await record(
      context,
      organisationId,
      'committee.post',
      { committee, role, from },
      personId,
    )
    await store.recordPost(db, post, eventId)
    return answer(context, organisationId)
  })
  serve(server, api.endPost, async ({ id, postId, to, reason }, context) => {
    const organisationId = await begin(context, id)
    const post = await store.getPost(context.db, organisationId, postId)
    insist(refusalsToEnd(post, to))
    const { committee, role } = post
    const eventId = await record(context, organisationId, 'committee.post-end', { committee, role, to })
    await store.changePost(context.db, postId, { until: untilOf(to), reason }, eventId)
    return answer(context, organisationId)
  })
  serve(server, api.annulPost, async ({ id, postId, reason }, context) => {
    const organisationId = await begin(context, id)
    const { committee, role } = await store.getPost(context.db, organisationId, postId)
    const eventId = await record(context, organisationId, 'committee.post-annulment', { committee, role })
    await store.changePost(context.db, postId, { until: null, reason }, eventId)
    return answer(context, organisationId)
  })
}

/** The unit that is written to, with its committees to itself until the transaction ends. */
async function begin({ actor, db }: Context, publicId: string): Promise<string> {
  const organisationId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'organisation.record', organisationId)
  await advisoryLock(db, `committee ${organisationId}`)
  return organisationId
}

async function refusalsToUnit({ db }: Context, organisationId: string, on: Day): Promise<CommitteeRefusal[]> {
  return (await store.existsOn(db, organisationId, on)) ? [] : [{ code: 'unit-not-there', on }]
}

function record(
  { actor, db }: Context,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
  personId?: string,
): Promise<string> {
  const subject = personId === undefined ? {} : { subjectKind: 'person', subjectId: personId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}

function answer({ actor, db, today }: Context, organisationId: string): Promise<Committees> {
  return store.getCommittees(db, actor, organisationId, today)
}
