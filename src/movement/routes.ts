import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import type { NewEvent } from '#access/events.ts'
import { may, mustBeAllowed, mustBeAllowedAtAll, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { serve } from '#access/serve.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, insist, NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import type { Entry } from './entry-write.ts'
import { changeLedger, findPlace } from './ledger.ts'
import type { EntryRefusal } from './rules.ts'
import { getMovement, listMovements, listOfMember } from './store.ts'

/** Answers for the ledger: who moved, and how a movement is recorded, corrected and withdrawn. */
export function serveMovements(server: Api): void {
  serve(server, api.listMovements, async (query, { actor, db, viewed }) => {
    const organisationId = await unitId(db, query.organisationId)
    await mustBeAllowed(db, actor, 'movement.read', organisationId)
    viewed({
      action: 'movement.list',
      organisationId,
      details: { from: query.from, to: query.to, category: query.category },
    })
    // The unit's ledger as the tree ever was, also of those whose record has gone elsewhere.
    return asRegister(db, (all) => listMovements(all, actor, { ...query, organisationId }))
  })
  serve(server, api.getStanding, async ({ personId, on }, { actor, db, viewed }) => {
    const person = await getPerson(db, personId)
    await mustBeAllowed(db, actor, 'movement.read', person.keeper)
    viewed({
      action: 'movement.standing',
      organisationId: person.keeper,
      subjectKind: 'person',
      subjectId: personId,
    })
    const place = await findPlace(db, person.id, on)
    return {
      person: { id: personId, fullName: person.fullName, memberCode: person.memberCode },
      unit: place && (await unitEnd(db, place.organisationId, on)),
      since: place?.since ?? null,
      movements: await listOfMember(db, actor, person.id),
      may: { record: await may(db, actor, 'movement.record', person.keeper) },
    }
  })
  serve(server, api.recordMovement, async ({ personId, memberCode, ...input }, context) => {
    const { actor, db } = context
    const person = await getPerson(db, personId)
    if (person.isMerged) throw new Conflict('the file was merged into another')
    const entry = await entryOf(db, input)
    await mustMayMove(db, actor, person, entry)
    await makeMember(db, person, memberCode)
    const event = eventOf('movement.record', personId, entry)
    const id = await changeLedger(db, actor, { memberId: person.id, entry, event, today: context.today })
    return getMovement(db, actor, person.id, id!)
  })
  serve(server, api.correctMovement, async ({ personId, movementId, reason, ...input }, context) => {
    const { actor, db } = context
    const person = await getPerson(db, personId)
    const entry = await entryOf(db, input)
    await mustMayChange(db, actor, person, movementId)
    await mustMayMove(db, actor, person, entry)
    const id = await changeLedger(db, actor, {
      memberId: person.id,
      entry,
      instead: { id: movementId, reason },
      event: eventOf('movement.correct', personId, entry),
      today: context.today,
    })
    return getMovement(db, actor, person.id, id!)
  })
  serve(server, api.withdrawMovement, async ({ personId, movementId, reason }, context) => {
    const { actor, db } = context
    const person = await getPerson(db, personId)
    await mustMayChange(db, actor, person, movementId)
    await changeLedger(db, actor, {
      memberId: person.id,
      entry: null,
      instead: { id: movementId, reason },
      event: eventOf('movement.withdraw', personId, null),
      today: context.today,
    })
    return { withdrawn: true as const }
  })
}

interface PersonRef {
  id: string
  keeper: string
  fullName: string
  memberCode: string | null
  isMerged: boolean
}

async function getPerson(db: Db, publicId: string): Promise<PersonRef> {
  const { rows } = await sql<PersonRef>`
    select person.id, organisation_id as keeper, full_name as "fullName", member.member_code as "memberCode",
      merged_into is not null as "isMerged"
    from person left join member on member.person_id = person.id where public_id = ${publicId}`.execute(db)
  if (!rows[0]) throw new NotFound('person')
  return rows[0]
}

const MEMBER_CODE_TAKEN: EntryRefusal = { code: 'member-code-taken' }

/** A person becomes a member with his first movement; the code is the given one or made from his number. */
async function makeMember(db: Db, person: PersonRef, memberCode: string | undefined): Promise<void> {
  if (person.memberCode !== null) return
  const code = memberCode ?? `DV${person.id.padStart(8, '0')}`
  const known = sql`select from member where member_code = ${code}`
  const taken = await asRegister(db, (all) => known.execute(all))
  insist(taken.rows.length > 0 ? [MEMBER_CODE_TAKEN] : [])
  await sql`insert into member (person_id, member_code) values (${person.id}, ${code})`.execute(db)
}

async function unitId(db: Db, publicId: string): Promise<string> {
  return (await unitIds(db, [publicId])).get(publicId)!
}

/** Internal ids by public ids; throws NotFound unless all are known. */
async function unitIds(db: Db, publicIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; publicId: string }>`
    select id, asked as "publicId" from unnest(${[...publicIds]}::text[]) asked
    join organisation on public_id = asked::uuid`.execute(db)
  const ids = new Map(rows.map((row) => [row.publicId, row.id]))
  if (publicIds.some((publicId) => !ids.has(publicId))) throw new NotFound('organisation')
  return ids
}

async function unitEnd(db: Db, id: string, on: Day) {
  const { rows } = await sql<{ id: string; code: string; name: string }>`
    select public_id as id, code, coalesce((
      select name from organisation_state state
      where state.organisation_id = organisation.id and superseded_at is null and from_day <= ${on}
      order by from_day desc limit 1), code) as name
    from organisation where organisation.id = ${id}`.execute(db)
  return rows[0]!
}

type EntryInput = {
  on: Day
  category: string
  fromOrganisationId: string | null
  toOrganisationId: string | null
  decisionNo: string | null
  note: string | null
}

async function entryOf(
  db: Db,
  { fromOrganisationId, toOrganisationId, ...rest }: EntryInput,
): Promise<Entry> {
  const publicIds = [fromOrganisationId, toOrganisationId].filter((id) => id !== null)
  const ids = await unitIds(db, publicIds)
  const idOf = (publicId: string | null) => (publicId === null ? null : ids.get(publicId)!)
  return {
    ...rest,
    decisionNo: rest.decisionNo || null,
    note: rest.note || null,
    from: idOf(fromOrganisationId),
    to: idOf(toOrganisationId),
  }
}

/** Who records a movement needs the right at every end of it that the register holds, and at the record's keeper. */
async function mustMayMove(
  db: Db,
  actor: Actor,
  person: PersonRef,
  entry: Pick<Entry, 'from' | 'to'>,
): Promise<void> {
  const units = new Set([person.keeper, entry.from, entry.to].filter((unit) => unit !== null))
  await mustBeAllowedAtAll(db, actor, 'movement.record', [...units])
}

async function mustMayChange(db: Db, actor: Actor, person: PersonRef, movementId: string): Promise<void> {
  const { rows } = await sql<Pick<Entry, 'from' | 'to'>>`
    select from_organisation_id as "from", to_organisation_id as "to" from movement
    where member_id = ${person.id} and id = ${movementId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`movement ${movementId}`)
  await mustMayMove(db, actor, person, rows[0])
}

function eventOf(action: string, personId: string, entry: Entry | null): NewEvent {
  return {
    action,
    organisationId: entry?.to ?? entry?.from ?? null,
    subjectKind: 'person',
    subjectId: personId,
    details: entry ? { on: entry.on, category: entry.category } : {},
  }
}
