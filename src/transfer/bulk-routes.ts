import { sql } from 'kysely'
import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock, type Db } from '#platform/db.ts'
import { Conflict, insist, NotFound, type Refusal } from '#platform/errors.ts'
import type { Step } from '#procedure/declaration.ts'
import { judgeDecision, recordDecision, suggestNumber } from '#procedure/decision.ts'
import * as api from './bulk-api.ts'
import { flowsOf, listLists, membersOf, readLists } from './bulk-read.ts'
import { refusalsToEnd, refusalsToLines, refusalsToReceipt } from './bulk-rules.ts'
import * as store from './bulk-store.ts'
import { letterSteps } from './steps.ts'

/** Acts on people whom the lists name are judged unit by unit. */
const SEES = { sees: 'register' } as const
const LETTER_STEP = letterSteps('receive')[0]! as unknown as Step

type Wanted = z.output<typeof api.issueList.input>

/** Answers for letters with lists. */
export function serveLetterLists(server: Api): void {
  serve(
    server,
    api.listBranches,
    async ({ organisationId }, { actor, db, today }) => {
      const unit = await organisationIdOf(db, organisationId)
      await mustBeAllowed(db, actor, 'movement.read', unit)
      const found = await store.branchesBelow(db, unit, today, api.MOST_OF_LIST.lines)
      const branches = found.slice(0, api.MOST_OF_LIST.lines)
      const issuer = branches[0] ? await store.issuerOf(db, branches[0].id, today) : null
      const units = await linksOn(
        db,
        actor,
        [...branches.map((one) => one.id), ...(issuer === null ? [] : [issuer])],
        today,
      )
      const next = issuer === null ? null : await suggestNumber(db, LETTER_STEP, issuer, today)
      return {
        branches: branches.map(({ id, members }) => ({ unit: units.get(id)!, members })),
        beyond: found.length - branches.length,
        issuer: issuer === null ? null : units.get(issuer)!,
        number: next?.number ?? null,
        term: next?.term ?? null,
        may: { issue: issuer !== null && (await may(db, actor, 'movement.record', issuer)) },
      }
    },
    SEES,
  )
  serve(server, api.previewList, async (wanted, context) => preview(context, wanted), {
    ...SEES,
    reads: true,
  })
  serve(server, api.issueList, async (wanted, context) => issue(context, wanted), SEES)
  serve(server, api.endList, async (asked, context) => end(context, asked), SEES)
  serveReading(server)
}

function serveReading(server: Api): void {
  serve(server, api.listLists, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'movement.read', unit)
    return listLists(db, actor, { unit, on: on ?? today, ...asked })
  })
  serve(server, api.getList, async ({ id, on }, { actor, db, today }) => {
    const list = await readable(db, actor, id)
    const day = on ?? today
    const [row] = await readLists(db, actor, { which: sql`list.id = ${list.id}`, on: day, limit: 1 })
    if (!row) throw new NotFound(`list ${id}`)
    const open = list.act === null
    return {
      ...row,
      flows: await flowsOf(db, actor, list.id, day),
      may: {
        receive: open && (await may(db, actor, 'movement.record', list.receiverId)),
        cancel: open && (await may(db, actor, 'movement.record', list.issuerId)),
      },
    }
  })
  serve(
    server,
    api.listListMembers,
    async ({ id, ...asked }, { actor, db, today, viewed }) => {
      const list = await readable(db, actor, id)
      viewed({
        action: 'transfer.list',
        organisationId: list.organisationId,
        subjectKind: 'transfer-list',
        subjectId: id,
      })
      return membersOf(db, actor, list.id, { ...asked, on: today })
    },
    SEES,
  )
}

/** A list is read at the unit that gives, at the one that receives, and where its letter was issued. */
async function readable(db: Db, actor: Actor, id: string): Promise<store.KeptList> {
  const list = await store.findList(db, id)
  for (const unit of [list.organisationId, list.receiverId, list.issuerId])
    if (await may(db, actor, 'movement.read', unit)) return list
  throw new NotFound(`list ${id}`)
}

interface Plan {
  unit: string
  lines: store.WantedLine[]
  judged: Awaited<ReturnType<typeof store.judgeLines>>
  issuer: string
  letter: Awaited<ReturnType<typeof judgeDecision>>
  refusals: Refusal[]
}

