import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Act } from './import-apply.ts'

/** The movements of a file into a register that has none yet, member by member. Returns how many. */
export async function insertFirstMovements(tx: Db, { eventId }: Act): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note,
      recorded_event)
    select member.person_id, chain.on_day, chain.seq, chain.category, giver.id, receiver.id, chain.decision_no, chain.note,
      ${eventId}
    from import_chain chain
    join member on member.member_code = chain.member_code
    left join organisation giver on giver.code = chain.from_code
    left join organisation receiver on receiver.code = chain.to_code
    order by member.person_id, chain.on_day, chain.seq`.execute(tx)
  return Number(numAffectedRows)
}

/** Movements that the register does not have; other notes and decisions supersede. Returns how many were recorded. */
export async function insertMovements(tx: Db, { eventId, reason }: Act): Promise<number> {
  await sql`
    update movement set seq = chain.seq
    from import_chain chain
    where chain.member_id = movement.member_id and chain.movement_id = movement.id and movement.seq <> chain.seq`.execute(
    tx,
  )
  const { rows } = await sql<{ n: string }>`
    with staged as (
      select chain.line, chain.on_day, chain.seq, chain.category, chain.decision_no, chain.note, member.person_id, giver.id as giver_id, receiver.id as receiver_id
      from import_chain chain
      join member on member.member_code = chain.member_code
      left join organisation giver on giver.code = chain.from_code
      left join organisation receiver on receiver.code = chain.to_code
      where chain.line is not null
    ),
    known as (
      select staged.line, movement.id, movement.member_id, movement.seq,
        movement.decision_no is distinct from coalesce(staged.decision_no, movement.decision_no)
          or movement.note is distinct from coalesce(staged.note, movement.note) as differs
      from staged
      join movement on movement.member_id = staged.person_id and movement.on_day = staged.on_day
        and movement.category = staged.category and movement.superseded_at is null
        and movement.from_organisation_id is not distinct from staged.giver_id
        and movement.to_organisation_id is not distinct from staged.receiver_id
    ),
    superseded as (
      update movement set superseded_at = now(), superseded_event = ${eventId}
      from known where known.differs and movement.member_id = known.member_id and movement.id = known.id
    ),
    reordered as (
      update movement set seq = staged.seq
      from known join staged using (line)
      where not known.differs and known.seq <> staged.seq and movement.member_id = known.member_id and movement.id = known.id
    ),
    added as (
      insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note,
        reason, supersedes, recorded_event)
      select person_id, staged.on_day, staged.seq, category, giver_id, receiver_id, decision_no, note,
        case when known.differs then ${reason} end, known.id, ${eventId}
      from staged left join known using (line)
      where known.id is null or known.differs
      order by staged.line
      returning 1
    )
    select count(*) as n from added`.execute(tx)
  return Number(rows[0]!.n)
}
