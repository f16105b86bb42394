import { sql, type RawBuilder } from 'kysely'
import { journalMovementsOf } from '#movement/changes.ts'
import { rebuildSpells } from '#movement/spells.ts'
import { KINDS as UNIT_KINDS } from '#organisation/kinds.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Line } from './bulk-rules.ts'
import { KINDS } from './list-store.ts'

const BRANCHES = UNIT_KINDS.filter((kind) => kind.branch).map((kind) => kind.code)

/** Branches with members at a unit and below it on a day, the largest first; one more than `limit`. */
export async function branchesBelow(db: Db, unit: string, on: Day, limit: number) {
  const { rows } = await sql<{ id: string; members: number }>`
    select spell.organisation_id as id, count(*)::int as members
    from organisation_ancestor above join member_spell spell on spell.organisation_id = above.descendant_id
    where above.ancestor_id = ${unit} and above.from_day <= ${on}::date and ${on}::date < above.until_day
      and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
    group by spell.organisation_id order by count(*) desc, spell.organisation_id limit ${limit + 1}`.execute(
    db,
  )
  return rows
}

/** The unit immediately above the grassroots organisation of a unit, which issues its letters. */
export async function issuerOf(db: Db, unit: string, on: Day): Promise<string> {
  const { rows } = await sql<{
    superior: string
  }>`select superior from case_line(${unit}::bigint, ${on}::date)`.execute(db)
  return rows[0]!.superior
}

/** A line of a list: units internal, those who stay by their public ids. */
export interface WantedLine {
  from: string
  to: string
  stay: readonly string[]
}

const linesTable = (lines: readonly WantedLine[]): RawBuilder<unknown> => sql`
  unnest(${lines.map((_, place) => place)}::int[], ${lines.map((line) => line.from)}::bigint[],
    ${lines.map((line) => line.to)}::bigint[]) as line (place, from_id, to_id)`

const staying = (lines: readonly WantedLine[]) =>
  sql`(select id from person where public_id = any(${lines.flatMap((line) => line.stay)}::uuid[]))`

/** Members of a line's branch on the day who go. */
const going = (lines: readonly WantedLine[], on: Day): RawBuilder<unknown> => sql`
  ${linesTable(lines)} join member_spell spell on spell.organisation_id = line.from_id
    and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
  where spell.member_id not in ${staying(lines)}`

/** Each line with its units as they are on the day, and how many go. Needs the eyes of the register. */
export async function judgeLines(all: Db, unit: string, lines: readonly WantedLine[], on: Day) {
  const { rows } = await sql<
    Omit<Line, 'from' | 'to'> & { place: number; from: Line['from']; to: Line['to']; superior: string }
  >`
    select line.place, line.from_id = line.to_id as same,
      count(*) over (partition by line.from_id) > 1 as repeated,
      (select count(*)::int from ${going(lines, on)} and line.place = outer_line.place) as members,
      (case_line(line.from_id, ${on}::date)).superior,
      json_build_object('name', ${nameOf('line.from_id', on)}, 'isBelow', exists (
        select from organisation_ancestor where ancestor_id = ${unit} and descendant_id = line.from_id
          and from_day <= ${on}::date and ${on}::date < until_day)) as "from",
      ${receiver('line.to_id', on)} as "to"
    from ${linesTable(lines)} cross join lateral (select line.place) outer_line order by line.place`.execute(
    all,
  )
  const inTransfer = await sql<{ n: number }>`
    select count(*)::int as n from ${going(lines, on)} and (exists (
        select from procedure_subject where person_id = spell.member_id and is_open and kind = any(${[...KINDS]}::text[]))
      or exists (select from transfer_list_member named where named.member_id = spell.member_id and not exists (
        select from transfer_list_act act where act.list_id = named.list_id and act.superseded_at is null)))`.execute(
    all,
  )
  return {
    lines: rows,
    inTransfer: inTransfer.rows[0]!.n,
    superiors: new Set(rows.map((row) => row.superior)).size,
  }
}

const nameOf = (unit: string, on: Day) => sql`(
  select name from organisation_state state where state.organisation_id = ${sql.ref(unit)} and superseded_at is null
  order by from_day <= ${on}::date desc, abs(from_day - ${on}::date) limit 1)`

const receiver = (unit: string, on: Day) => sql`json_build_object('name', ${nameOf(unit, on)},
  'there', exists (select from organisation_ancestor where ancestor_id = ${sql.ref(unit)} and descendant_id = ${sql.ref(unit)}
    and from_day <= ${on}::date and ${on}::date < until_day),
  'lasts', exists (select from organisation_ancestor where ancestor_id = ${sql.ref(unit)} and descendant_id = ${sql.ref(unit)}
    and from_day <= ${on}::date and until_day = 'infinity'),
  'holdsMembers', exists (select from organisation_state where organisation_id = ${sql.ref(unit)} and superseded_at is null
    and from_day <= ${on}::date and ${on}::date < until_day and kind = any(${BRANCHES}::text[])))`