async function plan({ actor, db, today }: Context, wanted: Wanted): Promise<Plan> {
  const unit = await organisationIdOf(db, wanted.organisationId)
  await mustBeAllowed(db, actor, 'movement.record', unit)
  const lines: store.WantedLine[] = []
  for (const { fromId, toId, stay } of wanted.lines)
    lines.push({ from: await organisationIdOf(db, fromId), to: await organisationIdOf(db, toId), stay })
  const judged = await store.judgeLines(db, unit, lines, wanted.issuedOn)
  const issuer = await store.issuerOf(db, lines[0]!.from, wanted.issuedOn)
  await mustBeAllowed(db, actor, 'movement.record', issuer)
  const asked = {
    step: LETTER_STEP,
    unitId: issuer,
    on: wanted.issuedOn,
    number: wanted.letterNo,
    term: wanted.letterTerm,
  }
  const letter = await judgeDecision(db, actor, asked)
  const end = { act: 'received' as const, on: wanted.receivedOn ?? wanted.issuedOn, reason: null }
  const refusals = [
    ...refusalsToLines(judged.lines, judged),
    ...letter.refusals,
    ...refusalsToEnd(end, { issuedOn: wanted.issuedOn, today }),
  ]
  return { unit, lines, judged, issuer, letter, refusals }
}

async function preview(context: Context, wanted: Wanted) {
  const { actor, db } = context
  const { lines, judged, refusals } = await plan(context, wanted)
  const ids = lines.flatMap((line) => [line.from, line.to])
  const units = await linksOn(db, actor, ids, wanted.issuedOn)
  const counts = await countsOf(db, ids, wanted.issuedOn)
  const moved = (unit: string, end: 'from' | 'to') =>
    lines.reduce((sum, line, at) => sum + (line[end] === unit ? judged.lines[at]!.members : 0), 0)
  const after = (unit: string) => (counts.get(unit) ?? 0) - moved(unit, 'from') + moved(unit, 'to')
  return {
    members: judged.lines.reduce((sum, line) => sum + line.members, 0),
    flows: lines.map((line, at) => ({
      from: units.get(line.from)!,
      to: units.get(line.to)!,
      members: judged.lines[at]!.members,
      before: counts.get(line.to) ?? 0,
      after: after(line.to),
    })),
    refusals: refusals.slice(0, api.MOST_OF_LIST.reasons),
  }
}

async function countsOf(db: Db, units: readonly string[], on: Day): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select organisation_id as id, count(*)::int as n from member_spell
    where organisation_id = any(${[...units]}::bigint[]) and from_day <= ${on}::date and ${on}::date < until_day
    group by organisation_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.n]))
}

async function issue(context: Context, wanted: Wanted) {
  const { actor, db } = context
  // Two officers with lists of the same branch wait for each other.
  await advisoryLock(db, `transfer lists`)
  const { unit, lines, judged, issuer, letter, refusals } = await plan(context, wanted)
  insist(refusals)
  const receiverId = await store.nearestAbove(
    db,
    lines.map((line) => line.to),
    wanted.issuedOn,
  )
  if (wanted.receivedOn !== null) await mustBeAllowed(db, actor, 'movement.record', receiverId)
  const members = judged.lines.reduce((sum, line) => sum + line.members, 0)
  const eventId = await recordEvent(db, actor, {
    action: 'transfer.list-issue',
    organisationId: issuer,
    details: { on: wanted.issuedOn, members, lines: lines.length },
  })
  const documentId = await recordDecision(db, letter, eventId)
  const list = {
    organisationId: unit,
    receiverId,
    documentId,
    letterNo: letter.document.number ?? wanted.letterNo,
    issuerId: issuer,
    issuedOn: wanted.issuedOn,
    decisionNo: wanted.decisionNo || null,
    reason: wanted.reason,
    members,
  }
  const { publicId } = await store.insertList(db, list, lines, eventId)
  if (wanted.receivedOn !== null)
    await end(context, {
      id: publicId,
      act: 'received',
      on: wanted.receivedOn,
      reason: null,
      leaveOut: false,
    })
  return { id: publicId }
}

async function end({ actor, db, today }: Context, asked: z.output<typeof api.endList.input>) {
  await readable(db, actor, asked.id)
  const list = await store.findList(db, asked.id, true)
  const by = asked.act === 'cancelled' ? list.issuerId : list.receiverId
  await mustBeAllowed(db, actor, 'movement.record', by)
  if (list.act !== null) throw new Conflict(`the list has been ${list.act} already`)
  const refusals: Refusal[] = refusalsToEnd(asked, { issuedOn: list.issuedOn, today })
  if (asked.act === 'received')
    refusals.push(...refusalsToReceipt(await store.judgeReceipt(db, list.id, asked.on), asked.leaveOut))
  insist(refusals)
  const eventId = await recordEvent(db, actor, {
    action: 'transfer.list-end',
    organisationId: by,
    subjectKind: 'transfer-list',
    subjectId: asked.id,
    details: { act: asked.act, on: asked.on },
  })
  const members = asked.act === 'received' ? await store.moveAll(db, list, asked.on, eventId) : 0
  await store.insertListAct(
    db,
    list.id,
    { act: asked.act, on: asked.on, reason: asked.reason, members },
    eventId,
  )
  return { id: asked.id, members }
}
