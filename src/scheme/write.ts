import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Act, Field } from '#programme/codes.ts'
import type { DraftingBody, MemberRole, SchemeKind } from './codes.ts'

/** What is said of a scheme; ids are internal. */
export interface NewScheme {
  kind: SchemeKind
  code: string
  title: string
  field: Field
  drafter: string
  adopter: string
  startsOn: Day
  dueOn: Day
  reviewed: string | null
  reviewedDocumentId: string | null
  years: number | null
}

/** Records schemes of a unit, all at once, in their order. */
export async function recordSchemes(
  tx: Db,
  organisationId: string,
  schemes: readonly NewScheme[],
  eventId: string,
): Promise<{ id: string; publicId: string }[]> {
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into scheme (organisation_id, recorded_event)
    select ${organisationId}, ${eventId} from generate_series(1, ${schemes.length}::integer)
    returning id, public_id as "publicId"`.execute(tx)
  const recorded = rows.toSorted((a, b) => Number(a.id) - Number(b.id))
  await writeStates(
    tx,
    schemes.map((scheme, index) => ({ ...scheme, schemeId: recorded[index]!.id })),
    eventId,
  )
  return recorded
}

/** Says anew what a scheme is, with the reason; what was said before is kept. */
export async function replaceScheme(
  tx: Db,
  schemeId: string,
  { scheme, reason }: { scheme: NewScheme; reason: string },
  eventId: string,
): Promise<void> {
  await sql`update scheme_state
    set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where scheme_id = ${schemeId} and superseded_at is null`.execute(tx)
  await writeStates(tx, [{ ...scheme, schemeId }], eventId)
}

const columns = (...named: [string, string][]) => named.map(([name, type]) => ({ name, type }))

async function writeStates(tx: Db, schemes: readonly (NewScheme & { schemeId: string })[], eventId: string) {
  await bulkInsert(
    tx,
    'scheme_state',
    columns(
      ['scheme_id', 'bigint'],
      ['kind', 'text'],
      ['code', 'text'],
      ['title', 'text'],
      ['field', 'text'],
      ['drafter', 'text'],
      ['adopter', 'text'],
      ['starts_on', 'date'],
      ['due_on', 'date'],
      ['reviewed', 'text'],
      ['reviewed_document_id', 'bigint'],
      ['years', 'integer'],
      ['recorded_event', 'bigint'],
    ),
    schemes.map((one) => ({
      ...one,
      scheme_id: one.schemeId,
      starts_on: one.startsOn,
      due_on: one.dueOn,
      reviewed_document_id: one.reviewedDocumentId,
      recorded_event: eventId,
    })),
  )
}

export interface NewAct {
  schemeId: string
  act: Act
  on: Day
  note: string | null
  documentId: string | null
}

/** Records acts upon schemes, all at once, in their order. */
export async function recordSchemeActs(tx: Db, acts: readonly NewAct[], eventId: string): Promise<void> {
  await bulkInsert(
    tx,
    'scheme_act',
    columns(
      ['scheme_id', 'bigint'],
      ['act', 'text'],
      ['on_day', 'date'],
      ['note', 'text'],
      ['document_id', 'bigint'],
      ['recorded_event', 'bigint'],
    ),
    acts.map((one) => ({
      ...one,
      scheme_id: one.schemeId,
      on_day: one.on,
      document_id: one.documentId,
      recorded_event: eventId,
    })),
  )
}

export async function supersedeAct(tx: Db, actId: string, reason: string, eventId: string): Promise<void> {
  await sql`update scheme_act
    set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where public_id = ${actId} and superseded_at is null`.execute(tx)
}

export interface NewMember {
  schemeId: string
  body: DraftingBody
  role: MemberRole
  post: string
  name: string | null
  from: Day
  until: Day
}

export async function recordMembers(tx: Db, members: readonly NewMember[], eventId: string): Promise<void> {
  await bulkInsert(
    tx,
    'scheme_member',
    columns(
      ['scheme_id', 'bigint'],
      ['body', 'text'],
      ['role', 'text'],
      ['post', 'text'],
      ['name', 'text'],
      ['from_day', 'date'],
      ['until_day', 'date'],
      ['recorded_event', 'bigint'],
    ),
    members.map((one) => ({
      ...one,
      scheme_id: one.schemeId,
      from_day: one.from,
      until_day: one.until,
      recorded_event: eventId,
    })),
  )
}

/** Takes a member out; answers whether there was one. */
export async function supersedeMember(
  tx: Db,
  schemeId: string,
  memberId: string,
  reason: string,
  eventId: string,
): Promise<boolean> {
  const { rows } = await sql`update scheme_member
    set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where public_id = ${memberId} and scheme_id = ${schemeId} and superseded_at is null returning id`.execute(
    tx,
  )
  return rows.length > 0
}