/** The nearest unit at or above all these on a day. */
export async function nearestAbove(db: Db, units: readonly string[], on: Day): Promise<string> {
  const distinct = [...new Set(units)]
  const { rows } = await sql<{ id: string }>`
    select ancestor_id as id from organisation_ancestor above
    where descendant_id = any(${distinct}::bigint[]) and from_day <= ${on}::date and ${on}::date < until_day
    group by ancestor_id having count(*) = ${distinct.length}
    order by (select count(*) from organisation_ancestor up where up.descendant_id = above.ancestor_id
      and up.from_day <= ${on}::date and ${on}::date < up.until_day) desc limit 1`.execute(db)
  return rows[0]!.id
}

export interface NewList {
  organisationId: string
  receiverId: string
  documentId: string
  letterNo: string
  issuerId: string
  issuedOn: Day
  decisionNo: string | null
  reason: string
  members: number
}

/** Records a list with all whom it names. Needs the eyes of the register. */
export async function insertList(all: Db, one: NewList, lines: readonly WantedLine[], eventId: string) {
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into transfer_list (organisation_id, receiver_id, document_id, letter_no, issuer_id, issued_on, decision_no,
      reason, members, recorded_event)
    values (${one.organisationId}, ${one.receiverId}, ${one.documentId}, ${one.letterNo}, ${one.issuerId}, ${one.issuedOn},
      ${one.decisionNo}, ${one.reason}, ${one.members}, ${eventId}) returning id, public_id as "publicId"`.execute(
    all,
  )
  await sql`
    insert into transfer_list_member (member_id, list_id, from_organisation_id, to_organisation_id)
    select spell.member_id, ${rows[0]!.id}, line.from_id, line.to_id from ${going(lines, one.issuedOn)}`.execute(
    all,
  )
  return rows[0]!
}

export interface KeptList {
  id: string
  organisationId: string
  receiverId: string
  issuerId: string
  issuedOn: Day
  letterNo: string
  act: string | null
}

/** A list by its public id, `lock`ed until the transaction ends; throws NotFound. */
export async function findList(db: Db, publicId: string, lock = false): Promise<KeptList> {
  const { rows } = await sql<KeptList>`
    select id, organisation_id as "organisationId", receiver_id as "receiverId", issuer_id as "issuerId",
      issued_on as "issuedOn", letter_no as "letterNo",
      (select act from transfer_list_act where list_id = list.id and superseded_at is null) as act
    from transfer_list list where public_id = ${publicId} ${lock ? sql`for update` : sql``}`.execute(db)
  if (!rows[0]) throw new NotFound(`list ${publicId}`)
  return rows[0]
}

/** What stands against receiving a list on a day. Needs the eyes of the register. */
export async function judgeReceipt(all: Db, listId: string, on: Day) {
  await sql`select person_id from member where person_id in (
    select member_id from transfer_list_member where list_id = ${listId}) order by person_id for no key update`.execute(
    all,
  )
  const { rows } = await sql<{ gone: number; later: number }>`
    select count(*) filter (where here.organisation_id is distinct from named.from_organisation_id)::int as gone,
      count(*) filter (where here.organisation_id = named.from_organisation_id and exists (
        select from movement where member_id = named.member_id and superseded_at is null and on_day > ${on}::date))::int as later
    from transfer_list_member named left join member_spell here on here.member_id = named.member_id
      and here.from_day <= ${on}::date and ${on}::date < here.until_day
    where named.list_id = ${listId}`.execute(all)
  const receivers = await sql<{ to: Line['to'] }>`
    select ${receiver('named.id', on)} as "to"
    from (select distinct to_organisation_id as id from transfer_list_member where list_id = ${listId}) named`.execute(
    all,
  )
  return { ...rows[0]!, receivers: receivers.rows.map((row) => row.to) }
}

/** Moves all whom the list names and who are still there, each by one movement of the day; answers how many. */
export async function moveAll(all: Db, list: KeptList, on: Day, eventId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with mover as (
      select named.member_id, named.from_organisation_id, named.to_organisation_id
      from transfer_list_member named join member_spell here on here.member_id = named.member_id
        and here.from_day <= ${on}::date and ${on}::date < here.until_day
        and here.organisation_id = named.from_organisation_id
      where named.list_id = ${list.id}
    )
    insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, recorded_event)
    select member_id, ${on}::date, coalesce((select max(seq) + 1 from movement before
        where before.member_id = mover.member_id and before.on_day = ${on}::date and before.superseded_at is null), 0),
      'I4', from_organisation_id, to_organisation_id, ${list.letterNo}, ${eventId}
    from mover returning member_id as id`.execute(all)
  const members = rows.map((row) => row.id)
  await sql`update transfer_list_member set left_out = true
    where list_id = ${list.id} and member_id <> all(${members}::bigint[])`.execute(all)
  await journalMovementsOf(all, eventId, members)
  await rebuildSpells(all, members)
  return members.length
}

export async function insertListAct(
  tx: Db,
  listId: string,
  one: { act: string; on: Day; reason: string | null; members: number },
  eventId: string,
): Promise<void> {
  await sql`insert into transfer_list_act (list_id, act, on_day, reason, members, recorded_event)
    values (${listId}, ${one.act}, ${one.on}, ${one.reason}, ${one.members}, ${eventId})`.execute(tx)
}
